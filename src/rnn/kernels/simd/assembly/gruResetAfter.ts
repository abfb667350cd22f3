/**
 * The GRU that resets after the recurrent product; src/cells/gruResetAfter.ts has the same equations in plain words.
 *
 * Letters: B batch, T steps, I inputs, H units, P units with their padding; gates lie in the order z, r, n. Optional
 * inputs are 0 where they are not given.
 */
import { activateRow, timesSlope } from './activations';
import { multiplyAdd } from './arithmetic';
import { release } from './memory';
import { deliver, floats, give, padded, roomFor, roundUp4, unpadded, zeros } from './padding';
import { product } from './product';
import {
  addMultiplied,
  addRow,
  biasGradient,
  enteringStates,
  inputGradients,
  inputShare,
  isMasked,
  multiply,
  panelsOf,
  stateBefore,
  stepAt,
  transposedPanelsOf,
  weightGradient,
} from './steps';

/** Writes h [T, B, H] and gates [T, B, 3H]; bias is [2, 3H]. */
export function gruResetAfterForward(
  T: usize,
  B: usize,
  I: usize,
  H: usize,
  x: usize,
  kernel: usize,
  recurrentKernel: usize,
  bias: usize,
  mask: usize,
  recurrentMask: usize,
  h0: usize,
  activation: i32,
  gateActivation: i32,
  reverse: bool,
  h: usize,
  gates: usize,
): void {
  const P = roundUp4(H);
  const Z = 3 * P;
  const plane = B * P;
  const wideKernel = padded(kernel, I * 3, H, P);
  const wideRecurrent = padded(recurrentKernel, H * 3, H, P);
  const wideBias = padded(bias, 6, H, P);
  const dropout = padded(recurrentMask, B, H, P);
  const firstH = h0 == 0 ? zeros(plane) : padded(h0, B, H, P);
  const hRoom = roomFor(h, T * B, H, P);
  const gatesRoom = roomFor(gates, T * B * 3, H, P);
  const panels = panelsOf(wideRecurrent, Z << 2, H, Z);
  const entering = dropout == 0 ? 0 : floats(plane);
  const recurrent = floats(B * Z);

  inputShare(gatesRoom, T * B, I, Z, x, wideKernel, wideBias);
  for (let position: usize = 0; position < T; position++) {
    const t = stepAt(position, T, reverse);
    const hBefore = stateBefore(hRoom, firstH, plane, position, T, reverse);
    if (dropout != 0) multiply(entering, hBefore, dropout, plane);
    const state = dropout != 0 ? entering : hBefore;
    product(recurrent, Z << 2, wideBias + (Z << 2), 0, state, P << 2, panels, B, H, Z);
    for (let b: usize = 0; b < B; b++) {
      const row = gatesRoom + (((t * B + b) * Z) << 2);
      const before = (b * P) << 2;
      const now = hRoom + ((t * plane) << 2) + before;
      if (isMasked(mask, t * B + b)) {
        memory.fill(row, 0, Z << 2);
        memory.copy(now, hBefore + before, P << 2);
      } else {
        forwardRow(row, recurrent + ((b * Z) << 2), hBefore + before, now, P << 2, activation, gateActivation);
      }
    }
  }

  release(recurrent);
  release(entering);
  release(panels);
  deliver(gates, gatesRoom, T * B * 3, H, P);
  deliver(h, hRoom, T * B, H, P);
  unpadded(firstH, h0);
  unpadded(dropout, recurrentMask);
  unpadded(wideBias, bias);
  unpadded(wideRecurrent, recurrentKernel);
  unpadded(wideKernel, kernel);
}

/** One sequence's step: n = φ(x share + r ⊙ recurrent share), h = (1 − z) ⊙ h₋ + z ⊙ n. `width` is P in bytes. */
// @ts-ignore: decorator
@inline
function forwardRow(
  gates: usize,
  recurrent: usize,
  hBefore: usize,
  h: usize,
  width: usize,
  activation: i32,
  gateActivation: i32,
): void {
  const candidate = gates + 2 * width;
  addRow(gates, recurrent, 2 * width);
  activateRow(gateActivation, gates, 2 * width);
  for (let k: usize = 0; k < width; k += 16) {
    const reset = v128.load(gates + width + k);
    const share = v128.load(recurrent + 2 * width + k);
    v128.store(candidate + k, multiplyAdd(reset, share, v128.load(candidate + k)));
  }
  activateRow(activation, candidate, width);
  for (let k: usize = 0; k < width; k += 16) {
    const before = v128.load(hBefore + k);
    const change = f32x4.sub(v128.load(candidate + k), before);
    v128.store(h + k, multiplyAdd(v128.load(gates + k), change, before));
  }
}

/** Writes the gradients of a loss whose slope at the outputs is dh [T, B, H]; dh0 may be 0. */
export function gruResetAfterBackward(
  T: usize,
  B: usize,
  I: usize,
  H: usize,
  x: usize,
  kernel: usize,
  recurrentKernel: usize,
  bias: usize,
  mask: usize,
  recurrentMask: usize,
  h0: usize,
  activation: i32,
  gateActivation: i32,
  reverse: bool,
  h: usize,
  gates: usize,
  dh: usize,
  dx: usize,
  dKernel: usize,
  dRecurrentKernel: usize,
  dBias: usize,
  dh0: usize,
): void {
  const P = roundUp4(H);
  const Z = 3 * P;
  const plane = B * P;
  const wideRecurrent = padded(recurrentKernel, H * 3, H, P);
  const wideBias = padded(bias, 6, H, P);
  const dropout = padded(recurrentMask, B, H, P);
  const firstH = h0 == 0 ? zeros(plane) : padded(h0, B, H, P);
  const hs = padded(h, T * B, H, P);
  const gs = padded(gates, T * B * 3, H, P);
  const slopes = padded(dh, T * B, H, P);
  const entering = enteringStates(hs, firstH, dropout, T, plane, reverse);
  // U_n h₋ + b_rn is computed again: keeping it would make the forward pass's outputs a third larger.
  const candidate = floats(T * plane);
  const candidatePanels = panelsOf(wideRecurrent + ((2 * P) << 2), Z << 2, H, P);
  product(
    candidate,
    P << 2,
    wideBias + ((Z + 2 * P) << 2),
    0,
    entering,
    P << 2,
    candidatePanels,
    T * B,
    H,
    P,
  );
  release(candidatePanels);
  const panels = transposedPanelsOf(wideRecurrent, Z << 2, H, Z);
  const dz = floats(T * B * Z);
  const dRecurrent = floats(T * B * Z);
  const carried = zeros(plane);
  const none = zeros(P);
  const back = dropout == 0 ? 0 : floats(plane);

  for (let left = T; left > 0; left--) {
    const position = left - 1;
    const t = stepAt(position, T, reverse);
    const hBefore = stateBefore(hs, firstH, plane, position, T, reverse);
    for (let b: usize = 0; b < B; b++) {
      const own = (b * P) << 2;
      const now = ((t * plane) << 2) + own;
      const row = ((t * B + b) * Z) << 2;
      if (isMasked(mask, t * B + b)) {
        memory.fill(dz + row, 0, Z << 2);
        memory.fill(dRecurrent + row, 0, Z << 2);
        addRow(carried + own, slopes + now, P << 2);
      } else {
        backwardRow(
          dz + row,
          dRecurrent + row,
          gs + row,
          candidate + now,
          hBefore + own,
          slopes + now,
          carried + own,
          P << 2,
          activation,
          gateActivation,
        );
      }
    }
    if (position > 0 || dh0 != 0) {
      const step = dRecurrent + ((t * B * Z) << 2);
      if (dropout == 0) {
        product(carried, P << 2, carried, P << 2, step, Z << 2, panels, B, Z, P);
      } else {
        product(back, P << 2, none, 0, step, Z << 2, panels, B, Z, P);
        addMultiplied(carried, back, dropout, plane);
      }
    }
  }

  weightGradient(dRecurrentKernel, entering, H, P << 2, dRecurrent, T * B, 3, H);
  biasGradient(dBias + ((3 * H) << 2), dRecurrent, T * B, 3, H);
  inputGradients(T * B, I, 3, H, x, kernel, dz, dx, dKernel, dBias);
  give(dh0, carried, B, H, P);

  release(back);
  release(none);
  release(dRecurrent);
  release(dz);
  release(panels);
  release(candidate);
  release(entering);
  unpadded(slopes, dh);
  unpadded(gs, gates);
  unpadded(hs, h);
  unpadded(firstH, h0);
  unpadded(dropout, recurrentMask);
  unpadded(wideBias, bias);
  unpadded(wideRecurrent, recurrentKernel);
}

/** One sequence's step backwards: slopes of the pre-activations, as the input and as the recurrent product see them. */
// @ts-ignore: decorator
@inline
function backwardRow(
  dz: usize,
  dRecurrent: usize,
  gates: usize,
  candidate: usize,
  hBefore: usize,
  dh: usize,
  carried: usize,
  width: usize,
  activation: i32,
  gateActivation: i32,
): void {
  const one = f32x4.splat(1);
  for (let k: usize = 0; k < width; k += 16) {
    const z = v128.load(gates + k);
    const r = v128.load(gates + width + k);
    const n = v128.load(gates + 2 * width + k);
    const slope = f32x4.add(v128.load(carried + k), v128.load(dh + k));
    const update = timesSlope(gateActivation, f32x4.mul(slope, f32x4.sub(n, v128.load(hBefore + k))), z);
    const fresh = timesSlope(activation, f32x4.mul(slope, z), n);
    const reset = timesSlope(gateActivation, f32x4.mul(fresh, v128.load(candidate + k)), r);
    v128.store(dz + k, update);
    v128.store(dz + width + k, reset);
    v128.store(dz + 2 * width + k, fresh);
    v128.store(dRecurrent + k, update);
    v128.store(dRecurrent + width + k, reset);
    v128.store(dRecurrent + 2 * width + k, f32x4.mul(fresh, r));
    v128.store(carried + k, f32x4.mul(slope, f32x4.sub(one, z)));
  }
}
