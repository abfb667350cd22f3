/**
 * The network as a computation: stacked recurrent layers and a dense head over a batch.
 *
 * A layer is one pass over the sequence or, where it is bidirectional, two passes with weights of their own over the same
 * input, one from the last step to the first (Schuster & Paliwal 1997). What it hands on holds both passes' states side by
 * side, forward first, each at the step it belongs to.
 *
 * Letters: B batch, T steps, I inputs, H units, D directions (1 or 2), K outputs, N answers (B, or T·B where every step is
 * answered).
 */
import { directionsOf } from '../experiment/directions';
import type { ContenderSpec } from '../experiment/schema';
import type { Io } from './layout';
import { sequence, sequenceGradients } from './ops/sequence';
import type { CellOptions, LayerOutputs, LayerWeights } from './ops/types';
import { tf } from './tensorflow';
import type { Tensor } from './tensorflow';

/** Dropout masks of one training step; empty lists while evaluating. */
export interface DropoutMasks {
  /** One a layer, shaped like what the layer hands on. */
  readonly outputs: readonly Tensor[];
  /** One a pass, in the order of the layout, [B, H]. */
  readonly recurrent: readonly Tensor[];
}

export const NO_DROPOUT: DropoutMasks = { outputs: [], recurrent: [] };

/** What a network runs on. */
export interface NetworkInputs {
  /** In the order of the layout: kernel, recurrentKernel, bias a pass, then the head's kernel and bias. */
  readonly weights: readonly Tensor[];
  /** [T, B, I] */
  readonly inputs: Tensor;
  /** [T, B] or null; masked steps carry the state, so a pass ends with the state after its last valid step. */
  readonly mask: Tensor | null;
  readonly masks: DropoutMasks;
}

/** What a network computed, with what its gradients need. */
export interface NetworkRun {
  /** What each pass of each layer computed. */
  readonly layers: readonly (readonly LayerOutputs[])[];
  /** What entered each layer, [T, B, I] or [T, B, D·H]. */
  readonly entered: readonly Tensor[];
  /** What entered the head, [N, D·H]. */
  readonly states: Tensor;
  /** The head's answers [N, K], before any softmax. */
  readonly outputs: Tensor;
}

/** Runs all recurrent layers and the head. */
export function runNetwork(contender: ContenderSpec, io: Io, given: NetworkInputs): NetworkRun {
  const layers: LayerOutputs[][] = [];
  const entered: Tensor[] = [];
  let handedOn = given.inputs;
  for (let layer = 0; layer < contender.layers; layer++) {
    const below = handedOn;
    entered.push(below);
    const onlyLast = layer === contender.layers - 1 && !io.perStep;
    const passes = passesOf(contender, layer);
    const outputs: LayerOutputs[] = passes.map((pass) =>
      sequence(contender.cell, below, passWeights(given, pass), passOptions(contender, given, pass)),
    );
    layers.push(outputs);
    handedOn = sideBySide(outputs.map(({ h }, k) => (onlyLast ? lastState(h, passes[k]) : h)));
    if (given.masks.outputs[layer]) handedOn = tf.mul(handedOn, given.masks.outputs[layer]);
  }
  const [headKernel, headBias] = given.weights.slice(-2);
  const states = handedOn.reshape([-1, handedOn.shape[2]!]);
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
  run: NetworkRun,
  slope: Tensor,
): Tensor[] {
  return wayBack(contender, io, given, run, slope, 0).gradients;
}

/**
 * What of the loss's slope reaches the states of one layer from above, from the layers over it or from the head: [T, B, H]
 * for each of its passes. What reaches a state through later steps of the layer itself is not in it.
 *
 * The arguments are those of `networkGradients`.
 */
export function slopesFromAbove(
  contender: ContenderSpec,
  io: Io,
  given: NetworkInputs,
  run: NetworkRun,
  slope: Tensor,
  layer: number,
): Tensor[] {
  const { dh } = wayBack(contender, io, given, run, slope, layer + 1);
  return passSlopes(contender, io, given, run, layer, dh);
}

/** The way back from the head through all layers down to the lowest, and the slope that it hands to the one below. */
function wayBack(
  contender: ContenderSpec,
  io: Io,
  given: NetworkInputs,
  run: NetworkRun,
  slope: Tensor,
  lowest: number,
): { gradients: Tensor[]; dh: Tensor } {
  const { layers, entered, states } = run;
  const [headKernel] = given.weights.slice(-2);
  const gradients = [tf.matMul(states, slope, true, false), tf.sum(slope, 0)];
  const back = tf.matMul(slope, headKernel, false, true);
  const batch = layers[0][0].h.shape[1]!;
  let dh: Tensor = back.reshape([-1, batch, states.shape[1]!]);
  for (let layer = contender.layers - 1; layer >= lowest; layer--) {
    const slopes = passSlopes(contender, io, given, run, layer, dh);
    const found = passesOf(contender, layer).map((pass, k) => {
      // Nothing below the first layer learns from its input's gradient.
      const options = { ...passOptions(contender, given, pass), inputGradient: layer > 0 };
      return sequenceGradients(
        contender.cell,
        entered[layer],
        passWeights(given, pass),
        options,
        layers[layer][k],
        slopes[k],
      );
    });
    gradients.unshift(...found.flatMap(({ kernel, recurrentKernel, bias }) => [kernel, recurrentKernel, bias]));
    if (layer > 0) dh = sum(found.map(({ x }) => x));
  }
  return { gradients, dh };
}

/** From the slope at what a layer handed on to the slopes at the states of each of its passes, [T, B, H]. */
function passSlopes(
  contender: ContenderSpec,
  io: Io,
  { masks }: NetworkInputs,
  { layers }: NetworkRun,
  layer: number,
  dh: Tensor,
): Tensor[] {
  const passes = passesOf(contender, layer);
  const slopes = apart(masks.outputs[layer] ? tf.mul(dh, masks.outputs[layer]) : dh, passes.length);
  const onlyLast = layer === contender.layers - 1 && !io.perStep;
  if (!onlyLast) return slopes;
  const steps = layers[layer][0].h.shape[0]!;
  return slopes.map((slope, k) => atLastStep(slope, steps, passes[k]));
}

/** One direction of one layer. */
interface Pass {
  /** Its place in the order of the layout. */
  readonly index: number;
  /** Works from the last step to the first. */
  readonly reverse: boolean;
}

function passesOf(contender: ContenderSpec, layer: number): Pass[] {
  const directions = directionsOf(contender);
  return directions.map((direction, k) => ({
    index: layer * directions.length + k,
    reverse: direction === 'backward',
  }));
}

function passWeights({ weights }: NetworkInputs, { index }: Pass): LayerWeights {
  const [kernel, recurrentKernel, bias] = weights.slice(3 * index);
  return { kernel, recurrentKernel, bias };
}

function passOptions(
  { activation, gateActivation, resetAfter }: ContenderSpec,
  { mask, masks }: NetworkInputs,
  { index, reverse }: Pass,
): CellOptions {
  return { activation, gateActivation, resetAfter, mask, recurrentMask: masks.recurrent[index], reverse };
}

/** The state that a pass ends with, [1, B, H] of [T, B, H]: at the last step, or at the first of one that goes backwards. */
function lastState(h: Tensor, { reverse }: Pass): Tensor {
  const [steps, batch, units] = h.shape;
  return tf.slice(h, [reverse ? 0 : steps - 1, 0, 0], [1, batch, units]);
}

/** The way back of the state that a pass ends with: [1, B, H] among zeros for the other steps, [T, B, H]. */
function atLastStep(slope: Tensor, steps: number, { reverse }: Pass): Tensor {
  return tf.pad(slope, [reverse ? [0, steps - 1] : [steps - 1, 0], [0, 0], [0, 0]]);
}

/** States of all passes [·, B, H] as one [·, B, D·H]. */
const sideBySide = (states: Tensor[]): Tensor => (states.length === 1 ? states[0] : tf.concat(states, 2));

/** The way back of `sideBySide`. */
const apart = (slope: Tensor, passes: number): Tensor[] => (passes === 1 ? [slope] : tf.split(slope, passes, 2));

/** The sum of the slopes that all passes send back to what they read. */
const sum = (slopes: Tensor[]): Tensor => (slopes.length === 1 ? slopes[0] : tf.addN(slopes));
