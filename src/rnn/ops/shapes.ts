/** Shape checks of the sequence ops: a wrong tensor is named with its shape and the shape that the others ask for. */
import type { Tensor } from '../tensorflow';
import type { CellOptions, LayerWeights } from './types';

/**
 * Throws when a tensor of a sequence op does not fit the others.
 *
 * @param gates G
 * @param biases rows of the bias
 */
export function checkShapes(
  op: string,
  gates: number,
  biases: 1 | 2,
  x: Tensor,
  weights: LayerWeights,
  options: CellOptions,
): void {
  if (x.shape.length !== 3) throw new Error(`${op}: x is ${text(x.shape)}; give [steps, batch, inputs]`);
  const [steps, batch, inputs] = x.shape;
  if (batch === 0) throw new Error(`${op}: x is ${text(x.shape)}, an empty batch; give at least one sequence`);
  if (steps === 0 || inputs === 0)
    throw new Error(`${op}: x is ${text(x.shape)}; give at least one step and one input`);
  const [units] = weights.recurrentKernel.shape;
  const width = gates * units;
  const wanted: Record<string, [Tensor | null | undefined, number[]]> = {
    recurrentKernel: [weights.recurrentKernel, [units, width]],
    kernel: [weights.kernel, [inputs, width]],
    bias: [weights.bias, biases === 2 ? [2, width] : [width]],
    mask: [options.mask, [steps, batch]],
    recurrentMask: [options.recurrentMask, [batch, units]],
    h0: [options.h0, [batch, units]],
    c0: [options.c0, [batch, units]],
  };
  for (const [name, [tensor, shape]] of Object.entries(wanted)) {
    if (!tensor || text(tensor.shape) === text(shape)) continue;
    throw new Error(
      `${op}: ${name} is ${text(tensor.shape)}; with x ${text(x.shape)} and ${units} units it must be ${text(shape)}`,
    );
  }
}

const text = (shape: readonly number[]): string => `[${shape.join(', ')}]`;
