/** What the table of metrics says of runs: which metric decides, and who beats whom by how much. */
import { METRIC_FACTS, type MetricFacts, type MetricName } from '../experiment/metrics';
import type { HeldOut, RunNumbers } from '../experiment/runs';
import type { Metrics } from '../experiment/sequences';
import { taskRecord, type ResolvedTask } from '../experiment/tasks';

export type { MetricName } from '../experiment/metrics';

/** Metrics in the order of tables. */
export const METRICS = Object.keys(METRIC_FACTS) as readonly MetricName[];

const factsOf = (metric: MetricName): MetricFacts => METRIC_FACTS[metric];

/** Whether more of it is better. */
export const higherIsBetter = (metric: MetricName): boolean => factsOf(metric).better === 'higher';

/** A share of 1, shown in percent. */
export const isShare = (metric: MetricName): boolean => factsOf(metric).unit === 'share';

/** What it is measured in, given the unit of the target; empty: nothing. */
export function unitOf(metric: MetricName, target: string): string {
  const { unit } = factsOf(metric);
  return unit === 'target' ? target : unit === 'percent' ? '%' : '';
}

/** The best that there is of a metric of which more is better, accuracy and R² alike. */
const BEST = 1;

/** How far a value is from the best that there can be: the error itself, or the share of wrong answers. */
export const errorOf = (metric: MetricName, value: number): number => (higherIsBetter(metric) ? BEST - value : value);

/**
 * The metric that decides, everywhere: in a verdict, in the table of runs, and against a baseline.
 *
 * @param overall the scores over all targets, which have a RMSE where there is one target; empty: of one
 */
export const decidingMetric = (task: ResolvedTask, overall: Metrics): MetricName =>
  taskRecord(task).deciding.find((metric) => Object.hasOwn(overall, metric)) ?? taskRecord(task).deciding[0];

/** A run's metric on one part, over all targets and steps; null where it has none, or no number. */
export function metricOf(outcome: Pick<RunNumbers, 'scores'>, part: HeldOut, metric: MetricName): number | null {
  const value = outcome.scores[part].own.overall[metric];
  return value === undefined || !Number.isFinite(value) ? null : value;
}

/** The metric by which the runs of a race are chosen and judged; null where no run has a number of it on both parts. */
export function decisiveMetric(task: ResolvedTask, outcomes: readonly Pick<RunNumbers, 'scores'>[]): MetricName | null {
  const rated = (metric: MetricName) =>
    outcomes.some((each) => metricOf(each, 'validation', metric) !== null && metricOf(each, 'test', metric) !== null);
  const found = outcomes.map(({ scores }) => decidingMetric(task, scores.validation.own.overall));
  return found.find(rated) ?? null;
}

/** By how much `own` is better than `other`, in the metric's unit; negative where it is worse. */
export const gainOf = (metric: MetricName, own: number, other: number): number =>
  higherIsBetter(metric) ? own - other : other - own;

/** The largest gain that there can be: an accuracy is a share of 1, the others have no end. */
export const gainLimit = (metric: MetricName): number => (isShare(metric) ? 1 : Infinity);
