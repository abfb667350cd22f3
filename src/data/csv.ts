/** Tables as CSV (RFC 4180), with numbers that are read back as they were computed. */
import Papa from 'papaparse';
import { numberText } from './predictionsCsv';

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
export const csvText = ({ columns, rows }: Table): string =>
  `${Papa.unparse({ fields: [...columns], data: Array.from(rows, (row) => row.map(cellText)) }, { newline: '\r\n' })}\r\n`;

function cellText(cell: string | number | null): string {
  if (typeof cell !== 'number') return cell ?? '';
  return Math.fround(cell) === cell || Number.isNaN(cell) ? numberText(cell) : String(cell);
}
