/**
 * A whole trained network on plain arrays, with interventions in any of its layers: forwards, and backwards to its inputs.
 * The weights are read and never touched.
 *
 * Letters: B batch, T steps, I inputs, H units, D directions, K outputs, N answers (B, or T·B where every step is answered).
 */
import { CELL_ARITHMETIC, PLAIN_ARITHMETIC } from '../cells';
import type { Arithmetic, CellIntervention, CellOutputs, CellWeights, Sizes } from '../cells';
import { gatesOf } from '../experiment/cells';
import { directionsOf, type Direction } from '../experiment/directions';
import { isOperation, type Intervention } from '../experiment/interventions';
import type { ContenderSpec } from '../experiment/schema';
import type { Io, ModelBatch } from '../rnn';
import { passPrefix } from '../rnn/layout';
import type { NamedWeights } from '../training/protocol';

/** A contender's network with its weights. */
export interface Body {
  readonly contender: ContenderSpec;
  readonly io: Io;
  readonly weights: NamedWeights;
}

/** The interventions in one direction of one layer (0-based). */
export type Plan = (layer: number, direction: Direction) => readonly CellIntervention[];

/** No interventions. */
export const UNTOUCHED: Plan = () => [];

/** What one direction of one layer computed. Arrays of states that the cell does not have are empty. */
export interface PassOutputs extends CellOutputs {
  readonly direction: Direction;
}

export interface Operated {
  /** By layer, then by direction. */
  readonly layers: readonly (readonly PassOutputs[])[];
  /** The inputs of each layer: [T, B, I] of the first, [T, B, D·H] of the others. */
  readonly entered: readonly Float32Array[];
  /** The head's answers [N, K], before any softmax. */
  readonly outputs: Float32Array;
}

type Sequences = Pick<ModelBatch, 'size' | 'steps' | 'inputs' | 'mask'>;

/** The interventions on one contender (0-based), by layer and direction. Those that are off, or on the input, are left out. */
export function planOf(interventions: readonly Intervention[], contender: number, { cell }: ContenderSpec): Plan {
  const own = interventions.filter((each) => each.on && isOperation(each) && each.contender === contender);
  return (layer, direction) =>
    own.flatMap((each): CellIntervention[] => {
      if (!isOperation(each) || each.layer !== layer || each.direction !== direction) return [];
      const units = each.units === 'all' ? null : each.units;
      if (each.kind === 'silence') return [{ kind: 'silence', units }];
      const steps = each.steps === 'all' ? null : each.steps;
      if (each.kind === 'state') {
        const { state, action, value } = each;
        return [{ kind: 'state', state, action, value, units, steps }];
      }
      return [{ kind: 'clamp', gate: gatesOf(cell).indexOf(each.gate), value: each.value, units, steps }];
    });
}

/** Runs all layers and the head over a batch, under the interventions of the plan. */
export function operate(body: Body, batch: Sequences, plan: Plan, arithmetic: Arithmetic = PLAIN_ARITHMETIC): Operated {
  const { contender, io, weights } = body;
  const directions = directionsOf(contender);
  const layers: PassOutputs[][] = [];
  const entered: Float32Array[] = [];
  let below = batch.inputs;
  for (let layer = 0; layer < contender.layers; layer++) {
    entered.push(below);
    const passes = directions.map((direction) => onePass(body, batch, below, layer, direction, plan, arithmetic));
    layers.push(passes);
    below = sideBySide(
      passes.map(({ h }) => h),
      contender.units,
    );
  }
  const states = io.perStep ? below : endStates(layers.at(-1)!, batch, contender.units);
  const rows = io.perStep ? batch.steps * batch.size : batch.size;
  const outputs = new Float32Array(rows * io.outputs);
  for (let row = 0; row < rows; row++) outputs.set(weights['head.bias'].values, row * io.outputs);
  const width = directions.length * contender.units;
  arithmetic.addProduct(outputs, 0, states, 0, weights['head.kernel'].values, rows, width, io.outputs);
  return { layers, entered, outputs };
}

/**
 * Slopes of the inputs [T, B, I], given those of the outputs [N, K], through the network as it was operated on.
 * @param operated what `operate` gave for the same arguments
 */
export function inputSlopes(
  { contender, io, weights }: Body,
  batch: Sequences,
  plan: Plan,
  { layers, entered }: Operated,
  slope: Float32Array,
): Float32Array {
  const { steps, size } = batch;
  const { units } = contender;
  const directions = directionsOf(contender);
  const width = directions.length * units;
  const rows = slope.length / io.outputs;
  const kernel = weights['head.kernel'].values;
  let dh = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < width; k++) {
      let sum = 0;
      for (let j = 0; j < io.outputs; j++) sum += slope[row * io.outputs + j] * kernel[k * io.outputs + j];
      dh[row * width + k] = sum;
    }
  }
  for (let layer = contender.layers - 1; layer >= 0; layer--) {
    const onlyEnd = layer === contender.layers - 1 && !io.perStep;
    const inputs = entered[layer].length / (steps * size);
    const sizes = { steps, batch: size, inputs, units };
    const back = new Float32Array(steps * size * inputs);
    directions.forEach((direction, place) => {
      const own = new Float32Array(steps * size * units);
      const at = onlyEnd && direction === 'forward' ? (steps - 1) * size : 0;
      for (let row = 0; row < dh.length / width; row++) {
        const from = row * width + place * units;
        own.set(dh.subarray(from, from + units), (at + row) * units);
      }
      const pass = layers[layer][place];
      const slopes = passSlopes(
        contender,
        sizes,
        batch,
        passWeights(weights, layer, direction),
        plan(layer, direction),
        pass,
        own,
      );
      for (let k = 0; k < back.length; k++) back[k] += slopes[k];
    });
    dh = back;
  }
  return dh;
}

function onePass(
  { contender, weights }: Body,
  { size, steps, mask }: Sequences,
  below: Float32Array,
  layer: number,
  direction: Direction,
  plan: Plan,
  arithmetic: Arithmetic,
): PassOutputs {
  const { cell, units, activation, gateActivation, resetAfter } = contender;
  const sizes = { steps, batch: size, inputs: below.length / (steps * size), units };
  const own = passWeights(weights, layer, direction);
  const options = { activation, gateActivation, resetAfter, mask, reverse: direction === 'backward' };
  const interventions = plan(layer, direction);
  return { direction, ...CELL_ARITHMETIC[cell].forward(sizes, below, own, options, interventions, arithmetic) };
}

function passSlopes(
  { cell, activation, gateActivation, resetAfter }: ContenderSpec,
  sizes: Sizes,
  { mask }: Sequences,
  weights: CellWeights,
  interventions: readonly CellIntervention[],
  pass: PassOutputs,
  dh: Float32Array,
): Float32Array {
  const options = { activation, gateActivation, resetAfter, mask, reverse: pass.direction === 'backward' };
  return CELL_ARITHMETIC[cell].inputSlopes(sizes, weights, options, interventions, pass, dh);
}

/** The weights of one direction of one layer, not copied. */
export function passWeights(weights: NamedWeights, layer: number, direction: Direction): CellWeights {
  const prefix = passPrefix(layer, direction);
  const read = (name: string) => weights[`${prefix}${name}`].values;
  return { kernel: read('kernel'), recurrentKernel: read('recurrentKernel'), bias: read('bias') };
}

/** Joins the states of D passes [rows, H] to [rows, D·H], forward first. */
function sideBySide(states: readonly Float32Array[], units: number): Float32Array {
  if (states.length === 1) return states[0];
  const width = states.length * units;
  const out = new Float32Array(states.length * states[0].length);
  states.forEach((own, place) => {
    for (let from = 0, to = place * units; from < own.length; from += units, to += width) {
      out.set(own.subarray(from, from + units), to);
    }
  });
  return out;
}

/** The final states of all passes, side by side [B, D·H]: those of the last step, or of the first for a backward pass. */
function endStates(passes: readonly PassOutputs[], { steps, size }: Sequences, units: number): Float32Array {
  const plane = size * units;
  const ends = passes.map(({ h, direction }) => {
    const at = direction === 'backward' ? 0 : (steps - 1) * plane;
    return h.subarray(at, at + plane);
  });
  return sideBySide(ends, units);
}
