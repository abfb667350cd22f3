/**
 * The sequence ops: whole sequences through one recurrent layer, on whatever backend is open.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import type { CellName } from '../../experiment/cells';
import {
  GRU_SEQUENCE,
  GRU_SEQUENCE_GRAD,
  LSTM_SEQUENCE,
  LSTM_SEQUENCE_GRAD,
  SIMPLE_RNN_SEQUENCE,
  SIMPLE_RNN_SEQUENCE_GRAD,
} from '../kernels/names';
import type { GruAttrs } from '../kernels/names';
import { tf } from '../tensorflow';
import type { NamedAttrMap, Tensor } from '../tensorflow';
import { checkShapes } from './shapes';
import type {
  GradientOptions,
  GruSequenceOptions,
  LayerOutputs,
  LayerWeights,
  LstmSequenceOptions,
  SequenceOptions,
} from './types';

/**
 * An LSTM layer over x [T, B, I]: h and c [T, B, H], and gates [T, B, 4H] in the order i, f, g, o. Gradients flow
 * through h and c; the gates are for reading. Throws when a shape does not fit, naming it.
 */
export function lstmSequence(
  x: Tensor,
  weights: LayerWeights,
  options: LstmSequenceOptions = {},
): { h: Tensor; c: Tensor; gates: Tensor } {
  checkShapes('lstmSequence', 4, 1, x, weights, options);
  return tf.tidy(() => {
    const [h, c, gates] = run(LSTM_SEQUENCE, inputsOf('lstm', x, weights, options, empty()), options);
    return { h, c, gates };
  });
}

/**
 * A GRU layer over x [T, B, I]: h [T, B, H] and gates [T, B, 3H] in the order z, r, n. Gradients flow through h; the
 * gates are for reading. Throws when a shape does not fit, naming it.
 */
export function gruSequence(
  x: Tensor,
  weights: LayerWeights,
  options: GruSequenceOptions = {},
): { h: Tensor; gates: Tensor } {
  checkShapes('gruSequence', 3, options.resetAfter === false ? 1 : 2, x, weights, options);
  return tf.tidy(() => {
    const [h, gates] = run(GRU_SEQUENCE, inputsOf('gru', x, weights, options, empty()), options);
    return { h, gates };
  });
}

/** A simple recurrent layer over x [T, B, I]: h [T, B, H]. Throws when a shape does not fit, naming it. */
export function simpleRnnSequence(x: Tensor, weights: LayerWeights, options: SequenceOptions = {}): { h: Tensor } {
  checkShapes('simpleRnnSequence', 1, 1, x, weights, options);
  return tf.tidy(() => {
    const [h] = run(SIMPLE_RNN_SEQUENCE, inputsOf('simpleRnn', x, weights, options, empty()), options);
    return { h };
  });
}

const GRADIENT_KERNELS: Readonly<Record<CellName, string>> = {
  lstm: LSTM_SEQUENCE_GRAD,
  gru: GRU_SEQUENCE_GRAD,
  simpleRnn: SIMPLE_RNN_SEQUENCE_GRAD,
};

/**
 * Gradients of a loss that reads a layer's h alone, without a tape: TensorFlow.js' own would first make zeros for the
 * slopes of c and of the gates.
 *
 * @param outputs of the cell's op for the same x, weights and options
 * @param dh [T, B, H], the slope of the loss at h
 * @returns gradients of x and the weights, each shaped like what it belongs to; that of x may be empty where it is not
 *   asked for
 */
export function sequenceGradients(
  cell: CellName,
  x: Tensor,
  weights: LayerWeights,
  options: GradientOptions,
  outputs: LayerOutputs,
  dh: Tensor,
): LayerWeights & { readonly x: Tensor } {
  return tf.tidy(() => {
    const off = empty();
    const known = { ...inputsOf(cell, x, weights, options, off), ...outputs, dh, ...(cell === 'lstm' && { dc: off }) };
    const [dx, kernel, recurrentKernel, bias] = run(GRADIENT_KERNELS[cell], known, options);
    return { x: dx, kernel, recurrentKernel, bias };
  });
}

/** An option that is off reaches the kernel as an empty tensor (see kernels/names.ts). */
const empty = (): Tensor => tf.tensor1d([], 'float32');

function inputsOf(
  cell: CellName,
  x: Tensor,
  { kernel, recurrentKernel, bias }: LayerWeights,
  { mask, recurrentMask, h0, c0 }: LstmSequenceOptions,
  off: Tensor,
): Record<string, Tensor> {
  const inputs = {
    x,
    kernel,
    recurrentKernel,
    bias,
    mask: mask ?? off,
    recurrentMask: recurrentMask ?? off,
    h0: h0 ?? off,
  };
  return cell === 'lstm' ? { ...inputs, c0: c0 ?? off } : inputs;
}

/** Kernels ignore the attributes that their cell has no use for. */
function run(kernel: string, inputs: Record<string, Tensor>, options: GradientOptions): Tensor[] {
  const { activation = 'tanh', gateActivation = 'sigmoid', resetAfter = true } = options;
  const { reverse = false, inputGradient = true } = options;
  const attrs: GruAttrs = { activation, gateActivation, reverse, resetAfter, inputGradient };
  return tf.engine().runKernel<Tensor[]>(kernel, inputs, { ...attrs } satisfies NamedAttrMap);
}
