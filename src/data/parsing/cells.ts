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
  // What spreadsheets show where a formula has no value.
  '#value!',
  '#div/0!',
  '#ref!',
  '#num!',
  '#name?',
  '#null!',
]);

export function isMissing(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // None of them begins with a digit, and most cells of a large file do.
  return !(first >= ZERO && first <= NINE) && (cell === '' || MISSING.has(cell.trim().toLowerCase()));
}

const [ZERO, NINE] = [48, 57];

interface Notation {
  readonly plain: RegExp;
  /** With thousands kept apart by signs or spaces. */
  readonly grouped: RegExp;
}

const NOTATIONS: Readonly<Record<Decimal, Notation>> = {
  point: {
    plain: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
    // In threes, or the Indian way: three digits at the end, pairs before them.
    grouped: /^[+-]?(?:\d{1,3}(?:([,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d*)?$/,
  },
  comma: {
    plain: /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/,
    grouped: /^[+-]?\d{1,3}(?:([.'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
  },
};

const INFINITE = /^[+-]?(?:inf|infinity|∞)$/i;

/** Letters right behind a number that multiply it. A space before them makes a unit of them ("300 K"). */
const MULTIPLES: Readonly<Record<string, number>> = { K: 1e3, k: 1e3, M: 1e6, B: 1e9, T: 1e12, 万: 1e4, 亿: 1e8 };
const MULTIPLE = /^(.*\d[.,]?)([KkMBT万亿])$/;

/** A number in brackets is negative, as accountants write. */
const BRACKETS = /^\(\s*([^()+-]+)\)$/;

/**
 * The number of a cell: NaN where it is missing, ± infinity where it says so or is too large for a double, null where it
 * is not a number. Spaces around it do not matter; a typeset minus counts.
 */
export function numberOf(cell: string, decimal: Decimal): number | null {
  const { plain, grouped } = NOTATIONS[decimal];
  if (plain.test(cell)) return decimal === 'point' ? Number(cell) : Number(cell.replace(',', '.'));
  const text = cell.trim().replace('\u2212', '-');
  if (text !== cell && plain.test(text)) return Number(decimal === 'point' ? text : text.replace(',', '.'));
  if (MISSING.has(text.toLowerCase())) return NaN;
  if (grouped.test(text)) return ungrouped(text, decimal);
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  const inner = BRACKETS.exec(text)?.[1];
  if (inner !== undefined) return negative(bareNumber(inner.trim(), decimal));
  return bareNumber(text, decimal);
}

/** A number without brackets or words; it may have a multiple behind it. */
function bareNumber(text: string, decimal: Decimal): number | null {
  const { plain, grouped } = NOTATIONS[decimal];
  if (plain.test(text)) return Number(decimal === 'point' ? text : text.replace(',', '.'));
  if (grouped.test(text)) return ungrouped(text, decimal);
  const [, digits, letter] = MULTIPLE.exec(text) ?? [];
  if (digits === undefined) return null;
  const value = plain.test(digits) || grouped.test(digits) ? bareNumber(digits, decimal) : null;
  return value === null ? null : multiplied(value, MULTIPLES[letter!]!);
}

const negative = (value: number | null): number | null => (value === null ? null : -value);

/** 797.42 × 1000 is 797420: the product as decimals have it, without the rounding of doubles. */
const multiplied = (value: number, factor: number): number => Number((value * factor).toPrecision(15));

/** Whether a separator of thousands was taken out of a number. */
export const isGrouped = (cell: string, decimal: Decimal): boolean => NOTATIONS[decimal].grouped.test(cell.trim());

/** Whether a letter behind a number multiplied it. */
export const isMultiplied = (cell: string): boolean => MULTIPLE.test(cell.trim());

function ungrouped(text: string, decimal: Decimal): number {
  const digits = text.replace(decimal === 'point' ? /[^\d.+-]/g : /[^\d,+-]/g, '');
  return Number(decimal === 'point' ? digits : digits.replace(',', '.'));
}

const DURATION = /^(\d+):([0-5]?\d)(?::([0-5]?\d))?(?:[.,](\d{1,9}))?$/;

/** Seconds of "0:00:03.125", "26:40:00" (hours, minutes, seconds) or "1:23.4" (minutes, seconds); null: not a duration. */
export function secondsOf(cell: string): number | null {
  const parts = DURATION.exec(cell.trim());
  if (parts === null) return null;
  const [, first, second, third, fraction = '0'] = parts;
  const whole =
    third === undefined && parts[4] !== undefined
      ? Number(first) * 60 + Number(second)
      : Number(first) * 3600 + Number(second) * 60 + Number(third ?? 0);
  return Number(`${whole}.${fraction}`);
}
