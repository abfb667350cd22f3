/**
 * The LSTM over whole sequences; src/cells/lstm.ts has the same equations in plain words.
 *
 * Letters: B batch, T steps, I inputs, H units, P units with their padding; gates lie in the order i, f, g, o. Optional
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

/** Writes h [T, B, H], c [T, B, H] and gates [T, B, 4H]. */
export function lstmForward(
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
  c0: usize,
  activation: i32,
  gateActivation: i32,
  reverse: bool,
  h: usize,
  c: usize,
  gates: usize,
): void {
  const P = roundUp4(H);
  const Z = 4 * P;
  const plane = B * P;
  const wideKernel = padded(kernel, I * 4, H, P);
  const wideRecurrent = padded(recurrentKernel, H * 4, H, P);
  const wideBias = padded(bias, 4, H, P);
  const dropout = padded(recurrentMask, B, H, P);
  const firstH = h0 == 0 ? zeros(plane) : padded(h0, B, H, P);
  const firstC = c0 == 0 ? zeros(plane) : padded(c0, B, H, P);
  const hRoom = roomFor(h, T * B, H, P);
  const cRoom = roomFor(c, T * B, H, P);
  const gatesRoom = roomFor(gates, T * B * 4, H, P);
  const panels = panelsOf(wideRecurrent, Z << 2, H, Z);
  const entering = dropout == 0 ? 0 : floats(plane);

  inputShare(gatesRoom, T * B, I, Z, x, wideKernel, wideBias);
  for (let position: usize = 0; position < T; position++) {
    const t = stepAt(position, T, reverse);
    const hBefore = stateBefore(hRoom, firstH, plane, position, T, reverse);
    const cBefore = stateBefore(cRoom, firstC, plane, position, T, reverse);
    const step = gatesRoom + ((t * B * Z) << 2);
    if (position > 0 || h0 != 0) {
      if (dropout != 0) multiply(entering, hBefore, dropout, plane);
      product(step, Z << 2, step, Z << 2, dropout != 0 ? entering : hBefore, P << 2, panels, B, H, Z);
    }
    for (let b: usize = 0; b < B; b++) {
      const row = step + ((b * Z) << 2);
      const before = (b * P) << 2;
      const now = ((t * plane) << 2) + before;
      if (isMasked(mask, t * B + b)) {
        memory.fill(row, 0, Z << 2);
        memory.copy(hRoom + now, hBefore + before, P << 2);
        memory.copy(cRoom + now, cBefore + before, P << 2);
      } else {
        forwardRow(row, cBefore + before, hRoom + now, cRoom + now, P << 2, activation, gateActivation);
      }
    }
  }

  release(entering);
  release(panels);
  deliver(gates, gatesRoom, T * B * 4, H, P);
  deliver(c, cRoom, T * B, H, P);
  deliver(h, hRoom, T * B, H, P);
  unpadded(firstC, c0);
  unpadded(firstH, h0);
  unpadded(dropout, recurrentMask);
  unpadded(wideBias, bias);
  unpadded(wideRecurrent, recurrentKernel);
  unpadded(wideKernel, kernel);
}

/** One sequence's step: pre-activations become gates in place, c = f ⊙ c₋ + i ⊙ g, h = o ⊙ φ(c). `width` is P in bytes. */
// @ts-ignore: decorator
@inline
function forwardRow(
  gates: usize,
  cBefore: usize,
  h: usize,
  c: usize,
  width: usize,
  activation: i32,
  gateActivation: i32,
): void {
  const inputGate = gates;
  const forgetGate = inputGate + width;
  const candidate = forgetGate + width;
  const outputGate = candidate + width;
  activateRow(gateActivation, inputGate, 2 * width);
  activateRow(activation, candidate, width);
  activateRow(gateActivation, outputGate, width);
  for (let k: usize = 0; k < width; k += 16) {
    const kept = f32x4.mul(v128.load(forgetGate + k), v128.load(cBefore + k));
    const state = multiplyAdd(v128.load(inputGate + k), v128.load(candidate + k), kept);
    v128.store(c + k, state);
    v128.store(h + k, state);
  }
  activateRow(activation, h, width);
  for (let k: usize = 0; k < width; k += 16) {
    v128.store(h + k, f32x4.mul(v128.load(outputGate + k), v128.load(h + k)));
  }
}

/** Writes the gradients of a loss whose slopes at the outputs are dh and dc [T, B, H]; dc, dh0 and dc0 may be 0. */
export function lstmBackward(
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
  c0: usize,
  activation: i32,
  gateActivation: i32,
  reverse: bool,
  h: usize,
  c: usize,
  gates: usize,
  dh: usize,
  dc: usize,
  dx: usize,
  dKernel: usize,
  dRecurrentKernel: usize,
  dBias: usize,
  dh0: usize,
  dc0: usize,
): void {
  const P = roundUp4(H);
  const Z = 4 * P;
  const plane = B * P;
  const wideRecurrent = padded(recurrentKernel, H * 4, H, P);
  const dropout = padded(recurrentMask, B, H, P);
  const firstH = h0 == 0 ? zeros(plane) : padded(h0, B, H, P);
  const firstC = c0 == 0 ? zeros(plane) : padded(c0, B, H, P);
  const hs = padded(h, T * B, H, P);
  const cs = padded(c, T * B, H, P);
  const gs = padded(gates, T * B * 4, H, P);
  const hSlopes = padded(dh, T * B, H, P);
  const cSlopes = padded(dc, T * B, H, P);
  // The transpose takes all Z columns to the H rows; rows of padding stay 0.
  const panels = transposedPanelsOf(wideRecurrent, Z << 2, H, Z);
  const dz = floats(T * B * Z);
  const carriedH = zeros(plane);
  const carriedC = zeros(plane);
  const none = zeros(P);
  const back = dropout == 0 ? 0 : floats(plane);
  const squashed = floats(P);

  for (let left = T; left > 0; left--) {
    const position = left - 1;
    const t = stepAt(position, T, reverse);
    const cBefore = stateBefore(cs, firstC, plane, position, T, reverse);
    const step = dz + ((t * B * Z) << 2);
    for (let b: usize = 0; b < B; b++) {
      const carried = (b * P) << 2;
      const now = ((t * plane) << 2) + carried;
      const row = ((t * B + b) * Z) << 2;
      const slopesOfC = cSlopes == 0 ? 0 : cSlopes + now;
      if (isMasked(mask, t * B + b)) {
        memory.fill(dz + row, 0, Z << 2);
        addRow(carriedH + carried, hSlopes + now, P << 2);
        if (slopesOfC != 0) addRow(carriedC + carried, slopesOfC, P << 2);
      } else {
        if (slopesOfC != 0) addRow(carriedC + carried, slopesOfC, P << 2);
        memory.copy(squashed, cs + now, P << 2);
        activateRow(activation, squashed, P << 2);
        backwardRow(
          dz + row,
          gs + row,
          cBefore + carried,
          squashed,
          hSlopes + now,
          carriedH + carried,
          carriedC + carried,
          P << 2,
          activation,
          gateActivation,
        );
      }
    }
    if (position > 0 || dh0 != 0) {
      if (dropout == 0) {
        product(carriedH, P << 2, carriedH, P << 2, step, Z << 2, panels, B, Z, P);
      } else {
        product(back, P << 2, none, 0, step, Z << 2, panels, B, Z, P);
        addMultiplied(carriedH, back, dropout, plane);
      }
    }
  }

  const entering = enteringStates(hs, firstH, dropout, T, plane, reverse);
  weightGradient(dRecurrentKernel, entering, H, P << 2, dz, T * B, 4, H);
  release(entering);
  inputGradients(T * B, I, 4, H, x, kernel, dz, dx, dKernel, dBias);
  give(dh0, carriedH, B, H, P);
  give(dc0, carriedC, B, H, P);

  release(squashed);
  release(back);
  release(none);
  release(dz);
  release(panels);
  unpadded(cSlopes, dc);
  unpadded(hSlopes, dh);
  unpadded(gs, gates);
  unpadded(cs, c);
  unpadded(hs, h);
  unpadded(firstC, c0);
  unpadded(firstH, h0);
  unpadded(dropout, recurrentMask);
  unpadded(wideRecurrent, recurrentKernel);
}

/**
 * One sequence's step backwards: dz of the four gates, and what is carried to the step before, of which the share that
 * runs through the recurrent product is still to be added. `squashed` is φ(c), `width` is P in bytes.
 */
// @ts-ignore: decorator
@inline
function backwardRow(
  dz: usize,
  gates: usize,
  cBefore: usize,
  squashed: usize,
  dh: usize,
  carriedH: usize,
  carriedC: usize,
  width: usize,
  activation: i32,
  gateActivation: i32,
): void {
  for (let k: usize = 0; k < width; k += 16) {
    const i = v128.load(gates + k);
    const f = v128.load(gates + width + k);
    const g = v128.load(gates + 2 * width + k);
    const o = v128.load(gates + 3 * width + k);
    const phi = v128.load(squashed + k);
    const slopeOfH = f32x4.add(v128.load(carriedH + k), v128.load(dh + k));
    const slopeOfC = f32x4.add(
      timesSlope(activation, f32x4.mul(slopeOfH, o), phi),
      v128.load(carriedC + k),
    );
    v128.store(dz + k, timesSlope(gateActivation, f32x4.mul(slopeOfC, g), i));
    v128.store(dz + width + k, timesSlope(gateActivation, f32x4.mul(slopeOfC, v128.load(cBefore + k)), f));
    v128.store(dz + 2 * width + k, timesSlope(activation, f32x4.mul(slopeOfC, i), g));
    v128.store(dz + 3 * width + k, timesSlope(gateActivation, f32x4.mul(slopeOfH, phi), o));
    v128.store(carriedC + k, f32x4.mul(slopeOfC, f));
    v128.store(carriedH + k, f32x4.splat(0));
  }
}
