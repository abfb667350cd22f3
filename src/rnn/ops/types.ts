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

/** What any cell's op takes; a cell ignores what it has no use for. */
export interface CellOptions {
  readonly activation?: Activation;
  readonly gateActivation?: GateActivation;
  /** Of a GRU. */
  readonly resetAfter?: boolean;
  /** [T, B]: where it is 0, the step carries the state through. */
  readonly mask?: Tensor | null;
  /** [B, H]: multiplies h₋ where it enters the recurrent product. */
  readonly recurrentMask?: Tensor | null;
  /** [B, H] */
  readonly h0?: Tensor | null;
  /** [B, H] */
  readonly c0?: Tensor | null;
  /** Works from the last step to the first; outputs stay at the index of their input step. */
  readonly reverse?: boolean;
}

export interface GradientOptions extends CellOptions {
  /** False where nobody reads the gradient of x, which then may be empty. */
  readonly inputGradient?: boolean;
}

/** What one layer computed: the states h and, where the cell has one, c [T, B, H]; the gates [T, B, G·H] where it has any. */
export interface LayerOutputs {
  readonly h: Tensor;
  readonly c?: Tensor;
  readonly gates?: Tensor;
}
