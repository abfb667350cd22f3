/** The rows of a file in their order: of one of its series, or of all one below the other. */
import { SERIES_NAMED, type FileNote, type SeriesReport } from '../../experiment/files';
import { bad, good, problem, type Result } from '../../experiment/problem';
import type { FileSettings } from '../../experiment/sources/file';
import { timeLabel } from '../labels';
import { OPTIONS_NAMED, type NumberColumn } from './columns';
import type { Parts } from './parts';
import { keyColumns, seriesBy, seriesByCounter, seriesByTime, type FoundSeries } from './severalSeries';

/** From this share on it is looked for what tells several series apart. */
const SEVERAL = 0.2;

/** What tells several series apart, where times repeat or a counter begins anew; null: there is one series. */
function severalIn({ times, words, numbers }: Parts, rows: Uint32Array): FoundSeries | null {
  const used = times?.reading.columns ?? [];
  if (times === null) {
    const keys = keyColumns(words, numbers, used);
    return keys.length === 0 ? null : seriesByCounter(keys, numbers, numbers.length === 0 ? 0 : rowsOf(numbers));
  }
  const dated = rows.filter((row) => !Number.isNaN(times.times[row]!));
  // Of rows in the order of time none repeats; most files are, and a set of a million moments takes a while.
  if (dated.every((row, k) => k === 0 || times.times[row]! > times.times[dated[k - 1]!]!)) return null;
  const different = new Set(Float64Array.from(dated, (row) => times.times[row]!)).size;
  if (dated.length - different < SEVERAL * dated.length) return null;
  return seriesByTime(keyColumns(words, numbers, used), times.times, dated);
}

/** The series that a file seems to hold, none of them chosen; null: one alone. */
export function seriesReport(parts: Parts, rows: Uint32Array): SeriesReport | null {
  const several = severalIn(parts, rows);
  if (several === null) return null;
  const { names, columns } = several;
  const told = { names: names.slice(0, SERIES_NAMED), count: names.length };
  return { columns: columns.map(({ name }) => name), ...told, chosen: null };
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
export function seriesRows(parts: Parts, rows: Uint32Array, notes: FileNote[]): Result<SeriesRows> {
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
