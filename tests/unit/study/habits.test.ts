import { describe, expect, it } from 'vitest';
import type { ForecastTraits } from '../../../src/experiment/sequences';
import { explosionOf, habitOf, type Rivals } from '../../../src/study/habits';
import { forecastTraits } from '../../../src/training/traits';

const UNKNOWN: Rivals = { lastValue: null, best: null, r2: null };

/** One target, one step ahead: what is said of x_t from a series and a rule. */
function oneStep(series: readonly number[], forecast: (t: number) => number): ForecastTraits {
  const rows = series.slice(1).map((_, k) => k + 1);
  const values = (of: (t: number) => number) => Float32Array.from(rows, of);
  return forecastTraits(
    values(forecast),
    values((t) => series[t]!),
    values((t) => series[t - 1]!),
    1,
    1,
  )[0]!;
}

const sine = Array.from({ length: 121 }, (_, t) => Math.sin((2 * Math.PI * t) / 12));

describe('the traits of forecasts', () => {
  it('are distances to last value and truth, and spreads (hand-computed)', () => {
    const [traits] = forecastTraits(Float32Array.of(2, 4), Float32Array.of(5, 4), Float32Array.of(1, 4), 1, 1);
    // To the last value: 1 and 0; to the truth: 3 and 0; the series: 4 and 0; spreads of 2, 4 and of 5, 4.
    expect(traits).toEqual({
      toLast: [Math.sqrt(0.5)],
      toTruth: [Math.sqrt(4.5)],
      change: [Math.sqrt(8)],
      forecastSpread: 1,
      truthSpread: 0.5,
      count: 2,
    });
  });

  it('are told apart by target and step, and leave out what has no truth or no last value (hand-computed)', () => {
    // Two samples, two steps, two targets: step by step, both targets together.
    const predicted = Float32Array.of(1, 10, 2, 20, 3, 30, 4, 40);
    const truth = Float32Array.of(2, 10, NaN, 20, 3, 30, 6, 40);
    const last = Float32Array.of(1, 7, 1, 7, 3, NaN, 3, NaN);
    const [first, second] = forecastTraits(predicted, truth, last, 2, 2);
    expect(first).toMatchObject({
      toLast: [0, 1],
      toTruth: [Math.sqrt(0.5), 2],
      change: [Math.sqrt(0.5), 3],
      count: 3,
    });
    expect(second).toMatchObject({ toLast: [3, 13], toTruth: [0, 0], change: [3, 13], count: 2 });
  });
});

describe('a forecast that repeats the last value', () => {
  it('is said with both errors, here of a sine', () => {
    const traits = oneStep(sine, (t) => sine[t - 1]! + 0.01);
    const habit = habitOf(traits, 0.7, { lastValue: traits.change[0]!, best: { name: 'ridge', rmse: 0.01 }, r2: 1 });
    expect(habit).toMatchObject({ kind: 'late', steps: 1 });
    // |x_t − x_(t−1)| of a sine of height 1 is 2 sin(π/12) as a wave, so its RMS that over √2.
    if (habit?.kind !== 'late') return;
    expect(habit.toLast).toBeCloseTo(0.01, 5);
    expect(habit.toTruth).toBeCloseTo(Math.hypot(Math.SQRT2 * Math.sin(Math.PI / 12), 0.01), 2);
  });

  it('is not said of a sine forecast well, nor of one forecast so-so', () => {
    expect(
      habitOf(
        oneStep(sine, (t) => sine[t]! + 0.02 * (-1) ** t),
        0.99,
        UNKNOWN,
      ),
    ).toBeNull();
    expect(
      habitOf(
        oneStep(sine, (t) => 0.5 * (sine[t]! + sine[t - 1]!)),
        0.9,
        UNKNOWN,
      ),
    ).toBeNull();
  });

  it('is not said of a constant series, of one that moves almost not, and of too few values', () => {
    expect(
      habitOf(
        oneStep(new Array<number>(50).fill(3), () => 3),
        NaN,
        UNKNOWN,
      ),
    ).toBeNull();
    const slow = Array.from({ length: 900 }, (_, t) => Math.sin((2 * Math.PI * t) / 900));
    expect(
      habitOf(
        oneStep(slow, (t) => slow[t - 1]!),
        0.9999,
        UNKNOWN,
      ),
    ).toBeNull();
    expect(
      habitOf(
        oneStep(sine.slice(0, 15), (t) => sine[t - 1]!),
        0.7,
        UNKNOWN,
      ),
    ).toBeNull();
  });

  it('is said of a random walk as what it is: no baseline does better', () => {
    // Steps of a linear congruential generator: nothing in them repeats.
    let state = 7;
    let level = 0;
    const walk = Array.from({ length: 300 }, () => {
      state = (1103515245 * state + 12345) % 2147483648;
      return (level += state / 2147483648 - 0.5);
    });
    const traits = oneStep(walk, (t) => walk[t - 1]!);
    const best = { name: 'ridge' as const, rmse: 1.01 * traits.change[0]! };
    expect(habitOf(traits, 0.95, { lastValue: traits.change[0]!, best, r2: 0.95 })).toMatchObject({
      kind: 'walk',
      best,
    });
  });

  it('of several steps needs most of them', () => {
    const steps = (late: readonly boolean[]): ForecastTraits => ({
      toLast: late.map((is) => (is ? 0.1 : 2)),
      toTruth: late.map((is) => (is ? 2 : 0.1)),
      change: late.map(() => 2),
      forecastSpread: 3,
      truthSpread: 3,
      count: 100,
    });
    expect(habitOf(steps([true, true, false]), 0.5, UNKNOWN)).toMatchObject({ kind: 'late', steps: 2 });
    expect(habitOf(steps([true, false]), 0.5, UNKNOWN)).toBeNull();
  });
});

describe('a flat forecast', () => {
  it('is said with both spreads and R²; as noise where no baseline explains anything either', () => {
    const traits = oneStep(sine, (t) => 0.01 * sine[t - 1]!);
    const flat = habitOf(traits, 0.01, { ...UNKNOWN, r2: 0.9 });
    expect(flat).toMatchObject({ kind: 'flat', r2: 0.01 });
    if (flat?.kind === 'flat') {
      expect([flat.forecast, flat.truth].map((spread) => spread.toFixed(3))).toEqual(['0.007', '0.707']);
    }
    expect(habitOf(traits, 0.01, { ...UNKNOWN, r2: 0.02 })).toMatchObject({ kind: 'noise' });
  });

  it('is not said of a forecast that moves, however bad, and of one that is right', () => {
    expect(
      habitOf(
        oneStep(sine, (t) => 0.5 * sine[(t + 6) % 12]!),
        -1.2,
        UNKNOWN,
      ),
    ).toBeNull();
    expect(
      habitOf(
        oneStep(sine, (t) => sine[t]!),
        1,
        UNKNOWN,
      ),
    ).toBeNull();
  });
});

describe('a loss that has exploded', () => {
  it('is a hundred times the one before training, or more', () => {
    expect(explosionOf(1.2, [4e20, 3e19])).toEqual({ before: 1.2, loss: 4e20 });
    expect(explosionOf(1.2, [0.3, 130])).toEqual({ before: 1.2, loss: 130 });
    expect(explosionOf(1.2, [Infinity, null])).toEqual({ before: 1.2, loss: Infinity });
  });

  it('is not one that grew less, of an untrained network, or without a number', () => {
    expect(explosionOf(1.2, [2, 100])).toBeNull();
    expect(explosionOf(1.2, [null, 1.2])).toBeNull();
    expect(explosionOf(1.2, [null, null])).toBeNull();
    expect(explosionOf(0, [1, 1])).toBeNull();
    expect(explosionOf(null, [1e9, 1e9])).toBeNull();
    expect(explosionOf(1, [NaN, 0.5])).toBeNull();
  });
});
