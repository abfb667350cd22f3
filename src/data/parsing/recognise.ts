/** What the beginning of a file tells: its dialect, the names and the types of its columns. */
import type { ColumnType, Decimal, Delimiter, FileSource } from '../../experiment/sources/file';
import { isMissing, numberOf } from './cells';
import { dateForm, freeForm, type DateForm } from './dates';
import { columnNames, guessDecimal, guessDelimiter, guessHeader } from './dialect';
import { Records, type FileRecord } from './records';
import { affixOf, withoutAffix, type Affix } from './units';

/** Characters of the sample; the rows within it decide. */
export const SAMPLE = 65_536;
const SAMPLE_ROWS = 500;
/** A column is of a type where this share of its filled cells is; the rest are then mistakes to be named. */
const SHARE = 0.75;
/** Where this share of the cells are dates, if of several forms, the column is one of dates that is to be put right. */
const NEARLY_ALL = 0.9;

export interface Recognised {
  readonly delimiter: Delimiter | null;
  readonly decimal: Decimal;
  readonly header: boolean;
  readonly names: readonly string[];
  readonly renamed: readonly (readonly [from: string, to: string])[];
  readonly types: readonly ColumnType[];
  /** Of each column of dates. */
  readonly forms: readonly (DateForm | null)[];
  /** Of each column of numbers that all have a sign or unit. */
  readonly affixes: readonly (Affix | null)[];
  /** The column that names the rows; -1: none. */
  readonly time: number;
  /** Cells that the header has, and that most rows have. */
  readonly headerCells: number;
  readonly rowCells: number;
  /** The first rows, header left out. */
  readonly rows: readonly FileRecord[];
}

/** Reads the beginning; what the spec says goes before what would be guessed. Null where there is nothing. */
export function recognise(text: string, whole: boolean, source: FileSource): Recognised | null {
  const sample = cut(text.replace(/\r\n?/g, '\n'), whole);
  const delimiter = source.delimiter === 'auto' ? guessDelimiter(sample) : source.delimiter;
  const records = new Records(delimiter).push(sample, true).records.slice(0, SAMPLE_ROWS);
  const first = records[0];
  if (first === undefined) return null;
  const body = records.slice(1).map(({ cells }) => cells);
  const affixes = first.cells.map((_, k) =>
    affixOf((body.length > 0 ? body : [first.cells]).map((cells) => cells[k] ?? '')),
  );
  const bare = (cells: readonly string[]) =>
    cells.map((cell, k) => (affixes[k] ? (withoutAffix(cell, affixes[k]) ?? cell) : cell));
  const plain = body.map(bare);
  const decimal =
    source.decimal === 'auto'
      ? guessDecimal(plain.length > 0 ? plain : [bare(first.cells)], delimiter)
      : source.decimal;
  const header = source.header === 'auto' ? guessHeader(bare(first.cells), decimal) : source.header === 'yes';
  const rows = header ? records.slice(1) : records;
  const rowCells = mostFrequent(rows.map(({ cells }) => cells.length)) ?? first.cells.length;
  const headerCells = header ? first.cells.length : rowCells;
  const { names, renamed } = columnNames(header ? first.cells : null, headerCells);
  const chosen = new Map(source.types.map(({ column, type }) => [column, type]));
  const columns = names.map((name, k) =>
    typeOf(
      rows.map(({ cells }) => cells[k] ?? ''),
      name,
      k,
      chosen.get(name),
      affixes[k] ?? null,
    ),
  );
  const types = columns.map(({ type }) => type);
  const picked = types.findIndex((type, k) => type === 'date' && chosen.has(names[k]!));
  return {
    delimiter,
    decimal,
    header,
    names,
    renamed,
    types,
    affixes: types.map((type, k) => (type === 'number' ? (affixes[k] ?? null) : null)),
    forms: columns.map(({ form }) => form),
    time: picked >= 0 ? picked : types.indexOf('date'),
    headerCells,
    rowCells,
    rows: rows.slice(0, 5),
  };
}

/** Whole lines only, where more is to come. */
function cut(text: string, whole: boolean): string {
  if (whole && text.length <= SAMPLE) return text;
  const end = text.lastIndexOf('\n', SAMPLE);
  return end > 0 ? text.slice(0, end + 1) : text.slice(0, SAMPLE);
}

function typeOf(
  cells: readonly string[],
  name: string,
  column: number,
  chosen: ColumnType | undefined,
  affix: Affix | null,
): { type: ColumnType; form: DateForm | null } {
  const filled = cells.filter((cell) => !isMissing(cell));
  const form = () => dateForm(filled, name, chosen === undefined ? SHARE : 0, chosen !== undefined);
  if (chosen !== undefined) return { type: chosen, form: chosen === 'date' ? form() : null };
  // Numbers with the other decimal sign are mistakes in a column of numbers, no words.
  const isNumber = (cell: string) => numberOf(cell, 'point') !== null || numberOf(cell, 'comma') !== null;
  const numbers = filled.filter(isNumber).length;
  if (filled.length === 0) return { type: 'number', form: null };
  // Whole numbers are dates only where the header or their order says so.
  const date = dateForm(filled, column === 0 && isRunOfYears(filled) ? 'year' : name, SHARE, false);
  // Years that repeat stand beside a column of months or of places, and name no row.
  const names = date !== 'year' || new Set(filled).size === filled.length;
  if (date !== null && names) return { type: 'date', form: date };
  if (affix !== null || numbers >= SHARE * filled.length) return { type: 'number', form: null };
  // Read as text the dates would silently be lost; read in the form of the first, what differs is named.
  const dates = filled.filter((cell) => freeForm(cell) !== null);
  if (dates.length >= NEARLY_ALL * filled.length) return { type: 'date', form: freeForm(dates[0]!) };
  return { type: 'text', form: null };
}

/** 1700, 1701, 1702, …: a first column without a name that says so. */
function isRunOfYears(cells: readonly string[]): boolean {
  const years = cells.map(Number);
  return (
    years.length > 2 && years.every((year, k) => year > 1500 && year < 2200 && (k === 0 || year === years[k - 1]! + 1))
  );
}

function mostFrequent(counts: readonly number[]): number | undefined {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  return [...seen].reduce<readonly [number, number] | undefined>(
    (best, each) => (best === undefined || each[1] > best[1] ? each : best),
    undefined,
  )?.[0];
}
