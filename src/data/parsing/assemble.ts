/** From columns as they were read to a table: rows in the order of time, each time once, and the report on the file. */
import {
  SERIES_NAMED,
  type FileNote,
  type FileReport,
  type FileRow,
  type Mend,
  type SeriesReport,
} from '../../experiment/files';
import { bad, good, problem, type Problem, type Result } from '../../experiment/problem';
import type { Column, FileReading, RowLabels, Table, TextColumn } from '../../experiment/sequences';
import type { FileSettings } from '../../experiment/sources/file';
import { timeLabel } from '../labels';
import { isMissing } from './cells';
import { OPTIONS_NAMED, place, shown, type NumberColumn, type WordColumn } from './columns';
import { conclusionsOf, type Conclusions } from './conclusions';
import { isPlain } from './dates';
import type { FileFacts } from './facts';
import { fileMends } from './mends';
import { missingIn, outlineOf } from './picture';
import type { Recognised } from './recognise';
import type { FileRecord } from './records';
import { keyColumns, seriesBy, seriesByCounter, seriesByTime, type FoundSeries } from './severalSeries';
import type { ReadTimes } from './timeColumn';
import type { UnreadableRows } from './unreadable';

/** A table, or what is wrong with the file; and what was recognised, as far as reading came. */
export interface ParsedFile {
  readonly table: Result<Table>;
  readonly report: FileReport | null;
}

/** A row as it was taken, with its number. */
export interface TakenRow extends FileRecord {
  readonly row: number;
}

interface Parts {
  readonly recognised: Recognised;
  readonly source: FileSettings;
  readonly facts: FileFacts;
  /** Rows that the settings leave out. */
  readonly leftOut: { readonly count: number; readonly line: number } | null;
  /** By column; null where it holds no numbers. */
  readonly numbers: readonly (NumberColumn | null)[];
  readonly words: readonly WordColumn[];
  readonly times: ReadTimes | null;
  /** The line of each row. */
  readonly lines: Float64Array;
  /** The first rows, and the last of the others. */
  readonly first: readonly TakenRow[];
  readonly last: readonly TakenRow[];
  readonly skipped: number;
  readonly unreadable: UnreadableRows;
  /** What ended reading; null: the end of the file. */
  readonly fatal: Problem | null;
}

/** Where more than this share of the rows repeats a time, they are not rows of one series. */
const REPEATED = 0.5;
/** From this share on it is looked for what tells several series apart. */
const SEVERAL = 0.2;

export function assemble(parts: Parts): ParsedFile {
  const { recognised, unreadable, lines, fatal } = parts;
  const broken = unreadable.lines();
  const lastGood = lines.findLast((line) => !broken.has(line)) ?? 0;
  const footer = unreadable.footer(lastGood, lines.length);
  const problems = [...(fatal === null ? [] : [fatal]), ...unreadable.problems(footer)];
  const notes: FileNote[] = firstNotes(parts);
  // Of a text for people the columns say nothing.
  if (problems.length > 0) return refused(parts, fatal?.code === 'fileRunningText' ? [] : notes, problems);
  const [below] = footer;
  if (below !== undefined) {
    const count = new Set(footer.map(({ line }) => line)).size;
    notes.push({ code: 'footer', values: { count, line: below.line, value: shown(below.content) } });
  }
  const left = new Set(footer.map(({ row }) => row));
  let rows = Uint32Array.from(lines, (_, row) => row);
  if (left.size > 0) rows = rows.filter((row) => !left.has(row));

  const before = notes.slice();
  const chosen = seriesRows(parts, rows, notes);
  if (!chosen.ok) return refused(parts, before, chosen.problems);
  const { series, breaks, key, ...ordered } = chosen.value;
  if (ordered.repeated > REPEATED * rows.length) {
    const column = parts.times!.reading.columns[0]!;
    const values = { count: ordered.repeated, name: recognised.names[column]! };
    // Nothing was left out of a file that is refused.
    return refused(parts, before, [problem(place(ordered.repeatedAt, column + 1), 'fileTimesRepeat', values)]);
  }
  const used = parts.times?.reading.columns ?? [];
  const untouched = ordered.order.length === lines.length && ordered.order.every((row, k) => row === k);
  const order = untouched ? null : ordered.order;
  const columns = parts.numbers
    .filter((column, k) => column !== null && !used.includes(k) && k !== key)
    .map((column): Column => ({
      name: column!.name,
      unit: column!.unit,
      values: inOrder(column!.values.all(), order),
    }));
  const filled = columns.filter((column) => {
    const value = column.values.find((each) => !Number.isNaN(each));
    if (value === undefined) {
      // A column without a name and without a value is nothing but a separator too many.
      if (isNamed(recognised, column.name)) notes.push({ code: 'emptyColumn', values: { column: column.name } });
    } else if (column.values.every((each) => each === value || Number.isNaN(each))) {
      notes.push({ code: 'constantColumn', values: { column: column.name, value } });
    }
    return value !== undefined;
  });
  const count = ordered.order.length;
  const texts = textsOf(parts, order);
  const table: Table = {
    rows: count,
    columns: filled,
    ...(texts.length > 0 ? { texts } : {}),
    labels: labelsOf(parts, order),
    ...(breaks === null ? {} : { breaks }),
  };
  if (filled.length === 0) {
    const sample = shown(recognised.rows[0]?.cells.join(' ') ?? '');
    return refused(parts, notes, [problem('', 'fileNoNumbers', { sample })]);
  }
  const conclusions = conclusionsOf(table, false, breaks?.[0] ?? count);
  const all = [...notes, ...conclusions.notes];
  const found = { columns: filled, conclusions, order: ordered.order, series };
  const report = reportOf(parts, count, lines.length - count, all, found);
  return { table: good({ ...table, reading: readingOf(report) }), report };
}

/** What a run keeps of how its file was read. */
export const readingOf = ({ time, linesSkipped, series }: FileReport): FileReading => ({
  time: time?.columns ?? [],
  step: time?.step ?? null,
  skipped: linesSkipped,
  series: series?.chosen ?? null,
});

/** A file that cannot be used: its problems, and what mends them. */
function refused(parts: Parts, notes: readonly FileNote[], problems: readonly Problem[]): ParsedFile {
  const { recognised, source, times, lines } = parts;
  const { first } = rowsShown(parts, null);
  const time = times?.reading.columns ?? [];
  const cells = parts.fatal === null ? parts.unreadable.mends(source) : [];
  const whole = problems.flatMap((each) => fileMends(each, { recognised, source, rows: lines.length, first, time }));
  return { table: bad(...problems), report: reportOf(parts, lines.length, 0, notes, null, [...cells, ...whole]) };
}

const isNamed = ({ extent, names }: Recognised, name: string): boolean =>
  !isMissing(extent.names?.[names.indexOf(name)] ?? name);

/** Longer texts are no words that come again. */
const LONGEST_WORD = 100;

/** The columns of words that can be inputs: of few and short words, of which the rows that are left hold two or more. */
function textsOf({ words, times }: Parts, order: Uint32Array | null): TextColumn[] {
  const used = times?.reading.columns ?? [];
  return words.flatMap((each) => {
    const read = each.codes();
    const isLong = each.words.some((word) => word.length > LONGEST_WORD);
    if (used.includes(each.column) || isLong || read === null) return [];
    const codes = order === null ? Int32Array.from(read) : Int32Array.from(order, (row) => read[row]!);
    const different = new Set(codes);
    different.delete(-1);
    return different.size < 2 ? [] : [{ name: each.name, codes, words: each.words }];
  });
}

function labelsOf({ times }: Parts, order: Uint32Array | null): RowLabels {
  if (times === null) return { kind: 'number', first: 1 };
  const sorted = inOrder(times.times, order);
  return { kind: 'time', times: sorted, precision: times.precision };
}

/** What tells several series apart, where times repeat or a counter begins anew; null: there is one series. */
function severalIn({ times, words, numbers }: Parts, rows: Uint32Array): FoundSeries | null {
  const used = times?.reading.columns ?? [];
  if (times === null) {
    const keys = keyColumns(words, numbers, used);
    return keys.length === 0 ? null : seriesByCounter(keys, numbers, numbers.length === 0 ? 0 : rowsOf(numbers));
  }
  const dated = rows.filter((row) => !Number.isNaN(times.times[row]!));
  const different = new Set(Float64Array.from(dated, (row) => times.times[row]!)).size;
  if (dated.length - different < SEVERAL * dated.length) return null;
  return seriesByTime(keyColumns(words, numbers, used), times.times, dated);
}

const rowsOf = (numbers: readonly (NumberColumn | null)[]): number =>
  numbers.find((column) => column !== null)?.values.length ?? 0;

/** Rows in their order, and the series that they belong to. */
interface SeriesRows extends RowsInTime {
  /** null: the file holds one series. */
  readonly series: SeriesReport | null;
  /** Where all series are read: the places in `order` with which further ones begin, and the column that names them. */
  readonly breaks: Int32Array | null;
  readonly key: number | null;
}

/** The rows of one series, or of all where the spec names the column that tells them apart. Problems: `fileSeriesUnknown` {name, options}, `fileSequenceUnknown` {name, options}. */
function seriesRows(parts: Parts, rows: Uint32Array, notes: FileNote[]): Result<SeriesRows> {
  const { source, times } = parts;
  const inTime = (some: Uint32Array, to: FileNote[]) => orderOf(times?.times ?? null, some, parts.lines, to);
  if (source.sequence != null) return allSeries(parts, source.sequence, rows, notes, inTime);
  const several = severalIn(parts, rows);
  const chosen = chosenSeries(several, source);
  if (!chosen.ok) return chosen;
  const one = { breaks: null, key: null };
  if (several === null || chosen.value === null) return good({ ...inTime(rows, notes), ...one, series: null });
  const { number, report } = chosen.value;
  const values = { column: report.columns.join(', '), count: report.count, name: report.chosen! };
  notes.push({ code: 'severalSeries', values });
  const own = rows.filter((row) => several.of[row] === number);
  return good({ ...inTime(own, notes), ...one, series: report });
}

/** All series one below the other, in the order in which they come, each in the order of time. */
function allSeries(
  { words, numbers, times, lines }: Parts,
  name: string,
  rows: Uint32Array,
  notes: FileNote[],
  inTime: (rows: Uint32Array, notes: FileNote[]) => RowsInTime,
): Result<SeriesRows> {
  const keys = keyColumns(words, numbers, times?.reading.columns ?? []);
  const found = seriesBy(name, keys, lines.length);
  if (found === null) {
    const options = keys.slice(0, OPTIONS_NAMED).map((key) => key.name);
    const values = { name, options: options.length === 0 ? '–' : options.join('; ') };
    return bad(problem('data.sequence', 'fileSequenceUnknown', values));
  }
  const each = found.names.map((): number[] => []);
  for (const row of rows) each[found.of[row]!]!.push(row);
  const own: FileNote[] = [];
  const parts = each.map((some) => inTime(Uint32Array.from(some), own));
  // What is so in one of them is said once.
  for (const note of own) if (!notes.some(({ code }) => code === note.code)) notes.push(note);
  const filled = parts.filter(({ order }) => order.length > 0);
  const begins = filled.map((_, k) => filled.slice(0, k).reduce((sum, { order }) => sum + order.length, 0));
  return good({
    order: Uint32Array.from(filled.flatMap(({ order }) => [...order])),
    repeated: parts.reduce((sum, { repeated }) => sum + repeated, 0),
    repeatedAt: parts.find(({ repeated }) => repeated > 0)?.repeatedAt ?? 0,
    breaks: Int32Array.from(begins.slice(1)),
    key: found.columns[0]!.column,
    series: {
      columns: [name],
      names: found.names.slice(0, SERIES_NAMED),
      count: found.names.length,
      chosen: null,
    },
  });
}

/** The series that the spec names, else the first. Problem: `fileSeriesUnknown` {name, options}. */
function chosenSeries(
  several: FoundSeries | null,
  { series }: FileSettings,
): Result<{ number: number; report: SeriesReport } | null> {
  if (several === null) return good(null);
  const { names, columns } = several;
  const number = series === null ? 0 : names.indexOf(series);
  if (number < 0) {
    const options = names.slice(0, OPTIONS_NAMED).join('; ');
    return bad(problem('data.source.series', 'fileSeriesUnknown', { name: series!, options }));
  }
  const report = {
    columns: columns.map(({ name }) => name),
    names: names.slice(0, SERIES_NAMED),
    count: names.length,
    chosen: names[number]!,
  };
  return good({ number, report });
}

interface RowsInTime {
  readonly order: Uint32Array;
  /** Rows that were left out because their time was there before, and the line of the first. */
  readonly repeated: number;
  readonly repeatedAt: number;
}

/** The rows that have a time, in its order, each time once (the first line that has it); without times as they come. */
function orderOf(times: Float64Array | null, rows: Uint32Array, lines: Float64Array, notes: FileNote[]): RowsInTime {
  if (times === null) return { order: rows, repeated: 0, repeatedAt: 0 };
  let order = rows.filter((row) => !Number.isNaN(times[row]!));
  if (order.length < rows.length) {
    const line = lines[rows.find((row) => Number.isNaN(times[row]!))!]!;
    notes.push({ code: 'rowsWithoutDate', values: { count: rows.length - order.length, line } });
  }
  const late = order.findIndex((row, k) => k > 0 && times[row]! < times[order[k - 1]!]!);
  if (late > 0) {
    notes.push({ code: 'sorted', values: { line: lines[order[late]!]! } });
    order = order.slice().sort((a, b) => times[a]! - times[b]! || a - b);
  }
  const once = order.filter((row, k) => k === 0 || times[row]! !== times[order[k - 1]!]!);
  const repeated = order.length - once.length;
  let repeatedAt = 0;
  if (repeated > 0) {
    const first = order[order.findIndex((row, k) => k > 0 && times[row]! === times[order[k - 1]!]!)]!;
    repeatedAt = lines[first]!;
    const label = timeLabel(times[first]!, 'second').replace(/ 00:00:00$/, '');
    notes.push({ code: 'duplicates', values: { count: repeated, line: repeatedAt, label } });
  }
  return { order: once, repeated, repeatedAt };
}

function inOrder(values: Float64Array, order: Uint32Array | null): Float64Array {
  return order === null ? values : Float64Array.from(order, (row) => values[row]!);
}

/** What is known before the rows are put in order. */
function firstNotes({ recognised, source, numbers, times, facts, leftOut }: Parts): FileNote[] {
  const { encoding, left } = facts;
  const { names, types, renamed, rows, extent } = recognised;
  const notes: FileNote[] = [...facts.notes];
  const above = [...(left === null ? [] : [{ ...left, line: 1 }]), ...lineNote(extent.above)];
  const [first] = above;
  if (first !== undefined) {
    const count = above.reduce((sum, each) => sum + each.count, 0);
    notes.push({ code: 'linesSkipped', values: { count, line: first.line, value: shown(first.value) } });
  }
  const [units, others] = [
    extent.header.slice(1).filter((row) => extent.units !== null && row === extent.header.at(-1)),
    extent.header.slice(1).filter((row) => extent.units === null || row !== extent.header.at(-1)),
  ];
  for (const { line, value } of lineNote(units))
    notes.push({ code: 'unitsRow', values: { line, value: shown(value) } });
  for (const { line, value, count } of lineNote(others)) {
    notes.push({ code: 'headerRows', values: { count, line, value: shown(value) } });
  }
  if (extent.rowNames) notes.push({ code: 'rowNames', values: {} });
  if (leftOut !== null) notes.push({ code: 'leftOut', values: leftOut });
  const chosen = new Set(source.types.map(({ column }) => column));
  const used = times?.reading.columns ?? [];
  const words = names.flatMap((name, k) => {
    const row = rows.find(({ cells }) => !isMissing(cells[k] ?? ''));
    if (types[k] !== 'text' || chosen.has(name) || used.includes(k) || row === undefined) return [];
    return [{ name, line: row.line, value: shown(row.cells[k]!) }];
  });
  if (words.length > 0) {
    const { line, value } = words[0]!;
    const column = words.map(({ name }) => name).join(', ');
    notes.push({ code: 'textColumn', values: { count: words.length, column, line, value } });
  }
  for (const [from, column] of renamed) notes.push({ code: 'renamed', values: { from, column } });
  if (encoding === 'gb18030' || encoding === 'windows-1252')
    notes.push({ code: 'encodingGuessed', values: { encoding } });
  if (source.everyNth > 1) notes.push({ code: 'everyNth', values: { n: source.everyNth } });
  if (times !== null) notes.push(...timeNotes(times, names));
  types.forEach((type, k) => {
    if (type === 'date' && times !== null && !used.includes(k))
      notes.push({ code: 'secondDate', values: { column: names[k]!, used: namesOf(times, names) } });
  });
  numbers.forEach((column, k) => {
    if (column === null || used.includes(k)) return;
    for (const code of ['grouped', 'multiplied'] as const) {
      if (column[code]) notes.push({ code, values: { column: column.name, ...column[code] } });
    }
  });
  return notes;
}

const namesOf = ({ reading }: ReadTimes, names: readonly string[]): string =>
  reading.columns.map((column) => names[column]!).join(', ');

function timeNotes(times: ReadTimes, names: readonly string[]): FileNote[] {
  const { reading, example, ambiguous, interval, order } = times;
  const columns = namesOf(times, names);
  const first = times.times.find((time) => !Number.isNaN(time)) ?? NaN;
  const label = timeLabel(first, times.precision);
  const notes: FileNote[] = [];
  if (ambiguous !== null) notes.push({ code: 'datesAmbiguous', values: { order: order!, example: shown(ambiguous) } });
  if (interval !== null) notes.push({ code: 'intervals', values: { column: columns, example: shown(interval) } });
  if (reading.kind !== 'column')
    notes.push({ code: 'timeJoined', values: { columns, example: shown(example), label } });
  else if (reading.form !== null && isPlain(reading.form) && reading.form !== 'year') {
    notes.push({ code: 'timeFromNumbers', values: { column: columns, example: shown(example), label } });
  }
  return notes;
}

/** The first of some rows, with how many they are. */
const lineNote = (rows: readonly { readonly cells: readonly string[]; readonly line: number }[]) => {
  const [first] = rows;
  if (first === undefined) return [];
  return [{ count: rows.length, line: first.line, value: first.cells.join(' ').trim() }];
};

/** What a file that can be used holds; a file that was refused has none of it. */
interface Found {
  readonly columns: readonly Column[];
  readonly conclusions: Conclusions;
  /** The rows that are used. */
  readonly order: Uint32Array;
  readonly series: SeriesReport | null;
}

function reportOf(
  parts: Parts,
  rows: number,
  dropped: number,
  notes: readonly FileNote[],
  found: Found | null,
  mends: readonly Mend[] = [],
): FileReport {
  const { recognised, skipped, facts, times } = parts;
  const { decimal, names, types, extent } = recognised;
  const { encoding, delimiter, left } = facts;
  const used = times?.reading.columns ?? [];
  const values = new Map(found?.columns.map((column) => [column.name, column.values]));
  return {
    rows,
    skipped: skipped + dropped,
    delimiter,
    decimal,
    header: extent.header.length > 0,
    encoding,
    dates: times?.order ?? null,
    columns: names.map((name, k) => ({
      name,
      type: used.includes(k) ? 'date' : types[k]!,
      missing: values.has(name) ? missingIn(values.get(name)!) : 0,
      outline: values.has(name) ? outlineOf(values.get(name)!) : null,
    })),
    ...rowsShown(parts, found?.order ?? null),
    notes,
    sheets: facts.sheets,
    sheet: facts.sheet,
    linesSkipped: (left?.count ?? 0) + extent.above.length,
    time:
      times === null
        ? null
        : {
            columns: used.map((column) => names[column]!),
            example: shown(times.example),
            precision: times.precision,
            step: found?.conclusions.step ?? null,
          },
    series: found?.series ?? null,
    turned: false,
    target: found?.conclusions.target ?? null,
    missingCodes: found?.conclusions.missingCodes ?? [],
    mends,
  };
}

/** The first and the last rows as they are written; where none was taken, those that the table was recognised by. */
function rowsShown(
  { recognised, times, first, last }: Parts,
  order: Uint32Array | null,
): Pick<FileReport, 'first' | 'last'> {
  const { names, rows } = recognised;
  const row = ({ cells, line }: FileRecord, label: string | null, kept: boolean): FileRow => ({
    line,
    cells: cells.slice(0, names.length).map(shown),
    label,
    kept,
  });
  if (first.length === 0) return { first: rows.map((record) => row(record, null, true)), last: [] };
  const taken = (one: TakenRow) => {
    const time = times?.times[one.row] ?? NaN;
    const label = Number.isNaN(time) ? null : timeLabel(time, times!.precision);
    return row(one, label, order === null || order.includes(one.row));
  };
  return { first: first.map(taken), last: last.map(taken) };
}
