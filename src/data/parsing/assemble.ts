/** From columns as they were read to a table: rows in the order of time, each time once, and the report on the file. */
import type { FileNote, FileReport } from '../../experiment/files';
import { bad, good, problem, type Problem, type Result } from '../../experiment/problem';
import type { DateOrder, Encoding } from '../../experiment/sources/file';
import type { Column, RowLabels, Table } from '../../experiment/sequences';
import { timeLabel } from '../labels';
import { place, shown, type DateColumn, type NumberColumn } from './columns';
import { isMissing } from './cells';
import { formPrecision, precisionOf } from './dates';
import type { Recognised } from './recognise';

/** A table, or what is wrong with the file; and what was recognised, as far as reading came. */
export interface ParsedFile {
  readonly table: Result<Table>;
  readonly report: FileReport | null;
}

interface Parts {
  readonly recognised: Recognised;
  readonly encoding: Encoding;
  readonly everyNth: number;
  /** Numbers of the one line that was read as a column; 0 where there are lines. */
  readonly oneLine: number;
  /** Columns whose type is the user's choice. */
  readonly chosen: ReadonlySet<string>;
  /** By column; null where it holds no numbers. */
  readonly numbers: readonly (NumberColumn | null)[];
  readonly dates: DateColumn | null;
  readonly times: {
    readonly times: Float64Array;
    readonly order: DateOrder | null;
    readonly ambiguous: string | null;
  } | null;
  /** The line of each row. */
  readonly lines: Float64Array;
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

/** Where more than this share of the rows repeats a time, the file holds several series one below the other. */
const REPEATED = 0.5;

export function assemble(parts: Parts): ParsedFile {
  const { recognised, problems, lines } = parts;
  const notes: FileNote[] = firstNotes(parts);
  if (problems.length > 0) return { table: bad(...problems), report: reportOf(parts, lines.length, 0, notes, []) };
  const before = notes.slice();
  const rows = parts.times === null ? null : rowsInTime(parts.times.times, lines, notes);
  if (rows !== null && rows.repeated > REPEATED * lines.length) {
    const values = { count: rows.repeated, name: recognised.names[recognised.time]! };
    const found = problem(place(rows.repeatedAt, recognised.time + 1), 'fileTimesRepeat', values);
    // Nothing was left out of a file that is refused.
    return { table: bad(found), report: reportOf(parts, lines.length, 0, before, []) };
  }
  const columns = parts.numbers
    .filter((column) => column !== null)
    .map(({ name, unit, values }): Column => ({ name, unit, values: inOrder(values.all(), rows?.order ?? null) }));
  const filled = columns.filter((column) => {
    const value = column.values.find((each) => !Number.isNaN(each));
    if (value === undefined) notes.push({ code: 'emptyColumn', values: { column: column.name } });
    else if (column.values.every((each) => each === value || Number.isNaN(each))) {
      notes.push({ code: 'constantColumn', values: { column: column.name, value } });
    }
    return value !== undefined;
  });
  const count = rows === null ? lines.length : (rows.order?.length ?? lines.length);
  const report = reportOf(parts, count, lines.length - count, notes, columns);
  if (filled.length === 0) {
    const sample = shown(recognised.rows[0]?.cells.join(' ') ?? '');
    return { table: bad(problem('', 'fileNoNumbers', { sample })), report };
  }
  return { table: good({ rows: count, columns: filled, labels: labelsOf(parts, rows?.order ?? null) }), report };
}

function labelsOf({ times, dates }: Parts, order: Uint32Array | null): RowLabels {
  if (times === null || dates === null) return { kind: 'number', first: 1 };
  const sorted = inOrder(times.times, order);
  return { kind: 'time', times: sorted, precision: precisionOf(sorted, formPrecision(dates.form)) };
}

/** The rows that have a time, in its order, each time once (the first line that has it); null: all as they are. */
function rowsInTime(
  times: Float64Array,
  lines: Float64Array,
  notes: FileNote[],
): { order: Uint32Array | null; repeated: number; repeatedAt: number } {
  let order = Uint32Array.from(times, (_, row) => row);
  const dated = order.filter((row) => !Number.isNaN(times[row]!));
  if (dated.length < order.length) {
    const line = lines[times.findIndex((time) => Number.isNaN(time))]!;
    notes.push({ code: 'rowsWithoutDate', values: { count: order.length - dated.length, line } });
    order = dated;
  }
  const late = order.findIndex((row, k) => k > 0 && times[row]! < times[order[k - 1]!]!);
  if (late > 0) {
    notes.push({ code: 'sorted', values: { line: lines[order[late]!]! } });
    order.sort((a, b) => times[a]! - times[b]! || a - b);
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
  const untouched = late < 0 && once.length === times.length;
  return { order: untouched ? null : once, repeated, repeatedAt };
}

function inOrder(values: Float64Array, order: Uint32Array | null): Float64Array {
  return order === null ? values : Float64Array.from(order, (row) => values[row]!);
}

/** What is known before the rows are put in order. */
function firstNotes({ recognised, numbers, times, encoding, everyNth, oneLine, chosen }: Parts): FileNote[] {
  const { names, types, time, renamed, rows } = recognised;
  const notes: FileNote[] = oneLine > 0 ? [{ code: 'oneLine', values: { count: oneLine } }] : [];
  const words = names.flatMap((name, k) => {
    const first = rows.find(({ cells }) => !isMissing(cells[k] ?? ''));
    if (types[k] !== 'text' || chosen.has(name) || first === undefined) return [];
    return [{ name, line: first.line, value: shown(first.cells[k]!) }];
  });
  if (words.length > 0) {
    const { line, value } = words[0]!;
    const column = words.map(({ name }) => name).join(', ');
    notes.push({ code: 'textColumn', values: { count: words.length, column, line, value } });
  }
  for (const [from, column] of renamed) notes.push({ code: 'renamed', values: { from, column } });
  if (encoding === 'gb18030' || encoding === 'windows-1252')
    notes.push({ code: 'encodingGuessed', values: { encoding } });
  if (everyNth > 1) notes.push({ code: 'everyNth', values: { n: everyNth } });
  if (times?.ambiguous)
    notes.push({ code: 'datesAmbiguous', values: { order: times.order!, example: times.ambiguous } });
  types.forEach((type, k) => {
    if (type === 'date' && k !== time)
      notes.push({ code: 'secondDate', values: { column: names[k]!, used: names[time]! } });
  });
  for (const column of numbers) {
    if (column?.grouped) notes.push({ code: 'grouped', values: { column: column.name, ...column.grouped } });
  }
  return notes;
}

function reportOf(
  { recognised, numbers, skipped, encoding, times }: Parts,
  rows: number,
  dropped: number,
  notes: readonly FileNote[],
  columns: readonly Column[],
): FileReport {
  const { delimiter, decimal, header, names, types } = recognised;
  const missing = new Map(
    columns.map(({ name, values }) => [name, values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0)]),
  );
  return {
    rows,
    skipped: skipped + dropped,
    delimiter,
    decimal,
    header,
    encoding,
    dates: times?.order ?? null,
    columns: names.map((name, k) => ({ name, type: types[k]!, missing: numbers[k] ? (missing.get(name) ?? 0) : 0 })),
    sample: recognised.rows.map(({ cells }) => cells.slice(0, names.length).map(shown)),
    notes,
  };
}
