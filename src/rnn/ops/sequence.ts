/**
 * The sequence ops: whole sequences through one recurrent layer, on whatever backend is open.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import { cellRecord, preActivations, type CellName } from '../../experiment/cells';
import { sequenceKernel } from '../kernels/names';
import type { SequenceAttrs } from '../kernels/names';
import { tf } from '../tensorflow';
import type { NamedAttrMap, Tensor } from '../tensorflow';
import { checkShapes } from './shapes';
import type { CellOptions, GradientOptions, LayerOutputs, LayerWeights } from './types';

/**
 * A layer of a cell over x [T, B, I]: its states [T, B, H], and its gates [T, B, G·H] in the cell's order. Gradients flow
 * through the states; the gates are for reading. Throws when a shape does not fit, naming it.
 */
export function sequence(cell: CellName, x: Tensor, weights: LayerWeights, options: CellOptions = {}): LayerOutputs {
  const attrs = attrsOf(options);
  const { biasRows } = cellRecord(cell);
  checkShapes(`${cell}Sequence`, preActivations(cell), biasRows({ ...attrs }), x, weights, options);
  const { forward, outputs } = sequenceKernel(cell);
  const found = tf.tidy(() => run(forward, inputsOf(cell, x, weights, options, empty()), attrs));
  return Object.fromEntries(outputs.map((name, k) => [name, found[k]])) as unknown as LayerOutputs;
}

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
  const { gradient, states } = sequenceKernel(cell);
  return tf.tidy(() => {
    const off = empty();
    const unread = Object.fromEntries(states.map((state) => [`d${state}`, off]));
    const known = { ...inputsOf(cell, x, weights, options, off), ...outputs, ...unread, dh };
    const [dx, kernel, recurrentKernel, bias] = run(gradient, known, attrsOf(options));
    return { x: dx, kernel, recurrentKernel, bias };
  });
}

/** An option that is off reaches the kernel as an empty tensor (see kernels/names.ts). */
const empty = (): Tensor => tf.tensor1d([], 'float32');

function inputsOf(
  cell: CellName,
  x: Tensor,
  { kernel, recurrentKernel, bias }: LayerWeights,
  options: CellOptions,
  off: Tensor,
): Record<string, Tensor> {
  const initial = cellRecord(cell).states.map((state) => [`${state}0`, options[`${state}0`] ?? off]);
  return {
    x,
    kernel,
    recurrentKernel,
    bias,
    mask: options.mask ?? off,
    recurrentMask: options.recurrentMask ?? off,
    ...(Object.fromEntries(initial) as Record<string, Tensor>),
  };
}

const attrsOf = ({
  activation = 'tanh',
  gateActivation = 'sigmoid',
  resetAfter = true,
  reverse = false,
  inputGradient = true,
}: GradientOptions): SequenceAttrs => ({ activation, gateActivation, resetAfter, reverse, inputGradient });

const run = (kernel: string, inputs: Record<string, Tensor>, attrs: SequenceAttrs): Tensor[] =>
  tf.engine().runKernel<Tensor[]>(kernel, inputs, { ...attrs } satisfies NamedAttrMap);
