/** A history of measurements that grows as long as training goes on, and is thinned by the one rule of all histories. */
import { thinned, withEnds, type AtEpoch } from '../experiment/thinned';

/** Points kept at most: more than a small chart has pixels to tell apart. */
export const MOST_POINTS = 400;

/** The history with what is new, and of later epochs, behind it; beyond the bound every 2^k-th epoch and the newest. */
export function grownHistory<V extends AtEpoch>(history: readonly V[], fresh: readonly V[]): readonly V[] {
  const newest = fresh.at(-1);
  if (newest === undefined) return history;
  const all = [...history, ...fresh];
  if (all.length <= MOST_POINTS) return all;
  return withEnds(thinned({ stride: 1, spaced: all }, MOST_POINTS - 1).spaced, null, newest);
}
