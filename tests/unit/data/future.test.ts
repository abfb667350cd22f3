import { describe, expect, it } from 'vitest';
import { rowsAfter, timesAfter } from '../../../src/data/future';
import { labelAt } from '../../../src/data/labels';
import type { RowLabels } from '../../../src/experiment/sequences';
import { csvText, numberText } from '../../../src/data/csv';
import { predictionTable } from '../../../src/data/predictionsCsv';
import fc from 'fast-check';
import Papa from 'papaparse';

const days = (times: ArrayLike<number>) => Array.from(times, (time) => new Date(time).toISOString().slice(0, 10));
const after = (dates: string[], steps: number) => days(timesAfter(Float64Array.from(dates, Date.parse), steps));

describe('rows beyond the end', () => {
  it('go on in days, over the end of February (calendar)', () => {
    expect(after(['2024-02-25', '2024-02-26', '2024-02-27'], 3)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  });

  it('go on in months and years by the calendar, whatever their length', () => {
    expect(after(['2023-10-01', '2023-11-01', '2023-12-01'], 3)).toEqual(['2024-01-01', '2024-02-01', '2024-03-01']);
    expect(after(['2021-01-01', '2022-01-01', '2023-01-01'], 2)).toEqual(['2024-01-01', '2025-01-01']);
    expect(after(['2023-03-31', '2023-06-30', '2023-09-30'], 3)).toEqual(['2023-12-31', '2024-03-31', '2024-06-30']);
    expect(after(['2023-10-30', '2023-11-30', '2023-12-30'], 3)).toEqual(['2024-01-30', '2024-02-29', '2024-03-30']);
  });

  it('go on in weeks, and in hours', () => {
    expect(after(['2024-02-05', '2024-02-12', '2024-02-19'], 2)).toEqual(['2024-02-26', '2024-03-04']);
    const hours = Float64Array.of(0, 3_600_000, 7_200_000);
    expect([...timesAfter(hours, 2)]).toEqual([10_800_000, 14_400_000]);
  });

  it('skip the weekend where a daily series of two weeks has none', () => {
    const working = Array.from({ length: 26 }, (_, k) => new Date(Date.UTC(2024, 0, 1 + k)))
      .filter((date) => date.getUTCDay() % 6 !== 0)
      .map((date) => date.toISOString().slice(0, 10));
    expect(working.at(-1)).toBe('2024-01-26');
    expect(after(working, 2)).toEqual(['2024-01-29', '2024-01-30']);
  });

  it('have no date where there is no rhythm', () => {
    expect([...timesAfter(Float64Array.of(5), 2)]).toEqual([NaN, NaN]);
    expect([...timesAfter(Float64Array.of(), 1)]).toEqual([NaN]);
  });

  it('are labelled as the series is: numbered on, dated, or counted where rows are called by words', () => {
    const labels = (kind: RowLabels, rows: number) =>
      rowsAfter(
        kind,
        {
          rows,
          given: 0,
          labelAt: (row) => labelAt(kind, row),
          timeAt: (row) => (kind.kind === 'time' ? kind.times[row]! : NaN),
        },
        2,
      ).labels;
    expect(labels({ kind: 'number', first: 3 }, 5)).toEqual(['8', '9']);
    expect(labels({ kind: 'text', values: ['a', 'b'] }, 2)).toEqual(['+1', '+2']);
    const times = Float64Array.from(['1960-10-01', '1960-11-01', '1960-12-01'], Date.parse);
    expect(labels({ kind: 'time', times, precision: 'month' }, 3)).toEqual(['1961-01', '1961-02']);
  });
});

describe('predictions as CSV', () => {
  const block = {
    part: 'test',
    samples: 2,
    horizon: 2,
    targets: ['a, "b"'],
    row: (sample: number, step: number) => `r${sample + step}`,
    truth: Float32Array.of(0.1, 0.2, NaN, 3),
    forecasts: [
      { name: 'A LSTM', first: 0, values: Float32Array.of(1, 2, 3, 4) },
      { name: 'late', first: 1, values: Float32Array.of(5, 6) },
    ],
  };

  it('have a line for each step and target, quoted as RFC 4180 asks, missing numbers empty (hand-written)', () => {
    expect(csvText(predictionTable([block]))).toBe(
      [
        'part,from,row,step,target,truth,A LSTM,late',
        'test,r0,r1,1,"a, ""b""",0.1,1,',
        'test,r0,r2,2,"a, ""b""",0.2,2,',
        'test,r1,r2,1,"a, ""b""",,3,5',
        'test,r1,r3,2,"a, ""b""",3,4,6',
        '',
      ].join('\r\n'),
    );
  });

  it('are read back by a CSV parser, whatever the names', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const text = csvText(predictionTable([{ ...block, targets: [name] }]));
        const { data } = Papa.parse<string[]>(text.trimEnd(), { delimiter: ',', newline: '\r\n' });
        // A name that a spreadsheet would compute has an apostrophe in front.
        expect([name, `'${name}`]).toContain(data[1]![4]);
      }),
    );
  });

  it('write numbers as computed: reading gives the same 32-bit number', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(Number(numberText(value)))).toBe(value === 0 ? 0 : value);
      }),
    );
    expect([numberText(Math.fround(5.1)), numberText(NaN)]).toEqual(['5.1', '']);
  });
});
