import { describe, expect, it } from 'vitest';
import { lastValue, naiveError, seasonalNaive } from '../../../src/data/baselines';
import { counting, prepared, seriesSpec, shippedTable, specOf, tableOf } from './specs';

/** 60 rows valued by their number: 42 for training, 9 each for validation and test. */
const numbered = (task: object) => prepared(seriesSpec({ task: { window: 4, ...task } }), tableOf(counting(60)));
const rowsOf = (predictions: Float32Array, K: number) =>
  counting(predictions.length / K).map((n) => [...predictions.subarray(n * K, (n + 1) * K)]);

describe('baselines of a series', () => {
  it('the last value is the one before the predicted rows, for the whole horizon (hand-computed)', () => {
    const [last] = numbered({ horizon: 3 }).baselines('validation');
    expect(last!.name).toBe('lastValue');
    expect(rowsOf(last!.predictions, 3).slice(0, 2)).toEqual([
      [41, 41, 41],
      [42, 42, 42],
    ]);
  });

  it('the seasonal naive is one season back, further back where one season is not yet over (hand-computed)', () => {
    const [, seasonal] = numbered({ horizon: 7, seasonalPeriod: 3 }).baselines('validation');
    expect(seasonal!.name).toBe('seasonalNaive');
    // Targets begin at row 42: its season ago is 39; steps 4 to 6 look back two seasons, step 7 three.
    expect(rowsOf(seasonal!.predictions, 7)[0]).toEqual([39, 40, 41, 39, 40, 41, 39]);
  });

  it('never uses a value of the predicted rows or after (every period and horizon up to 8)', () => {
    for (let seasonalPeriod = 1; seasonalPeriod <= 8; seasonalPeriod++) {
      for (let horizon = 1; horizon <= 8; horizon++) {
        const ready = numbered({ horizon, seasonalPeriod });
        for (const { predictions } of ready.baselines('test').slice(0, 2)) {
          rowsOf(predictions, horizon).forEach((row, n) =>
            row.forEach((value) => {
              expect(value).toBeLessThan(51 + n);
              expect(value).toBeGreaterThanOrEqual(51 + n - seasonalPeriod);
            }),
          );
        }
      }
    }
  });

  it('a season that reaches before the series falls back on the last value', () => {
    const [, seasonal] = numbered({ seasonalPeriod: 6 }).baselines('train');
    expect([...seasonal!.predictions.subarray(0, 4)]).toEqual([3, 4, 0, 1]);
  });

  it('a season as long as the training part still serves every validation sample', () => {
    const [, seasonal] = numbered({ seasonalPeriod: 42 }).baselines('validation');
    expect([...seasonal!.predictions]).toEqual(counting(9));
  });

  it('are in the user’s units, whatever the scaling', () => {
    const raw = shippedTable('airline').columns[0]!.values;
    const ready = prepared(specOf({ data: { source: { kind: 'dataset', id: 'airline' } } }), shippedTable('airline'));
    const [last, seasonal] = ready.baselines('test');
    expect([...last!.predictions]).toEqual([...raw.subarray(121, 143)]);
    expect([...seasonal!.predictions]).toEqual([...raw.subarray(110, 132)]);
    expect([...ready.truth('test')]).toEqual([...raw.subarray(122)]);
  });

  it('a series without a season has no seasonal naive', () => {
    const flat = prepared(specOf({ data: { source: { kind: 'sine', amplitude: 0 } } })).baselines('test');
    expect(flat.map(({ name }) => name)).toEqual(['lastValue', 'ridge']);
  });
});

describe('gaps', () => {
  const gappy = [Float64Array.of(NaN, 1, 2, NaN, 4, NaN, NaN, 7)];

  it('are bridged by the last value that is known (hand-computed)', () => {
    expect([...lastValue(gappy, [1, 4, 7], 2)]).toEqual([NaN, NaN, 2, 2, 4, 4]);
  });

  it('send the seasonal naive back another season, then to the last value (hand-computed)', () => {
    // Season 3: row 6 asks row 3 (missing), then row 0 (missing), so the last value of row 5 or before stands in.
    expect([...seasonalNaive(gappy, [6], 2, 3)]).toEqual([4, 4]);
    expect([...seasonalNaive(gappy, [5], 1, 1)]).toEqual([4]);
  });

  it('and borders end what the naive forecasts look at: then the filled value before stands in (hand-computed)', () => {
    const stretches = [
      { begin: 0, end: 4 },
      { begin: 4, end: 8 },
    ];
    const behind = { stretches, filled: [Float64Array.of(1, 1, 2, 2, 4, 4, 4, 7)] };
    const other = { stretches, filled: [Float64Array.of(1, 1, 2, 2, 50, 4, 4, 7)] };
    const late = [Float64Array.of(NaN, 1, 2, NaN, NaN, 6, NaN, 7)];
    expect([...lastValue(gappy, [4, 5, 7, 8], 1, behind)]).toEqual([2, 4, 4, 7]);
    expect([...lastValue(late, [5, 6], 1, other)]).toEqual([50, 6]);
    // Season 4: row 5 asks row 1 of the stretch before, and season 2 row 7 row 5.
    expect([...seasonalNaive(late, [5, 6], 1, 4, other)]).toEqual([50, 6]);
    expect([...seasonalNaive(late, [7], 1, 2, other)]).toEqual([6]);
  });

  it('leave pairs of two stretches out of the naive error (hand-computed)', () => {
    const column = Float64Array.of(1, 3, 100, 104, 109);
    const stretches = [
      { begin: 0, end: 2 },
      { begin: 2, end: 5 },
    ];
    expect(naiveError(column, { begin: 0, end: 5 }, 1, stretches)).toBe((2 + 4 + 5) / 3);
    expect(naiveError(column, { begin: 1, end: 4 }, 1, stretches)).toBe(4);
    expect(naiveError(column, { begin: 0, end: 5 }, 2, stretches)).toBe(9);
  });

  it('and a season leave their pairs out of the naive error (hand-computed)', () => {
    const column = Float64Array.of(1, 3, NaN, 2, 5, 100);
    expect(naiveError(column, { begin: 0, end: 5 }, 1)).toBe((2 + 3) / 2);
    expect(naiveError(column, { begin: 0, end: 5 }, 3)).toBe((1 + 2) / 2);
    expect(naiveError(column, { begin: 0, end: 2 }, 3)).toBeNaN();
  });
});
