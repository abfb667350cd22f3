/** What numbers are when they are no measurement: a clock, which rises evenly, or a code, a few whole numbers. */

/** A step differs from the middle one by less than this share of it, or by the last decimal that is written. */
const EVEN = 0.2;
/** Share of the steps that have to be even; rows may be missing. */
const MOST = 0.95;
/** Values that show how many decimals are written. */
const LOOKED_AT = 100;

/** Rising or falling from row to row, evenly: the numbers of the rows, or moments. */
export function isClock(values: Float64Array): boolean {
  if (values.length < 3 || values.some((value) => Number.isNaN(value))) return false;
  const steps = values.subarray(1).map((value, k) => value - values[k]!);
  const sign = Math.sign(steps[0]!);
  if (sign === 0 || steps.some((step) => Math.sign(step) !== sign)) return false;
  const sizes = steps.map(Math.abs);
  const middle = sizes.slice().sort()[Math.floor(sizes.length / 2)]!;
  const tolerance = Math.max(EVEN * middle, 1.01 * lastDecimal(values));
  return sizes.filter((size) => Math.abs(size - middle) <= tolerance).length >= MOST * sizes.length;
}

/** The size of the last decimal that is written; 0 for whole numbers. */
function lastDecimal(values: Float64Array): number {
  const decimals = Array.from(
    values.subarray(0, LOOKED_AT),
    (value) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0,
  );
  const most = Math.max(...decimals);
  return most === 0 ? 0 : 10 ** -most;
}

/** A code has at most so many different numbers, within such a range, each on average in so many rows. */
const CODE = { different: 31, range: 100, rows: 4 };

/** A few whole numbers that come again and again: seasons, weekdays, yes and no. */
export function isCode(values: Float64Array): boolean {
  const different = new Set<number>();
  let known = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return false;
    known++;
    different.add(value);
    if (different.size > CODE.different) return false;
  }
  const range = Math.max(...different) - Math.min(...different);
  return different.size > 0 && range <= CODE.range && known >= CODE.rows * different.size;
}
