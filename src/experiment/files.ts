/** Words for the user's own files that every room shares: what was recognised in one, row by row and column by column. */
import type { ColumnType, DateOrder, Decimal, Delimiter, Encoding, FileSource } from './sources/file';
import type { TimePrecision } from './sequences';

/** Larger files, and longer or larger tables, are refused with the offer to take every n-th row. */
export const FILE_LIMITS = {
  bytes: 100e6,
  unpacked: 400e6,
  rows: 2_000_000,
  cells: 20_000_000,
  columns: 500,
  wideColumns: 20_000,
} as const;

/** As many names of series are told. */
export const SERIES_NAMED = 1000;

/** So few rows leave six for training: a window of two, and a few of them. */
export const FEWEST_ROWS = 10;

/** Beyond ± this a number is refused: its square, and sums of such squares, must not overflow anywhere. */
export const LARGEST_CELL = 1e30;

export interface ColumnReport {
  readonly name: string;
  readonly type: ColumnType;
  /** Cells without a value, among the rows that were kept. */
  readonly missing: number;
  /** Its line with few points, lowest and highest kept, NaN where nothing is; null where it was not read as numbers. */
  readonly outline: Float32Array | null;
}

/** A row of the file as it is written. */
export interface FileRow {
  readonly line: number;
  /** A cell a column. */
  readonly cells: readonly string[];
  /** When it is, as it was read; null where it has no moment. */
  readonly label: string | null;
  /** False where it is none of the rows that are used: one of another series, a line below the table. */
  readonly kept: boolean;
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
  | 'everyNth'
  /** {count, line, value}: lines above the table that do not belong to it; the first of them. */
  | 'linesSkipped'
  /** {count, line, value}: rows under the header that are no data; the first of them. */
  | 'headerRows'
  /** {line, value}: a row under the header that names units. */
  | 'unitsRow'
  /** The header is one cell short, so the first column holds names of rows. */
  | 'rowNames'
  /** {count, line, value}: rows below the table that do not belong to it; the first of them. */
  | 'footer'
  /** {count, line}: rows that the settings leave out. */
  | 'leftOut'
  /** {column, line, value, read}: a letter behind a number multiplied it. */
  | 'multiplied'
  /** {column, count, value}: a value that is frequent and far from all others. */
  | 'missingCode'
  /** {columns, example, label}: the moments of the rows were put together from these columns. */
  | 'timeJoined'
  /** {column, example, label}: numbers, or something like them, were read as moments. */
  | 'timeFromNumbers'
  /** {column, example}: of intervals the beginning counts. */
  | 'intervals'
  /** {step, count, places, label}: rows that are missing in time, and the row before the first place. */
  | 'missingRows'
  /** {count, label}: rows on days of the week that the series else leaves out, and the first of them. */
  | 'strayDays'
  /** {before, after, label}: the step of time changes, and the row from which it does. */
  | 'stepChanges'
  /** {column, count, name}: several series in the file, of which one is read. */
  | 'severalSeries'
  /** {count, name}: a wide table was turned; the first of its series. */
  | 'turned'
  /** {column, count}: which column is predicted when nothing is said, and how many others could be. */
  | 'targetGuessed'
  /** {count}: an array of numbers was read as a column. */
  | 'jsonArray'
  /** {sheet, count}: which sheet of a workbook was read, and how many there are. */
  | 'sheet';

/** A cell or a row that cannot be read. */
export interface FoundCell {
  readonly line: number;
  /** From 1; null: the row as a whole. */
  readonly column: number | null;
  readonly content: string;
}

/** A change of the settings that mends what is wrong, offered as one press. */
export interface Mend {
  readonly code:
    | 'missing'
    | 'leaveOut'
    | 'turn'
    /** Lines above the table are left out. */
    | 'skip'
    /** Two columns are joined to one moment. */
    | 'join'
    /** The column of time is left out, and the rows are numbered. */
    | 'byNumber';
  readonly change: Partial<Omit<FileSource, 'kind' | 'name' | 'size'>>;
  /** What it concerns: the first of them, and how many there are. */
  readonly cells: readonly FoundCell[];
  readonly count: number;
}

/** When the rows are, as it was read. */
export interface TimeReport {
  /** The columns that say so, that of the date first. */
  readonly columns: readonly string[];
  /** The first moment as the file writes it. */
  readonly example: string;
  readonly precision: TimePrecision;
  /** The step from row to row, "15 minute"; null: there is no common one. */
  readonly step: string | null;
}

/** The series of a file that holds several. */
export interface SeriesReport {
  /** The columns whose cells name them; empty: the rows of a wide table do. */
  readonly columns: readonly string[];
  /** Their names, the first `SERIES_NAMED`. */
  readonly names: readonly string[];
  readonly count: number;
  /** The one that was read; null: all, as columns or one below the other. */
  readonly chosen: string | null;
}

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
  /** The first rows, and the last ones that are not among them. */
  readonly first: readonly FileRow[];
  readonly last: readonly FileRow[];
  readonly notes: readonly FileNote[];
  /** The sheets of a workbook, and the one that was read; empty and null for other files. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** The lines above the table that were left out. */
  readonly linesSkipped: number;
  /** null: nothing says when the rows are. */
  readonly time: TimeReport | null;
  /** null: there is one series alone. */
  readonly series: SeriesReport | null;
  /** Whether the series stand in rows and were turned into columns. */
  readonly turned: boolean;
  /** The column that is predicted when the experiment names none; null: none can be. */
  readonly target: string | null;
  /** Values that may stand for missing ones. */
  readonly missingCodes: readonly number[];
  /** What mends a file that was refused, the likeliest first. */
  readonly mends: readonly Mend[];
}
