import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, type Prepared } from '../../../src/data';
import { splitRows } from '../../../src/data/split';
import { PARTS, type Part } from '../../../src/experiment/sequences';
import { counting, prepared, problems, seriesSpec, specOf, tableOf } from './specs';

const unscaled = { scale: 'none' };
const everything = (ready: Prepared, part: Part) => ready.part(part).batch(counting(ready.part(part).count));

/** A series whose value is its row number, so that every number of a batch says which row it came from. */
const rowNumbers = (rows: number, task: object, preparation: object = {}) =>
  prepare(seriesSpec({ task, preparation: { ...unscaled, ...preparation } }), tableOf(counting(rows)));

describe('the split in time', () => {
  it('covers all rows once, in order, with shares within one row of what was asked', () => {
    const share = fc.double({ min: 0.01, max: 0.45, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), share, share, (rows, validation, test) => {
        const parts = splitRows(rows, { validation, test });
        expect(parts.train.begin).toBe(0);
        expect(parts.train.end).toBe(parts.validation.begin);
        expect(parts.validation.end).toBe(parts.test.begin);
        expect(parts.test.end).toBe(rows);
        expect(Math.abs(parts.test.end - parts.test.begin - rows * test)).toBeLessThanOrEqual(0.5);
        expect(Math.abs(parts.validation.end - parts.validation.begin - rows * validation)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('windows', () => {
  const shapes = fc.record({
    rows: fc.integer({ min: 20, max: 120 }),
    window: fc.integer({ min: 1, max: 15 }),
    horizon: fc.integer({ min: 1, max: 6 }),
    stride: fc.integer({ min: 1, max: 7 }),
  });

  it('hold consecutive rows, targets follow at once, and no target leaves its part', () => {
    fc.assert(
      fc.property(shapes, ({ rows, ...task }) => {
        const result = rowNumbers(rows, task);
        fc.pre(result.ok);
        const ready = (result as { value: Prepared }).value;
        const bounds = splitRows(rows, { validation: 0.15, test: 0.15 });
        for (const part of PARTS) {
          const { size, inputs, targets } = everything(ready, part);
          for (let b = 0; b < size; b++) {
            const begin = targets[b * task.horizon]!;
            counting(task.horizon).forEach((h) => expect(targets[b * task.horizon + h]).toBe(begin + h));
            counting(task.window).forEach((t) => expect(inputs[t * size + b]).toBe(begin - task.window + t));
            expect(begin).toBeGreaterThanOrEqual(bounds[part].begin);
            expect(begin + task.horizon).toBeLessThanOrEqual(bounds[part].end);
            if (part === 'train') expect(begin - task.window).toBe(b * task.stride);
          }
        }
      }),
    );
  });

  it('number ⌊(rows − window − horizon) / stride⌋ + 1 in training, rows − horizon + 1 elsewhere', () => {
    fc.assert(
      fc.property(shapes, ({ rows, ...task }) => {
        const result = rowNumbers(rows, task);
        fc.pre(result.ok);
        const ready = (result as { value: Prepared }).value;
        const { train, validation, test } = splitRows(rows, { validation: 0.15, test: 0.15 });
        expect(ready.part('train').count).toBe(Math.floor((train.end - task.window - task.horizon) / task.stride) + 1);
        expect(ready.validation.count).toBe(validation.end - validation.begin - task.horizon + 1);
        expect(ready.test.count).toBe(test.end - test.begin - task.horizon + 1);
      }),
    );
  });

  it('window = 1, horizon = 1: each row predicts the next', () => {
    const ready = prepared(seriesSpec({ task: { window: 1 }, preparation: unscaled }), tableOf(counting(20)));
    const { inputs, targets, steps } = everything(ready, 'train');
    expect(steps).toBe(1);
    expect([...inputs]).toEqual(counting(13));
    expect([...targets]).toEqual(counting(13, 1));
    expect(ready.sampleName('train', 2)).toBe('r2');
  });

  it('several inputs and targets are gathered time-major, outputs step by step (hand-written rows)', () => {
    const ready = prepared(
      seriesSpec({
        data: { inputs: ['b', 'sunspots'], targets: ['sunspots', 'c'] },
        task: { window: 2, horizon: 2 },
        preparation: unscaled,
      }),
      tableOf(counting(20), { b: counting(20, 100), c: counting(20, 200) }),
    );
    expect([ready.inputs, ready.outputs, ready.steps]).toEqual([2, 4, 2]);
    expect(ready.outputNames).toEqual(['sunspots +1', 'c +1', 'sunspots +2', 'c +2']);
    const batch = ready.part('train').batch([0, 3]);
    expect([...batch.inputs]).toEqual([100, 0, 103, 3, 101, 1, 104, 4]);
    expect([...batch.targets]).toEqual([2, 202, 3, 203, 5, 205, 6, 206]);
  });

  it('are named by their first and last row; truth is labelled by the first predicted row', () => {
    const ready = prepared(seriesSpec({ task: { window: 3, horizon: 2 } }), tableOf(counting(40)));
    expect(ready.sampleName('train', 1)).toBe('r1 – r3');
    expect(ready.stepLabels('train', 1)).toEqual(['r1', 'r2', 'r3']);
    expect(counting(5).map((sample) => ready.label('test', sample))).toEqual(['r34', 'r35', 'r36', 'r37', 'r38']);
    expect(ready.label('test', 4, 1)).toBe('r39');
  });
});

describe('errors in percent', () => {
  const { ratioScale: plain } = prepared(seriesSpec({ task: { window: 3 } }), tableOf(counting(40, 1)));

  it('mean something where the target stays above zero in the training part', () => {
    expect(plain).toEqual([true]);
    expect(prepared(seriesSpec({ task: { window: 3 } }), tableOf(counting(40, 0))).ratioScale).toEqual([false]);
  });

  it('mean nothing for a temperature in °C, however warm', () => {
    const spec = specOf({ data: { source: { kind: 'dataset', id: 'seattleTemperature' } }, task: { window: 3 } });
    const others = {
      temp_max: counting(40, 10),
      temp_min: counting(40, 5),
      precipitation: counting(40),
      wind: counting(40),
    };
    expect(prepared(spec, tableOf(counting(40), others)).ratioScale).toEqual([false]);
  });
});

describe('the way back to the user’s units', () => {
  it('undoes every scaling: predicting the scaled targets exactly gives the truth', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.constantFrom('none', 'standard', 'minMax'), (series, scale) => {
        const other = series.map((value) => 5 - value / 7);
        const ready = prepared(
          seriesSpec({
            data: { targets: ['sunspots', 'b'] },
            task: { window: 4, horizon: 2 },
            preparation: { scale },
          }),
          tableOf(series, { b: other }),
        );
        const spread = Math.max(...series.map(Math.abs), ...other.map(Math.abs));
        for (const part of PARTS) {
          const back = ready.toUserUnits(part, everything(ready, part).targets, counting(ready.part(part).count));
          const truth = ready.truth(part);
          back.forEach((value, k) => expect(Math.abs(value - truth[k]!)).toBeLessThanOrEqual(1e-6 * spread));
        }
      }),
    );
  });

  it('standard scaling gives the training rows mean 0 and deviation 1, min–max 0 … 1 (by definition)', () => {
    const table = tableOf(counting(100).map((row) => Math.sin(row) * 40 + 7));
    const training = (scale: string) => {
      const ready = prepared(seriesSpec({ task: { window: 1 }, preparation: { scale } }), table);
      const { inputs, targets } = everything(ready, 'train');
      return [...inputs, targets.at(-1)!];
    };
    const standard = training('standard');
    expect(standard).toHaveLength(70);
    expect(standard.reduce((sum, x) => sum + x, 0) / 70).toBeCloseTo(0, 5);
    expect(standard.reduce((sum, x) => sum + x * x, 0) / 70).toBeCloseTo(1, 5);
    const unit = training('minMax');
    expect([Math.min(...unit), Math.max(...unit)]).toEqual([0, 1]);
  });

  it.each(['none', 'standard', 'minMax'])('a constant series stays finite under "%s" and comes back', (scale) => {
    const ready = prepared(
      seriesSpec({ task: { window: 4 }, preparation: { scale } }),
      tableOf(Array<number>(50).fill(3.7)),
    );
    const { inputs, targets } = everything(ready, 'train');
    expect([...inputs, ...targets].every((x) => x === (scale === 'none' ? Math.fround(3.7) : 0))).toBe(true);
    expect(ready.toUserUnits('train', targets.slice(0, 1), [0])[0]).toBe(Math.fround(3.7));
  });

  it('a training part that moves by less than 1e-30 counts as constant, so later values stay finite', () => {
    const series = Array<number>(50).fill(0).with(3, 1e-40).with(45, 1000);
    const ready = prepared(seriesSpec({ task: { window: 4 }, preparation: { scale: 'minMax' } }), tableOf(series));
    expect(Math.max(...everything(ready, 'test').targets)).toBe(1000);
  });
});

describe('nothing leaks from the future', () => {
  it('a value planted behind the training part changes no prepared training number', () => {
    const series = counting(100).map((row) => Math.cos(row / 3));
    const rows = fc.integer({ min: 70, max: 99 });
    // Ridge regression may choose its penalty on the validation part.
    const naive = (ready: Prepared) => ready.baselines('train').filter(({ name }) => name !== 'ridge');
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('standard', 'minMax'),
        fc.integer({ min: 1, max: 4 }),
        (row, scale, horizon) => {
          const spec = seriesSpec({ task: { window: 5, horizon }, preparation: { scale } });
          const planted = prepared(spec, tableOf(series.with(row, 1e6)));
          const clean = prepared(spec, tableOf(series));
          expect(everything(planted, 'train')).toEqual(everything(clean, 'train'));
          expect(planted.truth('train')).toEqual(clean.truth('train'));
          expect(naive(planted)).toEqual(naive(clean));
        },
      ),
    );
  });

  it('the same spec and table prepare the same numbers twice', () => {
    const spec = specOf({ data: { source: { kind: 'sine', noise: 0.3 } } });
    expect(everything(prepared(spec), 'train')).toEqual(everything(prepared(spec), 'train'));
    expect(everything(prepared({ ...spec, seed: 1 }), 'train')).not.toEqual(everything(prepared(spec), 'train'));
  });
});

describe('what a series cannot give is a problem with a way out', () => {
  const fifty = tableOf(counting(50));
  const found = (fields: Parameters<typeof seriesSpec>[0], table = fifty) =>
    problems(prepare(seriesSpec(fields), table));

  it('a window longer than the training part says the largest that fits, and that one does fit', () => {
    // 50 rows, two parts of 8: 34 for training.
    expect(found({ task: { window: 33, horizon: 3 } })).toEqual([
      { path: 'task.window', code: 'windowTooLong', values: { window: 33, horizon: 3, rows: 34, max: 31 } },
    ]);
    expect(found({ task: { window: 31, horizon: 3 } })).toEqual([]);
    expect(prepared(seriesSpec({ task: { window: 31, horizon: 3 } }), fifty).part('train').count).toBe(1);
  });

  it('fewer rows than the window', () => {
    expect(found({ task: { window: 24 } }, tableOf(counting(20)))).toMatchObject([
      { path: 'task.window', values: { rows: 14, max: 13 } },
    ]);
  });

  it('a horizon longer than the training part', () => {
    expect(found({ task: { horizon: 34, window: 1 }, preparation: { split: { test: 0.15 } } })[0]).toEqual({
      path: 'task.horizon',
      code: 'horizonTooLong',
      values: { horizon: 34, rows: 34, max: 33 },
    });
  });

  it('a part shorter than the horizon has no sample; the share it names suffices', () => {
    const split = { validation: 0.05, test: 0.3 };
    expect(found({ task: { window: 4, horizon: 5 }, preparation: { split } })).toEqual([
      {
        path: 'preparation.split.validation',
        code: 'partEmpty',
        values: { part: 'validation', rows: 3, horizon: 5, min: 0.1 },
      },
    ]);
    expect(found({ task: { window: 4, horizon: 5 }, preparation: { split: { ...split, validation: 0.1 } } })).toEqual(
      [],
    );
  });

  it('unknown and repeated columns are named with those there are', () => {
    const table = tableOf(counting(60), { wind: counting(60) });
    expect(found({ data: { inputs: ['rain', 'wind', 'wind'], targets: ['snow'] } }, table)).toEqual([
      { path: 'data.targets.0', code: 'unknownColumn', values: { name: 'snow', options: 'sunspots, wind' } },
      { path: 'data.inputs.0', code: 'unknownColumn', values: { name: 'rain', options: 'sunspots, wind' } },
      { path: 'data.inputs.2', code: 'duplicateColumn', values: { name: 'wind' } },
    ]);
  });

  it('an infinite or huge number in a used column is named with its row; in an unused one it does not matter', () => {
    const table = tableOf(counting(60), { wind: counting(60).with(7, -1e308), rain: counting(60).with(9, Infinity) });
    expect(found({ data: { inputs: ['rain', 'wind'] } }, table)).toEqual([
      {
        path: 'data.inputs.0',
        code: 'valueTooLarge',
        values: { column: 'rain', row: 'r9', value: 'Infinity', max: '1000000000000000000' },
      },
      {
        path: 'data.inputs.1',
        code: 'valueTooLarge',
        values: { column: 'wind', row: 'r7', value: '-1e+308', max: '1000000000000000000' },
      },
    ]);
    expect(found({}, table)).toEqual([]);
  });

  it('a column whose training part is empty cannot be filled', () => {
    const table = tableOf(counting(60), { wind: counting(60).map((row) => (row < 50 ? NaN : row)) });
    expect(found({ data: { inputs: ['sunspots', 'wind'] } }, table)).toEqual([
      { path: 'data.inputs.1', code: 'noTrainingValue', values: { column: 'wind' } },
    ]);
    expect(found({}, tableOf(Array<number>(60).fill(NaN)))).toMatchObject([{ code: 'noTrainingValue' }]);
  });

  it('a series of one row leaves nothing to train on', () => {
    expect(found({}, tableOf([3]))).toEqual([
      { path: 'preparation', code: 'tooFewRows', values: { rows: 1, lost: 0 } },
    ]);
  });

  it('fewer rows than the window once rows are dropped or lost says what is left', () => {
    // 50 rows, 34 for training, every other row without a value.
    const gaps = tableOf(counting(50).map((row) => (row % 2 ? NaN : row)));
    expect(found({ preparation: { missing: 'dropRow' } }, gaps)).toMatchObject([
      { path: 'task.window', code: 'windowTooLong', values: { rows: 17, max: 16 } },
    ]);
    const lags = { features: { lags: [20] }, transform: 'difference' };
    expect(found({ preparation: lags })).toMatchObject([
      { path: 'task.window', code: 'windowTooLong', values: { rows: 13, max: 12 } },
    ]);
    expect(found({ preparation: { features: { lags: [33] } } })).toEqual([
      { path: 'preparation', code: 'tooFewRows', values: { rows: 1, lost: 33 } },
    ]);
  });

  it('a logarithm of zero or less names the column, the row and the value', () => {
    expect(found({ preparation: { transform: 'logDifference' } })).toEqual([
      { path: 'preparation.transform', code: 'logNeedsPositive', values: { column: 'sunspots', row: 'r0', value: 0 } },
    ]);
    expect(found({ preparation: { transform: 'log' } }, tableOf(counting(50, 1)))).toEqual([]);
  });

  it('a seasonal difference without a season asks for one', () => {
    expect(found({ task: { window: 4 }, preparation: { transform: 'seasonalDifference' } })).toEqual([]);
    const spec = specOf({
      data: { source: { kind: 'sine', amplitude: 0, noise: 0 } },
      preparation: { transform: 'seasonalDifference' },
    });
    expect(problems(prepare(spec, null))).toMatchObject([{ path: 'preparation.transform', code: 'seasonUnknown' }]);
  });

  it('calendar features need dates that are fine enough', () => {
    const features = { calendar: ['month', 'hour'] };
    expect(found({ preparation: { features } })).toEqual([
      { path: 'preparation.features.calendar.0', code: 'calendarNeedsDates', values: { calendar: 'month' } },
      { path: 'preparation.features.calendar.1', code: 'calendarNeedsDates', values: { calendar: 'hour' } },
    ]);
    const daily = {
      ...fifty,
      labels: { kind: 'time' as const, times: new Float64Array(50), precision: 'day' as const },
    };
    expect(found({ preparation: { features } }, daily)).toEqual([
      {
        path: 'preparation.features.calendar.1',
        code: 'datesTooCoarse',
        values: { calendar: 'hour', precision: 'day' },
      },
    ]);
  });

  it('a chosen season longer than the training part', () => {
    expect(found({ task: { window: 4, seasonalPeriod: 40 } })).toEqual([
      { path: 'task.seasonalPeriod', code: 'seasonTooLong', values: { period: 40, rows: 34, max: 34 } },
    ]);
  });

  it('what this version does not build is refused before the data is looked at', () => {
    expect(found({ preparation: { split: { shuffle: true } } })).toEqual([
      { path: 'preparation.split.shuffle', code: 'notAvailable', values: { value: 'true', use: 'false' } },
    ]);
  });

  it('a data set without its table throws, for that is the caller’s mistake', () => {
    expect(() => prepare(seriesSpec(), null)).toThrow('table: null for the data set sunspots');
  });

  it('a sample that a part does not have throws with its number', () => {
    const { test } = prepared(seriesSpec({ task: { window: 4 } }), fifty);
    expect(() => test.batch([8])).toThrow('sample: 8 is none of the 8 samples');
    expect(() => test.batch([-1])).toThrow('sample: -1');
    expect(test.batch([]).targets).toHaveLength(0);
  });
});
