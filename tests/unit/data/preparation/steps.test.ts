import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFeatures } from '../../../../src/data/preparation/calendar';
import { timeSinceFeatures } from '../../../../src/data/preparation/timeSince';
import { correlation } from '../../../../src/data/preparation/correlation';
import { featuresOf, missingIndicator } from '../../../../src/data/preparation/features';
import { clip, fitBounds } from '../../../../src/data/preparation/outliers';
import { fitTransform, inverted, transformed } from '../../../../src/data/preparation/transform';
import { TRANSFORMS } from '../../../../src/experiment/schema';

const column = (...values: number[]) => Float64Array.from(values);
const all = { begin: 0, end: 5 };

describe('outlier bounds', () => {
  const open = { k: 3, low: null, high: null };
  const values = column(1, 2, 3, 4, 5, 100);

  it('lie k interquartile ranges beyond the quartiles of the training rows (hand-computed)', () => {
    expect(fitBounds({ ...open, rule: 'iqr', k: 1.5 }, values, all)).toEqual({ low: -1, high: 7 });
  });

  it('lie k population deviations around the mean of the training rows (hand-computed)', () => {
    const bounds = fitBounds({ ...open, rule: 'sigma', k: 2 }, values, all)!;
    expect(bounds.low).toBeCloseTo(3 - 2 * Math.SQRT2, 12);
    expect(bounds.high).toBeCloseTo(3 + 2 * Math.SQRT2, 12);
  });

  it('are as given where they are fixed, whatever the rows hold, and may be open on a side (by definition)', () => {
    expect(fitBounds({ ...open, rule: 'bounds', low: 2, high: 4 }, values, all)).toEqual({ low: 2, high: 4 });
    const above = fitBounds({ ...open, rule: 'bounds', high: 4 }, values, all);
    expect([...clip(values, above)]).toEqual([1, 2, 3, 4, 4, 4]);
    expect([...clip(values, fitBounds({ ...open, rule: 'bounds', low: 3 }, values, all))]).toEqual([
      3, 3, 3, 4, 5, 100,
    ]);
  });

  it('move what lies outside onto the bound and leave everything else, and the array where nothing does', () => {
    expect([...clip(values, { low: 2, high: 7 })]).toEqual([2, 2, 3, 4, 5, 7]);
    expect(clip(values, { low: 0, high: 100 })).toBe(values);
    expect(clip(values, null)).toBe(values);
  });
});

describe('transforms', () => {
  const values = column(1, 2, 4, 8, 16);
  const apply = (name: (typeof TRANSFORMS)[number], period = 2) => [
    ...transformed(values, fitTransform(name, values, all, period)),
  ];

  it('are what their names say (hand-computed)', () => {
    expect(apply('none')).toEqual([1, 2, 4, 8, 16]);
    expect(apply('difference')).toEqual([NaN, 1, 2, 4, 8]);
    expect(apply('seasonalDifference')).toEqual([NaN, NaN, 3, 6, 12]);
    apply('log').forEach((value, k) => expect(value).toBeCloseTo(k * Math.LN2, 12));
    apply('logDifference')
      .slice(1)
      .forEach((value) => expect(value).toBeCloseTo(Math.LN2, 12));
    apply('logSeasonalDifference')
      .slice(2)
      .forEach((value) => expect(value).toBeCloseTo(2 * Math.LN2, 12));
  });

  it('detrending leaves the residuals of the least-squares line through the training rows (hand-computed)', () => {
    // Through (0, 1), (1, 2), (2, 6): slope 5/2, at row 1 the mean 3.
    const bent = column(1, 2, 6, 100);
    const transform = fitTransform('detrend', bent, { begin: 0, end: 3 }, 0);
    expect([transform.intercept, transform.slope]).toEqual([0.5, 2.5]);
    expect([...transformed(bent, transform)]).toEqual([0.5, -1, 0.5, 92]);
  });

  it('are undone exactly over any horizon, from the values before it alone', () => {
    const series = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(
        series,
        fc.constantFrom(...TRANSFORMS),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        (numbers, name, period, horizon) => {
          const values = column(...numbers);
          const transform = fitTransform(name, values, { begin: 0, end: 8 }, period);
          const row = Math.max(5, numbers.length - horizon);
          const wanted = transformed(values, transform).subarray(row, row + horizon);
          const known = values.map((value, at) => (at < row ? value : NaN));
          const size = Math.max(...numbers);
          inverted(wanted, row, known, transform).forEach((value, h) =>
            expect(Math.abs(value - numbers[row + h]!)).toBeLessThanOrEqual(1e-9 * size),
          );
        },
      ),
    );
  });
});

describe('features', () => {
  const AHEAD = { knownAhead: [], calendarAhead: false };
  const past = { target: (v: number, row: number) => (v + 1) * row * row, time: (row: number) => row * 3_600_000 };
  const named = (features: Partial<Parameters<typeof featuresOf>[0]>, names = ['a']) =>
    featuresOf(
      {
        timeSince: false,
        calendar: [],
        rollingMean: null,
        rollingStd: null,
        lags: [],
        words: [],
        ...AHEAD,
        ...features,
      },
      names,
      1,
    );

  it('a rolling mean and deviation end with their own row (hand-computed: 4, 9, 16)', () => {
    const [mean, std] = named({ rollingMean: 3, rollingStd: 3 });
    expect(mean!.at(4, past)).toBeCloseTo(29 / 3, 12);
    expect(std!.at(4, past)).toBeCloseTo(Math.sqrt((16 + 81 + 256) / 3 - (29 / 3) ** 2), 9);
    expect([mean!.reach, mean!.name, std!.name]).toEqual([2, 'a mean 3', 'a std 3']);
  });

  it('lags are the target so many rows before, for each target, a repeated lag once', () => {
    const lags = named({ lags: [1, 3, 1] }, ['a', 'b']);
    expect(lags.map(({ name, reach }) => [name, reach])).toEqual([
      ['a lag 1', 1],
      ['a lag 3', 3],
      ['b lag 1', 1],
      ['b lag 3', 3],
    ]);
    expect(lags.map((lag) => lag.at(5, past))).toEqual([16, 4, 32, 8]);
  });

  it('the calendar is a point on a circle (calendar: 1 January 1970 was a Thursday)', () => {
    const circle = (unit: 'hour' | 'weekday' | 'month', row: number) =>
      calendarFeatures([unit]).map((feature) => feature.at(row, past));
    const at = (share: number) => [Math.sin(2 * Math.PI * share), Math.cos(2 * Math.PI * share)];
    expect(circle('hour', 30)).toEqual(at(6 / 24));
    expect(circle('weekday', 0)).toEqual(at(4 / 7));
    expect(circle('month', 24 * 40)).toEqual(at(1 / 12));
    expect(calendarFeatures(['month']).map(({ name }) => name)).toEqual(['month sin', 'month cos']);
  });

  it('the time since the row before is log(1 + steps), by the median step of the training rows (hand-computed)', () => {
    const times = [0, 10, 20, 50, 60, 60_000];
    const since = (training: number) =>
      timeSinceFeatures(
        { timeSince: true, calendar: [], rollingMean: null, rollingStd: null, lags: [], words: [], ...AHEAD },
        { kind: 'time', times: Float64Array.from(times.slice(0, training)), precision: 'second' },
      )[0]!;
    const seen = { ...past, time: (row: number) => times[row] ?? NaN };
    const of = (row: number, training = 5) => Math.expm1(since(training).at(row, seen));
    // The first row has none before it.
    [1, 1, 1, 3, 1, 5994].forEach((steps, row) => expect(of(row)).toBeCloseTo(steps, 6));
    expect(of(3, 6)).toBeCloseTo(3, 9);
    expect(since(5)).toMatchObject({ reach: 0, scaled: true, name: 'time since' });
  });

  it('the time since the row before counts months as months, however long they are (calendar)', () => {
    const times = [0, 1, 2, 3, 6, 7].map((month) => Date.UTC(2021, month));
    const [since] = timeSinceFeatures(
      { timeSince: true, calendar: [], rollingMean: null, rollingStd: null, lags: [], words: [], ...AHEAD },
      { kind: 'time', times: Float64Array.from(times), precision: 'month' },
    );
    const of = (row: number) => Math.expm1(since!.at(row, { ...past, time: (at) => times[at] ?? NaN }));
    [1, 1, 1, 1, 3, 1].forEach((months, row) => expect(of(row)).toBeCloseTo(months, 9));
  });

  it('a row without a date lies in the middle of the circle', () => {
    const undated = { ...past, time: () => NaN };
    expect(calendarFeatures(['month']).map((feature) => feature.at(0, undated))).toEqual([0, 0]);
  });

  it('a mark is 1 exactly where the cell was missing, and 0 beyond the end', () => {
    const mark = missingIndicator('a', column(1, NaN, 3));
    expect([0, 1, 2, 3].map((row) => mark.at(row, past))).toEqual([0, 1, 0, 0]);
  });
});

describe('correlation', () => {
  it('is Pearson’s r over rows in which both have a value (hand-computed: 1,2,4 with 1,3,2 gives 1/√(14/3·2)·1)', () => {
    const r = correlation(column(1, 2, NaN, 4, 9), column(1, 3, 7, 2, -50), { begin: 0, end: 4 });
    // Deviations (−4, −1, 5)/3 and (−1, 1, 0): Σxy = 1, Σxx = 42/9, Σyy = 2.
    expect(r).toBeCloseTo(1 / Math.sqrt((42 / 9) * 2), 12);
  });

  it('is ±1 for a straight line and null for a constant', () => {
    const line = column(1, 2, 3, 4, 5);
    expect(
      correlation(
        line,
        line.map((x) => 3 - 2 * x),
        all,
      ),
    ).toBeCloseTo(-1, 12);
    expect(correlation(line, column(0.1, 0.1, 0.1, 0.1, 0.1), all)).toBeNull();
    expect(correlation(line, column(1, NaN, NaN, NaN, NaN), all)).toBeNull();
  });
});
