/**
 * What the sequence ops take.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import type { Activation, GateActivation } from '../../experiment/schema';
import type { Tensor } from '../tensorflow';

export interface LayerWeights {
  /** [I, G·H] */
  readonly kernel: Tensor;
  /** [H, G·H] */
  readonly recurrentKernel: Tensor;
  /** [G·H]; [2, 3H] for the reset-after GRU. */
  readonly bias: Tensor;
}

export interface SequenceOptions {
  readonly activation?: Activation;
  /** [T, B]: where it is 0, the step carries the state through. */
  readonly mask?: Tensor | null;
  /** [B, H]: multiplies h₋ where it enters the recurrent product. */
  readonly recurrentMask?: Tensor | null;
  /** [B, H] */
  readonly h0?: Tensor | null;
  /** Works from the last step to the first; outputs stay at the index of their input step. */
  readonly reverse?: boolean;
}

export interface LstmSequenceOptions extends SequenceOptions {
  readonly gateActivation?: GateActivation;
  /** [B, H] */
  readonly c0?: Tensor | null;
}

export interface GruSequenceOptions extends SequenceOptions {
  readonly gateActivation?: GateActivation;
  readonly resetAfter?: boolean;
}

/** What any cell's op takes; a cell ignores what it has no use for. */
export type CellOptions = LstmSequenceOptions & GruSequenceOptions;

export interface GradientOptions extends CellOptions {
  /** False where nobody reads the gradient of x, which then may be empty. */
  readonly inputGradient?: boolean;
}

/** What one layer computed: h [T, B, H], c for the LSTM, and the gates [T, B, G·H] of those that have gates. */
export interface LayerOutputs {
  readonly h: Tensor;
  readonly c?: Tensor;
  readonly gates?: Tensor;
}
