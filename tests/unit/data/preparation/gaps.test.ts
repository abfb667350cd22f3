/** Rows that are missing in time: what they are, and that each rule does with them what it says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, previewOf } from '../../../../src/data';
import { stretchesBetween, withMissingRows } from '../../../../src/data/preparation/gaps';
import { GAP_RULES } from '../../../../src/experiment/schema';
import { PARTS, type RowLabels, type Table, type TimePrecision } from '../../../../src/experiment/sequences';
import { counting, prepared, problems, seriesSpec, value } from '../specs';
import { columnOf, HOUR } from './arbitrary';

const DAY = 24 * HOUR;

/** Rows at these moments; the column "sunspots" holds their numbers. */
const dated = (times: readonly number[], precision: TimePrecision = 'minute', from = 0): Table => ({
  rows: times.length,
  columns: [{ name: 'sunspots', unit: '', values: Float64Array.from(times, (_, row) => from + row) }],
  labels: { kind: 'time', times: Float64Array.from(times), precision },
});

const daysOf = ({ labels }: Table): string[] =>
  labels.kind === 'time' ? Array.from(labels.times, (time) => new Date(time).toISOString().slice(0, 10)) : [];
const filledDays = (...days: string[]) => daysOf(value(withMissingRows(dated(days.map(Date.parse), 'day'))));

describe('missing rows that are put in', () => {
  it('lie on the grid of the step and have no value (hand-computed)', () => {
    const { rows, columns, labels } = value(withMissingRows(dated([0, 1, 2, 5, 6].map((hour) => hour * HOUR))));
    expect(rows).toBe(7);
    expect([...columns[0]!.values]).toEqual([0, 1, 2, NaN, NaN, 3, 4]);
    expect([...(labels as Extract<RowLabels, { kind: 'time' }>).times]).toEqual(counting(7).map((row) => row * HOUR));
  });

  it('of months follow the calendar: the same day, and the last day where the rows keep to last days', () => {
    expect(filledDays('2020-01-01', '2020-02-01', '2020-03-01', '2020-06-01', '2020-07-01').slice(3, 5)).toEqual([
      '2020-04-01',
      '2020-05-01',
    ]);
    expect(filledDays('2019-10-31', '2019-11-30', '2019-12-31', '2020-01-31', '2020-03-31')).toContain('2020-02-29');
    const quarters = filledDays('2020-01-01', '2020-04-01', '2020-07-01', '2021-01-01', '2021-04-01');
    expect(quarters[3]).toBe('2020-10-01');
    expect(filledDays('1990-01-01', '1991-01-01', '1992-01-01', '1994-01-01')[3]).toBe('1993-01-01');
  });

  it('are none at weekends that the series never has; a holiday is one (calendar: 6 January 2020 was a Monday)', () => {
    const working = counting(21)
      .map((day) => Date.UTC(2020, 0, 6) + day * DAY)
      .filter((time) => ![0, 6].includes(new Date(time).getUTCDay()));
    const whole = dated(working, 'day');
    expect(value(withMissingRows(whole))).toBe(whole);
    const holiday = working.filter((time) => time !== Date.UTC(2020, 0, 20));
    expect(daysOf(value(withMissingRows(dated(holiday, 'day'))))).toEqual(daysOf(whole));
  });

  it('are none where the grid is full: filling it is the identity (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.constantFrom(1, 900_000, HOUR, DAY, 7 * DAY), (rows, step) => {
        const whole = dated(counting(rows).map((row) => row * step));
        expect(value(withMissingRows(whole))).toBe(whole);
      }),
    );
  });

  it('bring back every moment that was taken out of a grid of hours, and keep every value (property)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 58 }), { maxLength: 12 }), (out) => {
        const hours = counting(60).filter((hour) => !out.includes(hour));
        const table = dated(hours.map((hour) => hour * HOUR));
        const { rows, columns } = value(withMissingRows(table));
        expect(rows).toBe(60);
        expect([...columns[0]!.values]).toEqual(
          counting(60).map((hour) => (out.includes(hour) ? NaN : hours.indexOf(hour))),
        );
      }),
    );
  });

  it('are refused with the way out where no step is common, where it changes, without dates, and beyond the limits', () => {
    const codes = (table: Table, gaps: string) =>
      problems(prepare(seriesSpec({ preparation: { gaps } }), table)).map(({ code, path }) => [code, path]);
    const uneven = dated(counting(60).map((row) => row ** 3 * 1000));
    const changing = dated(counting(80).map((row) => (row < 40 ? row * HOUR : 39 * HOUR + (row - 39) * 900_000)));
    const undated: Table = { ...dated(counting(60)), labels: { kind: 'number', first: 1 } };
    for (const gaps of ['fill', 'split']) {
      expect(codes(uneven, gaps)).toEqual([['gapsNoStep', 'preparation.gaps']]);
      expect(codes(changing, gaps)).toEqual([['gapsStepChanges', 'preparation.gaps']]);
      expect(codes(undated, gaps)).toEqual([['gapsNeedDates', 'preparation.gaps']]);
    }
    const far = dated([...counting(60).map((row) => row * 1000), 3e12]);
    expect(problems(prepare(seriesSpec({ preparation: { gaps: 'fill' } }), far))[0]).toMatchObject({
      code: 'gapsTooMany',
      values: { rows: 3e9 + 1, max: 2_000_000 },
    });
    for (const table of [uneven, changing, undated, far])
      expect(prepare(seriesSpec({ preparation: { gaps: 'ignore' } }), table).ok).toBe(true);
  });
});

/** Hours 0 … 119 without 30 … 34 and 70; 114 rows. */
const HOLED = dated(
  counting(120)
    .filter((hour) => (hour < 30 || hour > 34) && hour !== 70)
    .map((hour) => hour * HOUR),
);

describe('a series with missing rows', () => {
  it('is as it was before there was a choice where they are ignored, also when that is said', () => {
    const before = prepared(seriesSpec({ task: { window: 5 } }), HOLED);
    const said = prepared(seriesSpec({ task: { window: 5 }, preparation: { gaps: 'ignore' } }), HOLED);
    const all = (ready: typeof before) => ready.part('train').batch(counting(ready.part('train').count));
    expect(all(said)).toEqual(all(before));
    expect(before.series!.table).toBe(HOLED);
  });

  it('has them filled, marked and never scored where they are put in (hand-computed)', () => {
    const ready = prepared(
      seriesSpec({ task: { window: 5 }, preparation: { gaps: 'fill', missingIndicator: true, scale: 'none' } }),
      HOLED,
    );
    const { filled, truth } = ready.series!.prepared.targets[0]!;
    expect(ready.series!.prepared.rows).toBe(120);
    expect([...filled.subarray(28, 37)].map((each) => Number(each.toFixed(6)))).toEqual(
      // From row 29 to row 30 of the file in six steps.
      [28, ...counting(7).map((step) => Number((29 + step / 6).toFixed(6))), 31],
    );
    expect([truth[30], truth[34], truth[35]]).toEqual([NaN, NaN, 30]);
    expect(ready.inputNames).toEqual(['sunspots', 'sunspots missing']);
    const { inputs } = ready.part('train').batch([28]);
    expect([1, 3, 5, 7, 9].map((at) => inputs[at])).toEqual([0, 0, 1, 1, 1]);
    // Windows of 5: sample 25 predicts row 30.
    expect([24, 25, 29, 30].map((sample) => ready.truth('train', [sample])[0])).toEqual([29, NaN, NaN, 30]);
  });

  it('goes on beyond the end, direct and fed back, whatever the rule', () => {
    for (const gaps of GAP_RULES) {
      for (const strategy of ['direct', 'recursive']) {
        const spec = seriesSpec({ task: { window: 5, horizon: 2, strategy }, preparation: { gaps } });
        const { beyond } = prepared(spec, HOLED);
        expect(beyond!.labels[0]).toBe('1970-01-06 00:00');
        expect(beyond!.window().windows).toHaveLength(5);
        expect(beyond!.baselines()[0]!.predictions[0]).toBe(113);
      }
    }
  });

  it('can say how long ago the row before is, also of rows beyond the end (hand-computed)', () => {
    const preparation = { features: { timeSince: true }, scale: 'none' };
    const task = { window: 5, horizon: 2, strategy: 'recursive' };
    const ready = prepared(seriesSpec({ task, preparation }), HOLED);
    const { values, width } = ready.series!.prepared.matrix;
    const steps = [0, 1, 29, 30, 31, 65].map((row) => Math.round(Math.expm1(values[row * width + 1]!)));
    expect(steps).toEqual([1, 1, 1, 6, 1, 2]);
    const rolling = ready.beyond!.window();
    rolling.feed(Float32Array.of(7), 1);
    expect([...rolling.windows.slice(-2)]).toEqual([7, Math.fround(Math.LN2)]);
  });

  it('tells in its preview what is missing and what was done', () => {
    const facts = (gaps: string) => {
      const { steps } = previewOf(prepared(seriesSpec({ task: { window: 5 }, preparation: { gaps } }), HOLED));
      return steps.find(({ step }) => step === 'time')!;
    };
    const holes = { code: 'holes', values: { count: 6, places: 2, label: '1970-01-02 05:00' } };
    expect(facts('ignore')).toMatchObject({ rows: 0, cells: 0, facts: [holes] });
    expect(facts('fill')).toMatchObject({ rows: 6, cells: 6, facts: [holes, { code: 'holesFilled' }] });
    expect(facts('split')).toMatchObject({ rows: 0, facts: [holes, { code: 'holesSplit' }] });
  });
});

describe('windows that may not cross a hole', () => {
  const HOURS = 160;
  const column = columnOf(HOURS, fc.double({ min: 1, max: 100, noNaN: true }));

  it('never do, with their horizon and with the rows that differences and features reach back to (property)', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        column,
        fc.uniqueArray(fc.integer({ min: 2, max: HOURS - 12 }), { minLength: 1, maxLength: 4 }),
        fc.record({
          window: fc.integer({ min: 1, max: 5 }),
          horizon: fc.integer({ min: 1, max: 3 }),
          stride: fc.integer({ min: 1, max: 3 }),
        }),
        fc.constantFrom('linear', 'dropRow'),
        fc.constantFrom('none', 'difference'),
        fc.constantFrom([], [2]),
        (values, out, task, missing, transform, lags) => {
          const hours = counting(HOURS).filter((hour) => !out.includes(hour));
          const table: Table = {
            ...dated(hours.map((hour) => hour * HOUR)),
            columns: [
              {
                name: 'sunspots',
                unit: '',
                values: Float64Array.from(hours, (hour) => (hour === 0 ? 1 : values[hour]!)),
              },
            ],
          };
          const preparation = { gaps: 'split', missing, transform, features: { lags } };
          const result = prepare(seriesSpec({ task: { ...task, seasonalPeriod: 4 }, preparation }), table);
          if (!result.ok) return;
          compared++;
          const ready = result.value;
          const reach = (transform === 'difference' ? 1 : 0) + (lags[0] ?? 0);
          const { past } = ready.series!.prepared;
          for (const part of PARTS) {
            for (let sample = 0; sample < ready.part(part).count; sample++) {
              const first = ready.row(part, sample) - task.window - reach;
              const last = ready.row(part, sample) + task.horizon - 1;
              expect(past.time(last) - past.time(first)).toBe((last - first) * HOUR);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(40);
  });

  it('are all that fit: with one hole as many as two series of those lengths have (hand-computed)', () => {
    // Training rows 0 … 79 of 114; rows 30 and 65 lie behind holes. Windows of 5 and a horizon of 2: 24, 29 and 9.
    const ready = prepared(seriesSpec({ task: { window: 5, horizon: 2 }, preparation: { gaps: 'split' } }), HOLED);
    expect(ready.part('train').count).toBe(24 + 29 + 9);
    expect([23, 24].map((sample) => ready.row('train', sample))).toEqual([28, 35]);
    expect(ready.sampleName('train', 24)).toBe('1970-01-02 11:00 – 1970-01-02 15:00');
  });

  it('need room: a sentence says which part has none, and where the end has none', () => {
    const codes = (task: object, table: Table) =>
      problems(prepare(seriesSpec({ task, preparation: { gaps: 'split' } }), table)).map(({ code, values }) => [
        code,
        values,
      ]);
    const every = dated(counting(100).map((row) => (row + Math.floor(row / 4)) * HOUR));
    expect(codes({ window: 4 }, every)).toEqual([['holesLeaveNoWindow', { part: 'train', window: 4, horizon: 1 }]]);
    const late = dated(counting(100).map((row) => (row < 97 ? row : row + 5) * HOUR));
    expect(codes({ window: 4 }, late)).toEqual([['holesLeaveNoEnd', { window: 4, rows: 3 }]]);
    expect(codes({ window: 3 }, late)).toEqual([]);
  });

  it('see a dropped row as a hole (hand-computed)', () => {
    // Rows 0 … 9 of the table, 3 and 7 dropped; 5 lies behind a hole.
    const kept = Int32Array.of(0, 1, 2, 4, 5, 6, 8, 9);
    expect(stretchesBetween(Int32Array.of(5), kept, 8)).toEqual([
      { begin: 0, end: 3 },
      { begin: 3, end: 4 },
      { begin: 4, end: 6 },
      { begin: 6, end: 8 },
    ]);
    expect(stretchesBetween(Int32Array.of(2), null, 5)).toEqual([
      { begin: 0, end: 2 },
      { begin: 2, end: 5 },
    ]);
  });
});
