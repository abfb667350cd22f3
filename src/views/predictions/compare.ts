/** A contender against the best forecast that needs no network. */
import type { PartPreview } from '../model';

/** Metrics in the order of the table; the first one that both sides have decides. */
export const TABLE_METRICS = ['rmse', 'mae', 'mape', 'r2', 'mase', 'accuracy', 'crossEntropy'] as const;
export type TableMetric = (typeof TABLE_METRICS)[number];

/** A share, shown in percent. */
export const isShare = (metric: TableMetric): boolean => metric === 'accuracy';

type Baseline = PartPreview['baselines'][number];

/** The baseline with the smallest error, or, where answers are right or wrong, with the highest accuracy. */
export function bestBaseline(baselines: readonly Baseline[], metric: TableMetric): Baseline | null {
  const rated = baselines.filter(({ metrics }) => Number.isFinite(metrics[metric]));
  const sign = metric === 'accuracy' ? -1 : 1;
  return rated.reduce<Baseline | null>(
    (best, next) => (best === null || sign * (next.metrics[metric]! - best.metrics[metric]!) < 0 ? next : best),
    null,
  );
}

/** What decides: the error of numbers, the accuracy of symbols. */
export const decisive = (task: string): TableMetric => (task === 'labelSteps' ? 'accuracy' : 'rmse');

/**
 * How much better than the baseline: the share of its error that is gone (0.25: a quarter less; negative: worse). For
 * accuracy, the share of its wrong answers that is gone.
 */
export function gain(own: number, baseline: number, metric: TableMetric): number {
  const error = (value: number) => (metric === 'accuracy' ? 1 - value : value);
  return error(baseline) === 0 ? 0 : 1 - error(own) / error(baseline);
}
