/** Numbers that may stand for missing values: −200, −999, 9999, far from all others and frequent. */
import type { Column } from '../../experiment/sequences';

/** A number that looks like a code for missing values, and the columns where it does. */
export interface FoundCode {
  readonly value: number;
  readonly columns: readonly string[];
  readonly count: number;
}

/** Frequent: so often, and in this share of the rows. */
const FREQUENT = { cells: 3, share: 0.002 };
/** As far from the other values as this many of their ranges: of a number that is usual for it, and of any other. */
const FAR = { usual: 0.5, other: 3 };
/** 99, −999, 9999.9, −200: what instruments write. */
const USUAL = /^-?(?:99+(?:\.9+)?|200)$/;

/** The codes of a table, each once. */
export function findMissingCodes(columns: readonly Column[]): FoundCode[] {
  const found = new Map<number, { columns: string[]; count: number }>();
  for (const { name, values } of columns) {
    for (const { value, count } of codesIn(values)) {
      const entry = found.get(value) ?? { columns: [], count: 0 };
      entry.columns.push(name);
      entry.count += count;
      found.set(value, entry);
    }
  }
  return [...found].map(([value, entry]) => ({ value, ...entry }));
}

/** The lowest and the highest number, where they are codes. */
function codesIn(values: Float64Array): { value: number; count: number }[] {
  const [lowest, highest] = extremes(values);
  return [lowest, highest].flatMap((value) => {
    if (value === null || value === 0 || !(USUAL.test(String(value)) || Number.isInteger(value))) return [];
    let [low, high, count, known] = [Infinity, -Infinity, 0, 0];
    for (const each of values) {
      if (Number.isNaN(each)) continue;
      known++;
      if (each === value) count++;
      else {
        low = Math.min(low, each);
        high = Math.max(high, each);
      }
    }
    const range = high - low;
    const gap = value < low ? low - value : value - high;
    const far = gap >= (USUAL.test(String(value)) ? FAR.usual : FAR.other) * range;
    const frequent = count >= FREQUENT.cells && count >= FREQUENT.share * known;
    return range > 0 && far && frequent ? [{ value, count }] : [];
  });
}

function extremes(values: Float64Array): [lowest: number | null, highest: number | null] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [Number.isFinite(low) ? low : null, Number.isFinite(high) && high !== low ? high : null];
}
