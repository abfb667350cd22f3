/** Question: which unit of a layer matters, and which gate? */
import type { Gate } from '../../experiment/cells';
import { question, type Answer, type Place, type Question } from './question';

interface Rank extends Question, Place {
  readonly type: 'rank';
}

/** Validation losses of a network that is otherwise untouched. It is answered again after each unit and each gate, with what is known so far. */
interface Ranked extends Answer, Place {
  readonly type: 'ranked';
  /** Of the untouched network. */
  readonly loss: number;
  /** [H]: the loss with this unit silenced; NaN where it has not been computed yet. */
  readonly units: Float64Array;
  /** The loss with each gate frozen at its mean, unit by unit [H], over windows and steps. */
  readonly gates: readonly { readonly gate: Gate; readonly loss: number; readonly means: Float32Array }[];
  /** Samples that the losses were taken over, and those that the part has. */
  readonly scored: number;
  readonly of: number;
  /** Gates and units done, and to do in all. */
  readonly done: number;
  readonly total: number;
}

export const rank = question<Rank, Ranked>()({ answers: { ranked: 'inSpareTime' }, context: {} });
