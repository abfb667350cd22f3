/** A history that grows as long as training goes on, and is thinned so that it never grows beyond a bound. */

/** Points kept at most: more than a small chart has pixels to tell apart. */
export const MOST_POINTS = 400;

/**
 * The history with what is new behind it; beyond the bound without every second of its points, the first and the newest
 * always among those that stay.
 */
export function grownHistory<V>(history: readonly V[], fresh: readonly V[]): readonly V[] {
  if (fresh.length === 0) return history;
  let all = [...history, ...fresh];
  while (all.length > MOST_POINTS) all = all.filter((_, k) => k % 2 === 0 || k === all.length - 1);
  return all;
}
