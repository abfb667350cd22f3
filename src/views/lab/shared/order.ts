/** In which order the units of a layer lie under each other in its heatmaps. Letters: T steps, H units. */

export const UNIT_ORDERS = ['natural', 'mean', 'similarity'] as const;
export type UnitOrder = (typeof UNIT_ORDERS)[number];

export interface Arrangement {
  /** The unit in each row. */
  readonly units: Int32Array;
  /** The row of each unit. */
  readonly rows: Int32Array;
}

const ARRANGERS: Readonly<Record<UnitOrder, (h: Float32Array, steps: number, units: number) => number[]>> = {
  natural: (_, __, units) => everyUnit(units),
  mean: byMean,
  similarity: bySimilarity,
};

/**
 * Rows for the units of a layer, judged by their hidden states over the probe sequence.
 *
 * @param h [T, H]
 */
export function arranged(order: UnitOrder, h: Float32Array, steps: number, units: number): Arrangement {
  const inRows = Int32Array.from(ARRANGERS[order](h, steps, units));
  const rows = new Int32Array(units);
  inRows.forEach((unit, row) => (rows[unit] = row));
  return { units: inRows, rows };
}

const everyUnit = (units: number): number[] => Array.from({ length: units }, (_, unit) => unit);

/** The largest mean on top; equal means in natural order. */
function byMean(h: Float32Array, steps: number, units: number): number[] {
  const means = everyUnit(units).map((unit) => {
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += h[step * units + unit]!;
    return sum / steps;
  });
  return everyUnit(units).sort((a, b) => means[b]! - means[a]! || a - b);
}

/**
 * A chain in which each unit is followed by the one, of those that remain, whose states are most correlated with its own.
 * It starts with the unit that is least like all others, so that an odd one does not split a group.
 */
function bySimilarity(h: Float32Array, steps: number, units: number): number[] {
  const profiles = everyUnit(units).map((unit) => standardised(h, steps, units, unit));
  const correlation = (a: number, b: number): number => {
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += profiles[a]![step]! * profiles[b]![step]!;
    return sum;
  };
  const total = new Float64Array(steps);
  for (const profile of profiles) profile.forEach((value, step) => (total[step]! += value));
  const likeness = profiles.map((profile) => profile.reduce((sum, value, step) => sum + value * total[step]!, 0));
  const left = new Set(everyUnit(units));
  let last = likeness.indexOf(Math.min(...likeness));
  if (last < 0) last = 0;
  const chain = [last];
  left.delete(last);
  while (left.size > 0) {
    let best = -1;
    let most = -Infinity;
    for (const unit of left) {
      const found = correlation(last, unit);
      if (best < 0 || found > most) [best, most] = [unit, found];
    }
    chain.push(best);
    left.delete(best);
    last = best;
  }
  return chain;
}

/** States of a unit with mean 0 and length 1; all zeros where they never change, so that they correlate with nothing. */
function standardised(h: Float32Array, steps: number, units: number, unit: number): Float64Array {
  const values = Float64Array.from({ length: steps }, (_, step) => h[step * units + unit]!);
  const mean = values.reduce((sum, value) => sum + value, 0) / steps;
  const centred = values.map((value) => value - mean);
  const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0));
  return length > 1e-9 ? centred.map((value) => value / length) : centred.fill(0);
}
