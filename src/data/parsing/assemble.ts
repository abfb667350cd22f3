/** From columns as they were read to a table: rows in the order of time, each time once, and the report on the file. */
import type { FileNote, FileReport } from '../../experiment/files';
import { bad, good, problem, type Problem, type Result } from '../../experiment/problem';
import type { Column, RowLabels, Table, TextColumn } from '../../experiment/sequences';
import { isMissing } from './cells';
import { place, shown } from './columns';
import { conclusionsOf } from './conclusions';
import { readingOf, reportOf, rowsShown } from './fileReport';
import { firstNotes } from './firstNotes';
import { fileMends } from './mends';
import type { Parts } from './parts';
import type { Recognised } from './recognise';
import { seriesReport, seriesRows } from './seriesRows';

/** A table, or what is wrong with the file; and what was recognised, as far as reading came. */
export interface ParsedFile {
  readonly table: Result<Table>;
  readonly report: FileReport | null;
}

/** Where more than this share of the rows repeats a time, they are not rows of one series. */
const REPEATED = 0.5;

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
  if (!chosen.ok) {
    const { table, report } = refused(parts, before, chosen.problems);
    // Another one can be chosen only where it is known which ones there are.
    return { table, report: report && { ...report, series: seriesReport(parts, rows) } };
  }
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

function inOrder(values: Float64Array, order: Uint32Array | null): Float64Array {
  return order === null ? values : Float64Array.from(order, (row) => values[row]!);
}
