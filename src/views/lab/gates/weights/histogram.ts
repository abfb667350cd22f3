/** How often weights have which size. */
import { bin, range } from 'd3-array';

/** Bins between the two ends of a matrix's range. */
export const BINS = 20;

/**
 * Counts of values in bins of equal width from −reach to reach; of a value between two bins the upper one counts, at the
 * very end the last. What is no number is left out.
 */
export function histogram(values: Float32Array, reach: number, bins = BINS): number[] {
  const width = (2 * reach) / bins;
  const thresholds = range(1, bins).map((k) => -reach + k * width);
  return bin<number, number>()
    .domain([-reach, reach])
    .thresholds(thresholds)(Array.from(values).filter(Number.isFinite))
    .map(({ length }) => length);
}

/** An area of steps in a box of 1 × 1, the highest of which is as high as the box. */
export function histogramPath(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  const tops = counts.map(
    (count, k) => `L${k / counts.length} ${1 - count / most}L${(k + 1) / counts.length} ${1 - count / most}`,
  );
  return `M0 1${tops.join('')}L1 1Z`;
}
