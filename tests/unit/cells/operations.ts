/** A layer of any variant, with and without interventions, for the tests of surgery. */
import { CELL_ARITHMETIC } from '../../../src/cells';
import type { Arithmetic, CellIntervention, CellOptions, CellOutputs, CellWeights, Sizes } from '../../../src/cells';

export interface Layer {
  readonly cell: keyof typeof CELL_ARITHMETIC;
  readonly sizes: Sizes;
  readonly x: Float32Array;
  readonly weights: CellWeights;
  readonly options: CellOptions;
}

export const untouched = ({ cell, sizes, x, weights, options }: Layer): CellOutputs =>
  CELL_ARITHMETIC[cell].forward(sizes, x, weights, options);

export const touched = (
  { cell, sizes, x, weights, options }: Layer,
  interventions: readonly CellIntervention[],
  arithmetic?: Arithmetic,
): CellOutputs => CELL_ARITHMETIC[cell].forward(sizes, x, weights, options, interventions, arithmetic);

/** Slopes of x, given those of h. */
export const slopes = (
  { cell, sizes, weights, options }: Layer,
  interventions: readonly CellIntervention[],
  pass: CellOutputs,
  dh: Float32Array,
): Float32Array => CELL_ARITHMETIC[cell].inputSlopes(sizes, weights, options, interventions, pass, dh);
