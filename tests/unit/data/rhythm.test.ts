import { median } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianStep } from '../../../src/data/rhythm';

describe('the median step', () => {
  it('is the median of the differences as d3 computes it, bit for bit, and leaves the moments as they are', () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.double({ min: 0.001, max: 1e9, noNaN: true })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (differences) => {
        let time = 0;
        const times = Float64Array.from([0, ...differences], (step) => (time += step));
        const before = times.slice();
        const own = Array.from(times.subarray(1), (each, k) => each - times[k]!);
        expect(medianStep(times)).toBe(median(own));
        expect(times).toEqual(before);
      }),
    );
  });

  it('is none of fewer than two moments', () => {
    expect([medianStep(Float64Array.of()), medianStep(Float64Array.of(5))]).toEqual([NaN, NaN]);
  });
});
