/**
 * Names of our kernels and what goes in and comes out. Every backend registers its own under these names; ops and
 * gradients know no more than this file.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates, P parameters. All tensors are float32. An optional input that
 * is not given is an empty tensor, because TensorFlow.js saves inputs for the gradient by name and misses none.
 */
import type { Activation, GateActivation, TrainingSpec } from '../../experiment/schema';

export const LSTM_SEQUENCE = 'LstmSequence';
export const LSTM_SEQUENCE_GRAD = 'LstmSequenceGrad';
export const GRU_SEQUENCE = 'GruSequence';
export const GRU_SEQUENCE_GRAD = 'GruSequenceGrad';
export const SIMPLE_RNN_SEQUENCE = 'SimpleRnnSequence';
export const SIMPLE_RNN_SEQUENCE_GRAD = 'SimpleRnnSequenceGrad';
export const OPTIMISER_UPDATE = 'OptimiserUpdate';

/**
 * Inputs of every sequence kernel, in the order in which gradients save them: x [T, B, I], kernel [I, G·H],
 * recurrentKernel [H, G·H], bias [G·H] or [2, 3H]; optional mask [T, B], recurrentMask [B, H], h0 [B, H].
 */
export const SEQUENCE_INPUTS = ['x', 'kernel', 'recurrentKernel', 'bias', 'mask', 'recurrentMask', 'h0'] as const;
/** The LSTM has also the optional c0 [B, H]. */
export const LSTM_INPUTS = [...SEQUENCE_INPUTS, 'c0'] as const;

/**
 * Outputs by position. The gradient kernels take the outputs as inputs of the same names, with dh (and dc, an empty tensor
 * where the loss reads no c).
 */
export const LSTM_OUTPUTS = ['h', 'c', 'gates'] as const;
export const GRU_OUTPUTS = ['h', 'gates'] as const;
export const SIMPLE_RNN_OUTPUTS = ['h'] as const;

/** Outputs of a gradient kernel by position: one for each input that can have a gradient. */
export const SEQUENCE_GRADIENTS = ['x', 'kernel', 'recurrentKernel', 'bias', 'h0'] as const;
export const LSTM_GRADIENTS = [...SEQUENCE_GRADIENTS, 'c0'] as const;

export interface SequenceAttrs {
  readonly activation: Activation;
  readonly reverse: boolean;
  /** False where nobody reads the gradient of x: a gradient kernel may then leave it empty. */
  readonly inputGradient: boolean;
}

export interface GatedAttrs extends SequenceAttrs {
  readonly gateActivation: GateActivation;
}

export interface GruAttrs extends GatedAttrs {
  readonly resetAfter: boolean;
}

/**
 * One optimiser step for all parameters as one vector. Inputs: parameters, gradient, penalised (1 where L1 and L2
 * apply, else 0), first, second, each [P]. Outputs: the new parameters, first, second, and the scalar norm of the
 * gradient with its penalties, before clipping.
 */
export interface OptimiserAttrs extends Pick<
  TrainingSpec,
  'optimiser' | 'learningRate' | 'momentum' | 'beta1' | 'beta2' | 'rho' | 'epsilon' | 'l1' | 'l2'
> {
  /** 1 for the first step. */
  readonly step: number;
  readonly clipRule: TrainingSpec['clipping']['rule'];
  readonly clipLimit: number;
}
