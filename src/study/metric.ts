/** The one table of metrics: which way each is better, its unit, what it decides, and who beats whom by how much. */
import type { ExperimentSpec } from '../experiment/schema';
import { TASK_OF_SOURCE } from '../experiment/availability';
import type { HeldOut, RunNumbers } from '../experiment/runs';
import type { Metrics, ResolvedTask } from '../experiment/sequences';

/** What a metric is: all tables, rankings and verdicts of the page and of the command line read this. */
interface MetricFacts {
  readonly better: 'lower' | 'higher';
  /** `target`: the unit of what is predicted. `share`: 0 … 1, shown in percent. `percent`: given in percent already. */
  readonly unit: 'target' | 'share' | 'percent' | 'none';
}

/** In the order of tables. */
const TABLE = {
  rmse: { better: 'lower', unit: 'target' },
  mse: { better: 'lower', unit: 'none' },
  mae: { better: 'lower', unit: 'target' },
  mape: { better: 'lower', unit: 'percent' },
  r2: { better: 'higher', unit: 'none' },
  mase: { better: 'lower', unit: 'none' },
  accuracy: { better: 'higher', unit: 'share' },
  crossEntropy: { better: 'lower', unit: 'none' },
} as const satisfies Readonly<Record<string, MetricFacts>>;

export type MetricName = keyof typeof TABLE;

/** Metrics in the order of tables. */
export const METRICS = Object.keys(TABLE) as readonly MetricName[];

const factsOf = (metric: MetricName): MetricFacts => TABLE[metric];

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
 * What decides, by task: the first that the scores over all targets have. Several targets, whose units differ, have no
 * RMSE together; they have MASE, or where no target has one, R².
 */
const DECIDING: Readonly<Record<ResolvedTask, readonly [MetricName, ...MetricName[]]>> = {
  forecast: ['rmse', 'mase', 'r2'],
  regressSequence: ['rmse'],
  classifySequence: ['accuracy'],
  labelSteps: ['accuracy'],
};

/** The task of an experiment. */
export const taskOf = (spec: Pick<ExperimentSpec, 'data'>): ResolvedTask => TASK_OF_SOURCE[spec.data.source.kind];

/**
 * The metric that decides, everywhere: in a verdict, in the table of runs, and against a baseline.
 *
 * @param overall the scores over all targets, which have a RMSE where there is one target; empty: of one
 */
export const decidingMetric = (task: ResolvedTask, overall: Metrics): MetricName =>
  DECIDING[task].find((metric) => Object.hasOwn(overall, metric)) ?? DECIDING[task][0];

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
