/** Several runs' metrics in two numbers each: mean and standard deviation. */
import { deviation, mean } from 'd3-array';
import type { Metrics } from '../experiment/sequences';

export interface MetricSummary {
  readonly mean: number;
  /** Of the sample (n − 1); null for a single run. */
  readonly deviation: number | null;
}

/** By metric, over the runs that have it; one that none has is left out. */
export function summaryOf(runs: readonly Metrics[]): Record<string, MetricSummary> {
  const names = [...new Set(runs.flatMap((metrics) => Object.keys(metrics)))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = runs.map((metrics) => metrics[name] ?? NaN);
      const average = mean(values);
      return average === undefined ? [] : [[name, { mean: average, deviation: deviation(values) ?? null }]];
    }),
  );
}
