/** A file of the user's own, with how it is to be read. */
import * as v from 'valibot';
import { columnName, list, text } from '../bounded';
import { about, integer, real } from '../numbers';

/** What separates the cells of a file. */
export const DELIMITERS = ['comma', 'semicolon', 'tab', 'pipe', 'space'] as const;
export const DECIMALS = ['point', 'comma'] as const;
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
/** Which part of a date of three numbers comes first. */
export const DATE_ORDERS = ['yearFirst', 'dayFirst', 'monthFirst'] as const;
export const COLUMN_TYPES = ['number', 'date', 'text', 'ignore'] as const;

/** As many lines are left out by their numbers. */
export const LEFT_OUT = 1000;

const schema = v.strictObject({
  kind: v.literal('file'),
  name: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(255),
    about("The file's name; the command line looks for it beside the spec. Its content is not in the spec."),
  ),
  size: v.optional(v.pipe(integer(0, 1e12), about('Bytes, to tell files of one name apart; 0: unknown.')), 0),
  delimiter: v.optional(v.picklist(['auto', ...DELIMITERS]), 'auto'),
  decimal: v.optional(v.picklist(['auto', ...DECIMALS]), 'auto'),
  header: v.optional(
    v.pipe(v.picklist(['auto', 'yes', 'no']), about('Whether the first line names the columns.')),
    'auto',
  ),
  encoding: v.optional(v.picklist(['auto', ...ENCODINGS]), 'auto'),
  dates: v.optional(v.pipe(v.picklist(['auto', ...DATE_ORDERS]), about('For dates such as 03/04/2020.')), 'auto'),
  types: v.optional(
    v.pipe(
      list(v.strictObject({ column: columnName, type: v.picklist(COLUMN_TYPES) }), 99),
      about('Columns whose type is not the one that would be recognised.'),
    ),
    [],
  ),
  skip: v.optional(
    v.pipe(
      v.nullable(integer(0, 100_000)),
      about('Lines above the table that are left out; null: those that do not belong to it.'),
    ),
    null,
  ),
  leaveOut: v.optional(
    v.pipe(list(integer(1, 1e9), LEFT_OUT), about('Lines that are left out, counted from 1 in the file.')),
    [],
  ),
  missingCodes: v.optional(
    v.pipe(
      list(v.union([real(-1e30, 1e30), text(80)]), 100),
      about('What stands for a missing value: numbers such as -999, or cells as they are written.'),
    ),
    [],
  ),
  timeColumns: v.optional(
    v.pipe(
      list(columnName, 6),
      about(
        'Columns that say when a row is: one; a date and a time; or year, month, day, hour, minute, second. Empty: as recognised.',
      ),
    ),
    [],
  ),
  series: v.optional(
    v.pipe(v.nullable(text(100)), about('Which one, where the file holds several series; null: the first.')),
    null,
  ),
  turned: v.optional(
    v.pipe(v.picklist(['auto', 'yes', 'no']), about('Whether series stand in rows and are turned into columns.')),
    'auto',
  ),
  sheet: v.optional(
    v.pipe(v.nullable(text(100)), about('The sheet of a workbook; null: the first that holds numbers.')),
    null,
  ),
  everyNth: v.optional(v.pipe(integer(1, 1_000_000), about('Of so many rows one is read.')), 1),
});

export const file = { kind: 'file', family: 'own', tasks: ['forecast'], schema } as const;

export type FileSource = v.InferOutput<typeof schema>;
/** What decides how a file is read: the source, and the column by which all of its series are read, if any. */
export type FileSettings = FileSource & { readonly sequence?: string | null };
export type Delimiter = (typeof DELIMITERS)[number];
export type Decimal = (typeof DECIMALS)[number];
export type Encoding = (typeof ENCODINGS)[number];
export type DateOrder = (typeof DATE_ORDERS)[number];
export type ColumnType = (typeof COLUMN_TYPES)[number];
