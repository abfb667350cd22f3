/** The numbers of a verdict as tables for programs: fractions stay fractions, times are in seconds or milliseconds. */
import type { Table } from '../../../data/csv';
import type { Comparison } from '../../../study/comparison';
import { METRICS, type MetricName } from '../../../study/metric';
import type { Judgement } from '../../../study/verdict';

const PARTS = ['validation', 'test'] as const;

/** Wide form: a row for each contender and each baseline, mean and standard deviation of every metric. */
export function verdictTable({ contenders, baselines }: Judgement, names: readonly string[]): Table {
  const metrics = PARTS.flatMap((part) =>
    METRICS.filter((metric) => contenders.some((each) => each.metrics[part][metric])).map((metric) => ({
      part,
      metric,
    })),
  );
  const cost = [
    'runs',
    'diverged',
    'parameters',
    'weights (bytes)',
    'step (ms)',
    'step (ms) sd',
    'other networks trained meanwhile',
    'steps to best epoch',
    'steps to best epoch sd',
    'time to best epoch (s)',
    'time to best epoch sd (s)',
    'prediction (ms)',
    'prediction (ms) sd',
  ];
  const beaten = baselines.flatMap(({ name }) => PARTS.map((part) => ({ name, part })));
  return {
    columns: [
      'name',
      ...cost,
      ...metrics.flatMap(({ part, metric }) => [`${part} ${metric}`, `${part} ${metric} sd`]),
      ...beaten.map(({ name, part }) => `runs that beat ${name} on ${part}`),
    ],
    rows: [
      ...contenders.map((each) => [
        names[each.contender]!,
        each.runs,
        each.diverged,
        each.parameters,
        each.bytes,
        each.msPerStep?.mean ?? null,
        each.msPerStep?.sd ?? null,
        each.company === null ? null : { alone: 'no', beside: 'yes', mixed: 'partly', unknown: null }[each.company],
        each.stepsToBest?.mean ?? null,
        each.stepsToBest?.sd ?? null,
        each.secondsToBest?.mean ?? null,
        each.secondsToBest?.sd ?? null,
        each.msPerPrediction?.mean ?? null,
        each.msPerPrediction?.sd ?? null,
        ...metrics.flatMap(({ part, metric }) => {
          const spread = each.metrics[part][metric];
          return [spread?.mean ?? null, spread?.sd ?? null];
        }),
        ...beaten.map(({ name, part }) => each.beaten[part][name]?.runs ?? null),
      ]),
      ...baselines.map(({ name, metrics: own }) => [
        name,
        ...cost.map(() => null),
        ...metrics.flatMap(({ part, metric }) => [own[part][metric] ?? null, null]),
        ...beaten.map(() => null),
      ]),
    ],
  };
}

/** Long form: a row for each pair of runs, with the interval and p of its comparison. */
export const differenceTable = (
  metric: MetricName,
  leader: number,
  comparisons: readonly Comparison[],
  names: readonly string[],
): Table => ({
  columns: [
    'leader',
    'rival',
    'run',
    `leader better by (${metric}, test)`,
    'interval low',
    'interval high',
    'interval level',
    'p (Holm)',
  ],
  rows: comparisons.flatMap(({ rival, gains, test }) =>
    gains.map(({ run, gain }) => [
      names[leader]!,
      names[rival]!,
      run + 1,
      gain,
      test?.interval[0] ?? null,
      test?.interval[1] ?? null,
      test?.level ?? null,
      test?.p ?? null,
    ]),
  ),
});
