/**
 * How long a unit keeps what it holds, judged by the gate that keeps: the half-life of its state over a sequence.
 *
 * An LSTM multiplies its old cell state by f at every step, a GRU its old state by 1 − z: by the gate that keeps, or by 1
 * minus the one that rewrites. Over T steps what was there in the
 * beginning is multiplied by the product of these factors, which is the T-th power of their geometric mean; so the half-life
 * is ln 0.5 / mean(ln f), in steps. An arithmetic mean would overstate it (Jensen's inequality).
 */
import { keeperOf } from '../../../../experiment/cells';
import type { Trace } from '../../../state/model';
import { isTurned, type Convention } from '../../shared/convention';

export interface MemoryLength {
  /** 0-based. */
  readonly unit: number;
  /** Steps until half is left; 0 where a gate erases everything, infinite where nothing is ever lost. */
  readonly halfLife: number;
}

/**
 * Steps until half is left of what is multiplied by these factors in turn, again and again.
 *
 * @param factors 0 … 1, at least one
 */
export function halfLife(factors: readonly number[]): number {
  const sum = factors.reduce((total, factor) => total + Math.log(factor), 0);
  // Without this, nothing lost would come out as minus infinity.
  return sum === 0 ? Infinity : (factors.length * Math.log(0.5)) / sum;
}

/**
 * Every unit of a layer with its half-life over the sequence, the shortest first; null where no gate keeps.
 *
 * @param convention in which the trace's update gate is written
 */
export function memoryLengths(
  trace: Pick<Trace, 'cell' | 'gates' | 'steps' | 'units'>,
  convention: Convention,
): readonly MemoryLength[] | null {
  const { cell } = trace;
  const keeper = keeperOf(cell);
  const values = trace.gates.find(({ name }) => name === keeper?.name)?.values;
  if (!keeper || !values) return null;
  const rewrites = keeper.complementKeeps === true && !isTurned(cell, keeper.name, convention);
  return Array.from({ length: trace.units }, (_, unit): MemoryLength => {
    const factors = Array.from({ length: trace.steps }, (__, step) => {
      const value = values[step * trace.units + unit]!;
      return rewrites ? 1 - value : value;
    });
    return { unit, halfLife: halfLife(factors) };
  })
    .filter((each) => !Number.isNaN(each.halfLife))
    .sort((a, b) => compare(a.halfLife, b.halfLife) || a.unit - b.unit);
}

/** Two infinities are equal, though their difference is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

/** The unit in the middle; of an even number the shorter one of the two. */
export const medianOf = (lengths: readonly MemoryLength[]): MemoryLength | undefined =>
  lengths[(lengths.length - 1) >> 1];
