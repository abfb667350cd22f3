/** Outliers: values beyond bounds that the training rows set are moved to the bound. */
import { mean, quantile } from 'd3-array';
import type { PreparationSpec } from '../../experiment/schema';
import type { Rows } from '../split';

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * `iqr`: k interquartile ranges below the first and above the third quartile (Tukey 1977, Exploratory Data Analysis; quartiles as R
 * and NumPy interpolate them); `sigma`: k standard deviations (of the population) around the mean; `bounds`: as given, an
 * open side being infinite; null for `none`. Reads only the training rows, which must not be empty.
 */
export function fitBounds(
  { rule, k, low, high }: PreparationSpec['outliers'],
  values: Float64Array,
  { begin, end }: Rows,
): Bounds | null {
  const training = values.subarray(begin, end);
  switch (rule) {
    case 'none':
      return null;
    case 'bounds':
      return { low: low ?? -Infinity, high: high ?? Infinity };
    case 'iqr': {
      const [q1, q3] = [quantile(training, 0.25)!, quantile(training, 0.75)!];
      return { low: q1 - k * (q3 - q1), high: q3 + k * (q3 - q1) };
    }
    case 'sigma': {
      const centre = mean(training)!;
      const sigma = Math.sqrt(mean(training, (value) => (value - centre) ** 2)!);
      return { low: centre - k * sigma, high: centre + k * sigma };
    }
  }
}

/** The values moved into the bounds; the array given where none lies outside. */
export function clip(values: Float64Array, bounds: Bounds | null): Float64Array {
  if (bounds === null) return values;
  const { low, high } = bounds;
  if (!values.some((value) => value < low || value > high)) return values;
  return values.map((value) => Math.min(high, Math.max(low, value)));
}
