import { deviation, mean } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { synthesise } from '../../../src/data/synthesis';

const sine = { kind: 'sine', length: 4000, period: 25, amplitude: 3, noise: 0 } as const;
const valuesOf = (source: Parameters<typeof synthesise>[0], seed = 1) => synthesise(source, seed).columns[0]!.values;

describe('synthesised series', () => {
  it('a sine without noise is the formula (hand-computed at quarter cycles)', () => {
    const values = valuesOf({ ...sine, length: 40, period: 8 });
    [0, 3, 0, -3, 0].forEach((wanted, quarter) => expect(values[2 * quarter]).toBeCloseTo(wanted, 12));
  });

  it('a sum of sines is the sum of its sines', () => {
    const both = valuesOf({ kind: 'sumOfSines', length: 100, periods: [16, 45], amplitudes: [1, 0.6], noise: 0 });
    const first = valuesOf({ ...sine, length: 100, period: 16, amplitude: 1 });
    const second = valuesOf({ ...sine, length: 100, period: 45, amplitude: 0.6 });
    both.forEach((value, t) => expect(value).toBeCloseTo(first[t]! + second[t]!, 12));
  });

  it('noise is normal with the given standard deviation (moments of 4,000 draws)', () => {
    const clean = valuesOf(sine);
    const noise = valuesOf({ ...sine, noise: 0.5 }).map((value, t) => value - clean[t]!);
    expect(Math.abs(mean(noise)!)).toBeLessThan(0.03);
    expect(deviation(noise)).toBeCloseTo(0.5, 1);
    expect(noise.filter((value) => Math.abs(value) < 0.5).length / noise.length).toBeCloseTo(0.683, 1);
  });

  it('the same seed draws the same noise, another seed another', () => {
    const noisy = { ...sine, noise: 1 };
    expect(valuesOf(noisy, 7)).toEqual(valuesOf(noisy, 7));
    expect(valuesOf(noisy, 8)).not.toEqual(valuesOf(noisy, 7));
  });

  it('throws where amplitudes are missing, naming both numbers', () => {
    const source = { kind: 'sumOfSines', length: 20, periods: [5, 7], amplitudes: [1], noise: 0 } as const;
    expect(() => valuesOf({ ...source, periods: [5, 7], amplitudes: [1] })).toThrow('1 given for 2 periods');
  });
});
