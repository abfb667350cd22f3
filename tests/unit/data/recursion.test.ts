import { describe, expect, it } from 'vitest';
import { whole } from '../../../src/data/pieces';
import { feedingBack, rolling, unknownInputs, type Channel, type Prediction } from '../../../src/data/recursion';
import type { Matrix } from '../../../src/data/preparation/types';
import { prepare } from '../../../src/data';
import { counting, prepared, problems, seriesSpec, specOf, tableOf } from './specs';

const column = (...values: number[]): Matrix => ({
  values: Float32Array.from(values),
  width: 1,
  inputs: 1,
  targets: [0],
});
const own: Channel = { kind: 'target', target: 0 };

/** x_(t+1) = x_t / 2 + x_(t−1) / 4, on windows of two steps, one or two steps ahead. */
const ar2 =
  (ahead: 1 | 2): Prediction =>
  (windows, B) =>
    Float32Array.from({ length: B * ahead }, (_, k) => {
      const b = Math.floor(k / ahead);
      const [before, last] = [windows[b]!, windows[B + b]!];
      const next = last / 2 + before / 4;
      return k % ahead === 0 ? next : next / 2 + last / 4;
    });

describe('predictions fed back', () => {
  it('follow a known recursion of second order (hand-computed), several windows at once', () => {
    const series = { matrix: column(8, 4, 16, 0), channels: [own], T: 2 };
    const forecast = whole(feedingBack(ar2(1), rolling(series, [2, 4]), 4, 1));
    expect([...forecast]).toEqual([4, 3, 2.5, 2, 4, 2, 2, 1.5]);
  });

  it('go on in blocks where the network predicts several steps at once: the same recursion', () => {
    const series = { matrix: column(8, 4), channels: [own], T: 2 };
    const single = whole(feedingBack(ar2(1), rolling(series, [2]), 5, 1));
    expect(whole(feedingBack(ar2(2), rolling(series, [2]), 5, 2))).toEqual(single);
    expect(whole(feedingBack(ar2(2), rolling(series, [2]), 5, 1))).toEqual(single);
  });

  it('keep several targets apart, step by step (hand-computed)', () => {
    const matrix: Matrix = { values: Float32Array.of(1, 10, 2, 20), width: 2, inputs: 2, targets: [1, 0] };
    const channels: Channel[] = [
      { kind: 'target', target: 1 },
      { kind: 'target', target: 0 },
    ];
    // Targets [y, x] of the last step of inputs [x, y]: y + 1 and 2 x.
    const predict: Prediction = (windows, B, T) =>
      Float32Array.from({ length: B * 2 }, (_, k) => {
        const at = ((T - 1) * B + Math.floor(k / 2)) * 2;
        return k % 2 === 0 ? windows[at + 1]! + 1 : 2 * windows[at]!;
      });
    expect([...whole(feedingBack(predict, rolling({ matrix, channels, T: 2 }, [2]), 3, 1))]).toEqual([
      21, 4, 22, 8, 23, 16,
    ]);
  });

  it('meet features made anew of the row and of what was fed back (hand-computed)', () => {
    const channels: Channel[] = [
      own,
      { kind: 'derived', of: (row) => 100 * row },
      { kind: 'derived', of: (row, begin, fed) => ((row > begin ? fed(0, row - 1) : 4) + fed(0, row)) / 2 },
    ];
    const matrix: Matrix = { values: Float32Array.of(2, 0, 0, 4, 100, 3), width: 3, inputs: 3, targets: [0] };
    const windows = rolling({ matrix, channels, T: 2 }, [2]);
    windows.feed(Float32Array.of(10, 20), 2);
    // Rows 2 and 3: the value, 100 · row, the mean of it and the value before.
    expect([...windows.windows]).toEqual([10, 200, 7, 20, 300, 15]);
  });

  it('pause after every pass but the last, so that others have their turn', () => {
    const work = feedingBack(ar2(1), rolling({ matrix: column(8, 4), channels: [own], T: 2 }, [2]), 3, 1);
    expect([work.next().done, work.next().done, work.next().done]).toEqual([false, false, true]);
  });

  it('stop at an input whose future nobody knows, by name', () => {
    const channels: Channel[] = [{ kind: 'unknown', name: 'wind' }];
    expect(unknownInputs(channels)).toEqual(['wind']);
    const windows = rolling({ matrix: column(1, 2), channels, T: 1 }, [2]);
    expect(() => windows.feed(Float32Array.of(1), 1)).toThrow(/wind/);
  });
});

describe('a recursive forecast as prepared', () => {
  const table = tableOf(counting(60), { wind: counting(60, 5) });
  const spec = (task: object, data: object = {}) => seriesSpec({ data, task: { window: 4, ...task } });

  it('trains a network of one step and is still scored over the horizon', () => {
    const ready = prepared(spec({ horizon: 3, strategy: 'recursive' }), table);
    const batch = ready.validation.batch([0]);
    expect([ready.outputs, ready.width, batch.targets.length, ready.truth('test', [0]).length]).toEqual([1, 3, 1, 3]);
  });

  it('needs inputs that are targets: what else there is, is named with the way out', () => {
    const inputs = { inputs: ['sunspots', 'wind'] };
    expect(problems(prepare(spec({ horizon: 3, strategy: 'recursive' }, inputs), table))).toEqual([
      { path: 'task.strategy', code: 'recursiveNeedsInputs', values: { columns: 'wind' } },
    ]);
    expect(problems(prepare(spec({ horizon: 3, beyond: 4 }, inputs), table))).toEqual([
      { path: 'task.beyond', code: 'beyondNeedsInputs', values: { columns: 'wind', max: 3 } },
    ]);
    const both = { ...inputs, targets: ['sunspots', 'wind'] };
    expect(problems(prepare(spec({ horizon: 3, strategy: 'recursive', beyond: 9 }, both), table))).toEqual([]);
    expect(problems(prepare(spec({ strategy: 'recursive' }, inputs), table)), 'one step needs no feeding').toEqual([]);
  });

  it('reaches beyond the end as far as asked, else as far as the window or the horizon', () => {
    const steps = (task: object, data?: object) => prepared(spec(task, data), table).beyond!.steps;
    expect(steps({ beyond: 7 })).toBe(7);
    expect(steps({})).toBe(4);
    expect(steps({ horizon: 6 })).toBe(6);
    expect(steps({ horizon: 2 }, { inputs: ['wind'] })).toBe(2);
  });
});

describe('a prepared series fed its own future', () => {
  const series = counting(120).map((row) => 20 + row / 3 + 5 * Math.sin(row / 4) + ((row * 7) % 5));
  const hours = counting(120).map((row) => Date.UTC(2024, 1, 27, row));
  const table = {
    ...tableOf(series, { b: series.map((value) => 300 - value) }),
    labels: { kind: 'time', times: Float64Array.from(hours), precision: 'minute' } as const,
  };

  it.each(['none', 'difference', 'logSeasonalDifference', 'detrend'] as const)(
    'has the windows that it really has later, features and calendar included, after "%s"',
    (transform) => {
      const ready = prepared(
        seriesSpec({
          data: { inputs: ['b', 'sunspots'], targets: ['sunspots', 'b'] },
          task: { window: 5, horizon: 3, seasonalPeriod: 6 },
          preparation: {
            transform,
            features: { calendar: ['hour', 'weekday'], rollingMean: 4, rollingStd: 3, lags: [2, 9] },
          },
        }),
        table,
      );
      const windows = ready.rolling!('test', [0, 4]);
      windows.feed(ready.test.batch([0, 4]).targets, 3);
      const later = ready.test.batch([3, 7]).inputs;
      windows.windows.forEach((value, k) => expect(value).toBeCloseTo(later[k]!, 4));
    },
  );

  it('goes on with the calendar beyond the end: the hour after the last', () => {
    const spec = seriesSpec({ task: { window: 4, beyond: 3 }, preparation: { features: { calendar: ['hour'] } } });
    const ready = prepared(spec, table);
    const windows = ready.beyond!.window();
    windows.feed(Float32Array.of(0.5), 1);
    // 120 hours from midnight end at 23:00; what follows is midnight: sine 0, cosine 1.
    expect(ready.beyond!.labels).toEqual(['2024-03-03 00:00', '2024-03-03 01:00', '2024-03-03 02:00']);
    expect([...windows.windows.slice(-3)]).toEqual([0.5, expect.closeTo(0, 6), expect.closeTo(1, 6)]);
  });

  it('never counts what was fed as missing, even where the series has a gap', () => {
    const gappy = series.with(20, NaN).with(110, NaN);
    const spec = seriesSpec({ task: { window: 4, horizon: 3 }, preparation: { missingIndicator: true } });
    const ready = prepared(spec, tableOf(gappy));
    // The test part begins at row 102: sample 7 predicts rows 109, 110 and 111.
    const windows = ready.rolling!('test', [7]);
    windows.feed(Float32Array.of(0, 0, 0), 3);
    expect([...windows.windows].filter((_, k) => k % 2 === 1)).toEqual([0, 0, 0, 0]);
    expect([...ready.test.batch([10]).inputs].filter((_, k) => k % 2 === 1)).toEqual([0, 0, 1, 0]);
  });

  it('finds its way back to the user’s units from the last row: differences add up (hand-computed)', () => {
    const spec = seriesSpec({
      task: { window: 4, beyond: 3 },
      preparation: { transform: 'difference', scale: 'none' },
    });
    const ready = prepared(spec, tableOf(counting(60)));
    expect([...ready.beyond!.toUserUnits(Float32Array.of(1, 2, -5))]).toEqual([60, 62, 57]);
  });
});

describe('baselines beyond the end', () => {
  it('go on from the last row (hand-computed), and ridge regression continues a noiseless sine (its own formula)', () => {
    const source = { kind: 'sine', length: 200, period: 16, amplitude: 3, noise: 0 };
    const ready = prepared(specOf({ data: { source }, task: { window: 20, horizon: 2, beyond: 40 } }));
    const at = (row: number) => 3 * Math.sin((2 * Math.PI * row) / 16);
    const [last, season, ridge] = ready.beyond!.baselines();
    expect(new Set(last!.predictions)).toEqual(new Set([Math.fround(at(199))]));
    season!.predictions.forEach((value, k) => expect(value).toBeCloseTo(at(200 + k), 5));
    expect(ridge!.predictions).toHaveLength(40);
    ridge!.predictions.forEach((value, k) => expect(value).toBeCloseTo(at(200 + k), 1));
  });
});
