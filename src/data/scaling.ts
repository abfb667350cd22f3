/** Scaling of one variable: fitted on the training rows, undone exactly. */
import { extent, mean } from 'd3-array';
import type { PreparationSpec } from '../experiment/schema';
import type { Rows } from './split';

/** scaled = (value − offset) / factor, factor > 0. */
export interface Scaler {
  readonly offset: number;
  readonly factor: number;
}

/** A spread below this counts as none: divided by it, a later value would leave the range of 32-bit floats. */
const SMALLEST_SPREAD = 1e-30;

/**
 * `standard`: mean 0 and standard deviation 1 (of the population, as scikit-learn does); `minMax`: 0 … 1. Reads only
 * the given rows. A constant series keeps factor 1, so that nothing divides by zero.
 */
export function fitScaler(rule: PreparationSpec['scale'], values: Float64Array, { begin, end }: Rows): Scaler {
  const fitted = values.subarray(begin, end);
  const [low = 0, high = 0] = extent(fitted);
  if (rule === 'none') return { offset: 0, factor: 1 };
  if (low === high) return { offset: low, factor: 1 };
  const offset = rule === 'minMax' ? low : mean(fitted)!;
  const spread = rule === 'minMax' ? high - low : Math.sqrt(mean(fitted, (value) => (value - offset) ** 2)!);
  return { offset, factor: spread > SMALLEST_SPREAD ? spread : 1 };
}

/** Columns [R] each through its own scaler, interleaved to [R, columns]. */
export function scaledRows(columns: readonly Float64Array[], scalers: readonly Scaler[]): Float32Array {
  const width = columns.length;
  const scaled = new Float32Array((columns[0]?.length ?? 0) * width);
  columns.forEach((column, k) => {
    const { offset, factor } = scalers[k]!;
    column.forEach((value, row) => (scaled[row * width + k] = (value - offset) / factor));
  });
  return scaled;
}
