/**
 * What all cells do around their equations: the input's share of the pre-activations, the recurrent input, the gradients
 * of everything that does not run through time.
 *
 * Letters: B batch, T steps, I inputs, H units, Z = G·H pre-activations a step.
 */
import { addProduct, addTransposedProduct, transpose } from './matrix';
import type { CellWeights, Sizes } from './types';

/** x·W + b for all steps at once, [T, B, Z]; b is the first Z values of the bias. */
export function inputShare(
  sizes: Sizes,
  width: number,
  x: Float32Array,
  weights: CellWeights,
  product: typeof addProduct = addProduct,
): Float32Array {
  const rows = sizes.steps * sizes.batch;
  const out = new Float32Array(rows * width);
  const bias = weights.bias.length === width ? weights.bias : weights.bias.subarray(0, width);
  for (let row = 0; row < rows; row++) out.set(bias, row * width);
  product(out, 0, x, 0, weights.kernel, rows, sizes.inputs, width);
  return out;
}

/** Writes h₋ (⊙ recurrent dropout mask) [B, H] into `out`; h₋ is states[at …). */
export function recurrentInput(
  out: Float32Array,
  states: Float32Array,
  at: number,
  recurrentMask: Float32Array | null | undefined,
): void {
  if (recurrentMask) for (let k = 0; k < out.length; k++) out[k] = states[at + k] * recurrentMask[k];
  else for (let k = 0; k < out.length; k++) out[k] = states[at + k];
}

/** carry += back (⊙ recurrent dropout mask): the way of the gradient through `recurrentInput`. */
export function carryBack(
  carry: Float32Array,
  back: Float32Array,
  recurrentMask: Float32Array | null | undefined,
): void {
  if (recurrentMask) for (let k = 0; k < carry.length; k++) carry[k] += back[k] * recurrentMask[k];
  else for (let k = 0; k < carry.length; k++) carry[k] += back[k];
}

/** At masked steps the states are those before, and gates read 0. */
export function carryMasked(
  { batch, units }: Sizes,
  t: number,
  mask: Float32Array | null | undefined,
  gates: Float32Array,
  width: number,
  states: readonly (readonly [now: Float32Array, before: Float32Array])[],
  before: number,
): void {
  if (!mask) return;
  for (let b = 0; b < batch; b++) {
    const row = t * batch + b;
    if (mask[row] !== 0) continue;
    gates.fill(0, row * width, (row + 1) * width);
    const was = before + b * units;
    for (const [now, old] of states) for (let k = 0; k < units; k++) now[row * units + k] = old[was + k];
  }
}

/**
 * From the gradients of all pre-activations, dz [T, B, Z]: those of the input, the kernel and the (input) bias.
 *
 * @param dBias receives the sum of dz over steps and batch in its first Z values
 */
export function inputGradients(
  sizes: Sizes,
  width: number,
  x: Float32Array,
  kernel: Float32Array,
  dz: Float32Array,
  dBias: Float32Array,
): { dx: Float32Array; dKernel: Float32Array } {
  const { steps, batch, inputs } = sizes;
  const dx = new Float32Array(steps * batch * inputs);
  const dKernel = new Float32Array(inputs * width);
  addProduct(dx, 0, dz, 0, transpose(kernel, inputs, width), steps * batch, width, inputs);
  for (let t = 0; t < steps; t++) {
    addTransposedProduct(dKernel, x, t * batch * inputs, dz, t * batch * width, batch, inputs, width);
  }
  addRows(dBias, 0, dz, steps * batch, width);
  return { dx, dKernel };
}

/** out[at … at + width) += the sum of the rows of a [rows, width]. */
export function addRows(out: Float32Array, at: number, a: Float32Array, rows: number, width: number): void {
  for (let row = 0, from = 0; row < rows; row++, from += width) {
    for (let k = 0; k < width; k++) out[at + k] += a[from + k];
  }
}
