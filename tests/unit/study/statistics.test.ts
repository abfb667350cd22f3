import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHA, holm, interval, isConstant, pairedTest, spreadOf } from '../../../src/study/statistics';
import oracle from '../../oracle/verdict.json';

const chance = fc.double({ min: 1e-12, max: 1, noNaN: true });
const value = fc.integer({ min: -1e6, max: 1e6 }).map((thousandths) => thousandths / 1e3);

describe('mean and spread', () => {
  it('divide the squares by n − 1, hand-computed', () => {
    expect(spreadOf([2, 4, 4, 6])).toEqual({ mean: 4, sd: Math.sqrt(8 / 3), n: 4 });
  });

  it('leave out what is not finite and say how many are left, by definition', () => {
    expect(spreadOf([1, NaN, null, 3, Infinity])).toEqual({ mean: 2, sd: Math.SQRT2, n: 2 });
  });

  it('know no spread of one value and nothing of none, by definition', () => {
    expect(spreadOf([5])).toEqual({ mean: 5, sd: null, n: 1 });
    expect(spreadOf([NaN])).toBeNull();
  });
});

describe('the paired t-test', () => {
  it.each(oracle.paired.map((each) => [each.a.length, each] as const))(
    'of %i pairs agrees with scipy.stats.ttest_rel and scipy.stats.t.interval',
    (_, { a, b, mean, sd, p, intervals }) => {
      const test = pairedTest(a.map((x, k) => x - b[k]!))!;
      expect(test.n).toBe(a.length);
      expect(test.mean).toBeCloseTo(mean, 12);
      expect(test.sd).toBeCloseTo(sd, 12);
      expect(Math.abs(test.p / p - 1)).toBeLessThan(1e-6);
      for (const { level, ends } of intervals) {
        interval(test, level).forEach((end, k) => expect(end).toBeCloseTo(ends[k]!, 6));
      }
    },
  );

  it('has no answer without spread, from one pair, or where a difference is not finite, by definition', () => {
    expect(pairedTest([0.5, 0.5, 0.5])).toBeNull();
    expect(pairedTest([0, 0, 0])).toBeNull();
    expect(pairedTest([1])).toBeNull();
    expect(pairedTest([])).toBeNull();
    expect(pairedTest([1, NaN, 2])).toBeNull();
    expect(pairedTest([1, Infinity, 2])).toBeNull();
  });

  it('does not take rounding for spread, hand-computed: 0.3 − 0.2 and 0.2 − 0.1 are the same', () => {
    expect(0.3 - 0.2 === 0.2 - 0.1).toBe(false);
    expect(isConstant([0.3 - 0.2, 0.2 - 0.1, 0.1])).toBe(true);
    expect(pairedTest([0.3 - 0.2, 0.2 - 0.1, 0.1])).toBeNull();
  });

  it('leaves 0 out of the interval exactly where p is below its level, property', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 3, maxLength: 20 }), (differences) => {
        const test = pairedTest(differences);
        if (test === null || Math.abs(test.p - ALPHA) < 1e-6) return;
        const [low, high] = interval(test, 1 - ALPHA);
        expect(low > 0 || high < 0).toBe(test.p < ALPHA);
      }),
    );
  });

  it('turns round with the sign of the differences, property', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 20 }), (differences) => {
        const test = pairedTest(differences);
        const turned = pairedTest(differences.map((each) => -each));
        expect(turned?.p).toBe(test?.p);
        if (test && turned) expect(interval(turned, 0.9)[0]).toBeCloseTo(-interval(test, 0.9)[1], 9);
      }),
    );
  });
});

describe('Holm’s correction', () => {
  it.each(oracle.holm.map((each) => [each.p.join(', '), each] as const))(
    'of %s agrees with statsmodels’ multipletests',
    (_, { p, adjusted, decided }) => {
      const found = holm(p);
      found.forEach((each, k) => expect(each.p).toBeCloseTo(adjusted[k]!, 12));
      expect(found.map((each) => each.p < ALPHA)).toEqual(decided);
    },
  );

  it('judges at 1 − α / m as long as comparisons are decided, hand-computed', () => {
    const levels = holm([0.02, 0.001, 0.8]).map(({ level }) => level);
    expect(levels[0]).toBeCloseTo(1 - 0.05 / 2, 12);
    expect(levels[1]).toBeCloseTo(1 - 0.05 / 3, 12);
    expect(levels[2]).toBeCloseTo(1 - 0.05 / 1, 12);
  });

  it('keeps the level at which the judging stopped, hand-computed: 0.04 comes after 0.03 has failed at 0.025', () => {
    expect(holm([0.03, 0.04]).map(({ level }) => level)).toEqual([0.975, 0.975]);
  });

  it('decides a comparison exactly where its own p is below what is left of its level, property', () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 6 }), (ps) => {
        holm(ps).forEach(({ p, level }, k) => {
          if (Math.abs(p - ALPHA) > 1e-9) expect(p < ALPHA).toBe(ps[k]! < 1 - level);
        });
      }),
    );
  });

  it('makes no p smaller, keeps their order, and does nothing to one alone, property', () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 6 }), (ps) => {
        const found = holm(ps).map(({ p }) => p);
        if (ps.length === 1) expect(found).toEqual(ps);
        ps.forEach((p, k) => {
          expect(found[k]).toBeGreaterThanOrEqual(p);
          ps.forEach((other, j) => other > p && expect(found[j]).toBeGreaterThanOrEqual(found[k]!));
        });
      }),
    );
  });
});
