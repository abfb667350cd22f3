import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeRows, fillGaps, type FillRule } from '../../../../src/data/preparation/missing';
import { naturalSpline } from '../../../../src/data/preparation/spline';

const column = (...values: number[]) => Float64Array.from(values);
const gap = NaN;
const filled = (rule: FillRule, values: Float64Array, end: number) => [
  ...fillGaps(rule, values, { begin: 0, end }).values,
];

describe('filling gaps', () => {
  const values = column(gap, 1, gap, 4, 4, gap, 11, gap);

  it.each([
    ['mean', 5],
    ['median', 4],
    ['min', 1],
    ['max', 11],
  ] as const)('%s puts the statistic of the training rows everywhere (hand-computed)', (rule, wanted) => {
    expect(filled(rule, column(...values, 99), 8)).toEqual([wanted, 1, wanted, 4, 4, wanted, 11, wanted, 99]);
  });

  it('forward fill repeats the last value, and the first one before any (hand-written)', () => {
    expect(filled('forwardFill', values, 8)).toEqual([1, 1, 1, 4, 4, 4, 11, 11]);
  });

  it('a straight line joins the neighbours inside the training rows (hand-computed)', () => {
    expect(filled('linear', values, 8)).toEqual([1, 1, 2.5, 4, 4, 7.5, 11, 11]);
  });

  it('nothing is interpolated towards a row behind the training part (hand-written)', () => {
    // Row 6 is no training row: the gap before it must not lean towards it, and neither must gaps behind it.
    expect(filled('linear', values, 6)).toEqual([1, 1, 2.5, 4, 4, 4, 11, 11]);
    expect(filled('linear', column(0, 2, 4, gap, gap, 9, gap, 30), 4)).toEqual([0, 2, 4, 4, 4, 9, 9, 30]);
  });

  it('counts what was interpolated and what was filled forward', () => {
    expect(fillGaps('linear', values, { begin: 0, end: 8 })).toMatchObject({
      cells: 4,
      interpolated: 2,
      constant: null,
    });
    expect(fillGaps('mean', values, { begin: 0, end: 8 })).toMatchObject({ cells: 4, interpolated: 0, constant: 5 });
  });

  it('a column without gaps is the column itself', () => {
    const whole = column(1, 2, 3);
    expect(fillGaps('spline', whole, { begin: 0, end: 2 }).values).toBe(whole);
  });

  it.each([
    ['forwardFill', [1, 1, 1, 4, 10, 10, 10, 20, 9, 9, 30]],
    ['linear', [1, 1, 2.5, 4, 10, 10, 15, 20, 9, 9, 30]],
    ['spline', [1, 1, 2.5, 4, 10, 10, 15, 20, 9, 9, 30]],
  ] as const)('%s takes nothing across the border of two stretches (hand-computed)', (rule, wanted) => {
    // The second begins with a gap; the third lies behind the training part: 9 is the mean of 1, 4, 10, 20 and 10.
    const stretched = column(gap, 1, gap, 4, gap, 10, gap, 20, gap, gap, 30);
    const stretches = [
      { begin: 0, end: 4 },
      { begin: 4, end: 8 },
      { begin: 8, end: 11 },
    ];
    const { values: all, interpolated } = fillGaps(rule, stretched, { begin: 0, end: 8 }, stretches);
    expect([...all]).toEqual(wanted.map((value) => (value === 9 ? (1 + 4 + 10 + 20) / 4 : value)));
    expect(interpolated).toBe(rule === 'forwardFill' ? 0 : 2);
  });

  it('each stretch is filled as a column of its own would be (property)', () => {
    const part = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(gap)), { minLength: 2, maxLength: 8 });
    const trained = part.map((values) => [5, ...values]);
    fc.assert(
      fc.property(fc.constantFrom('forwardFill', 'linear', 'spline'), trained, trained, (rule, a, b) => {
        const all = column(...a, ...b);
        const border = a.length;
        const stretches = [
          { begin: 0, end: border },
          { begin: border, end: all.length },
        ];
        const alone = (values: number[]) => filled(rule, column(...values), values.length);
        const { values: together } = fillGaps(rule, all, { begin: 0, end: all.length }, stretches);
        expect([...together]).toEqual([...alone(a), ...alone(b)]);
      }),
    );
  });

  it('without any training value it throws, for the caller has to ask before', () => {
    expect(() => fillGaps('mean', column(gap, 1), { begin: 0, end: 1 })).toThrow('no training row has a value');
  });
});

describe('the natural cubic spline', () => {
  it('through (0,0), (1,1), (2,0) has the value 11/16 at 1/2 (solved by hand: M₁ = −3)', () => {
    const spline = naturalSpline(column(0, 1, 2), column(0, 1, 0));
    expect(spline(0, 0.5)).toBeCloseTo(11 / 16, 12);
    expect(spline(1, 1.5)).toBeCloseTo(11 / 16, 12);
  });

  it('goes through its knots, is straight where they are, and bends evenly across a knot (by definition)', () => {
    const knots = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(knots, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 }), (ys, gaps) => {
        const xs = ys.map((_, k) => gaps.slice(0, k).reduce((sum, each) => sum + each, 0));
        const spline = naturalSpline(column(...xs), column(...ys));
        const line = naturalSpline(column(...xs), column(...xs.map((x) => 2 - 3 * x)));
        for (let k = 0; k + 1 < xs.length; k++) {
          expect(spline(k, xs[k]!)).toBeCloseTo(ys[k]!, 6);
          expect(spline(k, xs[k + 1]!)).toBeCloseTo(ys[k + 1]!, 6);
          expect(line(k, xs[k]! + 0.3)).toBeCloseTo(2 - 3 * (xs[k]! + 0.3), 6);
        }
        const slope = (left: number, x: number) => (spline(left, x + 1e-4) - spline(left, x - 1e-4)) / 2e-4;
        for (let k = 1; k + 1 < xs.length; k++) {
          expect(Math.abs(slope(k - 1, xs[k]!) - slope(k, xs[k]!))).toBeLessThan(1e-3);
        }
      }),
    );
  });

  it('fills a gap in a cubic better than a straight line does', () => {
    const cube = Float64Array.from({ length: 20 }, (_, t) => (t === 10 ? NaN : (t - 5) ** 3));
    const wanted = 125;
    const error = (rule: FillRule) => Math.abs(filled(rule, cube, 20)[10]! - wanted);
    expect(error('spline')).toBeLessThan(error('linear') / 5);
  });
});

describe('complete rows', () => {
  it('are those in which every column has a value (hand-written); null when that is all', () => {
    expect(completeRows([column(1, gap, 3, 4), column(1, 2, gap, 4)], 4)).toEqual(Int32Array.of(0, 3));
    expect(completeRows([column(1, 2)], 2)).toBeNull();
  });
});
