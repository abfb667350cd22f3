/** What one press mends where the file as a whole was taken for something else than it is. */
import type { FileRow, Mend } from '../../experiment/files';
import type { Problem } from '../../experiment/problem';
import type { FileSource } from '../../experiment/sources/file';
import type { Recognised } from './recognise';

interface Refused {
  readonly recognised: Recognised;
  readonly source: FileSource;
  /** Rows that were read. */
  readonly rows: number;
  /** The first of them. */
  readonly first: readonly FileRow[];
  /** The columns that say when the rows are. */
  readonly time: readonly number[];
}

/** The mends of a problem with the file as a whole, the likeliest first; empty where nothing but another setting helps. */
export function fileMends({ code }: Problem, { recognised, source, rows, first, time }: Refused): Mend[] {
  const { extent, names, clocks } = recognised;
  switch (code) {
    case 'fileLabelledSequences':
      return [{ code: 'turn', change: { turned: 'yes' }, cells: [], count: rows }];
    case 'fileHeaderDiffers': {
      const below = extent.body[0]?.line ?? 1;
      const cells = [...extent.above, ...extent.header].map(({ line, cells: written }) => ({
        line,
        column: null,
        content: written.join(' '),
      }));
      return below < 2 ? [] : [{ code: 'skip', change: { skip: below - 1 }, cells, count: below - 1 }];
    }
    case 'fileTimesRepeat': {
      const [date] = time;
      if (date === undefined) return [];
      const moments = (columns: readonly number[]) =>
        first.map(({ line, cells }) => ({
          line,
          column: columns[0]! + 1,
          content: columns.map((k) => cells[k] ?? '').join(' '),
        }));
      const joins = clocks
        .filter((column) => !time.includes(column))
        .map((column): Mend => ({
          code: 'join',
          change: { timeColumns: [names[date]!, names[column]!] },
          cells: moments([date, column]),
          count: rows,
        }));
      const others = source.types.filter(({ column }) => column !== names[date]);
      const types = [...others, { column: names[date]!, type: 'ignore' as const }];
      return [...joins, { code: 'byNumber', change: { types, timeColumns: [] }, cells: moments(time), count: rows }];
    }
    default:
      return [];
  }
}
