/** How good predictions are, from the metrics' definitions, in the user's own units. */
import type { Prepared } from '../data/types';
import type { Metrics, Scores } from '../experiment/sequences';
import { taskRecord } from '../experiment/tasks';

/** Keeps log(probability) finite where a class was given probability 0. */
const SMALLEST_PROBABILITY = 1e-7;

/** What of the prepared data the metrics need. */
export type Scored = Pick<Prepared, 'task' | 'outputs' | 'horizon' | 'targetNames' | 'ratioScale' | 'naiveErrors'>;

/**
 * The scores of predictions for `samples` of the `of` samples of a part.
 * @param predicted user's units [N, horizon × V], or class probabilities [N, K]
 * @param truth likewise; one-hot for classes; NaN where a value is missing, which counts nowhere
 * @param counted [N] 1 where a row counts; null when all do
 * @throws when the two lengths differ
 */
export function scoresOf(
  data: Scored,
  predicted: Float32Array,
  truth: Float32Array,
  counted: Float32Array | null,
  scored: number,
  of: number,
): Scores {
  if (predicted.length !== truth.length) {
    throw new Error(`predicted: has ${predicted.length} values, truth has ${truth.length}`);
  }
  const { samples, output, tolerance } = taskRecord(data.task);
  if (samples === 'windows') return { ...forecastScores(data, predicted, truth), scored, of };
  const overall =
    output === 'softmax'
      ? classMetrics(predicted, truth, counted, data.outputs)
      : numberMetrics(predicted, truth, tolerance);
  return { overall, targets: [overall], steps: [], scored, of };
}

/** Of one number a sequence: its errors, and the share of answers within the tolerance where the task has one. */
function numberMetrics(predicted: Float32Array, truth: Float32Array, tolerance: number | null): Metrics {
  const { mse, rmse, mae } = regressionMetrics(predicted, truth);
  return { mse, rmse, mae, ...(tolerance === null ? {} : { accuracy: shareWithin(predicted, truth, tolerance) }) };
}

/**
 * Each target by itself, and by its steps ahead. Over several targets, whose units differ, only the mean of what has
 * none is given: MASE (over the targets that have one) and R² (the "uniform average" of scikit-learn's `r2_score`).
 */
function forecastScores(
  { horizon, targetNames, ratioScale, naiveErrors }: Scored,
  predicted: Float32Array,
  truth: Float32Array,
): Pick<Scores, 'overall' | 'targets' | 'steps'> {
  const V = targetNames.length;
  const targets = targetNames.map((_, v) =>
    regressionMetrics(predicted, truth, {
      first: v,
      every: V,
      ratioScale: ratioScale[v]!,
      naiveError: naiveErrors[v]!,
    }),
  );
  const steps = targetNames.map((_, v) =>
    Array.from({ length: horizon }, (_, step) => rootMeanSquare(predicted, truth, step * V + v, horizon * V)),
  );
  if (V === 1) return { overall: targets[0]!, targets, steps };
  const mases = targets.flatMap(({ mase }) => (mase === undefined ? [] : [mase]));
  const r2 = average(targets.map((metrics) => metrics.r2));
  return { overall: { ...(mases.length > 0 ? { mase: average(mases) } : {}), r2 }, targets, steps };
}

/** Which values to take, and what they can be compared with. */
export interface RegressionOptions {
  /** Take the values `first`, `first` + `every`, …; all when absent. */
  readonly first?: number;
  readonly every?: number;
  /** Whether a share of the truth means anything; without it there is no MAPE. */
  readonly ratioScale?: boolean;
  /** The denominator of MASE; without a positive one there is none. */
  readonly naiveError?: number;
}

/** Those that every regression has; `mape` and `mase` where they mean something. */
type RegressionMetrics = Metrics &
  Readonly<Record<'mse' | 'rmse' | 'mae' | 'r2', number>> & { readonly mape?: number; readonly mase?: number };

/**
 * MSE, RMSE, MAE; MAPE in percent where it means something: on a ratio scale with every truth above zero;
 * R² = 1 − SSE / SST about the mean of this part's truth (NaN when the truth is constant);
 * MASE = MAE / the mean absolute error of the (seasonal) naive forecast within the training part (Hyndman & Koehler
 * 2006, section 3), left out where that is zero or unknown. A value whose truth is NaN counts nowhere; all are NaN
 * where none is left.
 */
export function regressionMetrics(
  predicted: Float32Array,
  truth: Float32Array,
  { first = 0, every = 1, ratioScale = true, naiveError = NaN }: RegressionOptions = {},
): RegressionMetrics {
  let n = 0;
  let sum = 0;
  for (let k = first; k < truth.length; k += every) {
    const value = truth[k]!;
    if (Number.isNaN(value)) continue;
    n++;
    sum += value;
  }
  const mean = sum / n;
  let squared = 0;
  let absolute = 0;
  let relative = 0;
  let relates = ratioScale && n > 0;
  let total = 0;
  for (let k = first; k < truth.length; k += every) {
    const value = truth[k]!;
    if (Number.isNaN(value)) continue;
    const error = predicted[k]! - value;
    squared += error * error;
    absolute += Math.abs(error);
    total += (value - mean) ** 2;
    if (value <= 0) relates = false;
    relative += Math.abs(error / value);
  }
  const mse = squared / n;
  const mae = absolute / n;
  return {
    mse,
    rmse: Math.sqrt(mse),
    mae,
    ...(relates ? { mape: (100 * relative) / n } : {}),
    r2: total === 0 ? NaN : 1 - squared / total,
    ...(naiveError > 0 && Number.isFinite(naiveError) ? { mase: mae / naiveError } : {}),
  };
}

/** Root of the mean square of every `every`-th error from `first`; NaN truth counts nowhere. */
function rootMeanSquare(predicted: Float32Array, truth: Float32Array, first: number, every: number): number {
  let n = 0;
  let squared = 0;
  for (let k = first; k < truth.length; k += every) {
    const error = predicted[k]! - truth[k]!;
    if (Number.isNaN(truth[k]!)) continue;
    n++;
    squared += error * error;
  }
  return Math.sqrt(squared / n);
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function shareWithin(predicted: Float32Array, truth: Float32Array, tolerance: number): number {
  let right = 0;
  for (let k = 0; k < truth.length; k++) if (Math.abs(predicted[k]! - truth[k]!) < tolerance) right++;
  return right / truth.length;
}

/** Accuracy (share of counted rows whose largest probability is the true class) and mean cross-entropy in nats. */
function classMetrics(
  predicted: Float32Array,
  truth: Float32Array,
  counted: Float32Array | null,
  classes: number,
): Metrics {
  let right = 0;
  let entropy = 0;
  let rows = 0;
  for (let row = 0; row * classes < truth.length; row++) {
    if (counted !== null && counted[row] === 0) continue;
    rows++;
    const best = largest(predicted, row * classes, classes);
    const actual = largest(truth, row * classes, classes);
    if (best === actual) right++;
    entropy -= Math.log(Math.max(predicted[row * classes + actual]!, SMALLEST_PROBABILITY));
  }
  return { accuracy: right / rows, crossEntropy: entropy / rows };
}

function largest(values: Float32Array, start: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[start + k]! > values[start + best]!) best = k;
  return best;
}
