import { describe, expect, it } from 'vitest';
import { fillGaps } from '../../../src/data/preparation/missing';
import { autocorrelation, suggestSeason } from '../../../src/data/season';
import { stream } from '../../../src/experiment/random';
import { counting, shippedTable } from './specs';

const sine = (period: number, rows: number) =>
  Float64Array.from(counting(rows), (t) => Math.sin((2 * Math.PI * t) / period));

describe('the suggested season', () => {
  it.each([3, 7, 12, 25, 100])('is the period of a sine of %i steps', (period) => {
    expect(suggestSeason(sine(period, 400))).toBe(period);
  });

  it('is found under a bent trend', () => {
    expect(suggestSeason(sine(12, 200).map((value, t) => value + t / 5 + (t / 40) ** 2))).toBe(12);
  });

  it.each([
    ['sunspots', 10, 11],
    ['airline', 12, 12],
    ['births', 7, 7],
    ['co2', 12, 12],
  ] as const)('of %s is the one that is known, %i … %i rows', (id, low, high) => {
    const { values } = shippedTable(id).columns[0]!;
    const season = suggestSeason(fillGaps('linear', values, { begin: 0, end: values.length }).values);
    expect(season).toBeGreaterThanOrEqual(low);
    expect(season).toBeLessThanOrEqual(high);
  });

  it('is null for noise, for a constant, for a line, and for a series of one or no row', () => {
    const random = stream(3, 'test');
    expect(suggestSeason(Float64Array.from({ length: 400 }, () => random.uniform()))).toBeNull();
    expect(suggestSeason(new Float64Array(50).fill(0.1))).toBeNull();
    expect(suggestSeason(Float64Array.from(counting(50), (t) => 0.1 + 0.3 * t))).toBeNull();
    expect(suggestSeason(Float64Array.of(1))).toBeNull();
    expect(suggestSeason(new Float64Array(0))).toBeNull();
  });

  it('is null where two seasons do not fit', () => {
    expect(suggestSeason(sine(60, 100))).toBeNull();
  });
});

describe('autocorrelation', () => {
  it('of an alternating series is −(n − k)/n at odd and + at even lags (hand-computed)', () => {
    const r = autocorrelation(
      Float64Array.from(counting(100), (t) => (t % 2 === 0 ? 1 : -1)),
      3,
    );
    [-0.99, 0.98, -0.97].forEach((wanted, k) => expect(r[k]).toBeCloseTo(wanted, 2));
  });
});
