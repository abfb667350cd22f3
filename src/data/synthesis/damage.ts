/** What goes wrong with a measured series: cells that are missing, and values far outside. */
import { deviation } from 'd3-array';
import { permutation, stream } from '../../experiment/random';

/** How far an outlier jumps, in standard deviations of its column. */
const JUMP = { least: 5, most: 10 } as const;

/**
 * A copy of a column in which round(share · rows) cells jump by 5 to 10 of the column's standard deviations, up or down
 * (of 1 where the column is constant), and round(share · rows) cells are NaN; a cell drawn for both is missing. The
 * places follow from the seed and the column's name, and a larger share keeps those of a smaller one.
 */
export function damaged(
  values: Float64Array,
  { missingShare, outlierShare }: { readonly missingShare: number; readonly outlierShare: number },
  seed: number,
  name: string,
): Float64Array {
  const copy = values.slice();
  const drawn = (what: string, share: number) =>
    permutation(values.length, stream(seed, 'data', what, name)).subarray(0, Math.round(share * values.length));
  const size = deviation(values) || 1;
  const random = stream(seed, 'data', 'jumps', name);
  for (const row of drawn('outliers', outlierShare)) {
    const jump = JUMP.least + (JUMP.most - JUMP.least) * random.uniform();
    copy[row] = copy[row]! + (random.uniform() < 0.5 ? -1 : 1) * jump * size;
  }
  for (const row of drawn('missing', missingShare)) copy[row] = NaN;
  return copy;
}
