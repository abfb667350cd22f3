/** Smoothing of an input, which looks back only. */
import type { PreparationSpec } from '../../experiment/schema';
import type { Rows } from '../split';

type Smoothing = PreparationSpec['smoothing'];

/**
 * `movingMean`: the mean of the last `rows` rows, the row itself among them, and of fewer where not as many are there;
 * `exponential`: s_t = α x_t + (1 − α) s_(t−1), s_0 = x_0 (Hyndman & Athanasopoulos, Forecasting: Principles and Practice,
 * section 8.1). Nothing is fitted, and no row sees a later one. The array given where the rule is `none`.
 *
 * @param stretches the rows that are smoothed by themselves, because rows are missing between them
 */
export function smoothed(values: Float64Array, smoothing: Smoothing, stretches: readonly Rows[]): Float64Array {
  const { rule, rows, alpha } = smoothing;
  if (rule === 'none') return values;
  const result = new Float64Array(values.length);
  for (const { begin, end } of stretches) {
    const own = values.subarray(begin, end);
    result.set(rule === 'movingMean' ? movingMean(own, rows) : exponential(own, alpha), begin);
  }
  return result;
}

/**
 * Sums of blocks of `width` rows, from their beginning and to their end, of which each window is put together: nothing is
 * subtracted, so that a large value leaves no rounding behind.
 */
function movingMean(values: Float64Array, width: number): Float64Array {
  const fromStart = new Float64Array(values.length);
  const toEnd = new Float64Array(values.length);
  values.forEach((value, row) => {
    fromStart[row] = row % width === 0 ? value : fromStart[row - 1]! + value;
  });
  for (let row = values.length - 1; row >= 0; row--) {
    const isLast = row === values.length - 1 || row % width === width - 1;
    toEnd[row] = isLast ? values[row]! : toEnd[row + 1]! + values[row]!;
  }
  return values.map((_, row) => {
    const first = row - width + 1;
    if (first <= 0) return fromStart[row]! / (row + 1);
    return (first % width === 0 ? fromStart[row]! : toEnd[first]! + fromStart[row]!) / width;
  });
}

function exponential(values: Float64Array, alpha: number): Float64Array {
  let level = values[0] ?? 0;
  return values.map((value) => (level += alpha * (value - level)));
}
