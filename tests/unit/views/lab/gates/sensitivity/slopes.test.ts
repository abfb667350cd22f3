import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slopeReach, slopeSummary, slopeTable } from '../../../../../../src/views/lab/gates/sensitivity/slopes';

/** Two inputs over the steps that the values give. */
const slopes = (...values: number[]) => ({
  values: Float32Array.from(values),
  steps: values.length / 2,
  inputNames: ['load', 'wind'],
  stepLabels: values.slice(0, values.length / 2).map((_, k) => `day ${k + 1}`),
  answered: values.length / 2 - 1,
});

describe('what a prediction hangs on', () => {
  it('is the steepest slope of all inputs and steps, whatever its sign, the first of equals (hand-computed)', () => {
    expect(slopeSummary(slopes(0, 0.25, -0.75, 0, 0.5, 0.75))).toMatchObject({ step: 1, input: 0, value: -0.75 });
  });

  it('lies by half in the fewest last steps that hold half of all absolute slopes (hand-computed)', () => {
    expect(slopeSummary(slopes(1, 1, 0, 0, 1, -1))!.half).toBe(1);
    expect(slopeSummary(slopes(2, -2, 1, 1, 1, 0))!.half).toBe(3);
    expect(slopeSummary(slopes(1, 1, 0.5, 0.5, 0, 0.5))!.half).toBe(3);
    expect(slopeSummary(slopes(4, 0, 0, 0, 0, 0))!.half).toBe(3);
  });

  it('is counted from the step that is answered, backwards and forwards, not from the end (hand-computed)', () => {
    const at = (answered: number, ...values: number[]) => slopeSummary({ ...slopes(...values), answered })!.half;
    expect(at(1, 0, 1, 0, 2, 0, 0, 0, 0)).toBe(1);
    expect(at(1, 3, 0, 0, 2, 0, 0, 0, 0)).toBe(2);
    expect(at(1, 0, 0, 0, 1, 0, 1, 0, 4)).toBe(3);
    expect(at(0, 1, 0, 0, 0, 0, 0, 0, 0)).toBe(1);
  });

  it('is nothing where all is zero or a slope is no number (by definition)', () => {
    expect(slopeSummary(slopes(0, 0, 0, 0))).toBeNull();
    expect(slopeSummary(slopes(0, NaN, 1, 0))).toBeNull();
    expect(slopeSummary(slopes(0, Infinity, 1, 0))).toBeNull();
  });

  it('keeps at least half within those steps, and less than half within one fewer (property)', () => {
    const pair = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const sizes = pairs.map(([a, b]) => Math.abs(a) + Math.abs(b));
        const sum = (list: readonly number[]) => list.reduce((total, size) => total + size, 0);
        fc.pre(sum(sizes) > 0);
        const { half } = slopeSummary(slopes(...pairs.flat()))!;
        expect(2 * sum(sizes.slice(-half))).toBeGreaterThanOrEqual(sum(sizes));
        if (half > 1) expect(2 * sum(sizes.slice(1 - half))).toBeLessThan(sum(sizes));
      }),
    );
  });
});

describe('the range of the colours', () => {
  it('is the next easy number above the steepest slope of all contenders (hand-computed)', () => {
    expect(slopeReach([slopes(0.1, -0.27), null, slopes(0.2, 0)])).toBe(0.3);
    expect(slopeReach([slopes(0.0011, 0)])).toBe(0.0015);
    expect(slopeReach([slopes(-12, 1)])).toBe(15);
  });

  it('is 1 where nothing moves the prediction, and passes over what is no number (by definition)', () => {
    expect(slopeReach([null])).toBe(1);
    expect(slopeReach([slopes(0, 0)])).toBe(1);
    expect(slopeReach([slopes(NaN, 0.5, Infinity, 0)])).toBe(0.5);
  });
});

describe('the saved numbers', () => {
  it('are one row for each contender, input and step, counted from 1 (hand-written)', () => {
    const { columns, rows } = slopeTable([null, slopes(1, 2, 3, 4)], ['A LSTM', 'B GRU'], ['', 'load +1']);
    expect(columns).toEqual(['contender', 'output', 'input', 'step', 'label', 'slope']);
    expect([...rows]).toEqual([
      ['B GRU', 'load +1', 'load', 1, 'day 1', 1],
      ['B GRU', 'load +1', 'load', 2, 'day 2', 3],
      ['B GRU', 'load +1', 'wind', 1, 'day 1', 2],
      ['B GRU', 'load +1', 'wind', 2, 'day 2', 4],
    ]);
  });
});
