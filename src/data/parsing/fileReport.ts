/** The report on a file: what was recognised, and what its columns and rows look like. */
import type { FileNote, FileReport, FileRow, Mend, SeriesReport } from '../../experiment/files';
import type { Column, FileReading } from '../../experiment/sequences';
import { timeLabel } from '../labels';
import { shown } from './columns';
import type { Conclusions } from './conclusions';
import type { Parts, TakenRow } from './parts';
import { missingIn, outlineOf } from './picture';
import type { FileRecord } from './records';

/** What a run keeps of how its file was read. */
export const readingOf = ({ time, linesSkipped, series }: FileReport): FileReading => ({
  time: time?.columns ?? [],
  step: time?.step ?? null,
  skipped: linesSkipped,
  series: series?.chosen ?? null,
});

/** What a file that can be used holds; a file that was refused has none of it. */
interface Found {
  readonly columns: readonly Column[];
  readonly conclusions: Conclusions;
  /** The rows that are used. */
  readonly order: Uint32Array;
  readonly series: SeriesReport | null;
}

export function reportOf(
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
export function rowsShown(
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
