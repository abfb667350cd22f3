import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothed } from '../../../../../src/views/lab/curves/smoothing';

describe('smoothing', () => {
  it('is an exponential moving average freed from its bias towards 0 (hand-computed)', () => {
    // w = 0.5: s = 1, 2, 1.5; divided by 0.5, 0.75, 0.875.
    expect(smoothed([2, 3, 1], 3, 0.5)).toEqual(
      [2, 2 / 0.75, 1.5 / 0.875].map((each) => expect.closeTo(each, 12) as number),
    );
  });

  it('leaves values as they are at weight 0, and never reads past the length (by definition)', () => {
    expect(smoothed([3, 1, 2, 9], 3, 0)).toEqual([3, 1, 2]);
  });

  it('passes over what is not finite (hand-computed)', () => {
    expect(smoothed([NaN, 2, Infinity, 2], 4, 0.9)).toEqual([
      NaN,
      expect.closeTo(2, 12),
      Infinity,
      expect.closeTo(2, 12),
    ]);
  });

  it('keeps a level line level and stays between the lowest and the highest value (property)', () => {
    const ys = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(ys, fc.double({ min: 0, max: 0.99, noNaN: true }), (values, weight) => {
        const found = smoothed(values, values.length, weight);
        found.forEach((each) => {
          expect(each).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
          expect(each).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
        });
        smoothed(
          values.map(() => 7),
          values.length,
          weight,
        ).forEach((each) => expect(each).toBeCloseTo(7, 9));
      }),
    );
  });
});
