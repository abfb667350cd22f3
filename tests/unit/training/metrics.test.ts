import { describe, expect, it } from 'vitest';
import { metricsOf, regressionMetrics } from '../../../src/training/metrics';

const f = (...values: number[]) => Float32Array.from(values);

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
    expect(regressionMetrics(f(1, 3), f(2, 2), false)).not.toHaveProperty('mape');
    expect(metricsOf('forecast', f(1, 3), f(2, 2), null, 1, false)).not.toHaveProperty('mape');
    expect(metricsOf('forecast', f(1, 3), f(2, 2), null, 1)).toHaveProperty('mape', 50);
  });

  it('have no R² for a constant truth, and R² = 1 for a perfect forecast', () => {
    expect(regressionMetrics(f(1, 3), f(2, 2)).r2).toBeNaN();
    expect(regressionMetrics(f(1, 3), f(1, 3)).r2).toBe(1);
  });
});

describe('metrics of a task', () => {
  it('count an answer to the adding problem as right below an error of 0.04 (the paper’s definition)', () => {
    const metrics = metricsOf('regressSequence', f(0.5, 0.5, 0.5, 0.5), f(0.53, 0.45, 0.47, 0.55), null, 1);
    expect(metrics['accuracy']).toBe(0.5);
  });

  it('take accuracy and cross-entropy over the counted steps only (hand-computed)', () => {
    const predicted = f(0.7, 0.3, 0.2, 0.8, 0.9, 0.1);
    const truth = f(1, 0, 1, 0, 0, 1);
    const metrics = metricsOf('labelSteps', predicted, truth, f(1, 1, 0), 2);
    expect(metrics['accuracy']).toBe(0.5);
    expect(metrics['crossEntropy']).toBeCloseTo(-(Math.log(0.7) + Math.log(0.2)) / 2, 6);
  });

  it('take accuracy and cross-entropy over all sequences where each has one class (hand-computed)', () => {
    const predicted = f(0.5, 0.3, 0.2, 0.1, 0.2, 0.7, 0.6, 0.3, 0.1, 0.1, 0.8, 0.1);
    const truth = f(1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0);
    const metrics = metricsOf('classifySequence', predicted, truth, null, 3);
    expect(metrics['accuracy']).toBe(0.75);
    const entropy = -(Math.log(0.5) + Math.log(0.2) + Math.log(0.6) + Math.log(0.8)) / 4;
    expect(metrics['crossEntropy']).toBeCloseTo(entropy, 6);
  });

  it('stay finite when the true class was given probability 0', () => {
    expect(metricsOf('labelSteps', f(0, 1), f(1, 0), null, 2)['crossEntropy']).toBeCloseTo(-Math.log(1e-7), 6);
  });

  it('refuse predictions of another length than the truth', () => {
    expect(() => metricsOf('forecast', f(1), f(1, 2), null, 1)).toThrow('predicted: has 1 values, truth has 2');
  });
});
