/**
 * What the colour along a trajectory stands for: the time, or what the network should answer.
 *
 * Letters: T steps, K outputs.
 */
import { symbolOf } from '../../shared/rows';

export const COLOURINGS = ['time', 'target'] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** How targets are to be read. */
export interface Targets {
  /** K */
  readonly outputs: number;
  /** Whether every step is answered. */
  readonly perStep: boolean;
  /** Whether the outputs are classes; else the first of them is a measured number. */
  readonly classes: boolean;
}

/** The number that each step of a trajectory stands for: its index, its target, or its target's class; NaN: none. */
export function stepValues(
  colouring: Colouring,
  truth: ArrayLike<number>,
  steps: number,
  { outputs, perStep, classes }: Targets,
): Float64Array {
  return Float64Array.from({ length: steps }, (_, step) => {
    if (colouring === 'time') return step;
    const row = perStep ? step : 0;
    return classes ? symbolOf(truth, row, outputs) : (truth[row * outputs] ?? NaN);
  });
}

/** The ends of the map over all that is drawn; 0 and 0 where nothing has a number. */
export function endsOf(all: readonly Float64Array[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const values of all) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [0, 0];
}

/** Where a value lies between the ends, 0 … 1; in the middle where they are one; NaN where it is none. */
export const shareBetween = (value: number, [low, high]: readonly [number, number]): number =>
  high > low ? (value - low) / (high - low) : value - low + 0.5;
