/**
 * The network as a computation: stacked recurrent layers and a dense head over a batch.
 *
 * Letters: B batch, T steps, I inputs, H units, K outputs, N answers (B, or T·B where every step is answered).
 */
import type { ContenderSpec } from '../experiment/schema';
import type { Io } from './layout';
import { gruSequence, lstmSequence, simpleRnnSequence } from './ops/sequence';
import { tf } from './tensorflow';
import type { Tensor } from './tensorflow';

/** Dropout masks of one training step; empty lists while evaluating. */
export interface DropoutMasks {
  /** One a layer, shaped like what the layer hands on. */
  readonly outputs: readonly Tensor[];
  /** One a layer, [B, H]. */
  readonly recurrent: readonly Tensor[];
}

export const NO_DROPOUT: DropoutMasks = { outputs: [], recurrent: [] };

/** What one layer computed: h [T, B, H], c for the LSTM, and the gates [T, B, G·H] of those that have gates. */
export interface LayerOutputs {
  readonly h: Tensor;
  readonly c?: Tensor;
  readonly gates?: Tensor;
}

/**
 * Runs all recurrent layers and the head.
 *
 * @param weights in the order of the layout: kernel, recurrentKernel, bias a layer, then the head's kernel and bias
 * @param inputs [T, B, I]
 * @param mask [T, B] or null; masked steps carry the state, so the last row is the last valid step's state
 * @returns every layer's outputs, and the head's [N, K], before any softmax
 */
export function runNetwork(
  contender: ContenderSpec,
  io: Io,
  weights: readonly Tensor[],
  inputs: Tensor,
  mask: Tensor | null,
  masks: DropoutMasks = NO_DROPOUT,
): { layers: LayerOutputs[]; outputs: Tensor } {
  const { cell, activation, gateActivation, resetAfter, units } = contender;
  const layers: LayerOutputs[] = [];
  let sequence = inputs;
  for (let layer = 0; layer < contender.layers; layer++) {
    const [kernel, recurrentKernel, bias] = weights.slice(3 * layer);
    const own = { kernel, recurrentKernel, bias };
    const options = { activation, gateActivation, resetAfter, mask, recurrentMask: masks.recurrent[layer] };
    const run = { lstm: lstmSequence, gru: gruSequence, simpleRnn: simpleRnnSequence }[cell];
    layers.push(run(sequence, own, options));
    const last = layer === contender.layers - 1;
    sequence = handedOn(layers[layer].h, last && !io.perStep);
    if (masks.outputs[layer]) sequence = tf.mul(sequence, masks.outputs[layer]);
  }
  const [headKernel, headBias] = weights.slice(-2);
  const states = sequence.reshape([-1, units]);
  return { layers, outputs: tf.add(tf.matMul(states, headKernel), headBias) };
}

/** All states [T, B, H] for the next layer or an answer every step; the last ones, [1, B, H], for one answer a sequence. */
function handedOn(h: Tensor, onlyLast: boolean): Tensor {
  if (!onlyLast) return h;
  const [steps, batch, units] = h.shape;
  return tf.slice(h, [steps - 1, 0, 0], [1, batch, units]);
}
