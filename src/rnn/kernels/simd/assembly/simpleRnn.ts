/**
 * The simple recurrent network over whole sequences; src/cells/simpleRnn.ts has the same equation in plain words.
 *
 * Letters: B batch, T steps, I inputs, H units, P units with their padding. Optional inputs are 0 where they are not
 * given.
 */
import { activateRow, timesSlope } from './activations';
import { release } from './memory';
import { deliver, floats, give, padded, roomFor, roundUp4, unpadded, zeros } from './padding';
import { product } from './product';
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
  weightGradient,
} from './steps';

/** Writes h [T, B, H]. */
export function simpleRnnForward(
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
  reverse: bool,
  h: usize,
): void {
  const P = roundUp4(H);
  const plane = B * P;
  const wideKernel = padded(kernel, I, H, P);
  const wideRecurrent = padded(recurrentKernel, H, H, P);
  const wideBias = padded(bias, 1, H, P);
  const dropout = padded(recurrentMask, B, H, P);
  const firstH = h0 == 0 ? zeros(plane) : padded(h0, B, H, P);
  const hRoom = roomFor(h, T * B, H, P);
  const panels = panelsOf(wideRecurrent, P << 2, H, P);
  const entering = dropout == 0 ? 0 : floats(plane);

  inputShare(hRoom, T * B, I, P, x, wideKernel, wideBias);
  for (let position: usize = 0; position < T; position++) {
    const t = stepAt(position, T, reverse);
    const hBefore = stateBefore(hRoom, firstH, plane, position, T, reverse);
    const step = hRoom + ((t * plane) << 2);
    if (dropout != 0) multiply(entering, hBefore, dropout, plane);
    product(step, P << 2, step, P << 2, dropout != 0 ? entering : hBefore, P << 2, panels, B, H, P);
    for (let b: usize = 0; b < B; b++) {
      const own = (b * P) << 2;
      if (isMasked(mask, t * B + b)) memory.copy(step + own, hBefore + own, P << 2);
      else activateRow(activation, step + own, P << 2);
    }
  }

  release(entering);
  release(panels);
  deliver(h, hRoom, T * B, H, P);
  unpadded(firstH, h0);
  unpadded(dropout, recurrentMask);
  unpadded(wideBias, bias);
  unpadded(wideRecurrent, recurrentKernel);
  unpadded(wideKernel, kernel);
}

/** Writes the gradients of a loss whose slope at the outputs is dh [T, B, H]; dh0 may be 0. */
export function simpleRnnBackward(
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
  reverse: bool,
  h: usize,
  dh: usize,
  dx: usize,
  dKernel: usize,
  dRecurrentKernel: usize,
  dBias: usize,
  dh0: usize,
): void {
  const P = roundUp4(H);
  const plane = B * P;
  const wideRecurrent = padded(recurrentKernel, H, H, P);
  const dropout = padded(recurrentMask, B, H, P);
  const firstH = h0 == 0 ? zeros(plane) : padded(h0, B, H, P);
  const hs = padded(h, T * B, H, P);
  const slopes = padded(dh, T * B, H, P);
  const panels = transposedPanelsOf(wideRecurrent, P << 2, H, P);
  const dz = floats(T * plane);
  const carried = zeros(plane);
  const none = zeros(P);
  const back = dropout == 0 ? 0 : floats(plane);

  for (let left = T; left > 0; left--) {
    const position = left - 1;
    const t = stepAt(position, T, reverse);
    const step = (t * plane) << 2;
    for (let b: usize = 0; b < B; b++) {
      const own = (b * P) << 2;
      const now = step + own;
      if (isMasked(mask, t * B + b)) {
        memory.fill(dz + now, 0, P << 2);
        addRow(carried + own, slopes + now, P << 2);
      } else {
        backwardRow(dz + now, hs + now, slopes + now, carried + own, P << 2, activation);
      }
    }
    if (position > 0 || dh0 != 0) {
      if (dropout == 0) {
        product(carried, P << 2, carried, P << 2, dz + step, P << 2, panels, B, P, P);
      } else {
        product(back, P << 2, none, 0, dz + step, P << 2, panels, B, P, P);
        addMultiplied(carried, back, dropout, plane);
      }
    }
  }

  const entering = enteringStates(hs, firstH, dropout, T, plane, reverse);
  weightGradient(dRecurrentKernel, entering, H, P << 2, dz, T * B, 1, H);
  release(entering);
  inputGradients(T * B, I, 1, H, x, kernel, dz, dx, dKernel, dBias);
  give(dh0, carried, B, H, P);

  release(back);
  release(none);
  release(dz);
  release(panels);
  unpadded(slopes, dh);
  unpadded(hs, h);
  unpadded(firstH, h0);
  unpadded(dropout, recurrentMask);
  unpadded(wideRecurrent, recurrentKernel);
}

// @ts-ignore: decorator
@inline
function backwardRow(dz: usize, h: usize, dh: usize, carried: usize, width: usize, activation: i32): void {
  for (let k: usize = 0; k < width; k += 16) {
    const slope = f32x4.add(v128.load(carried + k), v128.load(dh + k));
    v128.store(dz + k, timesSlope(activation, slope, v128.load(h + k)));
    v128.store(carried + k, f32x4.splat(0));
  }
}
