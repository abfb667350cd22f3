/** A long line with few points that keeps what is lowest and highest in it. */
import { maxIndex, minIndex } from 'd3-array';

/** Stretch k of `stretches` equal ones: the rows begin … end − 1. */
export const stretch = (k: number, stretches: number, rows: number): { begin: number; end: number } => ({
  begin: Math.floor((k * rows) / stretches),
  end: Math.floor(((k + 1) * rows) / stretches),
});

/**
 * At most `points` values in their order: as they are when they fit, else the lowest and the highest of each of
 * points / 2 equal stretches, so that no extreme is lost. A stretch without a value gives NaN.
 */
export function decimate(values: Float64Array | Float32Array, points: number): Float32Array {
  if (values.length <= points) return Float32Array.from(values);
  const stretches = Math.floor(points / 2);
  const kept = new Float32Array(stretches * 2);
  for (let k = 0; k < stretches; k++) {
    const { begin, end } = stretch(k, stretches, values.length);
    const part = values.subarray(begin, end);
    const low = minIndex(part);
    const high = maxIndex(part);
    kept[2 * k] = part[Math.min(low, high)] ?? NaN;
    kept[2 * k + 1] = part[Math.max(low, high)] ?? NaN;
  }
  return kept;
}
