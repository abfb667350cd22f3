/** A damped oscillation: a swing that dies away. */
import type { SourceOf } from '../../experiment/sources';
import { overTime } from './overTime';

/** x_t = a 2^(−t / halfLife) cos(2π t / p) + σ ε_t. */
export const dampedOscillation = (source: SourceOf<'dampedOscillation'>, normal: () => number): Float64Array =>
  overTime(
    source,
    normal,
    (t) => source.amplitude * 2 ** (-t / source.halfLife) * Math.cos((2 * Math.PI * t) / source.period),
  );
