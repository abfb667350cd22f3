/**
 * Forecasts of a series that need no training.
 *
 * Letters: N samples of a part, V target variables, K = horizon × V. A sample is known by its first predicted row.
 */
import type { Rows } from './split';

/** Repeats the last value known before the first predicted row for every step of the horizon. Result [N, K]. */
export function lastValue(targets: readonly Float64Array[], begins: ArrayLike<number>, horizon: number): Float32Array {
  return targetValues(targets, begins, horizon, (values, _, begin) => lastKnown(values, begin - 1));
}

/**
 * The value one season before the predicted row; for a horizon beyond a season, as many seasons before as are needed to
 * stay before the first predicted row (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, section 5.2),
 * and one more where that value is missing. May look further back than the window. Where no season lies behind, the
 * last value stands in. Result [N, K].
 */
export function seasonalNaive(
  targets: readonly Float64Array[],
  begins: ArrayLike<number>,
  horizon: number,
  period: number,
): Float32Array {
  return targetValues(targets, begins, horizon, (values, row, begin) => {
    let source = row - (Math.floor((row - begin) / period) + 1) * period;
    while (source >= 0 && Number.isNaN(values[source])) source -= period;
    return source >= 0 ? source : lastKnown(values, begin - 1);
  });
}

/** The targets' own values for the samples, [N, K], or of the rows that `from` names instead; NaN where there is none. */
export function targetValues(
  targets: readonly Float64Array[],
  begins: ArrayLike<number>,
  horizon: number,
  from: (values: Float64Array, row: number, begin: number) => number = (_, row) => row,
): Float32Array {
  const V = targets.length;
  const result = new Float32Array(begins.length * horizon * V);
  let next = 0;
  for (let sample = 0; sample < begins.length; sample++) {
    const begin = begins[sample]!;
    for (let step = 0; step < horizon; step++) {
      for (let v = 0; v < V; v++) {
        const values = targets[v]!;
        result[next++] = values[from(values, begin + step, begin)] ?? NaN;
      }
    }
  }
  return result;
}

/**
 * The mean absolute error of the (seasonal) naive forecast within the given rows, |x_t − x_(t − period)| (Hyndman &
 * Koehler 2006, section 3): the scale of MASE. Pairs with a missing value are left out; NaN where there is no pair.
 */
export function naiveError(values: Float64Array, { begin, end }: Rows, period: number): number {
  let sum = 0;
  let pairs = 0;
  for (let row = begin + period; row < end; row++) {
    const error = Math.abs(values[row]! - values[row - period]!);
    if (Number.isNaN(error)) continue;
    sum += error;
    pairs++;
  }
  return sum / pairs;
}

/** The last row up to this one that has a value; -1 where none has. */
function lastKnown(values: Float64Array, row: number): number {
  while (row >= 0 && Number.isNaN(values[row])) row--;
  return row;
}
