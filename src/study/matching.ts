/** Contenders of equal size: the units that give one as many parameters as another has. */
import { parameterCount } from '../experiment/parameters';
import type { ContenderSpec } from '../experiment/schema';

/** The units that the schema allows. */
const LEAST = 1;
const MOST = 512;

/**
 * The units (1 … 512 in every layer) with which a contender's parameters come nearest to `parameters`; the smaller of
 * two that come equally near.
 *
 * @param inputs values a step
 * @param outputs values of the head
 */
export function unitsNearest(
  contender: Omit<Parameters<typeof parameterCount>[0], 'units'> & Partial<Pick<ContenderSpec, 'units'>>,
  parameters: number,
  inputs: number,
  outputs: number,
): number {
  const count = (units: number) => parameterCount({ ...contender, units }, inputs, outputs);
  // More units always mean more parameters: the first that has enough, or the one before it.
  let low = LEAST;
  let high = MOST;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (count(middle) < parameters) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(LEAST, low - 1);
  return parameters - count(before) <= count(low) - parameters ? before : low;
}
