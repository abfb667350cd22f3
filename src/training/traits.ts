/** How forecasts move beside what they repeat: the last known value, or their own mean. */
import type { Prepared } from '../data/types';
import type { ForecastTraits, Part } from '../experiment/sequences';

/** The traits of predictions for samples of a part, by target; null where the task is not a forecast. */
export function traitsOf(
  { lastKnown, truth, horizon, targetNames }: Pick<Prepared, 'lastKnown' | 'truth' | 'horizon' | 'targetNames'>,
  part: Part,
  predicted: Float32Array,
  samples: ArrayLike<number>,
): readonly ForecastTraits[] | null {
  if (lastKnown === null) return null;
  return forecastTraits(predicted, truth(part, samples), lastKnown(part, samples), horizon, targetNames.length);
}

/**
 * By target. A value whose truth or last known value is NaN counts nowhere.
 *
 * @param predicted user's units [N, horizon × V]
 * @param truth likewise
 * @param last the value known last before the first predicted row, likewise: the same for every step
 */
export function forecastTraits(
  predicted: Float32Array,
  truth: Float32Array,
  last: Float32Array,
  horizon: number,
  V: number,
): readonly ForecastTraits[] {
  return Array.from({ length: V }, (_, v) => {
    const steps = Array.from({ length: horizon }, (__, step) => {
      let [toLast, toTruth, change, n] = [0, 0, 0, 0];
      for (let k = step * V + v; k < truth.length; k += horizon * V) {
        const [value, known, said] = [truth[k]!, last[k]!, predicted[k]!];
        if (Number.isNaN(value - known)) continue;
        toLast += (said - known) ** 2;
        toTruth += (said - value) ** 2;
        change += (known - value) ** 2;
        n++;
      }
      return { toLast: Math.sqrt(toLast / n), toTruth: Math.sqrt(toTruth / n), change: Math.sqrt(change / n), n };
    });
    const counted = (k: number) => !Number.isNaN(truth[k]! - last[k]!);
    return {
      toLast: steps.map(({ toLast }) => toLast),
      toTruth: steps.map(({ toTruth }) => toTruth),
      change: steps.map(({ change }) => change),
      forecastSpread: spread(predicted, v, V, counted),
      truthSpread: spread(truth, v, V, counted),
      count: steps.reduce((sum, { n }) => sum + n, 0),
    };
  });
}

/** Population standard deviation of every V-th value from `v` on, of those that count. */
function spread(values: Float32Array, v: number, V: number, counted: (k: number) => boolean): number {
  let [n, mean, squares] = [0, 0, 0];
  for (let k = v; k < values.length; k += V) {
    if (!counted(k)) continue;
    n++;
    // Welford's update: no digits are lost where the mean is large.
    const off = values[k]! - mean;
    mean += off / n;
    squares += off * (values[k]! - mean);
  }
  return Math.sqrt(squares / n);
}
