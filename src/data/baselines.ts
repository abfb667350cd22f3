/**
 * Forecasts of a series that need no training.
 *
 * Letters: N samples of a part, V target variables, K = horizon × V.
 */
import type { Baseline } from './types';
import { firstTargetRow, type Windows } from './windows';

/** Repeats the last value seen before the predicted rows for every step of the horizon. Result [N, K]. */
export function lastValue(targets: readonly Float64Array[], windows: Windows): Baseline {
  return { name: 'lastValue', predictions: targetValues(targets, windows, (_, begin) => begin - 1) };
}

/**
 * The value one season before the predicted row; for a horizon beyond a season, as many seasons before as are needed to
 * stay before the first predicted row (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, section 5.2).
 * May look further back than the window. At the very beginning of the series, where no season lies behind, the last
 * value stands in. Result [N, K].
 */
export function seasonalNaive(targets: readonly Float64Array[], windows: Windows, period: number): Baseline {
  const predictions = targetValues(targets, windows, (row, begin) => {
    const seasons = Math.floor((row - begin) / period) + 1;
    const source = row - seasons * period;
    return source >= 0 ? source : begin - 1;
  });
  return { name: 'seasonalNaive', predictions };
}

/** The targets' own values for all samples of a part, [N, K], or of the rows that `from` names instead. */
export function targetValues(
  targets: readonly Float64Array[],
  windows: Windows,
  from: (row: number, begin: number) => number = (row) => row,
): Float32Array {
  const V = targets.length;
  const values = new Float32Array(windows.count * windows.horizon * V);
  let next = 0;
  for (let sample = 0; sample < windows.count; sample++) {
    const begin = firstTargetRow(windows, sample);
    for (let step = 0; step < windows.horizon; step++) {
      const row = from(begin + step, begin);
      for (let v = 0; v < V; v++) values[next++] = targets[v]![row]!;
    }
  }
  return values;
}
