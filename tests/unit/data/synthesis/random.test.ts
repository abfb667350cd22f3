import { deviation, mean, variance } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { suggestSeason } from '../../../../src/data/season';
import { valuesOf } from './sources';

/** The correlation of a centred series with itself one step later. */
const correlation = (values: Float64Array): number => {
  const middle = mean(values)!;
  const product = mean(values.subarray(1), (value, t) => (value - middle) * (values[t]! - middle))!;
  return product / variance(values)!;
};

describe('a random walk', () => {
  const walk = valuesOf('randomWalk', { length: 5001, drift: 0.3, step: 2 });
  const steps = walk.subarray(1).map((value, t) => value - walk[t]!);

  it('starts at 0 and goes on in independent steps of the given mean and deviation (moments of 5,000 steps)', () => {
    expect(walk[0]).toBe(0);
    // Standard errors: 0.028, 0.02, 0.014.
    expect(Math.abs(mean(steps)! - 0.3)).toBeLessThan(0.12);
    expect(Math.abs(deviation(steps)! - 2)).toBeLessThan(0.08);
    expect(Math.abs(correlation(steps))).toBeLessThan(0.06);
  });

  it('with steps of size 0 is a straight line of the drift (hand-computed)', () => {
    expect([...valuesOf('randomWalk', { length: 20, drift: 2, step: 0 }).slice(0, 4)]).toEqual([0, 2, 4, 6]);
  });
});

describe('an autoregression of order 2', () => {
  const [phi1, phi2, noise] = [1.2, -0.5, 0.7];
  const values = valuesOf('ar2', { length: 20_000, phi1, phi2, noise });

  it('leaves white noise of the given deviation when its own rule is taken away', () => {
    const rest = values.subarray(2).map((value, t) => value - phi1 * values[t + 1]! - phi2 * values[t]!);
    expect(Math.abs(mean(rest)!)).toBeLessThan(0.03);
    expect(Math.abs(deviation(rest)! - noise)).toBeLessThan(0.02);
    expect(Math.abs(correlation(rest))).toBeLessThan(0.03);
  });

  it('has from its first row on the variance that Box & Jenkins derive', () => {
    const wanted = (noise ** 2 * (1 - phi2)) / ((1 + phi2) * ((1 - phi2) ** 2 - phi1 ** 2));
    expect(variance(values)! / wanted).toBeGreaterThan(0.9);
    expect(variance(values)! / wanted).toBeLessThan(1.1);
    const starts = Array.from(
      { length: 400 },
      (_, seed) => valuesOf('ar2', { length: 20, phi1, phi2, noise }, seed)[0]!,
    );
    expect(variance(starts)! / wanted).toBeGreaterThan(0.75);
    expect(variance(starts)! / wanted).toBeLessThan(1.25);
  });

  it('swings with the period 2π / arccos(φ1 / 2√−φ2) of its characteristic roots', () => {
    const swing = valuesOf('ar2', { length: 4000, phi1: 1.9, phi2: -0.98, noise: 1 });
    const period = (2 * Math.PI) / Math.acos(1.9 / (2 * Math.sqrt(0.98)));
    expect(Math.abs(suggestSeason(swing)!.period - period)).toBeLessThan(1.5);
  });

  it('without noise is zero', () => {
    expect(valuesOf('ar2', { length: 20 }).every((value) => value === 0)).toBe(true);
  });
});
