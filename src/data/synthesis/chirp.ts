/** A chirp: a sine that grows faster, or slower, all the time. */
import type { SourceOf } from '../../experiment/sources';
import { overTime } from './overTime';

/**
 * Linear frequency sweep: with f0 = 1 / startPeriod, f1 = 1 / endPeriod and N rows the frequency is
 * f(t) = f0 + (f1 − f0) t / (N − 1), its integral from 0 is φ(t) = f0 t + (f1 − f0) t² / (2 (N − 1)), and
 * x_t = a sin(2π φ(t)) + σ ε_t.
 */
export function chirp(source: SourceOf<'chirp'>, normal: () => number): Float64Array {
  const { length, startPeriod, endPeriod, amplitude } = source;
  const first = 1 / startPeriod;
  const change = (1 / endPeriod - first) / (2 * (length - 1));
  return overTime(source, normal, (t) => amplitude * Math.sin(2 * Math.PI * (first + change * t) * t));
}
