/**
 * What all cells do around their equations: the input's share of the pre-activations, the states that enter each step,
 * and the gradients that do not run through time.
 *
 * Letters: B batch, T steps, I inputs, H units, P units with their padding, Z = G·P pre-activations a step.
 */
import { release } from './memory';
import { copyRows, deliver, floats, padded, roomFor, roundUp4, unpadded, zeros } from './padding';
import { packRows, packTransposed, roomForPanels } from './panels';
import { addTransposedProduct, product } from './product';

/** The panels of a [K, N] with rows `stride` bytes apart, in new memory. */
export function panelsOf(a: usize, stride: usize, K: usize, N: usize): usize {
  const panels = roomForPanels(K, N);
  packRows(panels, a, stride, K, N);
  return panels;
}

/** The panels of the transpose, [N, K], of a [K, N] with rows `stride` bytes apart, in new memory. */
export function transposedPanelsOf(a: usize, stride: usize, K: usize, N: usize): usize {
  const panels = roomForPanels(N, K);
  packTransposed(panels, a, stride, N, K);
  return panels;
}

/** out [rows, Z] = x [rows, I] · kernel [I, Z] + bias [Z]. */
export function inputShare(out: usize, rows: usize, I: usize, Z: usize, x: usize, kernel: usize, bias: usize): void {
  const panels = panelsOf(kernel, Z << 2, I, Z);
  product(out, Z << 2, bias, 0, x, I << 2, panels, rows, I, Z);
  release(panels);
}

/** The index of the step worked on at `position` of the order of work. */
// @ts-ignore: decorator
@inline
export function stepAt(position: usize, T: usize, reverse: bool): usize {
  return reverse ? T - 1 - position : position;
}

/** The state [B, P] before the step at `position`: the step before it in the order of work, or the initial one. */
// @ts-ignore: decorator
@inline
export function stateBefore(states: usize, initial: usize, plane: usize, position: usize, T: usize, reverse: bool): usize {
  return position == 0 ? initial : states + ((plane * stepAt(position - 1, T, reverse)) << 2);
}

/** out = a ⊙ b, `count` floats, a multiple of four. */
export function multiply(out: usize, a: usize, b: usize, count: usize): void {
  for (let end = a + (count << 2); a < end; a += 16, b += 16, out += 16) {
    v128.store(out, f32x4.mul(v128.load(a), v128.load(b)));
  }
}

/** out += a ⊙ b, `count` floats, a multiple of four. */
export function addMultiplied(out: usize, a: usize, b: usize, count: usize): void {
  for (let end = a + (count << 2); a < end; a += 16, b += 16, out += 16) {
    v128.store(out, f32x4.add(v128.load(out), f32x4.mul(v128.load(a), v128.load(b))));
  }
}

/** out += a, `width` bytes, a multiple of 16. */
export function addRow(out: usize, a: usize, width: usize): void {
  for (let k: usize = 0; k < width; k += 16) v128.store(out + k, f32x4.add(v128.load(out + k), v128.load(a + k)));
}

/** Whether the mask, where there is one, hides this sequence at this step. */
// @ts-ignore: decorator
@inline
export function isMasked(mask: usize, at: usize): bool {
  return mask != 0 && load<f32>(mask + (at << 2)) == 0;
}

/** h₋ (⊙ recurrent dropout mask) of all steps [T, B, P], in new memory: what entered the recurrent product. */
export function enteringStates(
  h: usize,
  h0: usize,
  recurrentMask: usize,
  T: usize,
  plane: usize,
  reverse: bool,
): usize {
  const all = floats(T * plane);
  for (let position: usize = 0; position < T; position++) {
    const out = all + ((plane * stepAt(position, T, reverse)) << 2);
    const before = stateBefore(h, h0, plane, position, T, reverse);
    if (recurrentMask != 0) multiply(out, before, recurrentMask, plane);
    else memory.copy(out, before, plane << 2);
  }
  return all;
}

/** out [Z] = the sum of the rows of a [rows, Z]. */
export function columnSums(out: usize, a: usize, rows: usize, Z: usize): void {
  memory.fill(out, 0, Z << 2);
  for (let row: usize = 0; row < rows; row++) {
    addRow(out, a, Z << 2);
    a += Z << 2;
  }
}

/**
 * From the gradients of all pre-activations, dz [rows, Z]: those of the input, the kernel and the (input) bias, without
 * padding.
 *
 * @param kernel as given, [I, G·H]
 * @param dx 0 where nobody reads it
 */
export function inputGradients(
  rows: usize,
  I: usize,
  G: usize,
  H: usize,
  x: usize,
  kernel: usize,
  dz: usize,
  dx: usize,
  dKernel: usize,
  dBias: usize,
): void {
  if (dx != 0) inputGradient(rows, I, G, H, kernel, dz, dx);
  weightGradient(dKernel, x, I, I << 2, dz, rows, G, H);
  biasGradient(dBias, dz, rows, G, H);
}

/** dx [rows, I] = dz · kernelᵀ. */
function inputGradient(rows: usize, I: usize, G: usize, H: usize, kernel: usize, dz: usize, dx: usize): void {
  const P = roundUp4(H);
  const Z = G * P;
  const wide = padded(kernel, I * G, H, P);
  const panels = transposedPanelsOf(wide, Z << 2, I, Z);
  const width = roundUp4(I);
  const none = zeros(width);
  const room = roomFor(dx, rows, I, width);
  product(room, width << 2, none, 0, dz, Z << 2, panels, rows, Z, width);
  deliver(dx, room, rows, I, width);
  release(none);
  release(panels);
  unpadded(wide, kernel);
}

/** dBias [G·H] = the sum of the rows of dz [rows, Z]. */
export function biasGradient(dBias: usize, dz: usize, rows: usize, G: usize, H: usize): void {
  const P = roundUp4(H);
  const room = roomFor(dBias, G, H, P);
  columnSums(room, dz, rows, G * P);
  deliver(dBias, room, G, H, P);
}

/** dWeights [M, G·H] = aᵀ · dz, with a [rows, M], its rows `aRow` bytes apart, and dz [rows, Z]. */
export function weightGradient(
  dWeights: usize,
  a: usize,
  M: usize,
  aRow: usize,
  dz: usize,
  rows: usize,
  G: usize,
  H: usize,
): void {
  const P = roundUp4(H);
  const Z = G * P;
  const room = zeros(roundUp4(M) * Z);
  addTransposedProduct(room, Z << 2, a, aRow, dz, Z << 2, M, rows, Z);
  copyRows(dWeights, room, M * G, P, H);
  release(room);
}
