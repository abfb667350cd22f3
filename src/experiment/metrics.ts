/** The table of metrics: which way each is better and what it is measured in. */

/** What a metric is: all tables, rankings and verdicts of the page and of the command line read this. */
export interface MetricFacts {
  readonly better: 'lower' | 'higher';
  /** `target`: the unit of what is predicted. `share`: 0 … 1, shown in percent. `percent`: given in percent already. */
  readonly unit: 'target' | 'share' | 'percent' | 'none';
}

/** In the order of tables. */
export const METRIC_FACTS = {
  rmse: { better: 'lower', unit: 'target' },
  mse: { better: 'lower', unit: 'none' },
  mae: { better: 'lower', unit: 'target' },
  mape: { better: 'lower', unit: 'percent' },
  r2: { better: 'higher', unit: 'none' },
  mase: { better: 'lower', unit: 'none' },
  accuracy: { better: 'higher', unit: 'share' },
  crossEntropy: { better: 'lower', unit: 'none' },
} as const satisfies Readonly<Record<string, MetricFacts>>;

export type MetricName = keyof typeof METRIC_FACTS;
