/** How good predictions are, from the metrics' definitions, in the user's own units. */
import { ADDING_TOLERANCE, type Metrics, type ResolvedTask } from '../experiment/sequences';

/** Keeps log(probability) finite where a class was given probability 0. */
const SMALLEST_PROBABILITY = 1e-7;

/**
 * The metrics that belong to a task.
 * @param predicted [N, K] user's units, or class probabilities
 * @param truth [N, K] likewise; one-hot for classes
 * @param counted [N] 1 where a row counts; null when all do
 * @param ratioScale whether a share of the truth means anything; without it there is no MAPE
 * @throws when the two lengths differ
 */
export function metricsOf(
  task: ResolvedTask,
  predicted: Float32Array,
  truth: Float32Array,
  counted: Float32Array | null,
  outputs: number,
  ratioScale = true,
): Metrics {
  if (predicted.length !== truth.length) {
    throw new Error(`predicted: has ${predicted.length} values, truth has ${truth.length}`);
  }
  switch (task) {
    case 'forecast':
      return regressionMetrics(predicted, truth, ratioScale);
    case 'regressSequence': {
      const { mse, rmse, mae } = regressionMetrics(predicted, truth);
      return { mse, rmse, mae, accuracy: shareWithin(predicted, truth, ADDING_TOLERANCE) };
    }
    case 'classifySequence':
    case 'labelSteps':
      return classMetrics(predicted, truth, counted, outputs);
  }
}

/** Those that every regression has; `mape` may be there too. */
type RegressionMetrics = Metrics & Readonly<Record<'mse' | 'rmse' | 'mae' | 'r2', number>>;

/**
 * MSE, RMSE, MAE; MAPE in percent where it means something: on a ratio scale with every truth above zero; R² = 1 − SSE / SST about the
 * mean of this part's truth (NaN when the truth is constant).
 */
export function regressionMetrics(predicted: Float32Array, truth: Float32Array, ratioScale = true): RegressionMetrics {
  const n = truth.length;
  let mean = 0;
  for (const value of truth) mean += value / n;
  let squared = 0;
  let absolute = 0;
  let relative = 0;
  let relates = ratioScale && n > 0;
  let total = 0;
  for (let k = 0; k < n; k++) {
    const error = predicted[k]! - truth[k]!;
    squared += error * error;
    absolute += Math.abs(error);
    total += (truth[k]! - mean) ** 2;
    if (truth[k]! <= 0) relates = false;
    relative += Math.abs(error / truth[k]!);
  }
  const mse = squared / n;
  return {
    mse,
    rmse: Math.sqrt(mse),
    mae: absolute / n,
    ...(relates ? { mape: (100 * relative) / n } : {}),
    r2: total === 0 ? NaN : 1 - squared / total,
  };
}

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
