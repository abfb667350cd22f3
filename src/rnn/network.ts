/**
 * The network as a computation: stacked recurrent layers and a dense head over a batch.
 *
 * Letters: B batch, T steps, I inputs, H units, K outputs, N answers (B, or T·B where every step is answered).
 */
import type { ContenderSpec } from '../experiment/schema';
import type { Io } from './layout';
import { gruSequence, lstmSequence, sequenceGradients, simpleRnnSequence } from './ops/sequence';
import type { CellOptions, LayerOutputs, LayerWeights } from './ops/types';
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

/** What a network runs on. */
export interface NetworkInputs {
  /** In the order of the layout: kernel, recurrentKernel, bias a layer, then the head's kernel and bias. */
  readonly weights: readonly Tensor[];
  /** [T, B, I] */
  readonly inputs: Tensor;
  /** [T, B] or null; masked steps carry the state, so the last row is the last valid step's state. */
  readonly mask: Tensor | null;
  readonly masks: DropoutMasks;
}

/** What a network computed, with what its gradients need. */
export interface NetworkRun {
  /** What each layer computed. */
  readonly layers: readonly LayerOutputs[];
  /** What entered each layer, [T, B, I] or [T, B, H]. */
  readonly entered: readonly Tensor[];
  /** What entered the head, [N, H]. */
  readonly states: Tensor;
  /** The head's answers [N, K], before any softmax. */
  readonly outputs: Tensor;
}

const CELLS = { lstm: lstmSequence, gru: gruSequence, simpleRnn: simpleRnnSequence } as const;

/** Runs all recurrent layers and the head. */
export function runNetwork(contender: ContenderSpec, io: Io, given: NetworkInputs): NetworkRun {
  const layers: LayerOutputs[] = [];
  const entered: Tensor[] = [];
  let sequence = given.inputs;
  for (let layer = 0; layer < contender.layers; layer++) {
    entered.push(sequence);
    layers.push(CELLS[contender.cell](sequence, layerWeights(given, layer), layerOptions(contender, given, layer)));
    const last = layer === contender.layers - 1;
    sequence = handedOn(layers[layer].h, last && !io.perStep);
    if (given.masks.outputs[layer]) sequence = tf.mul(sequence, given.masks.outputs[layer]);
  }
  const [headKernel, headBias] = given.weights.slice(-2);
  const states = sequence.reshape([-1, contender.units]);
  return { layers, entered, states, outputs: tf.add(tf.matMul(states, headKernel), headBias) };
}

/**
 * The way back through `runNetwork`, written out instead of taped.
 *
 * @param run what `runNetwork` gave for the same arguments
 * @param slope [N, K], of the loss at the outputs
 * @returns the gradient of every weight, in their order
 */
export function networkGradients(
  contender: ContenderSpec,
  io: Io,
  given: NetworkInputs,
  { layers, entered, states }: NetworkRun,
  slope: Tensor,
): Tensor[] {
  const [headKernel] = given.weights.slice(-2);
  const gradients = [tf.matMul(states, slope, true, false), tf.sum(slope, 0)];
  const back = tf.matMul(slope, headKernel, false, true);
  const [, batch, units] = layers[0].h.shape;
  let dh: Tensor = back.reshape([-1, batch, units]);
  for (let layer = contender.layers - 1; layer >= 0; layer--) {
    if (given.masks.outputs[layer]) dh = tf.mul(dh, given.masks.outputs[layer]);
    if (layer === contender.layers - 1 && !io.perStep) dh = atLastStep(dh, layers[layer].h.shape[0]);
    const options = layerOptions(contender, given, layer);
    const weights = layerWeights(given, layer);
    const found = sequenceGradients(contender.cell, entered[layer], weights, options, layers[layer], dh);
    gradients.unshift(found.kernel, found.recurrentKernel, found.bias);
    dh = found.x;
  }
  return gradients;
}

function layerWeights({ weights }: NetworkInputs, layer: number): LayerWeights {
  const [kernel, recurrentKernel, bias] = weights.slice(3 * layer);
  return { kernel, recurrentKernel, bias };
}

function layerOptions(contender: ContenderSpec, { mask, masks }: NetworkInputs, layer: number): CellOptions {
  const { activation, gateActivation, resetAfter } = contender;
  return { activation, gateActivation, resetAfter, mask, recurrentMask: masks.recurrent[layer] };
}

/** All states [T, B, H] for the next layer or an answer every step; the last ones, [1, B, H], for one answer a sequence. */
function handedOn(h: Tensor, onlyLast: boolean): Tensor {
  if (!onlyLast) return h;
  const [steps, batch, units] = h.shape;
  return tf.slice(h, [steps - 1, 0, 0], [1, batch, units]);
}

/** The way back of the last states alone: [1, B, H] behind zeros for the other steps, [T, B, H]. */
function atLastStep(slope: Tensor, steps: number): Tensor {
  return tf.pad(slope, [
    [steps - 1, 0],
    [0, 0],
    [0, 0],
  ]);
}
