/** How far back a sequence makes a network look: the lag of a memory task, or the season of a series. */
import type { ExperimentSpec } from '../../../../experiment/schema';
import { distanceOf, isMemory } from '../../../../experiment/sources';

export interface Lag {
  readonly kind: 'lag' | 'season';
  readonly steps: number;
}

/**
 * Null where neither is known. The lag of parity and brackets is nothing but the sequence's length.
 *
 * @param seasonalPeriod of the series, in steps
 */
export function lagOf(source: ExperimentSpec['data']['source'], seasonalPeriod: number | null): Lag | null {
  const distance = isMemory(source) ? distanceOf(source) : null;
  if (distance !== null) return { kind: 'lag', steps: distance };
  return seasonalPeriod === null ? null : { kind: 'season', steps: seasonalPeriod };
}
