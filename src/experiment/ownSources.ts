/** The schema of the user's own data: a file, with how it is to be read, and a series drawn by hand. */
import * as v from 'valibot';
import { columnName, list } from './bounded';
import { SOURCE_DEFAULTS_V1 } from './defaults';
import { about, integer, real } from './numbers';

/** What separates the cells of a file. */
export const DELIMITERS = ['comma', 'semicolon', 'tab', 'pipe', 'space'] as const;
export const DECIMALS = ['point', 'comma'] as const;
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
/** Which part of a date of three numbers comes first. */
export const DATE_ORDERS = ['yearFirst', 'dayFirst', 'monthFirst'] as const;
export const COLUMN_TYPES = ['number', 'date', 'text', 'ignore'] as const;

/** A drawn series has at least and at most so many values. */
export const DRAWN_LENGTH = { min: 20, max: 2000 } as const;

const F = SOURCE_DEFAULTS_V1.file;

export const fileSchema = v.strictObject({
  kind: v.literal('file'),
  name: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(255),
    about("The file's name; the command line looks for it beside the spec. Its content is not in the spec."),
  ),
  size: v.optional(v.pipe(integer(0, 1e12), about('Bytes, to tell files of one name apart; 0: unknown.')), F.size),
  delimiter: v.optional(v.picklist(['auto', ...DELIMITERS]), F.delimiter),
  decimal: v.optional(v.picklist(['auto', ...DECIMALS]), F.decimal),
  header: v.optional(
    v.pipe(v.picklist(['auto', 'yes', 'no']), about('Whether the first line names the columns.')),
    F.header,
  ),
  encoding: v.optional(v.picklist(['auto', ...ENCODINGS]), F.encoding),
  dates: v.optional(v.pipe(v.picklist(['auto', ...DATE_ORDERS]), about('For dates such as 03/04/2020.')), F.dates),
  types: v.optional(
    v.pipe(
      list(v.strictObject({ column: columnName, type: v.picklist(COLUMN_TYPES) }), 99),
      about('Columns whose type is not the one that would be recognised.'),
    ),
    [],
  ),
  everyNth: v.optional(v.pipe(integer(1, 1_000_000), about('Of so many rows one is read.')), F.everyNth),
});

export const drawnSchema = v.strictObject({
  kind: v.literal('drawn'),
  values: v.pipe(
    list(real(-1e6, 1e6), DRAWN_LENGTH.max),
    v.minLength(DRAWN_LENGTH.min),
    about('A series drawn by hand, one value a step.'),
  ),
});

export type FileSource = v.InferOutput<typeof fileSchema>;
export type Delimiter = (typeof DELIMITERS)[number];
export type Decimal = (typeof DECIMALS)[number];
export type Encoding = (typeof ENCODINGS)[number];
export type DateOrder = (typeof DATE_ORDERS)[number];
export type ColumnType = (typeof COLUMN_TYPES)[number];
