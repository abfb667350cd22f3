/** The metric that decides a race, which way it is better, and who beats whom by how much. */
import type { ExperimentSpec } from '../experiment/schema';
import { TASK_OF_SOURCE } from '../experiment/availability';
import type { HeldOut, RunNumbers } from '../experiment/runs';
import type { ResolvedTask } from '../experiment/sequences';

/** Metrics in the order of tables. */
export const METRICS = ['rmse', 'mse', 'mae', 'mape', 'r2', 'mase', 'accuracy', 'crossEntropy'] as const;
export type MetricName = (typeof METRICS)[number];

const HIGHER: ReadonlySet<MetricName> = new Set(['accuracy', 'r2']);

/** Whether more of it is better. */
export const higherIsBetter = (metric: MetricName): boolean => HIGHER.has(metric);

/** What decides, by task; of several the first that the runs have. MASE compares targets whose units differ. */
const DECISIVE: Readonly<Record<ResolvedTask, readonly MetricName[]>> = {
  forecast: ['rmse', 'mase', 'r2'],
  regressSequence: ['mse'],
  classifySequence: ['accuracy'],
  labelSteps: ['accuracy'],
};

/** The task of an experiment. */
export const taskOf = (spec: Pick<ExperimentSpec, 'data'>): ResolvedTask => TASK_OF_SOURCE[spec.data.source.kind];

/** A run's metric on one part, over all targets and steps; null where it has none, or no number. */
export function metricOf(outcome: Pick<RunNumbers, 'scores'>, part: HeldOut, metric: MetricName): number | null {
  const value = outcome.scores[part].own.overall[metric];
  return value === undefined || !Number.isFinite(value) ? null : value;
}

/**
 * The metric by which the runs are chosen and judged: RMSE of a forecast (MASE of several targets), MSE of a number for a
 * sequence, accuracy of classes. Null where no run has one on both parts.
 */
export function decisiveMetric(task: ResolvedTask, outcomes: readonly Pick<RunNumbers, 'scores'>[]): MetricName | null {
  const has = (metric: MetricName) =>
    outcomes.some((each) => metricOf(each, 'validation', metric) !== null && metricOf(each, 'test', metric) !== null);
  return DECISIVE[task].find(has) ?? null;
}

/** By how much `own` is better than `other`, in the metric's unit; negative where it is worse. */
export const gainOf = (metric: MetricName, own: number, other: number): number =>
  higherIsBetter(metric) ? own - other : other - own;

/** The largest gain that there can be: an accuracy is a share of 1, the others have no end. */
export const gainLimit = (metric: MetricName): number => (metric === 'accuracy' ? 1 : Infinity);
