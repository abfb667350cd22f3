import { describe, expect, it } from 'vitest';
import * as cells from '../../../src/cells';
import { atOnce, chronoBiases } from '../../../src/cells';
import { stream } from '../../../src/experiment/random';

const uniform = (seed: number, name: string) => {
  const random = stream(seed, name);
  return () => random.uniform();
};

const initialMatrix = (...how: Parameters<typeof cells.initialMatrix>) => atOnce(cells.initialMatrix(...how));
const initialRecurrentKernel = (...how: Parameters<typeof cells.initialRecurrentKernel>) =>
  atOnce(cells.initialRecurrentKernel(...how));

const moments = (values: Float32Array) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
};

describe('initial weights', () => {
  it.each([
    ['glorotUniform', 2 / 300],
    ['glorotNormal', 2 / 300],
    ['heUniform', 2 / 100],
    ['heNormal', 2 / 100],
  ] as const)('%s has the variance of its paper', (name, expected) => {
    const { mean, variance } = moments(initialMatrix(name, 100, 200, uniform(3, name)));
    expect(Math.abs(mean)).toBeLessThan(0.003);
    expect(variance / expected).toBeGreaterThan(0.96);
    expect(variance / expected).toBeLessThan(1.04);
  });

  it('glorotUniform stays within sqrt(6 / (rows + cols)) (Glorot & Bengio 2010, equation 16)', () => {
    const limit = Math.sqrt(6 / 30);
    const values = initialMatrix('glorotUniform', 10, 20, uniform(1, 'limit'));
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...values.map(Math.abs))).toBeGreaterThan(0.9 * limit);
  });

  it.each([1, 3, 16, 64])(
    'each gate’s block of an orthogonal recurrent kernel is orthogonal by itself, H = %i',
    (units) => {
      const gates = 4;
      const kernel = initialRecurrentKernel('orthogonal', units, gates, uniform(5, 'orthogonal'));
      for (let gate = 0; gate < gates; gate++) {
        const at = (row: number, col: number) => kernel[row * gates * units + gate * units + col];
        for (let a = 0; a < units; a++) {
          for (let b = 0; b < units; b++) {
            let sum = 0;
            for (let k = 0; k < units; k++) sum += at(k, a) * at(k, b);
            expect(sum).toBeCloseTo(a === b ? 1 : 0, 5);
          }
        }
      }
    },
  );

  it('an orthogonal matrix that is not square has orthonormal rows or columns, whichever are fewer', () => {
    for (const [rows, cols] of [
      [3, 8],
      [8, 3],
    ]) {
      const values = initialMatrix('orthogonal', rows, cols, uniform(2, 'wide'));
      const at = (vector: number, k: number) => (rows < cols ? values[vector * cols + k] : values[k * cols + vector]);
      for (let a = 0; a < 3; a++) {
        for (let b = 0; b < 3; b++) {
          let sum = 0;
          for (let k = 0; k < 8; k++) sum += at(a, k) * at(b, k);
          expect(sum).toBeCloseTo(a === b ? 1 : 0, 5);
        }
      }
    }
  });

  it('an orthogonal 1 × 1 block takes both signs, as a uniform draw does', () => {
    const signs = Array.from({ length: 40 }, (_, seed) => initialMatrix('orthogonal', 1, 1, uniform(seed, 'sign'))[0]);
    expect(new Set(signs)).toEqual(new Set([1, -1]));
  });

  it('chrono biases are log U(1, T_max − 1) (Tallec & Ollivier 2018)', () => {
    const biases = chronoBiases(20_000, 100, uniform(9, 'chrono'));
    const scales = biases.map(Math.exp);
    expect(Math.min(...scales)).toBeGreaterThanOrEqual(1 - 1e-6);
    expect(Math.max(...scales)).toBeLessThanOrEqual(99 * (1 + 1e-6));
    expect(moments(scales).mean).toBeCloseTo(50, -0.5);
    expect(() => chronoBiases(4, 2, () => 0)).toThrow('longest: 2 leaves no time scales');
  });

  it('the same stream gives the same weights', () => {
    const draw = () => initialMatrix('orthogonal', 6, 6, uniform(4, 'again'));
    expect(draw()).toEqual(draw());
  });
});
