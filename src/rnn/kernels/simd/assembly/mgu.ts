/**
 * The minimal gated unit; src/cells/mgu.ts has the same equations in plain words. Two products a step depend on each
 * other, so U_f and U_n, [H, H] each, are packed apart.
 *
 * Letters: B batch, T steps, I inputs, H units, P units with their padding; gates lie in the order f, n. Optional inputs
 * are 0 where they are not given.
 */
import { activateRow, timesSlope } from './activations';
import { multiplyAdd } from './arithmetic';
import { release } from './memory';
import { copyRows, deliver, floats, give, padded, roomFor, roundUp4, unpadded, zeros } from './padding';
import { addTransposedProduct, product } from './product';
import {
  addMultiplied,
  addRow,
  enteringStates,
  inputGradients,
  inputShare,
  isMasked,
  multiply,
  panelsOf,
  stateBefore,
  stepAt,
  transposedPanelsOf,
} from './steps';

/** Writes h [T, B, H] and gates [T, B, 2H]; bias is [2H]. */
export function mguForward(
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
  const Z = 2 * P;
  const plane = B * P;
  const wideKernel = padded(kernel, I * 2, H, P);
  const wideRecurrent = padded(recurrentKernel, H * 2, H, P);
  const wideBias = padded(bias, 2, H, P);
  const dropout = padded(recurrentMask, B, H, P);
  const firstH = h0 == 0 ? zeros(plane) : padded(h0, B, H, P);
  const hRoom = roomFor(h, T * B, H, P);
  const gatesRoom = roomFor(gates, T * B * 2, H, P);
  const gatePanels = panelsOf(wideRecurrent, Z << 2, H, P);
  const candidatePanels = panelsOf(wideRecurrent + (P << 2), Z << 2, H, P);
  const entering = dropout == 0 ? 0 : floats(plane);
  const reset = floats(plane);

  inputShare(gatesRoom, T * B, I, Z, x, wideKernel, wideBias);
  for (let position: usize = 0; position < T; position++) {
    const t = stepAt(position, T, reverse);
    const hBefore = stateBefore(hRoom, firstH, plane, position, T, reverse);
    if (dropout != 0) multiply(entering, hBefore, dropout, plane);
    const state = dropout != 0 ? entering : hBefore;
    const step = gatesRoom + ((t * B * Z) << 2);
    product(step, Z << 2, step, Z << 2, state, P << 2, gatePanels, B, H, P);
    for (let b: usize = 0; b < B; b++) {
      const own = (b * P) << 2;
      const gate = step + ((b * Z) << 2);
      activateRow(gateActivation, gate, P << 2);
      multiply(reset + own, gate, state + own, P);
    }
    const candidate = step + (P << 2);
    product(candidate, Z << 2, candidate, Z << 2, reset, P << 2, candidatePanels, B, H, P);
    for (let b: usize = 0; b < B; b++) {
      const row = step + ((b * Z) << 2);
      const before = (b * P) << 2;
      const now = hRoom + ((t * plane) << 2) + before;
      if (isMasked(mask, t * B + b)) {
        memory.fill(row, 0, Z << 2);
        memory.copy(now, hBefore + before, P << 2);
      } else {
        stateRow(row, hBefore + before, now, P << 2, activation);
      }
    }
  }

  release(reset);
  release(entering);
  release(candidatePanels);
  release(gatePanels);
  deliver(gates, gatesRoom, T * B * 2, H, P);
  deliver(h, hRoom, T * B, H, P);
  unpadded(firstH, h0);
  unpadded(dropout, recurrentMask);
  unpadded(wideBias, bias);
  unpadded(wideRecurrent, recurrentKernel);
  unpadded(wideKernel, kernel);
}

/** n in place, h = (1 − f) ⊙ h₋ + f ⊙ n. `width` is P in bytes. */
// @ts-ignore: decorator
@inline
function stateRow(gates: usize, hBefore: usize, h: usize, width: usize, activation: i32): void {
  const candidate = gates + width;
  activateRow(activation, candidate, width);
  for (let k: usize = 0; k < width; k += 16) {
    const before = v128.load(hBefore + k);
    const change = f32x4.sub(v128.load(candidate + k), before);
    v128.store(h + k, multiplyAdd(v128.load(gates + k), change, before));
  }
}

/** Writes the gradients of a loss whose slope at the outputs is dh [T, B, H]; dh0 may be 0. */
export function mguBackward(
  T: usize,
  B: usize,
  I: usize,
  H: usize,
  x: usize,
  kernel: usize,
  recurrentKernel: usize,
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
  const Z = 2 * P;
  const plane = B * P;
  const row2 = Z << 2;
  const wideRecurrent = padded(recurrentKernel, H * 2, H, P);
  const dropout = padded(recurrentMask, B, H, P);
  const firstH = h0 == 0 ? zeros(plane) : padded(h0, B, H, P);
  const hs = padded(h, T * B, H, P);
  const gs = padded(gates, T * B * 2, H, P);
  const slopes = padded(dh, T * B, H, P);
  const entering = enteringStates(hs, firstH, dropout, T, plane, reverse);
  const towardsGate = transposedPanelsOf(wideRecurrent, row2, H, P);
  const towardsCandidate = transposedPanelsOf(wideRecurrent + (P << 2), row2, H, P);
  const dz = floats(T * B * Z);
  const resets = floats(T * plane);
  const carried = zeros(plane);
  const none = zeros(P);
  const dReset = floats(plane);
  const back = floats(plane);

  for (let left = T; left > 0; left--) {
    const position = left - 1;
    const t = stepAt(position, T, reverse);
    const hBefore = stateBefore(hs, firstH, plane, position, T, reverse);
    const step = ((t * B * Z) << 2);
    for (let b: usize = 0; b < B; b++) {
      const own = (b * P) << 2;
      const now = ((t * plane) << 2) + own;
      const row = step + ((b * Z) << 2);
      if (isMasked(mask, t * B + b)) {
        memory.fill(dz + row, 0, row2);
        addRow(carried + own, slopes + now, P << 2);
      } else {
        stateRowBackward(dz + row, gs + row, hBefore + own, slopes + now, carried + own, P << 2, activation);
      }
    }
    product(dReset, P << 2, none, 0, dz + step + (P << 2), row2, towardsCandidate, B, P, P);
    for (let b: usize = 0; b < B; b++) {
      const own = (b * P) << 2;
      const now = ((t * plane) << 2) + own;
      const row = step + ((b * Z) << 2);
      gateRowBackward(
        dz + row,
        gs + row,
        entering + now,
        dReset + own,
        resets + now,
        back + own,
        P << 2,
        gateActivation,
        isMasked(mask, t * B + b),
      );
    }
    product(back, P << 2, back, P << 2, dz + step, row2, towardsGate, B, P, P);
    if (dropout == 0) addRow(carried, back, plane << 2);
    else addMultiplied(carried, back, dropout, plane);
  }

  const room = zeros(P * Z);
  addTransposedProduct(room, row2, entering, P << 2, dz, row2, H, T * B, P);
  addTransposedProduct(room + (P << 2), row2, resets, P << 2, dz + (P << 2), row2, H, T * B, P);
  copyRows(dRecurrentKernel, room, H * 2, P, H);
  release(room);
  inputGradients(T * B, I, 2, H, x, kernel, dz, dx, dKernel, dBias);
  give(dh0, carried, B, H, P);

  release(back);
  release(dReset);
  release(none);
  release(resets);
  release(dz);
  release(towardsCandidate);
  release(towardsGate);
  release(entering);
  unpadded(slopes, dh);
  unpadded(gs, gates);
  unpadded(hs, h);
  unpadded(firstH, h0);
  unpadded(dropout, recurrentMask);
  unpadded(wideRecurrent, recurrentKernel);
}

/** The slope of f by what it rewrites (not yet through its activation), that of n, and what h₋ gets directly. */
// @ts-ignore: decorator
@inline
function stateRowBackward(
  dz: usize,
  gates: usize,
  hBefore: usize,
  dh: usize,
  carried: usize,
  width: usize,
  activation: i32,
): void {
  const one = f32x4.splat(1);
  for (let k: usize = 0; k < width; k += 16) {
    const f = v128.load(gates + k);
    const n = v128.load(gates + width + k);
    const slope = f32x4.add(v128.load(carried + k), v128.load(dh + k));
    v128.store(dz + k, f32x4.mul(slope, f32x4.sub(n, v128.load(hBefore + k))));
    v128.store(dz + width + k, timesSlope(activation, f32x4.mul(slope, f), n));
    v128.store(carried + k, f32x4.mul(slope, f32x4.sub(one, f)));
  }
}

/**
 * The slope of f, with what it does to the candidate's input; f ⊙ h₋ again; and the share of h₋ that came through it. All
 * are 0 at masked steps, whose f reads 0.
 */
// @ts-ignore: decorator
@inline
function gateRowBackward(
  dz: usize,
  gates: usize,
  entering: usize,
  dReset: usize,
  reset: usize,
  back: usize,
  width: usize,
  gateActivation: i32,
  masked: bool,
): void {
  for (let k: usize = 0; k < width; k += 16) {
    const f = v128.load(gates + k);
    const state = v128.load(entering + k);
    const slope = v128.load(dReset + k);
    v128.store(reset + k, f32x4.mul(f, state));
    v128.store(back + k, f32x4.mul(f, slope));
    if (masked) continue;
    v128.store(dz + k, timesSlope(gateActivation, multiplyAdd(slope, state, v128.load(dz + k)), f));
  }
}
