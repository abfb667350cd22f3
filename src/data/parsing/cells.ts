/** One cell of a file: missing, a number, or neither. */
import type { Decimal } from '../../experiment/sources/file';

/** What people and programs write where a value is missing, in lower case. */
const MISSING: ReadonlySet<string> = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  'n.a.',
  'nan',
  'null',
  'nil',
  'none',
  '-',
  '--',
  '–',
  '—',
  '?',
  '.',
  '缺失',
  '无',
]);

export const isMissing = (cell: string): boolean => cell === '' || MISSING.has(cell.trim().toLowerCase());

interface Notation {
  readonly plain: RegExp;
  /** With thousands kept apart by signs or spaces. */
  readonly grouped: RegExp;
}

const NOTATIONS: Readonly<Record<Decimal, Notation>> = {
  point: {
    plain: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
    grouped: /^[+-]?\d{1,3}(?:([,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d*)?$/,
  },
  comma: {
    plain: /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/,
    grouped: /^[+-]?\d{1,3}(?:([.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
  },
};

const INFINITE = /^[+-]?(?:inf|infinity|∞)$/i;

/**
 * The number of a cell: NaN where it is missing, ± infinity where it says so or is too large for a double, null where it
 * is no number. Spaces around it do not matter; a typeset minus counts.
 */
export function numberOf(cell: string, decimal: Decimal): number | null {
  const { plain, grouped } = NOTATIONS[decimal];
  if (plain.test(cell)) return decimal === 'point' ? Number(cell) : Number(cell.replace(',', '.'));
  const text = cell.trim().replace('\u2212', '-');
  if (text !== cell && plain.test(text)) return Number(decimal === 'point' ? text : text.replace(',', '.'));
  if (MISSING.has(text.toLowerCase())) return NaN;
  if (grouped.test(text)) return ungrouped(text, decimal);
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return null;
}

/** Whether a separator of thousands was taken out of a number. */
export const isGrouped = (cell: string, decimal: Decimal): boolean => NOTATIONS[decimal].grouped.test(cell.trim());

function ungrouped(text: string, decimal: Decimal): number {
  const digits = text.replace(decimal === 'point' ? /[^\d.+-]/g : /[^\d,+-]/g, '');
  return Number(decimal === 'point' ? digits : digits.replace(',', '.'));
}
