/** The logistic map: one multiplication, and chaos. */
import type { SourceOf } from '../../experiment/sources';
import { withNoise } from './overTime';

/**
 * x_0 = start, x_{t+1} = r x_t (1 − x_t) (May 1976, Nature 261). The noise is added to what is observed and does not
 * come back into the map.
 */
export function logisticMap({ length, r, start, noise }: SourceOf<'logisticMap'>, normal: () => number): Float64Array {
  const values = new Float64Array(length);
  values[0] = start;
  for (let t = 1; t < length; t++) values[t] = r * values[t - 1]! * (1 - values[t - 1]!);
  return withNoise(values, noise, normal);
}
