/** A layer of any variant, with and without interventions, for the tests of surgery. */
import {
  gruForward,
  gruInputSlopes,
  gruSurgery,
  lstmForward,
  lstmInputSlopes,
  lstmSurgery,
  simpleRnnForward,
  simpleRnnInputSlopes,
  simpleRnnSurgery,
} from '../../../src/cells';
import type { Arithmetic, CellIntervention, CellWeights, GruOptions, LstmOptions, Sizes } from '../../../src/cells';

export interface Layer {
  readonly cell: 'lstm' | 'gru' | 'simpleRnn';
  readonly sizes: Sizes;
  readonly x: Float32Array;
  readonly weights: CellWeights;
  readonly options: GruOptions & LstmOptions;
}

export interface Pass {
  readonly h: Float32Array;
  readonly c: Float32Array;
  readonly gates: Float32Array;
}

const NONE = new Float32Array(0);

export function untouched({ cell, sizes, x, weights, options }: Layer): Pass {
  if (cell === 'lstm') return lstmForward(sizes, x, weights, options);
  if (cell === 'gru') return { c: NONE, ...gruForward(sizes, x, weights, options) };
  return { c: NONE, gates: NONE, ...simpleRnnForward(sizes, x, weights, options) };
}

export function touched(
  { cell, sizes, x, weights, options }: Layer,
  interventions: readonly CellIntervention[],
  arithmetic?: Arithmetic,
): Pass {
  if (cell === 'lstm') return lstmSurgery(sizes, x, weights, options, interventions, arithmetic);
  if (cell === 'gru') return { c: NONE, ...gruSurgery(sizes, x, weights, options, interventions, arithmetic) };
  return { c: NONE, gates: NONE, ...simpleRnnSurgery(sizes, x, weights, options, interventions, arithmetic) };
}

/** Slopes of x, given those of h. */
export function slopes(
  { cell, sizes, weights, options }: Layer,
  interventions: readonly CellIntervention[],
  pass: Pass,
  dh: Float32Array,
): Float32Array {
  if (cell === 'lstm') return lstmInputSlopes(sizes, weights, options, interventions, pass, dh);
  if (cell === 'gru') return gruInputSlopes(sizes, weights, options, interventions, pass, dh);
  return simpleRnnInputSlopes(sizes, weights, options, interventions, pass, dh);
}
