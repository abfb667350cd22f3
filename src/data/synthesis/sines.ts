/** Sines, alone and added up. */
import type { SourceOf } from '../../experiment/sources';
import { overTime } from './overTime';

/** x_t = a sin(2π t / p) + σ ε_t. */
export const sine = (source: SourceOf<'sine'>, normal: () => number): Float64Array =>
  sines(source, [source.period], [source.amplitude], normal);

/** x_t = Σ_k a_k sin(2π t / p_k) + σ ε_t. Throws when periods and amplitudes differ in number. */
export const sumOfSines = (source: SourceOf<'sumOfSines'>, normal: () => number): Float64Array =>
  sines(source, source.periods, source.amplitudes, normal);

function sines(
  source: { readonly length: number; readonly noise: number },
  periods: readonly number[],
  amplitudes: readonly number[],
  normal: () => number,
): Float64Array {
  if (periods.length !== amplitudes.length) {
    throw new Error(`amplitudes: ${amplitudes.length} given for ${periods.length} periods; give one for each`);
  }
  return overTime(source, normal, (t) =>
    periods.reduce((sum, period, k) => sum + amplitudes[k]! * Math.sin((2 * Math.PI * t) / period), 0),
  );
}
