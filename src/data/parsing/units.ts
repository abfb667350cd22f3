/** Cells with a sign or a unit beside their number: "$0.50", "5%", "3 €", "12 kg". */
import { isMissing, numberOf } from './cells';

/** What every filled cell of a column has beside its number. */
export interface Affix {
  /** Without the spaces around it. */
  readonly unit: string;
  readonly before: boolean;
}

const BEFORE = /^[+\-\u2212]?\s*([^\d\s.,+\-\u2212()]{1,4})\s*[+\-\u2212]?[\d.,]/;
const AFTER = /\d[.,]?\s*([^\d\s.,+\-\u2212()'’][^\d\s.,]{0,7})$/;
/** Only currencies stand before a number; a letter there makes a name of it ("A1"). */
const CURRENCY = /^(?:\p{Lu}{0,2}\p{Sc}|[A-Z]{3}|Fr|kr)$/u;

const isNumber = (cell: string): boolean => {
  const value = numberOf(cell, 'point') ?? numberOf(cell, 'comma');
  return value !== null && !Number.isNaN(value);
};

/** The sign or unit that all filled cells share; null where they share none, or are plain numbers. */
export function affixOf(cells: readonly string[]): Affix | null {
  const filled = cells.filter((cell) => !isMissing(cell));
  const affix = filled.length === 0 ? null : affixIn(filled[0]!.trim().replace(/^\(([^()]+)\)$/, '$1'));
  if (affix === null || isNumber(filled[0]!)) return null;
  return filled.every((cell) => isNumber(withoutAffix(cell, affix) ?? '')) ? affix : null;
}

function affixIn(cell: string): Affix | null {
  const before = BEFORE.exec(cell)?.[1];
  if (before !== undefined && CURRENCY.test(before)) return { unit: before, before: true };
  const after = AFTER.exec(cell)?.[1];
  return after === undefined ? null : { unit: after, before: false };
}

/** The number of a cell as text, its sign kept; null where the unit is not there. */
export function withoutAffix(cell: string, affix: Affix): string | null {
  const text = cell.trim();
  const inBrackets = /^\(([^()]+)\)$/.exec(text)?.[1];
  if (inBrackets !== undefined) {
    const bare = withoutAffix(inBrackets, affix);
    return bare === null ? null : `(${bare})`;
  }
  const { unit, before } = affix;
  if (!before) return text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : null;
  const at = text.indexOf(unit);
  const sign = text.slice(0, Math.max(0, at)).trim();
  if (at < 0 || !/^[+\-\u2212]?$/.test(sign)) return null;
  return sign + text.slice(at + unit.length).trimStart();
}
