import { deviation, mean } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { synthesise } from '../../../../src/data/synthesis';
import { SYNTHESISED_KINDS } from '../../../../src/experiment/sources';
import { columnsOf, sourceOf, valuesOf } from './sources';

const close = (values: ArrayLike<number>, wanted: readonly number[]) =>
  wanted.forEach((value, t) => expect(values[t]).toBeCloseTo(value, 12));

describe('waves without noise are their formulas (hand-computed)', () => {
  it('sine, at quarter cycles', () => {
    const values = valuesOf('sine', { length: 40, period: 8, amplitude: 3 });
    [0, 3, 0, -3, 0].forEach((wanted, quarter) => expect(values[2 * quarter]).toBeCloseTo(wanted, 12));
  });

  it('sum of sines: the sum of its sines', () => {
    const both = valuesOf('sumOfSines', { length: 100, periods: [16, 45], amplitudes: [1, 0.6] });
    const first = valuesOf('sine', { length: 100, period: 16 });
    const second = valuesOf('sine', { length: 100, period: 45, amplitude: 0.6 });
    both.forEach((value, t) => expect(value).toBeCloseTo(first[t]! + second[t]!, 12));
  });

  it('square: up for half a cycle, down for the other', () => {
    close(valuesOf('square', { length: 20, period: 4, amplitude: 2 }), [2, 2, -2, -2, 2, 2]);
  });

  it('square with an odd period keeps to the formula over whole cycles', () => {
    close(valuesOf('square', { length: 20, period: 5, amplitude: 1 }), [1, 1, 1, -1, -1, 1]);
  });

  it('sawtooth: an even rise from −a, then a fall at once', () => {
    close(valuesOf('sawtooth', { length: 20, period: 4, amplitude: 2 }), [-2, -1, 0, 1, -2, -1]);
  });

  it('triangle: an even rise and an even fall', () => {
    close(valuesOf('triangle', { length: 20, period: 4, amplitude: 2 }), [-2, 0, 2, 0, -2, 0]);
    close(valuesOf('triangle', { length: 20, period: 8, amplitude: 1 }), [-1, -0.5, 0, 0.5, 1, 0.5]);
  });

  it('chirp: equal periods give a sine, and the sweep ends with the phase that its mean frequency gives', () => {
    const plain = valuesOf('chirp', { length: 60, startPeriod: 12, endPeriod: 12 });
    close(plain, [...valuesOf('sine', { length: 60, period: 12 })]);
    // Frequencies from 1/20 to 1/10 over 100 steps: on average 3/40, so 7.5 cycles, and 2.75 − … at the middle: 50/20 + 50²/(2·100·20).
    const swept = valuesOf('chirp', { length: 101, startPeriod: 20, endPeriod: 10 });
    expect(swept[100]).toBeCloseTo(Math.sin(2 * Math.PI * 7.5), 9);
    expect(swept[50]).toBeCloseTo(Math.sin(2 * Math.PI * (2.5 + 0.625)), 9);
  });

  it('damped oscillation: from a, half of it after every half-life', () => {
    const values = valuesOf('dampedOscillation', { length: 100, period: 10, amplitude: 4, halfLife: 20 });
    [4, 2, 1, 0.5].forEach((wanted, k) => expect(values[20 * k]).toBeCloseTo(wanted, 12));
    expect(values[5]).toBeCloseTo(-4 * 2 ** -0.25, 12);
  });

  it('trend and season: a straight line at every half cycle', () => {
    const values = valuesOf('trendSeason', { length: 60, slope: 0.5, period: 8, amplitude: 3 });
    [0, 2, 4, 6].forEach((wanted, k) => expect(values[4 * k]).toBeCloseTo(wanted, 12));
    expect(values[2]).toBeCloseTo(1 + 3, 12);
  });
});

describe('noise', () => {
  it('is normal with the given standard deviation (moments of 4,000 draws)', () => {
    for (const kind of ['sine', 'square', 'chirp', 'trendSeason', 'logisticMap', 'mackeyGlass'] as const) {
      const clean = valuesOf(kind, { length: 4000 });
      const noise = valuesOf(kind, { length: 4000, noise: 0.5 }).map((value, t) => value - clean[t]!);
      // Standard errors: 0.008 of the mean, 0.006 of the deviation, 0.007 of the share.
      expect(Math.abs(mean(noise)!)).toBeLessThan(0.03);
      expect(Math.abs(deviation(noise)! - 0.5)).toBeLessThan(0.03);
      expect(Math.abs(noise.filter((value) => Math.abs(value) < 0.5).length / 4000 - 0.683)).toBeLessThan(0.03);
    }
  });

  it('is another one in every column', () => {
    const clean = columnsOf('lorenz', { length: 200 });
    const [x, y, z] = columnsOf('lorenz', { length: 200, noise: 1 }).map((column, k) =>
      column.map((value, t) => value - clean[k]![t]!),
    );
    expect(Math.abs(mean(x!, (value, t) => value * y![t]!)!)).toBeLessThan(0.3);
    expect(Math.abs(mean(y!, (value, t) => value * z![t]!)!)).toBeLessThan(0.3);
  });

  it('is the same for the same seed and another for another, and without it the seed changes nothing', () => {
    for (const kind of SYNTHESISED_KINDS) {
      const noisy = { ...sourceOf(kind), length: 50, ...('noise' in sourceOf(kind) ? { noise: 1 } : {}) };
      const at = (seed: number) => synthesise(noisy, seed).columns.map(({ values }) => [...values]);
      expect(at(7), kind).toEqual(at(7));
      expect(at(8), kind).not.toEqual(at(7));
      if (kind === 'randomWalk' || kind === 'ar2') continue;
      expect(columnsOf(kind, { length: 50 }, 8), kind).toEqual(columnsOf(kind, { length: 50 }, 7));
    }
  });
});

describe('a table of a synthesised series', () => {
  it('numbers its rows from 0, has no unit, and as many rows as asked for', () => {
    for (const kind of SYNTHESISED_KINDS) {
      const table = synthesise(sourceOf(kind, { length: 33 }), 1);
      expect(table.labels).toEqual({ kind: 'number', first: 0 });
      expect([table.rows, ...table.columns.map(({ values }) => values.length)]).toEqual(
        kind === 'lorenz' ? [33, 33, 33, 33] : [33, 33],
      );
      expect(table.columns.every(({ unit, values }) => unit === '' && values.every(Number.isFinite))).toBe(true);
    }
  });

  it('throws where amplitudes are missing, naming both numbers', () => {
    expect(() => valuesOf('sumOfSines', { periods: [5, 7], amplitudes: [1] })).toThrow('1 given for 2 periods');
  });
});
