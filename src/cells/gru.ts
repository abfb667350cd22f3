/**
 * The GRU over whole sequences: what its two variants share, and the choice between them.
 *
 *     z = σ(W_z x + U_z h₋ + b_z)   r alike   h = (1 − z) ⊙ h₋ + z ⊙ n
 *
 * z is how much is rewritten; Cho et al. (2014), Keras and PyTorch write the same network with 1 − z for z.
 *
 * Letters: B batch, T steps, I inputs, H units; gates lie in the order z, r, n.
 */
import { gruResetAfterBackward, gruResetAfterForward } from './gruResetAfter';
import { gruResetBeforeBackward, gruResetBeforeForward } from './gruResetBefore';
import { checkArrays } from './types';
import type { CellGradients, CellWeights, GruOptions, GruOutputs, Sizes } from './types';

/** All hidden states and gates. x is [T, B, I]. Throws when a length does not fit the sizes. */
export function gruForward(sizes: Sizes, x: Float32Array, weights: CellWeights, options: GruOptions = {}): GruOutputs {
  check(sizes, x, weights, options);
  return options.resetAfter === false
    ? gruResetBeforeForward(sizes, x, weights, options)
    : gruResetAfterForward(sizes, x, weights, options);
}

/** Gradients of a loss whose slope at the outputs is dh [T, B, H]; `outputs` are those of `gruForward`. */
export function gruBackward(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: GruOptions,
  outputs: GruOutputs,
  dh: Float32Array,
): CellGradients {
  check(sizes, x, weights, options);
  checkArrays('GRU', sizes, { dh: [dh, [sizes.steps, sizes.batch, sizes.units]] });
  return options.resetAfter === false
    ? gruResetBeforeBackward(sizes, x, weights, options, outputs, dh)
    : gruResetAfterBackward(sizes, x, weights, options, outputs, dh);
}

function check(sizes: Sizes, x: Float32Array, weights: CellWeights, options: GruOptions): void {
  const { steps, batch, inputs, units } = sizes;
  checkArrays('GRU', sizes, {
    x: [x, [steps, batch, inputs]],
    kernel: [weights.kernel, [inputs, 3 * units]],
    recurrentKernel: [weights.recurrentKernel, [units, 3 * units]],
    bias: [weights.bias, options.resetAfter === false ? [3 * units] : [2, 3 * units]],
    mask: [options.mask, [steps, batch]],
    recurrentMask: [options.recurrentMask, [batch, units]],
    h0: [options.h0, [batch, units]],
  });
}
