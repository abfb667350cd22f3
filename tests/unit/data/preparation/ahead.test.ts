/** Inputs that are known for the rows predicted: which row each step of a window reads, and which rows can be forecast with them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, previewOf, type Prepared } from '../../../../src/data';
import { withField } from '../../../../src/experiment/fields';
import { reformatted } from '../../../../src/experiment/own';
import { afterSetting, readableAhead } from '../../../../src/experiment/readable';
import { PARTS, type Table } from '../../../../src/experiment/sequences';
import { counting, prepared, problems, seriesSpec, specOf, tableOf, value } from '../specs';
import { HOUR } from './arbitrary';

const ROWS = 60;
const noise = (row: number) => Math.sin(row * row);

interface Shape {
  readonly task?: object;
  readonly data?: object;
  readonly preparation?: object;
  readonly features?: object;
}

/** Unscaled, with the column "holiday" as the second input, known ahead. */
const spec = ({ task, data, preparation, features }: Shape = {}) =>
  seriesSpec({
    data: { inputs: ['sunspots', 'holiday'], targets: ['sunspots'], ...data },
    task: { window: 4, ...task },
    preparation: { scale: 'none', ...preparation, features: { knownAhead: ['holiday'], ...features } },
  });

/** A holiday is its row's number; `more` rows at the end have no target. */
const table = (more = 0, holiday = (row: number): number => row): Table =>
  tableOf(
    counting(ROWS + more).map((row) => (row < ROWS ? noise(row) : NaN)),
    { holiday: counting(ROWS + more).map(holiday) },
  );

const inputOf = (windows: Float32Array, inputs: number, input: number) =>
  [...windows].filter((_, k) => k % inputs === input);

describe('an input that is known ahead', () => {
  it.each([
    [1, 'direct', [1, 2, 3, 4]],
    [3, 'direct', [3, 4, 5, 6]],
    [3, 'recursive', [1, 2, 3, 4]],
  ] as const)(
    'has in each step the value so many rows later as one pass predicts: horizon %i, %s (by hand)',
    (horizon, strategy, rows) => {
      const ready = prepared(spec({ task: { horizon, strategy } }), table());
      expect(ready.inputNames).toEqual(['sunspots', `holiday +${rows[0]}`]);
      // The first training window holds the rows 0 … 3.
      const { inputs, targets } = ready.part('train').batch([0]);
      expect(inputOf(inputs, 2, 1)).toEqual(rows);
      expect(inputOf(inputs, 2, 0)).toEqual(counting(4).map((row) => Math.fround(noise(row))));
      expect(targets[0]).toBe(Math.fround(noise(4)));
      // The last window ends before the last rows that have a target.
      const { test } = ready;
      expect(inputOf(test.batch([test.count - 1]).inputs, 2, 1).at(-1)).toBe(strategy === 'direct' ? 59 : 57);
    },
  );

  it('is transformed and scaled as it would be, before it is read ahead (its own column, shifted)', () => {
    const preparation = { transform: 'difference', scale: 'standard', smoothing: { rule: 'movingMean', rows: 3 } };
    const holiday = (row: number) => noise(row + 7);
    const of = (features: object) =>
      prepared(spec({ task: { horizon: 2 }, preparation, features }), table(0, holiday)).series!.prepared.matrix;
    const [ahead, plain] = [of({}), of({ knownAhead: [] })];
    for (let row = 1; row < ROWS - 2; row++) {
      expect(ahead.values[row * ahead.width + 1]).toBe(plain.values[(row + 2) * plain.width + 1]);
    }
  });

  it('shows nothing that lies behind the rows that a window predicts, and no later target (property)', () => {
    const everything = (ready: Prepared) =>
      PARTS.map((part) => ready.part(part).batch(counting(ready.part(part).count)));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('direct', 'recursive'),
        fc.integer({ min: 45, max: ROWS - 1 }),
        (horizon, strategy, row) => {
          const shape = spec({ task: { horizon, strategy }, preparation: { scale: 'standard' } });
          const [clean, changed] = [table(), table(0, (at) => (at === row ? 1e6 : at))].map((each) =>
            prepared(shape, each),
          );
          const ahead = strategy === 'direct' ? horizon : 1;
          for (const part of PARTS) {
            const { count } = clean!.part(part);
            for (let sample = 0; sample < count; sample++) {
              // A window sees the row exactly where it ends no more than `ahead` rows before it, and begins not after it.
              const end = clean!.row(part, sample) - 1 + ahead;
              const isSeen = row <= end && row > end - 4;
              const [was, is] = [clean!, changed!].map((ready) => ready.part(part).batch([sample]).inputs);
              expect(was!.some((each, k) => each !== is![k])).toBe(isSeen);
            }
          }
          expect(everything(changed!).map(({ targets }) => targets)).toEqual(
            everything(clean!).map(({ targets }) => targets),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets ridge regression see what the network sees: a target that is the holiday of its own row is exact', () => {
    const column = counting(ROWS).map(noise);
    const rows = tableOf(column, { holiday: column });
    const error = (features: object) => {
      const ready = prepared(spec({ task: { horizon: 3 }, preparation: { scale: 'standard' }, features }), rows);
      const ridge = ready.baselines('test').find(({ name }) => name === 'ridge')!;
      const truth = ready.truth('test');
      return Math.max(...ridge.predictions.map((each, k) => Math.abs(each - truth[k]!)));
    };
    expect(error({})).toBeLessThan(1e-3);
    expect(error({ knownAhead: [] })).toBeGreaterThan(0.1);
  });

  it('is shown and changed by hand where it is read: an edit is the column with that value (by definition)', () => {
    const shape = spec({ task: { horizon: 3 }, preparation: { transform: 'difference' } });
    const ready = prepared(shape, table());
    const begin = ready.row('test', 2);
    const edited = ready.edited('test', 2, [{ step: 1, variable: 1, value: -50 }]);
    expect(inputOf(edited.values, 2, 1)).toEqual([begin - 1, -50, begin + 1, begin + 2]);
    const anew = prepared(
      shape,
      table(0, (row) => (row === begin ? -50 : row)),
    );
    expect(edited.inputs).toEqual(anew.test.batch([2]).inputs);
  });

  it('may be words, and marks of missing cells go with their column (by hand)', () => {
    const codes = Int32Array.from(counting(ROWS), (row) => (row % 2 === 0 ? 0 : -1));
    const rows = { ...table(0, (row) => (row === 6 ? NaN : row)), texts: [{ name: 'day', words: ['feast'], codes }] };
    const shape = spec({
      task: { horizon: 2 },
      preparation: { missingIndicator: true },
      features: { words: ['day'], knownAhead: ['holiday', 'day'] },
    });
    const ready = prepared(shape, rows);
    expect(ready.inputNames).toEqual(['sunspots', 'holiday +2', 'holiday missing +2', 'day = feast +2']);
    // The window of the rows 1 … 4 reads the rows 3 … 6.
    const { inputs } = ready.part('train').batch([1]);
    expect(inputOf(inputs, 4, 2)).toEqual([0, 0, 0, 1]);
    expect(inputOf(inputs, 4, 3)).toEqual([0, 1, 0, 1]);
  });
});

describe('rows at the end without a target', () => {
  const beyondOf = (shape: Shape, rows: Table) => prepared(spec(shape), rows).beyond!;

  it('are the rows forecast beyond the end, and none of the series', () => {
    const ready = prepared(spec(), table(5));
    expect(ready.series!.table.rows).toBe(ROWS);
    expect(ready.beyond!.labels).toEqual(['r60', 'r61', 'r62', 'r63']);
    expect(previewOf(ready)).toMatchObject({ rows: ROWS, lastLabel: 'r59' });
    expect(prepared(spec({ features: { knownAhead: [] } }), table(5)).series!.table.rows).toBe(ROWS + 5);
  });

  it.each([
    [1, 'direct', 5, 4],
    [1, 'direct', 2, 2],
    [3, 'direct', 5, 3],
    [3, 'direct', 6, 4],
    [3, 'direct', 2, 0],
    [3, 'recursive', 2, 2],
  ] as const)(
    'horizon %i, %s: %i given rows reach for %i, in whole passes (by hand)',
    (horizon, strategy, more, steps) => {
      expect(beyondOf({ task: { horizon, strategy } }, table(more)).steps).toBe(steps);
    },
  );

  it.each(['direct', 'recursive'] as const)(
    'are read as the window moves on, %s: each pass sees the holidays up to the last row that it predicts',
    (strategy) => {
      const beyond = beyondOf({ task: { horizon: 2, strategy, beyond: 6 } }, table(6));
      const windows = beyond.window();
      const pass = strategy === 'direct' ? 2 : 1;
      for (let end = ROWS + pass; ; end += pass) {
        expect(inputOf(windows.windows, 2, 1)).toEqual(counting(4, end - 4));
        if (end === ROWS + 6) break;
        windows.feed(new Float32Array(pass), pass);
      }
    },
  );

  it.each([true, false])(
    'take the window on as if their targets had been there (by definition), calendar ahead: %s',
    (calendarAhead) => {
      const preparation = { transform: 'difference', scale: 'standard', missing: 'forwardFill' };
      const features = { knownAhead: ['holiday'], calendarAhead, calendar: ['hour'] };
      const shape = { task: { horizon: 2 }, preparation, features };
      const dated = (rows: number, known: number): Table => ({
        ...tableOf(
          counting(rows).map((row) => (row < known ? noise(row) : NaN)),
          { holiday: counting(rows).map((row) => (row === 63 ? NaN : row ** 1.5)) },
        ),
        labels: {
          kind: 'time',
          // After the last row an hour is left out, which no rhythm foretells.
          times: Float64Array.from(counting(rows), (row) => (row < ROWS ? row : row + 1) * HOUR),
          precision: 'minute',
        },
      });
      const split = { validation: 0.2, test: 0.2 };
      const ready = prepared(spec({ ...shape, preparation: { ...preparation, split } }), dated(66, ROWS));
      const { scaler, transform } = ready.series!.prepared.targets[0]!;
      expect(transform.lag).toBe(1);
      const windows = ready.beyond!.window();
      const scaled = (row: number) => (noise(row) - noise(row - 1) - scaler.offset) / scaler.factor;
      windows.feed(Float32Array.of(scaled(60), scaled(61)), 2);
      // The same training rows: 36 of 60, and of 66.
      const full = prepared(
        spec({ ...shape, preparation: { ...preparation, split: { validation: 0.2, test: 1 - 36 / 66 - 0.2 } } }),
        dated(66, 66),
      );
      expect(full.series!.prepared.parts.train).toEqual(ready.series!.prepared.parts.train);
      const sample = counting(full.test.count).find((each) => full.row('test', each) === 62)!;
      const later = full.test.batch([sample]).inputs;
      expect(windows.windows).toHaveLength(later.length);
      windows.windows.forEach((each, k) => expect(each).toBeCloseTo(later[k]!, 4));
      expect(ready.beyond!.labels[0]).toBe('1970-01-03 13:00');
    },
  );

  it('count up to the last in which everything known ahead is there, and up to a row that is missing in time', () => {
    const holiday = (row: number) => (row > 61 ? NaN : row);
    expect(beyondOf({}, table(5, holiday)).steps).toBe(2);
    const hours = counting(ROWS + 5).map((row) => (row < 63 ? row : row + 3) * HOUR);
    const dated: Table = {
      ...table(5),
      labels: { kind: 'time', times: Float64Array.from(hours), precision: 'minute' },
    };
    expect(beyondOf({ preparation: { gaps: 'split' } }, dated).steps).toBe(3);
    expect(beyondOf({ preparation: { gaps: 'ignore' } }, dated).steps).toBe(4);
  });

  it('stay where rows with gaps are dropped', () => {
    const gappy = tableOf(
      counting(ROWS + 3).map((row) => (row < ROWS && row % 7 !== 2 ? noise(row) : NaN)),
      { holiday: counting(ROWS + 3) },
    );
    const ready = prepared(spec({ preparation: { missing: 'dropRow' } }), gappy);
    expect(ready.series!.prepared.rows).toBe(51);
    expect(ready.beyond!.labels).toEqual(['r60', 'r61', 'r62']);
    const windows = ready.beyond!.window();
    windows.feed(Float32Array.of(0), 1);
    expect(inputOf(windows.windows, 2, 1)).toEqual([57, 59, 60, 61]);
  });

  it('that are too few leave nothing to forecast, with a sentence where more is asked for', () => {
    const short = prepared(spec({ task: { horizon: 3 } }), table(2));
    expect([short.beyond!.steps, short.beyond!.labels]).toEqual([0, []]);
    expect(short.beyond!.baselines().every((each) => each.predictions.length === 0)).toBe(true);
    const asked = (horizon: number, more: number) =>
      problems(prepare(spec({ task: { horizon, beyond: 7 } }), table(more)));
    for (const rows of [2, 8]) {
      expect(asked(3, rows)).toEqual([
        { path: 'task.beyond', code: 'beyondNotGiven', values: { columns: 'holiday', rows } },
      ]);
    }
    expect(asked(3, 9)).toEqual([]);
  });

  it('let one-step predictions be fed back beside the direct ones where they reach, or where the calendar does', () => {
    const stepwise = (more: number, shape: Shape = {}) =>
      prepared(spec({ task: { horizon: 3 }, ...shape }), table(more)).rolling !== null;
    expect([stepwise(1), stepwise(2)]).toEqual([false, true]);
    expect(stepwise(0, { task: { horizon: 3, strategy: 'recursive' } })).toBe(true);
    expect(stepwise(0, { features: { knownAhead: [] } }), 'unknown then').toBe(false);
  });
});

describe('the calendar of the rows predicted', () => {
  const hourly = (rows: number): Table => ({
    ...tableOf(counting(rows).map(noise)),
    labels: { kind: 'time', times: Float64Array.from(counting(rows), (row) => row * HOUR), precision: 'minute' },
  });
  const shape = (task: object = {}) =>
    seriesSpec({
      task: { window: 4, ...task },
      preparation: { scale: 'none', features: { calendar: ['hour'], calendarAhead: true } },
    });
  const sine = (row: number) => Math.sin((2 * Math.PI * (row % 24)) / 24);

  it('is read so many rows ahead, inside the series and beyond its end, as far as wanted (by hand)', () => {
    const ready = prepared(shape({ horizon: 2, beyond: 30 }), hourly(ROWS));
    expect(ready.inputNames).toEqual(['sunspots', 'hour sin +2', 'hour cos +2']);
    const seen = (windows: Float32Array) => inputOf(windows, 3, 1);
    const close = (rows: number[]) => rows.map((row) => expect.closeTo(sine(row), 5) as number);
    expect(seen(ready.part('train').batch([0]).inputs)).toEqual(close([2, 3, 4, 5]));
    const windows = ready.beyond!.window();
    expect(seen(windows.windows)).toEqual(close([58, 59, 60, 61]));
    windows.feed(new Float32Array(2), 2);
    expect(seen(windows.windows)).toEqual(close([60, 61, 62, 63]));
    const { count } = ready.test;
    const inside = ready.rolling!('test', [count - 1]);
    inside.feed(new Float32Array(1), 1);
    // The last window predicts the rows 58 and 59; one row on it reads as far as row 60.
    expect(seen(inside.windows)).toEqual(close([57, 58, 59, 60]));
  });

  it('is not read across a hole: there one-step predictions are not fed back beside the direct ones', () => {
    const rows = hourly(ROWS + 6);
    const times = (rows.labels as { times: Float64Array }).times.map((time, row) =>
      row < 30 ? time : time + 5 * HOUR,
    );
    const holed: Table = { ...rows, labels: { kind: 'time', times, precision: 'minute' } };
    const split = { ...shape({ horizon: 2 }).preparation, gaps: 'split' };
    const of = (horizon: number) => prepared(specOf({ ...shape({ horizon }), preparation: split }), holed);
    expect([of(1).rolling !== null, of(2).rolling]).toEqual([true, null]);
  });
});

describe('what is named as known ahead', () => {
  const said = (data: object, features: object) => problems(prepare(spec({ data, features }), table()));
  const at = (k: number, code: string, name: string) => ({
    path: `preparation.features.knownAhead.${k}`,
    code,
    values: { name },
  });

  it('has to be an input, no target, and named once', () => {
    expect(said({}, { knownAhead: ['holiday', 'rain', 'holiday', 'sunspots'] })).toEqual([
      at(1, 'aheadNotInput', 'rain'),
      at(2, 'duplicateColumn', 'holiday'),
      at(3, 'aheadIsTarget', 'sunspots'),
    ]);
    expect(said({ targets: ['sunspots', 'holiday'] }, {})).toEqual([at(0, 'aheadIsTarget', 'holiday')]);
    expect(said({ inputs: ['sunspots'] }, {})).toEqual([at(0, 'aheadNotInput', 'holiday')]);
  });

  it('is let go with the input that it was, or with the column of a file that is read in another way', () => {
    const known = (each: ReturnType<typeof spec>) => each.preparation.features.knownAhead;
    const own = spec({ features: { words: ['sky'], knownAhead: ['holiday', 'sky'] } });
    expect(readableAhead(own)).toEqual(['holiday', 'sky']);
    const after = (path: string, names: string[]) => known(afterSetting(withField(own, path, names), path));
    expect(after('data.inputs', ['sunspots'])).toEqual(['sky']);
    expect(after('data.targets', ['holiday'])).toEqual(['sky']);
    expect(after('data.targets', ['sunspots'])).toEqual(['holiday', 'sky']);
    expect(after('preparation.features.words', [])).toEqual(['holiday']);
    expect(after('preparation.features.knownAhead', ['rain']), 'what is named itself is looked at').toEqual(['rain']);
    const source = { kind: 'file', name: 'a.csv' };
    const again = (columns: string[], texts: string[]) =>
      known(specOf(reformatted(own, source as never, columns, texts) as object));
    expect(again(['sunspots', 'holiday'], [])).toEqual(['holiday']);
    expect(again(['sunspots'], ['sky'])).toEqual(['sky']);
  });

  it('is told by the card: what is read how far ahead, and for how many rows it is given', () => {
    const facts = (more: number, horizon: number) =>
      previewOf(value(prepare(spec({ task: { horizon } }), table(more))))
        .steps.find(({ step }) => step === 'features')!
        .facts.filter(({ code }) => code !== 'shown');
    const read = (rows: number) => ({ code: 'readAhead', values: { rows, names: 'holiday' } });
    expect(facts(5, 2)).toEqual([read(2), { code: 'given', values: { rows: 5 } }]);
    expect(facts(1, 2)).toEqual([read(2), { code: 'givenTooFew', values: { rows: 1, min: 2 } }]);
  });
});
