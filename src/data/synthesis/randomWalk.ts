/** A random walk: every step is new, so that nothing but the last value says anything about the next. */
import type { SourceOf } from '../../experiment/sources';

/** x_0 = 0, x_t = x_{t−1} + drift + step · ε_t. */
export function randomWalk({ length, drift, step }: SourceOf<'randomWalk'>, normal: () => number): Float64Array {
  const values = new Float64Array(length);
  for (let t = 1; t < length; t++) values[t] = values[t - 1]! + drift + step * normal();
  return values;
}
