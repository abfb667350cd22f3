/**
 * The sequence ops: whole sequences through one recurrent layer, on whatever backend is open.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import { GRU_SEQUENCE, LSTM_SEQUENCE, SIMPLE_RNN_SEQUENCE } from '../kernels/names';
import type { GatedAttrs, GruAttrs, SequenceAttrs } from '../kernels/names';
import { tf } from '../tensorflow';
import type { NamedAttrMap, Tensor } from '../tensorflow';
import { checkShapes } from './shapes';
import type { GruSequenceOptions, LayerWeights, LstmSequenceOptions, SequenceOptions } from './types';

/**
 * An LSTM layer over x [T, B, I]: h and c [T, B, H], and gates [T, B, 4H] in the order i, f, g, o. Gradients flow
 * through h and c; the gates are for reading. Throws when a shape does not fit, naming it.
 */
export function lstmSequence(
  x: Tensor,
  weights: LayerWeights,
  options: LstmSequenceOptions = {},
): { h: Tensor; c: Tensor; gates: Tensor } {
  const { activation = 'tanh', gateActivation = 'sigmoid', reverse = false, c0 } = options;
  checkShapes('lstmSequence', 4, 1, x, weights, options);
  const attrs: GatedAttrs = { activation, gateActivation, reverse };
  return tf.tidy(() => {
    const off = tf.tensor1d([], 'float32');
    const inputs = { ...inputsOf(x, weights, options, off), c0: optional(c0, off) };
    const [h, c, gates] = run(LSTM_SEQUENCE, inputs, attrs);
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
  const { activation = 'tanh', gateActivation = 'sigmoid', reverse = false, resetAfter = true } = options;
  checkShapes('gruSequence', 3, resetAfter ? 2 : 1, x, weights, options);
  const attrs: GruAttrs = { activation, gateActivation, reverse, resetAfter };
  return tf.tidy(() => {
    const off = tf.tensor1d([], 'float32');
    const [h, gates] = run(GRU_SEQUENCE, inputsOf(x, weights, options, off), attrs);
    return { h, gates };
  });
}

/** A simple recurrent layer over x [T, B, I]: h [T, B, H]. Throws when a shape does not fit, naming it. */
export function simpleRnnSequence(x: Tensor, weights: LayerWeights, options: SequenceOptions = {}): { h: Tensor } {
  const { activation = 'tanh', reverse = false } = options;
  checkShapes('simpleRnnSequence', 1, 1, x, weights, options);
  const attrs: SequenceAttrs = { activation, reverse };
  return tf.tidy(() => {
    const off = tf.tensor1d([], 'float32');
    const [h] = run(SIMPLE_RNN_SEQUENCE, inputsOf(x, weights, options, off), attrs);
    return { h };
  });
}

/** An option that is off reaches the kernel as an empty tensor (see kernels/names.ts). */
const optional = (tensor: Tensor | null | undefined, off: Tensor): Tensor => tensor ?? off;

function inputsOf(x: Tensor, { kernel, recurrentKernel, bias }: LayerWeights, options: SequenceOptions, off: Tensor) {
  const { mask, recurrentMask, h0 } = options;
  return {
    x,
    kernel,
    recurrentKernel,
    bias,
    mask: optional(mask, off),
    recurrentMask: optional(recurrentMask, off),
    h0: optional(h0, off),
  };
}

function run(kernel: string, inputs: Record<string, Tensor>, attrs: SequenceAttrs): Tensor[] {
  return tf.engine().runKernel<Tensor[]>(kernel, inputs, { ...attrs } satisfies NamedAttrMap);
}
