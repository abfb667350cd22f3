/** Which sequences are drawn in the state space: the probe, and others spread over its part. */

/** How many at once. */
export const COUNTS = [1, 8, 32] as const;
export type Count = (typeof COUNTS)[number];

/**
 * Samples from the first to the last, the probe in front. Fewer where there are not so many.
 *
 * @param offered samples of the part that are offered as probes, the first and the last of which bound the others
 */
export function samplesShown(probe: number, offered: readonly number[], count: number): number[] {
  const first = Math.min(probe, ...offered);
  const last = Math.max(probe, ...offered);
  const others = last - first + 1 <= count ? last - first + 1 : count;
  const spread = Array.from({ length: others }, (_, k) =>
    others === 1 ? first : Math.round(first + ((last - first) * k) / (others - 1)),
  );
  return [...new Set([probe, ...spread.filter((sample) => sample !== probe)])].slice(0, count);
}
