/** Small files with the shapes that people's files have; what must come of each stands in tests/fixtures/files/README.md. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelAt } from '../../../../src/data/labels';
import { suggestSeason } from '../../../../src/data/season';
import { calendarPeriods } from '../../../../src/data/calendarPeriods';
import { noteSentence, problemSentence } from '../../../../src/i18n';
import { words } from '../../../../src/i18n/both';
import { columnsOf, read } from './support';

const FOLDER = new URL('../../../fixtures/files/', import.meta.url);

/** What must come of a file, as the README says. */
interface Expected {
  readonly rows?: number;
  readonly first?: string;
  readonly last?: string;
  /** The common step of time; null: there is none. */
  readonly step?: string | null;
  readonly season?: number;
  readonly target?: string | readonly string[];
  /** Names of the first columns of the table. */
  readonly columns?: readonly string[];
  readonly units?: readonly string[];
  /** First values of a column. */
  readonly values?: Readonly<Record<string, readonly number[]>>;
  /** Codes of notes that must be there. */
  readonly notes?: readonly string[];
  readonly delimiter?: string | null;
  /** The file is refused with this code; else it is read. */
  readonly refused?: string;
  /** The settings that one press of the first mend makes; the file is read with them, and the rest holds for that. */
  readonly mend?: object;
}

const HOURLY = { step: '1 hour', first: '2019-01-01 00:00' } as const;

const TABLE: Readonly<Record<string, Expected>> = {
  'hourly-slow-trend.csv': { rows: 6000, step: '1 hour', season: 24 },
  'compact-hour.csv': { rows: 400, ...HOURLY, target: 'load' },
  'date-in-parts.csv': { rows: 600, ...HOURLY, target: 'pm', columns: ['No', 'pm', 'temp'], notes: ['timeJoined'] },
  'year-month-columns.csv': { rows: 120, step: '1 month', target: 'Sales', columns: ['Sales'], season: 12 },
  'no-header-year-month.csv': { rows: 900, first: '1800-01', step: '1 month', target: 'column 4' },
  'day-codes-first.csv': { rows: 700, target: ['cnt', 'temp'], notes: ['targetGuessed'] },
  'decimal-year.csv': { rows: 144, first: '1949-01', last: '1960-12', step: '1 month', target: 'value', season: 12 },
  'klines-ms.csv': { rows: 600, first: '2024-01-01 00:00', step: '1 hour', target: 'column 2' },
  'klines-us.csv': { rows: 600, first: '2025-01-01 00:00', step: '1 hour', target: 'open' },
  'unix-rounded.csv': { rows: 500, first: '2019-01-01', step: '1 day', target: 'Close', columns: ['Close'] },
  'first-of-month-us-slash.csv': { rows: 120, step: '1 month', last: '1999-12-01', season: 12 },
  'two-steps.csv': { rows: 1500, notes: ['stepChanges'] },
  'airq-original.csv': { rows: 600, ...HOURLY, columns: ['CO(GT)', 'T', 'RH'], notes: ['timeJoined'] },
  'wide-years.csv': { rows: 60, first: '1960', step: '1 year', target: 'Land 0', notes: ['turned'] },
  'wide-dates.csv': { rows: 300, first: '2020-01-22', step: '1 day', target: 'Land 0', notes: ['turned'] },
  'date-and-time.csv': { rows: 3000, first: '2009-05-03 17:20', step: '1 minute', target: 'Active_power' },
  'date-and-hour.csv': { rows: 600, ...HOURLY, target: ['cnt', 'temp'] },
  'german-date-time.csv': { rows: 900, ...HOURLY, target: 'Verbrauch[MWh]' },
  'three-header-rows.csv': {
    rows: 500,
    first: '2019-01-01',
    target: 'Close',
    values: { Close: [150.8336], Volume: [10832824] },
    notes: ['headerRows'],
  },
  'units-row.csv': { rows: 800, target: 'voltage', units: ['s', 'V', 'mA'], notes: ['unitsRow'] },
  'ecg-export.csv': { rows: 1200, target: 'MLII', units: ['s', 'mV', 'mV'], notes: ['unitsRow'] },
  'sep-line.csv': { rows: 200, delimiter: 'semicolon', step: '1 day', notes: ['linesSkipped'] },
  'address-first.csv': { rows: 400, step: '1 day', target: 'Open', notes: ['linesSkipped'] },
  'comment-lines.txt': { rows: 240, first: '1990-01', last: '2009-12', step: '1 month', notes: ['linesSkipped'] },
  'row-names.txt': { rows: 800, step: '1 minute', values: { Temperature: [21.13], Occupancy: [0] } },
  'question-mark-value.csv': {
    refused: 'fileCell',
    mend: { missingCodes: ['?0.4', '?0.9'] },
    rows: 900,
    values: { Low: [9.6, 8.8, 10.3] },
  },
  'footer-note.csv': { rows: 120, last: '1958-12', notes: ['footer'] },
  'footer-note-comma.csv': { rows: 120, last: '1958-12', notes: ['footer'] },
  'total-row.csv': { rows: 96, last: '2017-12', notes: ['footer'] },
  'dividend-rows.csv': {
    refused: 'fileCell',
    mend: { leaveOut: [22, 85, 148, 211, 274] },
    rows: 295,
    notes: ['leftOut'],
  },
  'spreadsheet-errors.csv': { rows: 400, target: 'Value', step: '1 day' },
  'volume-suffix.csv': { rows: 400, notes: ['multiplied'] },
  'volume-suffix-late.csv': { rows: 700, notes: ['multiplied'] },
  'indian-grouping.csv': { rows: 300, values: { Turnover: [120100.5] }, notes: ['grouped'] },
  'brackets-negative.csv': { rows: 200, values: { Profit: [-4.13, 1224.93, 1407.54, 642.21, -608.86, -1439.64] } },
  'saved-page.csv': { refused: 'fileWebPage' },
  'array.json': { rows: 200, values: { 'column 1': [51.47, 54.17] } },
  'array-lines.json': { rows: 200, values: { 'column 1': [49.42, 55.07] } },
  'records.json': { rows: 200, first: '2019-01-01', step: '1 day', values: { value: [50.08, 57.18] } },
  'gz-of-csv.csv.gz': { rows: 300, first: '2019-01-01', step: '1 day', values: { value: [50.95, 57.92] } },
  'activity.txt': {
    rows: 1200,
    delimiter: 'comma',
    columns: ['column 1', 'column 3', 'column 4', 'column 5', 'column 6'],
    values: { 'column 6': [1.107, 2.005] },
    target: 'column 4',
  },
  'quarters.csv': { rows: 120, first: '1990-01', step: '1 quarter' },
  'quarters2.csv': { rows: 120, first: '1990-01', step: '1 quarter' },
  'iso-weeks.csv': { rows: 260, first: '2014-12-29', step: '1 week' },
  'month-names.csv': { rows: 105, first: '1964-01', last: '1972-09', step: '1 month', season: 12 },
  'excel-serials.csv': { rows: 300, first: '2020-01-01', step: '1 day' },
  // Its values are invented without a season, which the correlation rightly does not find.
  'relative-months.csv': { rows: 48, first: '0001-01', last: '0004-12', step: '1 month' },
  'dash-time.csv': { rows: 400, ...HOURLY },
  'time-interval.csv': { rows: 900, ...HOURLY, notes: ['intervals'] },
  'several-series.csv': { rows: 200, step: '1 day', target: 'Sales', notes: ['severalSeries'] },
  'engines.txt': { rows: 148, target: 'column 3', notes: ['severalSeries'] },
  'rows-are-sequences.txt': { refused: 'fileLabelledSequences' },
  'class-text.csv': { rows: 400, target: 'temp', notes: ['textColumn'] },
  'text-corpus.txt': { refused: 'fileRunningText' },
  'binary-sequence.csv': { rows: 600, target: 'bit' },
  'all-day-le-12.csv': { rows: 231, first: '2020-01-01', last: '2022-03-10' },
  'large-values.csv': { rows: 500, target: 'load' },
  'sixty-months.csv': { rows: 60, step: '1 month', target: 'y' },
  'leak-a.csv': { rows: 400, target: 'v' },
  'leak-b.csv': { rows: 400, target: 'v' },
  'gbk-stock.csv': { rows: 400, first: '2023-02-17', target: '收盘价' },
  'jena-like.csv': { rows: 1500, first: '2014-01-01 00:10', step: '10 minute', target: 'p (mbar)' },
  'german-load.csv': { rows: 900, ...HOURLY, target: 'Netzlast [MWh]', values: { 'Netzlast [MWh]': [52224.69] } },
  'offset-dst.csv': { rows: 300, first: '2019-03-29 23:00', step: '1 hour', target: 'price' },
  'trade-date.csv': { rows: 400, first: '2023-02-17', step: '1 day', target: 'open' },
};

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, FOLDER)));

/** No sentence without words, or with a place that nothing fills. */
const BROKEN = /\{\{|undefined|^(?:notes|problems)\.|was refused \(|未被接受/;

describe('the files of the README', () => {
  it('are all there, and each has its expectation', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect(files.toSorted()).toEqual(Object.keys(TABLE).toSorted());
  });

  for (const [name, expected] of Object.entries(TABLE)) {
    it(`come out as it says: ${name}`, async () => {
      let { table, report } = await read(bytesOf(name));
      const sentences: string[] = [];
      const speak = () => {
        for (const language of ['en', 'zh'] as const) {
          const { t } = words(language);
          for (const note of report?.notes ?? []) sentences.push(noteSentence(note, t));
          if (!table.ok) for (const each of table.problems) sentences.push(problemSentence(each, t));
        }
      };
      speak();
      if (expected.refused !== undefined) {
        expect(table).toMatchObject({ ok: false, problems: [{ code: expected.refused }] });
        if (expected.mend === undefined) return;
        expect(report!.mends[0]!.change).toEqual(expected.mend);
        ({ table, report } = await read(bytesOf(name), expected.mend));
        speak();
      }
      expect(sentences.filter((sentence) => BROKEN.test(sentence))).toEqual([]);
      if (!table.ok) throw new Error(JSON.stringify(table.problems));
      const { rows, labels, columns } = table.value;
      if (expected.rows !== undefined) expect(rows).toBe(expected.rows);
      if (expected.first !== undefined) expect(labelAt(labels, 0)).toBe(expected.first);
      if (expected.last !== undefined) expect(labelAt(labels, rows - 1)).toBe(expected.last);
      if (expected.step !== undefined) expect(report!.time?.step ?? null).toBe(expected.step);
      if (expected.delimiter !== undefined) expect(report!.delimiter).toBe(expected.delimiter);
      const codes = report!.notes.map(({ code }) => code);
      for (const code of expected.notes ?? []) expect(codes).toContain(code);
      if (expected.target !== undefined) expect([expected.target].flat()).toContain(report!.target);
      if (expected.columns !== undefined) expect(columns.map((column) => column.name)).toEqual(expected.columns);
      if (expected.units !== undefined) expect(columns.map(({ unit }) => unit)).toEqual(expected.units);
      const values = columnsOf(table.value);
      for (const [column, first] of Object.entries(expected.values ?? {})) {
        const all = labels.kind === 'time' && report!.notes.some(({ code }) => code === 'sorted');
        expect(all ? values[column]!.toReversed() : values[column]!).toEqual(expect.arrayContaining([...first]));
        if (!all) expect(values[column]!.slice(0, first.length)).toEqual(first);
      }
      if (expected.season !== undefined) {
        const series = columns.find((column) => column.name === report!.target)!.values;
        expect(suggestSeason(series, calendarPeriods(labels))?.period).toBe(expected.season);
      }
    });
  }

  it('have K, M and B multiplied, also where the letter changes far down', async () => {
    const { table } = await read(bytesOf('volume-suffix-late.csv'));
    if (!table.ok) throw new Error(JSON.stringify(table.problems));
    const volume = columnsOf(table.value)['Vol.']!;
    expect(volume.at(-1)).toBe(3_070_000);
    expect(volume[2]).toBe(837_030);
  });

  it('of several series give the one that is named, and say so where there is none of the name', async () => {
    const named = await read(bytesOf('several-series.csv'), { series: '4' });
    expect(named.report!.series).toMatchObject({ columns: ['Store'], count: 5, chosen: '4' });
    expect(named.table).toMatchObject({ ok: true, value: { rows: 200 } });
    const unknown = await read(bytesOf('several-series.csv'), { series: '9' });
    expect(unknown.table).toMatchObject({ ok: false, problems: [{ code: 'fileSeriesUnknown' }] });
    const wide = await read(bytesOf('wide-years.csv'), { series: 'Land 7' });
    expect(wide.report).toMatchObject({ target: 'Land 7', series: { count: 80, chosen: 'Land 7' } });
  });

  it('that are sequences can be turned, each row a series', async () => {
    const { report } = await read(bytesOf('rows-are-sequences.txt'));
    expect(report!.mends[0]).toMatchObject({ code: 'turn', change: { turned: 'yes' }, count: 60 });
    const { table } = await read(bytesOf('rows-are-sequences.txt'), { turned: 'yes' });
    expect(table.ok && table.value.columns.length).toBe(60);
  });
});
