/** Tables as CSV (RFC 4180), with numbers that are read back as they were computed. */
import Papa from 'papaparse';

export interface Table {
  /** Names with their units; the same in every language, because programs read them. */
  readonly columns: readonly string[];
  /** A cell for each column; null and NaN are left empty. */
  readonly rows: Iterable<readonly (string | number | null)[]>;
}

/**
 * The file's text. A 32-bit number is written as the shortest decimal that is read back as the same 32-bit number, every
 * other one as the shortest that is read back as the same double.
 */
export const csvText = (table: Table): string => [...csvPieces(table)].join('');

/** Rows that are made to text at once. */
const PIECE = 1000;

/** The same in pieces of many lines, for a table that is not held at once. */
export function* csvPieces({ columns, rows }: Table): Generator<string> {
  let data: string[][] = [columns.map(cellText)];
  const text = () => `${Papa.unparse(data, { newline: '\r\n' })}\r\n`;
  for (const row of rows) {
    if (data.length === PIECE) {
      yield text();
      data = [];
    }
    data.push(row.map(cellText));
  }
  if (data.length > 0) yield text();
}

/** What a spreadsheet takes for a formula, the wide signs of East Asian keyboards included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Text that a spreadsheet would compute gets an apostrophe in front, which makes it text there; numbers stay numbers. */
function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return Math.fround(cell) === cell || Number.isNaN(cell) ? numberText(cell) : String(cell);
}

/** The shortest decimal that is read back as the same 32-bit number; empty for NaN. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}
