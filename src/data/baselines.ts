/**
 * Forecasts of a series that need no training.
 *
 * Letters: N samples of a part, V target variables, K = horizon × V. A sample is known by its first predicted row.
 */
import { bisector } from 'd3-array';
import type { Rows } from './split';

/** What a forecast may look at. */
export interface Behind {
  /** In rising order: no forecast looks across the border between two. */
  readonly stretches: readonly Rows[];
  /** The targets with their gaps filled: what stands in where nothing is known in the stretch before the first predicted row. */
  readonly filled: readonly Float64Array[];
}

/**
 * Repeats the last value known before the first predicted row for every step of the horizon. Result [N, K].
 *
 * @param behind null: all rows before, and NaN where none has a value
 */
export function lastValue(
  targets: readonly Float64Array[],
  begins: ArrayLike<number>,
  horizon: number,
  behind: Behind | null = null,
): Float32Array {
  return forecast(targets, begins, horizon, behind, (values, _, begin, first) => lastKnown(values, begin - 1, first));
}

/**
 * The value one season before the predicted row; for a horizon beyond a season, as many seasons before as are needed to
 * stay before the first predicted row (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, section 5.2),
 * and one more where that value is missing. May look further back than the window. Where no season lies behind, the
 * last value stands in. Result [N, K].
 *
 * @param behind as of `lastValue`
 */
export function seasonalNaive(
  targets: readonly Float64Array[],
  begins: ArrayLike<number>,
  horizon: number,
  period: number,
  behind: Behind | null = null,
): Float32Array {
  return forecast(targets, begins, horizon, behind, (values, row, begin, first) => {
    let source = row - (Math.floor((row - begin) / period) + 1) * period;
    while (source >= first && Number.isNaN(values[source])) source -= period;
    return source >= first ? source : lastKnown(values, begin - 1, first);
  });
}

/** @param from the row whose value is the forecast, none before `first`; −1: none */
function forecast(
  targets: readonly Float64Array[],
  begins: ArrayLike<number>,
  horizon: number,
  behind: Behind | null,
  from: (values: Float64Array, row: number, begin: number, first: number) => number,
): Float32Array {
  if (behind === null) {
    return targetValues(targets, begins, horizon, (values, row, begin) => from(values, row, begin, 0));
  }
  const { stretches, filled } = behind;
  const stretchOf = bisector(({ begin }: Rows) => begin).left;
  const result = new Float32Array(begins.length * horizon * targets.length);
  let next = 0;
  for (let sample = 0; sample < begins.length; sample++) {
    const begin = begins[sample]!;
    // The stretch of the row before, which begins before the first predicted row.
    const first = stretches[stretchOf(stretches, begin) - 1]!.begin;
    for (let step = 0; step < horizon; step++) {
      targets.forEach((values, v) => {
        const row = from(values, begin + step, begin, first);
        result[next++] = row < 0 ? filled[v]![begin - 1]! : values[row]!;
      });
    }
  }
  return result;
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
 * Koehler 2006, section 3): the scale of MASE. Pairs with a missing value, or of two stretches, are left out; NaN where
 * there is no pair.
 */
export function naiveError(
  values: Float64Array,
  rows: Rows,
  period: number,
  stretches: readonly Rows[] = [rows],
): number {
  let sum = 0;
  let pairs = 0;
  for (const { begin, end } of stretches) {
    for (let row = Math.max(rows.begin, begin) + period; row < Math.min(rows.end, end); row++) {
      const error = Math.abs(values[row]! - values[row - period]!);
      if (Number.isNaN(error)) continue;
      sum += error;
      pairs++;
    }
  }
  return sum / pairs;
}

/** The last row from `first` up to this one that has a value; -1 where none has. */
function lastKnown(values: Float64Array, row: number, first: number): number {
  while (row >= first && Number.isNaN(values[row])) row--;
  return row < first ? -1 : row;
}
