/** Rows put together into hours, days, weeks and months: labels, values and what is left out, by the calendar. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, previewOf } from '../../../../src/data';
import { labelAt } from '../../../../src/data/labels';
import { resampled } from '../../../../src/data/preparation/resample';
import type { INTERVALS } from '../../../../src/experiment/schema';
import type { Table, TimePrecision } from '../../../../src/experiment/sequences';
import { counting, prepared, problems, seriesSpec, value } from '../specs';
import { columnOf, HOUR } from './arbitrary';

const DAY = 24 * HOUR;
/** A Wednesday. */
const START = Date.UTC(2020, 0, 1);

const dated = (times: readonly number[], values: readonly number[], precision: TimePrecision = 'minute'): Table => ({
  rows: times.length,
  columns: [{ name: 'sunspots', unit: 'mm', values: Float64Array.from(values) }],
  labels: { kind: 'time', times: Float64Array.from(times), precision },
});
const labelsOf = ({ rows, labels }: Table): string[] => counting(rows).map((row) => labelAt(labels, row));
const valuesOf = ({ columns }: Table): number[] => [...columns[0]!.values];
/** So many rows from the start on, every so many ms, numbered from 0. */
const even = (rows: number, step: number, precision: TimePrecision = 'minute'): Table =>
  dated(
    counting(rows).map((row) => START + row * step),
    counting(rows),
    precision,
  );

describe('rows put together', () => {
  it('are labelled by the beginning of their interval, weeks by their Monday (calendar: 1 January 2020, a Wednesday)', () => {
    const to = (interval: (typeof INTERVALS)[number], table: Table) =>
      labelsOf(value(resampled(table, { to: interval, by: 'last' }))).slice(0, 3);
    const days = even(500, DAY, 'day');
    expect(to('month', days)).toEqual(['2020-01', '2020-02', '2020-03']);
    expect(to('week', days)).toEqual(['2019-12-30', '2020-01-06', '2020-01-13']);
    expect(to('day', even(24 * 12, HOUR))).toEqual(['2020-01-01', '2020-01-02', '2020-01-03']);
    expect(to('hour', even(60, 900_000))).toEqual(['2020-01-01 00:00', '2020-01-01 01:00', '2020-01-01 02:00']);
  });

  it('have the mean, the sum or the last of the cells that are there (hand-computed)', () => {
    const table = even(4 * 12, 900_000);
    table.columns[0]!.values.set([1, NaN, 3, 5, NaN, NaN, NaN, NaN, 2, 4, 6, NaN]);
    const by = (summary: 'mean' | 'sum' | 'last') =>
      valuesOf(value(resampled(table, { to: 'hour', by: summary }))).slice(0, 4);
    expect(by('mean')).toEqual([3, NaN, 4, 13.5]);
    expect(by('sum')).toEqual([9, NaN, 12, 54]);
    expect(by('last')).toEqual([5, NaN, 6, 15]);
  });

  it('keep the sum of all rows that lie in whole intervals (property)', () => {
    const hours = 24 * 14;
    fc.assert(
      fc.property(columnOf(hours, fc.integer({ min: -1000, max: 1000 })), (values) => {
        const table = dated(
          counting(hours).map((hour) => START + hour * HOUR),
          values,
        );
        const total = (numbers: readonly number[]) =>
          numbers.filter((each) => !Number.isNaN(each)).reduce((a, b) => a + b, 0);
        expect(total(valuesOf(value(resampled(table, { to: 'day', by: 'sum' }))))).toBe(total(values));
      }),
    );
  });

  it('leave out an interval that is not over, and of means and sums the first where it had begun before (calendar)', () => {
    // From Wednesday, 1 January on; row 81 is Sunday, 22 March.
    const to = (rows: number, by: 'mean' | 'last') =>
      labelsOf(value(resampled(even(rows, DAY, 'day'), { to: 'week', by })));
    expect(to(82, 'last').at(-1)).toBe('2020-03-16');
    expect(to(81, 'last').at(-1)).toBe('2020-03-09');
    expect(to(82, 'last')[0]).toBe('2019-12-30');
    expect(to(82, 'mean')[0]).toBe('2020-01-06');
  });

  it('of working days see a week as over on Friday (calendar: 3 April 2020)', () => {
    const working = counting(94)
      .map((day) => START + day * DAY)
      .filter((time) => ![0, 6].includes(new Date(time).getUTCDay()));
    expect(working.at(-1)).toBe(Date.UTC(2020, 3, 3));
    const weeks = value(resampled(dated(working, counting(working.length), 'day'), { to: 'week', by: 'mean' }));
    expect(labelsOf(weeks).at(-1)).toBe('2020-03-30');
  });

  it('are none where an interval holds none: that is a row missing in time, which the rule for these fills', () => {
    const hours = counting(24 * 20).filter((hour) => Math.floor(hour / 24) !== 7);
    const table = dated(
      hours.map((hour) => START + hour * HOUR),
      hours,
    );
    const spec = (gaps: string) =>
      seriesSpec({ task: { window: 2 }, preparation: { gaps, resample: { to: 'day', by: 'mean' } } });
    expect(prepared(spec('ignore'), table).series!.table.rows).toBe(19);
    const filled = prepared(spec('fill'), table).series!;
    expect(filled.table.rows).toBe(20);
    expect(filled.prepared.targets[0]!.truth[7]).toBeNaN();
    // Between the means of the 7th and the 9th day.
    expect(filled.prepared.targets[0]!.filled[7]).toBeCloseTo(7 * 24 + 11.5, 9);
  });

  it('are what everything after sees: calendar, season, preview and the rows beyond the end', () => {
    // A week's pattern in hours.
    const hours = counting(24 * 7 * 12);
    const table = dated(
      hours.map((hour) => START + hour * HOUR),
      hours.map((hour) => [5, 9, 2, 7, 1, 8, 3][Math.floor(hour / 24) % 7]! + (hour % 24) / 100),
    );
    const preparation = { resample: { to: 'day', by: 'mean' }, features: { calendar: ['weekday'] } };
    const ready = prepared(seriesSpec({ task: { window: 8 }, preparation }), table);
    expect(ready.series!.prepared.seasonalPeriod).toBe(7);
    expect(ready.beyond!.labels.slice(0, 2)).toEqual(['2020-03-25', '2020-03-26']);
    const shown = previewOf(ready);
    expect(shown).toMatchObject({ rows: 84, firstLabel: '2020-01-01', datePrecision: 'day' });
    expect(shown.steps[0]!.facts).toContainEqual({ code: 'resampled', values: { before: 2016, after: 84 } });
    const hourly = seriesSpec({
      task: { window: 8 },
      preparation: { ...preparation, features: { calendar: ['hour'] } },
    });
    expect(problems(prepare(hourly, table)).map(({ code }) => code)).toEqual(['datesTooCoarse']);
  });

  it('do not have the catalogue’s season, which counts rows of the file', () => {
    const births = (resample: unknown) => {
      const spec = seriesSpec({ data: { source: { kind: 'dataset', id: 'births' } }, preparation: { resample } });
      const table = { ...even(1000, DAY, 'day'), columns: [{ ...even(1000, DAY).columns[0]!, name: 'births' }] };
      return prepared(spec, table).series!.prepared.seasonalPeriod;
    };
    expect(births(null)).toBe(7);
    expect(births({ to: 'week', by: 'mean' })).toBeNull();
  });

  it('are refused with the way out: no dates, rows further apart than the interval, too few left', () => {
    const codes = (table: Table, to: string) =>
      problems(prepare(seriesSpec({ preparation: { resample: { to, by: 'mean' } } }), table)).map(
        ({ code, path }) => `${path} ${code}`,
      );
    expect(codes({ ...even(60, DAY), labels: { kind: 'number', first: 1 } }, 'day')).toEqual([
      'preparation.resample resampleNeedsDates',
    ]);
    expect(codes(even(60, DAY, 'day'), 'hour')).toEqual(['preparation.resample.to resampleFiner']);
    expect(codes(even(60, DAY, 'day'), 'month')).toEqual(['preparation.resample.to resampleTooFew']);
  });

  it('of rows that are such intervals already are the same rows (by definition)', () => {
    const months = dated(
      counting(30).map((month) => Date.UTC(2020, month)),
      counting(30),
      'month',
    );
    expect(value(resampled(months, { to: 'month', by: 'mean' }))).toEqual(months);
    const days = even(40, DAY, 'day');
    expect(value(resampled(days, { to: 'day', by: 'sum' }))).toEqual(days);
  });
});
