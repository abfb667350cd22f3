/** Scaling of one variable: fitted on the training rows, undone exactly. */
import { extent, mean } from 'd3-array';
import type { PreparationSpec } from '../experiment/schema';
import type { Rows } from './split';

/** scaled = (value − offset) / factor, factor > 0. */
export interface Scaler {
  readonly offset: number;
  readonly factor: number;
}

export const UNSCALED: Scaler = { offset: 0, factor: 1 };

/** A spread below this counts as none: divided by it, a later value would leave the range of 32-bit floats. */
const SMALLEST_SPREAD = 1e-30;

/** Scaled numbers stay inside this, so that 32-bit floats hold them. */
const LARGEST_SCALED = 3e38;

/**
 * `standard`: mean 0 and standard deviation 1 (of the population, as scikit-learn does); `minMax`: 0 … 1. Reads only
 * the given rows. A constant series keeps factor 1, so that nothing divides by zero.
 */
export function fitScaler(rule: PreparationSpec['scale'], values: Float64Array, { begin, end }: Rows): Scaler {
  const fitted = values.subarray(begin, end);
  const [low = 0, high = 0] = extent(fitted);
  if (rule === 'none') return UNSCALED;
  if (low === high) return { offset: low, factor: 1 };
  const offset = rule === 'minMax' ? low : mean(fitted)!;
  const spread = rule === 'minMax' ? high - low : Math.sqrt(mean(fitted, (value) => (value - offset) ** 2)!);
  return { offset, factor: spread > SMALLEST_SPREAD ? spread : 1 };
}

/** Writes a scaled column into place `column` of the rows of an interleaved array, from row `first` on. */
export function scaleInto(
  into: Float32Array,
  column: number,
  width: number,
  values: Float64Array,
  { offset, factor }: Scaler,
  first = 0,
): void {
  for (let row = 0; row < values.length; row++) {
    const scaled = (values[row]! - offset) / factor;
    into[(first + row) * width + column] = Math.max(-LARGEST_SCALED, Math.min(LARGEST_SCALED, scaled));
  }
}
