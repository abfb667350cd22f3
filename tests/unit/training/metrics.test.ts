import { describe, expect, it } from 'vitest';
import { regressionMetrics, scoresOf, type Scored } from '../../../src/training/metrics';

const f = (...values: number[]) => Float32Array.from(values);

const scored = (fields: Partial<Scored>): Scored => ({
  task: 'forecast',
  outputs: 1,
  horizon: 1,
  targetNames: ['x'],
  ratioScale: [true],
  naiveErrors: [NaN],
  ...fields,
});

describe('regression metrics', () => {
  it('follow their definitions (hand-computed)', () => {
    // Errors 1, -2, 0, 1; truth 2, 4, 5, 5 with mean 4 and SST 4 + 0 + 1 + 1 = 6.
    const metrics = regressionMetrics(f(3, 2, 5, 6), f(2, 4, 5, 5));
    expect(metrics.mse).toBeCloseTo(6 / 4, 12);
    expect(metrics.rmse).toBeCloseTo(Math.sqrt(1.5), 12);
    expect(metrics.mae).toBeCloseTo(1, 12);
    expect(metrics['mape']).toBeCloseTo((100 * (1 / 2 + 2 / 4 + 0 + 1 / 5)) / 4, 10);
    expect(metrics.r2).toBeCloseTo(1 - 6 / 6, 12);
  });

  it('have no MAPE where a truth is zero or below, or where the scale has no true zero (its definition)', () => {
    for (const truth of [f(0, 2), f(-1, 2), f(0, 0)])
      expect(regressionMetrics(f(1, 3), truth)).not.toHaveProperty('mape');
    expect(regressionMetrics(f(1, 3), f(2, 2), { ratioScale: false })).not.toHaveProperty('mape');
    const of = (ratioScale: boolean) => scoresOf(scored({ ratioScale: [ratioScale] }), f(1, 3), f(2, 2), null, 2, 2);
    expect(of(false).overall).not.toHaveProperty('mape');
    expect(of(true).overall).toHaveProperty('mape', 50);
  });

  it('have no R² for a constant truth, and R² = 1 for a perfect forecast', () => {
    expect(regressionMetrics(f(1, 3), f(2, 2)).r2).toBeNaN();
    expect(regressionMetrics(f(1, 3), f(1, 3)).r2).toBe(1);
  });

  it('have the MASE of Hyndman & Koehler: the MAE in units of the naive error of the training part (hand-computed)', () => {
    expect(regressionMetrics(f(3, 2), f(2, 4), { naiveError: 0.5 }).mase).toBe(1.5 / 0.5);
    for (const naiveError of [0, NaN, Infinity]) {
      expect(regressionMetrics(f(3, 2), f(2, 4), { naiveError })).not.toHaveProperty('mase');
    }
  });

  it('count a missing truth nowhere (hand-computed)', () => {
    const full = regressionMetrics(f(3, 2, 6), f(2, 4, 5), { naiveError: 2 });
    expect(regressionMetrics(f(3, 99, 2, 6), f(2, NaN, 4, 5), { naiveError: 2 })).toEqual(full);
    expect(regressionMetrics(f(1), f(NaN)).rmse).toBeNaN();
  });
});

describe('a forecast of several steps and targets', () => {
  // Two samples, two steps, targets a and b: [a1 b1 a2 b2].
  const truth = f(1, 10, 2, 20, 2, 20, NaN, 30);
  const predicted = f(2, 10, 4, 26, 2, 24, 99, 30);
  const two = scored({ horizon: 2, targetNames: ['a', 'b'], ratioScale: [true, false], naiveErrors: [0.5, 5] });
  const { overall, targets, steps } = scoresOf(two, predicted, truth, null, 2, 7);

  it('is scored by target, and by step ahead with RMSE (hand-computed)', () => {
    // Errors of a: 1, 2, 0 and one missing; of b: 0, 6, 4, 0.
    expect(targets.map(({ mae }) => mae)).toEqual([1, 2.5]);
    expect(targets.map((metrics) => metrics['mape'])).toEqual([expect.closeTo((100 * (1 + 1 + 0)) / 3, 10), undefined]);
    expect(steps).toEqual([
      [Math.sqrt(1 / 2), 2],
      [Math.sqrt(8), Math.sqrt(18)],
    ]);
  });

  it('has over several targets only what mixes no units: the mean MASE and the mean R² (hand-computed)', () => {
    expect(Object.keys(overall).toSorted()).toEqual(['mase', 'r2']);
    expect(overall['mase']).toBe((1 / 0.5 + 2.5 / 5) / 2);
    expect(overall['r2']).toBeCloseTo((1 - 5 / (2 / 3) + (1 - 52 / 200)) / 2, 10);
  });

  it('leaves a constant target out of the mean MASE, and has none when all are constant', () => {
    const of = (naiveErrors: number[]) => scoresOf({ ...two, naiveErrors }, predicted, truth, null, 2, 2).overall;
    expect(of([0.5, 0])['mase']).toBe(2);
    expect(of([0, 0])).not.toHaveProperty('mase');
  });

  it('says how many samples were scored', () => {
    expect(scoresOf(two, predicted, truth, null, 2, 7)).toMatchObject({ scored: 2, of: 7 });
  });
});

describe('metrics of a task', () => {
  it('count an answer to the adding problem as right below an error of 0.04 (the paper’s definition)', () => {
    const adding = scored({ task: 'regressSequence' });
    const { overall } = scoresOf(adding, f(0.5, 0.5, 0.5, 0.5), f(0.53, 0.45, 0.47, 0.55), null, 4, 4);
    expect(overall['accuracy']).toBe(0.5);
  });

  it('take accuracy and cross-entropy over the counted steps only (hand-computed)', () => {
    const predicted = f(0.7, 0.3, 0.2, 0.8, 0.9, 0.1);
    const truth = f(1, 0, 1, 0, 0, 1);
    const { overall } = scoresOf(scored({ task: 'labelSteps', outputs: 2 }), predicted, truth, f(1, 1, 0), 1, 1);
    expect(overall['accuracy']).toBe(0.5);
    expect(overall['crossEntropy']).toBeCloseTo(-(Math.log(0.7) + Math.log(0.2)) / 2, 6);
  });

  it('take accuracy and cross-entropy over all sequences where each has one class (hand-computed)', () => {
    const predicted = f(0.5, 0.3, 0.2, 0.1, 0.2, 0.7, 0.6, 0.3, 0.1, 0.1, 0.8, 0.1);
    const truth = f(1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0);
    const classes = scored({ task: 'classifySequence', outputs: 3 });
    const { overall } = scoresOf(classes, predicted, truth, null, 4, 4);
    expect(overall['accuracy']).toBe(0.75);
    const entropy = -(Math.log(0.5) + Math.log(0.2) + Math.log(0.6) + Math.log(0.8)) / 4;
    expect(overall['crossEntropy']).toBeCloseTo(entropy, 6);
  });

  it('stay finite when the true class was given probability 0', () => {
    const { overall } = scoresOf(scored({ task: 'labelSteps', outputs: 2 }), f(0, 1), f(1, 0), null, 1, 1);
    expect(overall['crossEntropy']).toBeCloseTo(-Math.log(1e-7), 6);
  });

  it('refuse predictions of another length than the truth', () => {
    expect(() => scoresOf(scored({}), f(1), f(1, 2), null, 1, 1)).toThrow('predicted: has 1 values, truth has 2');
  });
});
