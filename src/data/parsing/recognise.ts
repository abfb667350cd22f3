/** What the first rows of a file tell: where its table begins, the names and the types of its columns, and when its rows are. */
import { FILE_LIMITS } from '../../experiment/files';
import type { ColumnType, Decimal, Delimiter, FileSource } from '../../experiment/sources/file';
import { isMissing, numberOf, secondsOf } from './cells';
import { dateForm, dateForms, freeForm, type DateForm } from './dates';
import { columnNames, guessDecimal } from './dialect';
import { extentOf, type Extent } from './extent';
import { FIRST_SHOWN } from './picture';
import type { FileRecord } from './records';
import { asClock, chosenReadings, evenForms, timeReadings, type SampleColumn, type TimeReading } from './timeReadings';
import { affixOf, withoutAffix, type Affix } from './units';

/** Rows that decide. */
export const SAMPLE_ROWS = 500;
/** A column is of a type where this share of its filled cells is; the rest are then mistakes to be named. */
const SHARE = 0.75;
/** Where this share of the cells are dates, if of several forms, the column is one of dates that is to be put right. */
const NEARLY_ALL = 0.9;

export interface Recognised {
  readonly extent: Extent;
  readonly decimal: Decimal;
  /** The most columns that such a table may have; of one that has more, only the first ones are looked at. */
  readonly most: number;
  readonly names: readonly string[];
  readonly renamed: readonly (readonly [from: string, to: string])[];
  readonly types: readonly ColumnType[];
  /** Of each column of numbers that all have a sign or unit. */
  readonly affixes: readonly (Affix | null)[];
  /** Whether the numbers of a column are durations such as "0:01:30". */
  readonly durations: readonly boolean[];
  /** The ways in which columns may say when the rows are; empty: none does. */
  readonly readings: readonly TimeReading[];
  /** Columns that may be times of day, if asked. */
  readonly clocks: readonly number[];
  /** The first rows below the header. */
  readonly rows: readonly FileRecord[];
}

/** Reads the first rows; what the spec says goes before what would be guessed. Null where there are none. */
export function recognise(
  first: readonly FileRecord[],
  delimiter: Delimiter | null,
  source: FileSource,
): Recognised | null {
  const records = first.slice(0, SAMPLE_ROWS);
  if (records.length === 0) return null;
  const extent = extentOf(records, source);
  const { body, headerCells } = extent;
  const cellsOf = (column: number) => body.map(({ cells }) => cells[column] ?? '');
  const most = extent.wide === null ? FILE_LIMITS.columns : FILE_LIMITS.wideColumns;
  const { names, renamed } = columnNames(extent.names, Math.min(headerCells, most));
  const affixes = names.map((_, k) => affixOf(cellsOf(k)));
  const bare = ({ cells }: FileRecord) =>
    cells.map((cell, k) => (affixes[k] ? (withoutAffix(cell, affixes[k]) ?? cell) : cell));
  const decimal = source.decimal === 'auto' ? guessDecimal(body.map(bare), delimiter) : source.decimal;
  const chosen = new Map(source.types.map(({ column, type }) => [column, type]));
  const columns = names.map((name, k) => {
    const cells = cellsOf(k);
    const named = !isMissing(extent.names?.[k] ?? '');
    return { name, named, ...typeOf(cells, name, named, k, chosen.get(name), affixes[k] ?? null) };
  });
  const types = columns.map(({ type }) => type);
  return {
    extent,
    decimal,
    most,
    names,
    renamed,
    types,
    affixes: types.map((type, k) => (type === 'number' ? (affixes[k] ?? null) : null)),
    durations: columns.map(({ duration }) => duration),
    readings: extent.wide === null ? readingsOf(columns, types, source) : [],
    clocks: columns.flatMap((column, k) => (asClock(column) === null ? [] : [k])),
    rows: body.slice(0, FIRST_SHOWN),
  };
}

type TypedColumn = SampleColumn & { readonly type: ColumnType; readonly duration: boolean };

/** As the spec says; else all that the columns allow. */
function readingsOf(
  columns: readonly TypedColumn[],
  types: readonly ColumnType[],
  source: FileSource,
): readonly TimeReading[] {
  const numberOfColumn = (name: string) => columns.findIndex((column) => column.name === name);
  const named = source.timeColumns.map(numberOfColumn).filter((column) => column >= 0);
  if (named.length > 0) return chosenReadings(columns, named, source.dates);
  const open = columns.map((column, k) => {
    const decided = source.types.find(({ column: name }) => name === column.name);
    return decided !== undefined && types[k] !== 'date' ? { ...column, forms: [], filled: [] } : column;
  });
  const readings = timeReadings(open, source.dates);
  const picked = columns.findIndex(
    ({ type, name }) => type === 'date' && source.types.some(({ column }) => column === name),
  );
  return picked < 0 ? readings : readings.filter((reading) => reading.columns.includes(picked));
}

/** The type of a column, its filled cells and the forms of date that it can be read in. */
function typeOf(
  cells: readonly string[],
  name: string,
  named: boolean,
  column: number,
  chosen: ColumnType | undefined,
  affix: Affix | null,
): Omit<TypedColumn, 'name' | 'named'> {
  const filled = cells.filter((cell) => !isMissing(cell));
  const result = (type: ColumnType, forms: readonly DateForm[] = [], duration = false) => ({
    type,
    cells,
    filled,
    forms,
    duration,
  });
  const all = (header: string, always: boolean, share: number) =>
    dateForms(filled, header, share, always).map(({ form }) => form);
  if (chosen !== undefined) {
    if (chosen !== 'date') return result(chosen, [], chosen === 'number' && areDurations(filled));
    const forms = all(name, true, 0);
    return result('date', forms.length > 0 ? forms : ['yearMonthDay']);
  }
  // Numbers with the other decimal sign are mistakes in a column of numbers, not words.
  const isNumber = (cell: string) => numberOf(cell, 'point') !== null || numberOf(cell, 'comma') !== null;
  const numbers = filled.filter(isNumber).length;
  if (filled.length === 0) return result('number');
  // Whole numbers are dates only where the header or their order says so.
  const forms = named
    ? all(column === 0 && isRunOfYears(filled) ? 'year' : name, false, SHARE)
    : [...new Set([...all('', false, SHARE), ...evenForms(cells, column === 0)])];
  const dates = forms.filter((form) => {
    if (form === 'decimalYear') return filled.some((cell) => /[.,]\d*[1-9]/.test(cell));
    return form !== 'year' || namesRows(filled);
  });
  if (dates.length > 0) return result('date', dates);
  if (affix !== null || numbers >= SHARE * filled.length) return result('number');
  if (areDurations(filled)) return result('number', [], true);
  // Read as text the dates would silently be lost; read in the form of the first, what differs is named.
  const free = filled.filter((cell) => freeForm(cell) !== null);
  if (free.length >= NEARLY_ALL * filled.length) return result('date', [dateForm([free[0]!], '', 1, false)!]);
  return result('text');
}

const areDurations = (filled: readonly string[]): boolean =>
  filled.length > 0 && filled.filter((cell) => secondsOf(cell) !== null).length >= SHARE * filled.length;

/** Years that repeat stand beside a column of months or of places, and name no row. */
const namesRows = (filled: readonly string[]): boolean => new Set(filled).size === filled.length;

/** 1700, 1701, 1702, …: a first column without a name that says so. */
function isRunOfYears(cells: readonly string[]): boolean {
  const years = cells.map(Number);
  return (
    years.length > 2 && years.every((year, k) => year > 1500 && year < 2200 && (k === 0 || year === years[k - 1]! + 1))
  );
}
