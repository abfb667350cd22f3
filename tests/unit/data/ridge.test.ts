import { describe, expect, it } from 'vitest';
import { fitRidge } from '../../../src/data/ridge';
import { splitRows } from '../../../src/data/split';
import { gatherWindows, windowsOf } from '../../../src/data/windows';
import type { Matrix } from '../../../src/data/preparation/types';
import { stream } from '../../../src/experiment/random';
import { counting, prepared, seriesSpec, tableOf } from './specs';

function problemOf(
  values: readonly number[],
  width: number,
  targets: number[],
  shape: { window: number; horizon: number },
) {
  const matrix: Matrix = { values: Float32Array.from(values), width, inputs: width, targets };
  const rows = splitRows(values.length / width, { validation: 0.2, test: 0.2 });
  const of = (part: 'train' | 'validation') => windowsOf(part, rows[part], { ...shape, stride: 1 });
  return { matrix, train: of('train'), validation: of('validation') };
}

/** What the fit says of windows that end before the given rows, [rows][outputs]. */
function said(data: ReturnType<typeof problemOf>, rows: number[]): number[][] {
  const { window, horizon } = data.train;
  const predicted = fitRidge(data)(gatherWindows(data.matrix, window, rows), rows.length, window);
  const K = horizon * data.matrix.targets.length;
  return rows.map((_, n) => [...predicted.subarray(n * K, (n + 1) * K)]);
}

const noise = stream(3, 'test');
const random = counting(400).map(() => noise.uniform());

describe('ridge regression on the window', () => {
  it('finds a linear rule without noise: x_(t+1) = 2 + x_t / 2 − x_(t−2) / 4 and the step after it', () => {
    const x = [0.3, 0.9, 0.1];
    // Kicks keep the series moving; a second column holds the kick that follows, so that the rule has no noise.
    const values: number[] = [];
    const kick = (t: number) => random[t]! - 0.5;
    for (let t = 0; t < 300; t++) {
      values.push(x[t]!, kick(t));
      if (t >= 2) x.push(2 + x[t]! / 2 - x[t - 2]! / 4 + kick(t));
    }
    const data = problemOf(values, 2, [0], { window: 5, horizon: 1 });
    said(data, [250, 270, 290]).forEach(([next], n) => expect(next).toBeCloseTo(x[250 + 20 * n]!, 3));
  });

  it('shrinks to the mean of the training targets where there is nothing to learn (by definition of the penalty)', () => {
    const data = problemOf(random, 1, [0], { window: 30, horizon: 2 });
    const predicted = said(data, counting(40, 330)).flat();
    const spread = Math.sqrt(predicted.reduce((sum, value) => sum + (value - 0.5) ** 2, 0) / predicted.length);
    expect(spread).toBeLessThan(0.12);
  });

  it('is the constant itself for a constant series, whose columns have no spread', () => {
    const data = problemOf(Array<number>(60).fill(0.25), 1, [0], { window: 4, horizon: 3 });
    expect(said(data, [50])).toEqual([[0.25, 0.25, 0.25]]);
  });

  it('reads only the last steps of a window that is too wide for it (its numbers before them may be anything)', () => {
    const long = counting(60_000).map((t) => Math.sin(t / 9) + (noise.uniform() - 0.5) / 5);
    const data = problemOf(long, 1, [0], { window: 1000, horizon: 24 });
    const predict = fitRidge(data);
    const window = gatherWindows(data.matrix, 1000, [50_000]);
    const predicted = predict(window, 1, 1000);
    predicted.forEach((value, step) => expect(Math.abs(value - Math.sin((50_000 + step) / 9))).toBeLessThan(0.1));
    expect(
      predict(
        window.map((value, step) => (step < 840 ? NaN : value)),
        1,
        1000,
      ),
    ).toEqual(predicted);
  });

  it('reads as many numbers of a long series as of a short one, however wide the window (counted)', () => {
    const reads = (rows: number, window: number) => {
      const data = problemOf(
        counting(rows).map((t) => Math.sin(t / 9)),
        1,
        [0],
        { window, horizon: 24 },
      );
      let count = 0;
      const values = new Proxy(data.matrix.values, {
        get(target, key) {
          if (typeof key === 'string') count++;
          const value = Reflect.get(target, key) as unknown;
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        },
      });
      fitRidge({ ...data, matrix: { ...data.matrix, values } });
      return count;
    };
    const widest = reads(20_000, 160);
    expect(widest).toBeGreaterThan(160 * 1000);
    expect(reads(60_000, 1000)).toBeLessThanOrEqual(widest);
  });

  it('is in the user’s units, and a value planted in the test part changes no prediction before it', () => {
    const series = counting(100).map((row) => 50 + 40 * Math.cos(row / 3));
    const spec = seriesSpec({ task: { window: 6, horizon: 2 }, preparation: { scale: 'minMax' } });
    const ridge = (values: number[]) => prepared(spec, tableOf(values)).baselines('validation').at(-1)!;
    expect(ridge(series).name).toBe('ridge');
    ridge(series).predictions.forEach((value, k) =>
      expect(Math.abs(value - series[70 + Math.floor(k / 2) + (k % 2)]!)).toBeLessThan(1),
    );
    expect(ridge(series.with(90, 1e6))).toEqual(ridge(series));
  });
});
