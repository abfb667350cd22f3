/** An autoregression of order 2: noise that swings, with a period of its own that is never kept exactly. */
import type { SourceOf } from '../../experiment/sources';

/** Steps drawn and thrown away, so that the beginning at zero does not show. */
const BURN_IN = 500;

/**
 * x_t = φ1 x_{t−1} + φ2 x_{t−2} + σ ε_t (Box & Jenkins, Time Series Analysis, section 3.2). Its variance is
 * σ² (1 − φ2) / ((1 + φ2) ((1 − φ2)² − φ1²)). Needs stationary coefficients.
 */
export function ar2({ length, phi1, phi2, noise }: SourceOf<'ar2'>, normal: () => number): Float64Array {
  const values = new Float64Array(BURN_IN + length);
  for (let t = 2; t < values.length; t++) {
    values[t] = phi1 * values[t - 1]! + phi2 * values[t - 2]! + noise * normal();
  }
  return values.slice(BURN_IN);
}
