/** Where a table begins: titles above its header, a second and a third header row, a row of units, R's names of rows. */
import type { FileSource } from '../../experiment/sources/file';
import { isMissing, numberOf, secondsOf } from './cells';
import { freeForm } from './dates';
import type { FileRecord } from './records';
import { unitsOf } from './unitNames';
import { affixOf, withoutAffix } from './units';
import { wideHeader, type WideHeader } from './wide';

export interface Extent {
  /** What stands above the table. */
  readonly above: readonly FileRecord[];
  /** The rows that head it, the first of which names the columns; empty: none does. */
  readonly header: readonly FileRecord[];
  /** One a column, as written; null: there is no header. */
  readonly names: readonly string[] | null;
  /** One a column where a row names them; null: none does. */
  readonly units: readonly string[] | null;
  /** Whether the header is one cell short, because the first column holds R's names of the rows. */
  readonly rowNames: boolean;
  readonly wide: WideHeader | null;
  /** The rows of the sample below the header. */
  readonly body: readonly FileRecord[];
  /** Cells that the header has, and that most rows have. */
  readonly headerCells: number;
  readonly rowCells: number;
}

/** Lines above a table, and rows that head it, at most. */
const MOST_ABOVE = 100;
const MOST_HEADERS = 4;
/** Rows that show of what type a column is. */
const LOOKED_AT = 100;
/** A column holds values where this share of its filled cells does. */
const SHARE = 0.75;

/** @param records the first rows of the file */
export function extentOf(records: readonly FileRecord[], source: FileSource): Extent {
  const width = mostFrequent(records.map(({ cells }) => cells.length)) ?? 0;
  const start = source.header === 'no' ? 0 : beginOf(records, width, source);
  const table = records.slice(start);
  const first = table[0]!;
  const rest = table.slice(1).map(({ cells }) => cells);
  const wide = source.turned === 'no' ? null : wideHeader(first.cells, rest.slice(0, 3));
  const headed = source.header === 'auto' ? wide !== null || isHeader(first.cells, rest) : source.header === 'yes';
  const above = records.slice(0, start);
  if (!headed) {
    const rowCells = mostFrequent(table.map(({ cells }) => cells.length)) ?? first.cells.length;
    const counts = { headerCells: rowCells, rowCells };
    return { above, header: [], names: null, units: null, rowNames: false, wide: null, body: table, ...counts };
  }
  const count = wide === null && source.header === 'auto' ? headerRows(table) : 1;
  const header = table.slice(0, count);
  const body = table.slice(count);
  const rowCells = mostFrequent(body.map(({ cells }) => cells.length)) ?? first.cells.length;
  const rowNames = first.cells.length + 1 === rowCells && areRowNames(body);
  const shifted = (cells: readonly string[]) => (rowNames ? ['', ...cells] : cells);
  const units = header.slice(1).reduce<readonly string[] | null>((found, { cells }) => found ?? unitsOf(cells), null);
  return {
    above,
    header,
    names: shifted(namesIn(header, units)),
    units: units === null ? null : shifted(units),
    rowNames,
    wide,
    body,
    headerCells: first.cells.length + (rowNames ? 1 : 0),
    rowCells,
  };
}

/** The number of the record with which the table begins. */
function beginOf(records: readonly FileRecord[], width: number, source: FileSource): number {
  if (width < 2 || source.skip !== null) return 0;
  const most = Math.min(MOST_ABOVE, records.length - 1);
  for (let k = 0; k < most; k++) {
    const { cells } = records[k]!;
    const next = records[k + 1]!.cells;
    const filled = cells.filter((cell) => !isMissing(cell));
    const alone = filled.length <= 1;
    if (cells.length < width) {
      // A header of several words right above the data may be short, or the rows too long: that is said.
      const heads = !alone && filled.every(isWord) && next.length === width && !next.every(isWordOrMissing);
      if (heads || (filled.length > 0 && !filled.some(isWord) && !alone)) return k;
      continue;
    }
    // A title that a spreadsheet wrote with empty cells behind it.
    if (alone && filled.every(isWord) && next.filter(isWord).length > 1 && next.every(isWordOrMissing)) continue;
    return k;
  }
  return 0;
}

/** Words alone and no number or date; cells with the unit that all below them have are numbers. */
function isHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const looked = rest.slice(0, LOOKED_AT);
  const bare = first.map((cell, k) => {
    const affix = affixOf((looked.length > 0 ? looked : [first]).map((cells) => cells[k] ?? ''));
    return affix === null ? cell : (withoutAffix(cell, affix) ?? cell);
  });
  const filled = bare.filter((cell) => !isMissing(cell));
  return filled.length > 0 && filled.every(isWord);
}

/** Rows of words above columns of values, the first among them. */
function headerRows(table: readonly FileRecord[]): number {
  const below = table.slice(table.length > 2 * MOST_HEADERS ? MOST_HEADERS : 1, LOOKED_AT);
  const columns = table[0]!.cells.map((_, k) => holdsValues(below.map(({ cells }) => cells[k] ?? '')));
  let count = 1;
  while (count < Math.min(MOST_HEADERS, table.length - 1)) {
    const { cells } = table[count]!;
    const filled = cells.filter((cell) => !isMissing(cell));
    // A word in a column of words is data.
    const overValues = cells.every((cell, k) => columns[k] === true || isMissing(cell));
    if (filled.length === 0 || !filled.every(isWord) || !(overValues || unitsOf(cells) !== null)) break;
    count++;
  }
  return count;
}

function holdsValues(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isMissing(cell));
  return filled.length > 0 && filled.filter((cell) => !isWord(cell)).length >= SHARE * filled.length;
}

/** The first header row; a later one whose first cells alone are filled names those columns. */
function namesIn(header: readonly FileRecord[], units: readonly string[] | null): readonly string[] {
  const names = [...header[0]!.cells];
  for (const { cells } of header.slice(1)) {
    const filled = cells.map((cell) => !isMissing(cell));
    const last = filled.lastIndexOf(true);
    const leads = units === null && last < cells.length / 2 && filled.slice(0, last + 1).every(Boolean);
    if (leads) for (let k = 0; k <= last; k++) names[k] = cells[k]!;
  }
  return names;
}

/** Words, all different, or 1, 2, 3, …, in the first column. */
function areRowNames(body: readonly FileRecord[]): boolean {
  const first = body.map(({ cells }) => (cells[0] ?? '').trim());
  const counts = first.every((cell, k) => /^\d+$/.test(cell) && Number(cell) === Number(first[0]) + k);
  return (
    counts || (first.every((cell) => isWord(cell) || freeForm(cell) !== null) && new Set(first).size === first.length)
  );
}

const isWord = (cell: string): boolean =>
  !isMissing(cell) &&
  numberOf(cell, 'point') === null &&
  numberOf(cell, 'comma') === null &&
  secondsOf(cell) === null &&
  freeForm(cell) === null;

const isWordOrMissing = (cell: string): boolean => isMissing(cell) || isWord(cell);

export function mostFrequent(counts: readonly number[]): number | undefined {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  return [...seen].reduce<readonly [number, number] | undefined>(
    (best, each) => (best === undefined || each[1] > best[1] ? each : best),
    undefined,
  )?.[0];
}
