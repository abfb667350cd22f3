import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import type { Metrics, Scores } from '../../../src/experiment/sequences';
import { words } from '../../../src/i18n/both';
import { resolvedTask } from '../../../src/experiment/resolvedTask';
import { METRICS, decidingMetric, gainOf, higherIsBetter, metricOf } from '../../../src/study/metric';
import { judge } from '../../../src/study/verdict';
import { scoresOf } from '../../../src/training/metrics';
import { gain } from '../../../src/views/lab/predictions/compare';
import { sorted } from '../../../src/views/compare/runs/columns';
import { figureOf } from '../../../src/views/compare/runs/figures';
import { runRecord } from '../experiment/runs';
import { ended } from '../study/runs';

const specOf = (kind: string) => {
  const parsed = parseSpec({
    data: { source: { kind } },
    contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'gru' }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

/** Scores of forecasts of one step, two targets in turn, from their absolute errors. */
function forecastScores(errors: readonly (readonly [number, number])[], naiveErrors: readonly number[]): Scores {
  const truth = Float32Array.of(1, 100, 2, 200, 3, 300);
  const predicted = truth.map((value, k) => value + errors[(k >> 1) % errors.length]![k % 2]!);
  const data = { task: 'forecast', outputs: 2, horizon: 1, targetNames: ['a', 'b'], ratioScale: [true, true] } as const;
  return scoresOf({ ...data, naiveErrors }, predicted, truth, null, 3, 3);
}

const both = (own: Scores) => ({ validation: { own, recursive: null }, test: { own, recursive: null } });
const flat = (overall: Metrics): Scores => ({ overall, targets: [overall], steps: [], scored: 3, of: 3 });

/**
 * Each case: the task's source, the scores of three contenders, and their order by hand. In the first, RMSE of the first
 * target says B, C, A and the mean MASE (errors 1 and 40 over naive errors 1 and 10, so 2.5; 0.5 and 90: 4.75; 0.6 and
 * 50: 2.8) says A, C, B. In the second no target has a MASE, and the mean R² decides likewise.
 */
const CASES: readonly [string, string, readonly Scores[], readonly number[]][] = [
  [
    'several targets by the mean of their MASE',
    'lorenz',
    [forecastScores([[1, 40]], [1, 10]), forecastScores([[0.5, 90]], [1, 10]), forecastScores([[0.6, 50]], [1, 10])],
    [0, 2, 1],
  ],
  [
    'several targets without MASE by the mean of their R²',
    'lorenz',
    [forecastScores([[1, 40]], [0, 0]), forecastScores([[0.9, 200]], [0, 0]), forecastScores([[0.8, 90]], [0, 0])],
    [0, 2, 1],
  ],
  ['one target by RMSE', 'sine', [2, 1, 3].map((rmse) => flat({ rmse, mase: -rmse, r2: rmse })), [1, 0, 2]],
  ['a number for a sequence by RMSE', 'adding', [3, 2, 1].map((rmse) => flat({ rmse, accuracy: rmse })), [2, 1, 0]],
  ['classes by accuracy', 'temporalOrder', [0.2, 0.9, 0.5].map((accuracy) => flat({ accuracy })), [1, 2, 0]],
];

describe('one decision', () => {
  it.each(CASES)('ranks %s: in Runs, Predictions and Verdict alike', (_, kind, scores, order) => {
    const spec = specOf(kind);
    const runs = scores.map((own, contender) =>
      runRecord({ id: String(contender), contender, spec, scores: both(own) }),
    );

    const metric = decidingMetric(resolvedTask(spec), scores[0]!.overall);
    const column = { column: 'validation', descending: higherIsBetter(metric) } as const;
    expect(sorted(runs, column, words('en').t, 'en', null).map(({ contender }) => contender)).toEqual(order);

    // Against any baseline the nearer to the best is the better.
    const baseline = figureOf(runs[order[1]!]!, 'test').value;
    const gains = runs.map((run) => gain(figureOf(run, 'test').value, baseline, metric));
    expect([0, 1, 2].toSorted((a, b) => gains[b]! - gains[a]!)).toEqual(order);

    const judged = judge(resolvedTask(spec), runs.map(ended), 3);
    expect(judged.metric).toBe(metric);
    expect('leader' in judged.verdict && judged.verdict.leader).toBe(order[0]);
    const means = judged.contenders.map(({ metrics }) => metrics.validation[metric]!.mean);
    expect([0, 1, 2].toSorted((a, b) => gainOf(metric, means[a]!, means[b]!) * -1)).toEqual(order);
    for (const run of runs) expect(figureOf(run, 'validation').value).toBe(metricOf(run, 'validation', metric));
  });

  it('has one name for each metric, in the order of data.md', () => {
    expect(METRICS).toEqual(['rmse', 'mse', 'mae', 'mape', 'r2', 'mase', 'accuracy', 'crossEntropy']);
  });
});
