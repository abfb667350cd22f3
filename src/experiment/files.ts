/** Words for the user's own files that every room shares: what was recognised in one, row by row and column by column. */
import type { ColumnType, DateOrder, Decimal, Delimiter, Encoding } from './sources/file';

/** Larger files, and longer or larger tables, are refused with the offer to take every n-th row. */
export const FILE_LIMITS = { bytes: 100e6, rows: 2_000_000, cells: 20_000_000, columns: 500 } as const;

/** So few rows leave six for training: a window of two, and a few of them. */
export const FEWEST_ROWS = 10;

/** Beyond ± this a number is refused: its square, and sums of such squares, must not overflow anywhere. */
export const LARGEST_CELL = 1e30;

export interface ColumnReport {
  readonly name: string;
  readonly type: ColumnType;
  /** Cells without a value, among the rows that were kept. */
  readonly missing: number;
}

/** Something about a file that is good to know and no reason to refuse it; words under `notes.<code>` in i18n. */
export interface FileNote {
  readonly code: NoteCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export type NoteCode =
  /** {line}: the first row that is not in the order of time. */
  | 'sorted'
  /** {count, line, label}: rows left out because their time was there before; the first of them. */
  | 'duplicates'
  /** {count, line}: rows left out because they have no date. */
  | 'rowsWithoutDate'
  /** {order, example}: dates that could be read both ways were read this way. */
  | 'datesAmbiguous'
  /** {column, used}: a second column of dates, which names nothing. */
  | 'secondDate'
  /** {count, column, line, value}: columns of words, not numbers; the first filled cell. */
  | 'textColumn'
  /** {count}: the one line of the file was read as a column of so many numbers. */
  | 'oneLine'
  /** {window, usual, rows}: the window is shorter than usual, to fit into the file. */
  | 'windowShortened'
  | 'emptyColumn'
  /** {column, value} */
  | 'constantColumn'
  /** {column, line, value, read}: a sign was taken for a separator of thousands. */
  | 'grouped'
  /** {column, from} */
  | 'renamed'
  /** {encoding}: neither a mark nor UTF-8. */
  | 'encodingGuessed'
  /** {n} */
  | 'everyNth';

/** What was recognised. Of a file that was refused: as far as its beginning shows. */
export interface FileReport {
  /** Rows that were kept. */
  readonly rows: number;
  /** Rows that were left out: empty ones, repeated or missing times, and those between every n-th. */
  readonly skipped: number;
  /** null: one column, nothing to separate. */
  readonly delimiter: Delimiter | null;
  readonly decimal: Decimal;
  readonly header: boolean;
  readonly encoding: Encoding;
  /** How dates of three numbers were read; null where there are none, or where they begin with the year. */
  readonly dates: DateOrder | null;
  readonly columns: readonly ColumnReport[];
  /** The first rows as text, a cell a column. */
  readonly sample: readonly (readonly string[])[];
  readonly notes: readonly FileNote[];
}
