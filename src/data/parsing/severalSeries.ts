/** Several series one below the other, or mixed, in one file: the columns that say to which a row belongs. */
import type { NumberColumn, WordColumn } from './columns';

/** A column whose cells may name series. */
export interface KeyColumn {
  /** In the file. */
  readonly column: number;
  readonly name: string;
  /** By row; NaN or −1: none. */
  readonly codes: Float64Array;
  readonly nameOf: (code: number) => string;
}

/** The series of a file. */
export interface FoundSeries {
  readonly columns: readonly KeyColumn[];
  /** Number of the series that each row belongs to, in the order in which they come. */
  readonly of: Int32Array;
  readonly names: readonly string[];
}

/** More are no series but names of rows. */
const MOST_SERIES = 1000;
/** A series has as many rows on average. */
const FEWEST_ROWS = 3;
/** Rows of a series whose time was there before, as a share of all rows. */
const REPEATED = 0.01;
/** More candidates than these are not tried in pairs. */
const MOST_PAIRED = 6;

/** Columns that may name series: few words, or few whole numbers. Words first. */
export function keyColumns(
  words: readonly WordColumn[],
  numbers: readonly (NumberColumn | null)[],
  without: readonly number[],
): KeyColumn[] {
  const byWords = words.flatMap((each) => {
    const codes = each.codes();
    if (codes === null) return [];
    return [{ column: each.column, name: each.name, codes, nameOf: (code: number) => each.words[code] ?? '' }];
  });
  const byNumbers = numbers.flatMap((each, column) => {
    if (each === null || without.includes(column)) return [];
    const codes = each.values.all();
    return codes.every((code) => Number.isInteger(code)) ? [{ column, name: each.name, codes, nameOf: String }] : [];
  });
  return [...byWords, ...byNumbers].filter(({ codes }) => {
    const different = new Set(codes).size;
    return different > 1 && different <= MOST_SERIES && different * FEWEST_ROWS <= codes.length;
  });
}

/** The series that the cells of a column name, whatever its rows are; null where there is no such column. */
export function seriesBy(name: string, keys: readonly KeyColumn[], rows: number): FoundSeries | null {
  const key = keys.find((each) => each.name === name);
  return key === undefined ? null : seriesOf([key], rows);
}

/**
 * The columns, one or two, in whose series every moment comes once. Null where there are none.
 *
 * @param rows the rows that have a time
 */
export function seriesByTime(keys: readonly KeyColumn[], times: Float64Array, rows: Uint32Array): FoundSeries | null {
  const pairs = keys.length > MOST_PAIRED ? [] : keys.flatMap((a, k) => keys.slice(k + 1).map((b) => [a, b] as const));
  const candidates = [...keys.map((key) => [key] as const), ...pairs];
  for (const columns of candidates) {
    const found = seriesOf(columns, times.length);
    if (found.names.length <= MOST_SERIES && repeatedShare(found.of, times, rows) <= REPEATED) return found;
  }
  return null;
}

/** A column that counts 1, 2, 3, … anew wherever another changes: the series of that one. Null where there is none. */
export function seriesByCounter(
  keys: readonly KeyColumn[],
  numbers: readonly (NumberColumn | null)[],
  rows: number,
): FoundSeries | null {
  const counters = numbers.flatMap((each) => (each === null ? [] : [each.values.all()]));
  for (const key of keys) {
    const changes = changesIn(key.codes);
    const once = changes.length === new Set(changes.map((row) => key.codes[row])).size;
    if (!once || changes.length < 2) continue;
    const begins = new Set(changes);
    const counts = (values: Float64Array) =>
      values !== key.codes &&
      values.every((value, row) => value === (begins.has(row) ? values[0] : values[row - 1]! + 1));
    if (counters.some(counts)) return seriesOf([key], rows);
  }
  return null;
}

/** The rows where a value differs from the one before, the first among them. */
function changesIn(codes: Float64Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < codes.length && rows.length <= MOST_SERIES; row++) {
    if (row === 0 || codes[row] !== codes[row - 1]) rows.push(row);
  }
  return rows;
}

function seriesOf(columns: readonly KeyColumn[], rows: number): FoundSeries {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const of = Int32Array.from({ length: rows }, (_, row) => {
    const key = columns.map(({ codes }) => codes[row]).join();
    let number = numbers.get(key);
    if (number === undefined) {
      number = names.length;
      numbers.set(key, number);
      names.push(columns.map(({ codes, nameOf }) => nameOf(codes[row]!)).join(', '));
    }
    return number;
  });
  return { columns, of, names };
}

/** Share of the rows whose series had their moment before. */
function repeatedShare(of: Int32Array, times: Float64Array, rows: Uint32Array): number {
  const order = rows.slice().sort((a, b) => of[a]! - of[b]! || times[a]! - times[b]!);
  let repeated = 0;
  for (let k = 1; k < order.length; k++) {
    const [before, now] = [order[k - 1]!, order[k]!];
    if (of[before] === of[now] && times[before] === times[now]) repeated++;
  }
  return order.length === 0 ? 0 : repeated / order.length;
}
