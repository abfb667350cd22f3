/** Question: what are the weights of a layer, what were they at the start, and does its state fade or grow? */
import type { CellName, Gate } from '../../experiment/cells';
import { question, type Answer, type Place, type Question } from './question';

interface Anatomy extends Question, Place {
  readonly type: 'anatomy';
}

/** Eigenvalues of one gate's recurrent block; `gate` is null for a simple RNN, which has none. */
export interface BlockSpectrum {
  readonly gate: Gate | null;
  /** [H] each. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** The weights of one direction of one layer, gates side by side in the cell's order. */
export interface LayerMatrices {
  /** [I, G·H] */
  readonly kernel: Float32Array;
  /** [H, G·H] */
  readonly recurrentKernel: Float32Array;
  /** [G·H], or [2, 3H] for the reset-after GRU. */
  readonly bias: Float32Array;
}

/** The weights, those at the start, and the eigenvalues of the recurrent part. */
interface AnatomyAnswer extends Answer, Place {
  readonly type: 'anatomy';
  /** The settings may already be those of the next network. */
  readonly cell: CellName;
  readonly now: LayerMatrices;
  readonly start: LayerMatrices;
  readonly spectrum: readonly BlockSpectrum[];
}

export const anatomy = question<Anatomy, AnatomyAnswer>()({ answers: { anatomy: 'atOnce' }, context: {} });
