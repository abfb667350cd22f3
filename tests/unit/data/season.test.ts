import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarPeriods } from '../../../src/data/calendarPeriods';
import { fillGaps } from '../../../src/data/preparation/missing';
import { catalogueSeason, seasonalCorrelation, seasonOf, suggestSeason } from '../../../src/data/season';
import { stream, type Stream } from '../../../src/experiment/random';
import type { RowLabels } from '../../../src/experiment/sequences';
import { counting, shippedTable } from './specs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const sine = (period: number, rows: number) =>
  Float64Array.from(counting(rows), (t) => Math.sin((2 * Math.PI * t) / period));

/** A standard normal number (Box & Muller). */
const gaussian = (random: Stream): number =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());

const period = (series: Float64Array, calendar: readonly number[] = []) =>
  suggestSeason(series, calendar)?.period ?? null;

/** A wave of height 1 on a bent trend, with a random walk and noise of the given sizes. */
function made(rows: number, period: number, parts: { trend: number; walk: number; noise: number; seed: number }) {
  const random = stream(parts.seed, 'test');
  let walk = 0;
  return sine(period, rows).map((wave, t) => {
    walk += parts.walk * gaussian(random);
    return wave + parts.trend * t + parts.trend * (t / 20) ** 2 + walk + parts.noise * gaussian(random);
  });
}

describe('the suggested season', () => {
  it.each([3, 7, 12, 25, 100])('is the period of a sine of %i steps', (wanted) => {
    expect(period(sine(wanted, 400))).toBe(wanted);
  });

  it('is found under a bent trend', () => {
    expect(period(sine(12, 200).map((value, t) => value + t / 5 + (t / 40) ** 2))).toBe(12);
  });

  it('is the period of a wave with any trend, and some random walk and noise (property)', () => {
    const parts = fc.record({
      trend: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      walk: fc.double({ min: 0, max: 0.05, noNaN: true }),
      noise: fc.double({ min: 0, max: 0.2, noNaN: true }),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 14 }), fc.integer({ min: 300, max: 600 }), parts, (wanted, rows, given) => {
        expect(period(made(rows, wanted, given))).toBe(wanted);
      }),
      { seed: 12, numRuns: 60, endOnFailure: true },
    );
  });

  it('is the calendar’s where a slow trend dominates: 7 of days, 12 of months, 24 of hours, each under a wave of 400 times its power', () => {
    const slow = (rows: number) => sine(rows, rows).map((value) => 20 * value);
    const under = (wanted: number, rows: number, seed: number) =>
      made(rows, wanted, { trend: 0.02, walk: 0.1, noise: 0.3, seed }).map((value, t) => value + slow(rows)[t]!);
    expect(period(under(7, 700, 1), [7, 365])).toBe(7);
    expect(period(under(12, 180, 2), [12])).toBe(12);
    expect(period(under(24, 2000, 3), [24, 168])).toBe(24);
  });

  it('is the first of the calendar that is borne out: the day before the week, the year where there is no week', () => {
    const both = sine(24, 1500).map((value, t) => value + 1.5 * Math.sin((2 * Math.PI * t) / 168));
    expect(period(both, [24, 168])).toBe(24);
    const year = made(1200, 365, { trend: 0, walk: 0, noise: 0.3, seed: 4 });
    expect(period(year, [7, 365])).toBe(365);
  });

  it('is not the calendar’s where the series has another', () => {
    expect(period(sine(8, 400), [7, 365])).toBe(8);
    expect(period(sine(49, 600), [7, 365])).toBe(49);
  });

  it.each([
    ['sunspots', 10, 11],
    ['airline', 12, 12],
    ['births', 7, 7],
    ['co2', 12, 12],
    ['co2Weekly', 52, 52],
    ['elNino', 12, 12],
    ['seattleTemperature', 365, 365],
  ] as const)('of %s is the one that is known, %i … %i rows', (id, low, high) => {
    const { labels, columns } = shippedTable(id);
    const { values } = columns[0]!;
    const filled = fillGaps('linear', values, { begin: 0, end: values.length }).values;
    const season = period(filled, calendarPeriods(labels));
    expect(season).toBeGreaterThanOrEqual(low);
    expect(season).toBeLessThanOrEqual(high);
  });

  it('is null for a constant, for a line, and for a series of one or no row', () => {
    expect(suggestSeason(new Float64Array(50).fill(0.1), [7])).toBeNull();
    expect(
      suggestSeason(
        Float64Array.from(counting(50), (t) => 0.1 + 0.3 * t),
        [7],
      ),
    ).toBeNull();
    expect(suggestSeason(Float64Array.of(1), [7])).toBeNull();
    expect(suggestSeason(new Float64Array(0), [7])).toBeNull();
  });

  it('is null for noise and for a random walk, but for few (counted over 60 of each, without a calendar and with one)', () => {
    const random = stream(3, 'test');
    let [noise, walk, calendar] = [0, 0, 0];
    for (let k = 0; k < 60; k++) {
      if (suggestSeason(Float64Array.from({ length: 300 }, () => gaussian(random))) !== null) noise++;
      let level = 0;
      const walked = Float64Array.from({ length: 300 }, () => (level += gaussian(random)));
      if (suggestSeason(walked) !== null) walk++;
      if (suggestSeason(walked, [7, 365]) !== null) calendar++;
    }
    expect([noise, walk, calendar].map((found) => found <= 6)).toEqual([true, true, true]);
  });

  it('is null where three seasons do not fit, two of the calendar’s', () => {
    expect(suggestSeason(sine(60, 100))).toBeNull();
    expect(period(sine(45, 100), [45])).toBe(45);
    expect(suggestSeason(sine(60, 100), [60])).toBeNull();
  });
});

describe('the correlation of a season', () => {
  it('is 1 of a wave on a line at its period, −1 where signs are turned (hand-computed)', () => {
    const wave = sine(12, 240).map((value, t) => 5 * value + 2 * t);
    expect(seasonalCorrelation(wave, 12)).toBeCloseTo(1, 9);
    const alternating = Float64Array.from(counting(100), (t) => (t % 2 === 0 ? 1 : -1));
    // A moving mean of three of −1, 1, −1 … is a third of the value with its sign turned: 4/3 of the series is left.
    expect(seasonalCorrelation(alternating, 3)).toBeCloseTo(-1, 9);
    expect(seasonalCorrelation(alternating, 2)).toBeCloseTo(1, 9);
  });

  it('of five values two rows apart, the parabola taken out, is −11/14 (hand-computed)', () => {
    // Mean, slope and bend of −1, 2, 0, −2, 1 are zero: nothing is taken out. Pairs (−1, 0), (2, −2), (0, 1):
    // −4 + 1/3 over 5 − 1/3.
    expect(seasonalCorrelation(Float64Array.of(-1, 2, 0, -2, 1), 2)).toBeCloseTo(-11 / 14, 9);
  });

  it('is not a number where nothing is left, or fewer than two seasons are there', () => {
    expect(seasonalCorrelation(new Float64Array(40).fill(3), 4)).toBeNaN();
    expect(seasonalCorrelation(sine(12, 23), 12)).toBeNaN();
  });
});

describe('the season of a spec', () => {
  const none: RowLabels = { kind: 'number', first: 1 };
  const sineSource = { kind: 'sine' } as never;

  it('is the chosen one, whatever the series says, with the correlation that this one has', () => {
    const chosen = seasonOf(catalogueSeason(sineSource), 6, sine(12, 240), none);
    expect(chosen).toMatchObject({ ok: true, value: { period: 6 } });
    if (chosen.ok) expect(chosen.value!.correlation).toBeCloseTo(-1, 1);
  });

  it('is the data set’s own where none is chosen', () => {
    const births = { kind: 'dataset', id: 'births' } as never;
    expect(seasonOf(catalogueSeason(births), null, sine(12, 240), none)).toMatchObject({
      ok: true,
      value: { period: 7 },
    });
  });
});

describe('the periods of the calendar', () => {
  const times = (rows: number, at: (row: number) => number): RowLabels => ({
    kind: 'time',
    times: Float64Array.from(counting(rows), at),
    precision: 'minute',
  });
  const every = (step: number) => times(50, (row) => Date.UTC(2020, 0, 1) + row * step);

  it.each([
    ['hours', every(HOUR), [24, 168]],
    ['quarters of an hour', every(HOUR / 4), [96, 672]],
    ['seven minutes, of which no day has a whole number', every(7 * 60_000), [1440]],
    ['days', every(DAY), [7, 365]],
    ['weeks', every(7 * DAY), [52]],
    ['months', times(30, (row) => Date.UTC(2020, row, 1)), [12]],
    ['quarters', times(12, (row) => Date.UTC(2020, 3 * row, 1)), [4]],
    ['years', times(12, (row) => Date.UTC(2000 + row, 0, 1)), []],
    ['working days', times(50, (row) => Date.UTC(2024, 0, 1) + (Math.floor(row / 5) * 7 + (row % 5)) * DAY), [5, 261]],
    ['hours with a gap of a month', times(50, (row) => row * HOUR + (row > 20 ? 30 * DAY : 0)), [24, 168]],
    ['the same time again and again', times(50, () => 0), []],
    ['no dates', { kind: 'number', first: 1 } as RowLabels, []],
  ])('of %s', (_, labels, wanted) => {
    expect(calendarPeriods(labels)).toEqual(wanted);
  });
});
