/**
 * The LSTM (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000) over whole sequences.
 *
 *     i = σ(W_i x + U_i h₋ + b_i)   f, o alike   g = φ(W_g x + U_g h₋ + b_g)
 *     c = f ⊙ c₋ + i ⊙ g            h = o ⊙ φ(c)
 *
 * Letters: B batch, T steps, I inputs, H units; gates lie in the order i, f, g, o.
 */
import { activate, multiplyBySlope } from './activations';
import { addProduct, addTransposedProduct, transpose } from './matrix';
import { carryBack, inputGradients, inputShare, recurrentInput } from './steps';
import { checkArrays, stepAt } from './types';
import type { CellGradients, CellWeights, LstmOptions, LstmOutputs, Sizes } from './types';

/** All hidden states, cell states and gates. x is [T, B, I]. Throws when a length does not fit the sizes. */
export function lstmForward(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: LstmOptions = {},
): LstmOutputs {
  check(sizes, x, weights, options);
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const width = 4 * units;
  const plane = batch * units;
  const gates = inputShare(sizes, width, x, weights);
  const h = new Float32Array(steps * plane);
  const c = new Float32Array(steps * plane);
  const entering = new Float32Array(plane);

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;
    const cBefore = position === 0 ? (options.c0 ?? new Float32Array(plane)) : c;
    recurrentInput(entering, hBefore, before, recurrentMask);
    addProduct(gates, t * batch * width, entering, 0, weights.recurrentKernel, batch, units, width);

    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      if (mask && mask[t * batch + b] === 0) {
        gates.fill(0, row, row + width);
        for (let k = 0; k < units; k++) {
          h[now + k] = hBefore[was + k];
          c[now + k] = cBefore[was + k];
        }
        continue;
      }
      activate(gateActivation, gates, row, 2 * units);
      activate(activation, gates, row + 2 * units, units);
      activate(gateActivation, gates, row + 3 * units, units);
      for (let k = 0; k < units; k++) {
        const at = row + k;
        c[now + k] = gates[at + units] * cBefore[was + k] + gates[at] * gates[at + 2 * units];
        h[now + k] = c[now + k];
      }
      activate(activation, h, now, units);
      for (let k = 0; k < units; k++) h[now + k] *= gates[row + 3 * units + k];
    }
  }
  return { h, c, gates };
}

/**
 * Gradients of a loss whose slopes at the outputs are dh [T, B, H] and dc [T, B, H] (null: the loss does not read c).
 * `outputs` are those of `lstmForward` with the same arguments.
 */
export function lstmBackward(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: LstmOptions,
  outputs: LstmOutputs,
  dh: Float32Array,
  dc: Float32Array | null = null,
): CellGradients & { readonly dc0: Float32Array } {
  check(sizes, x, weights, options);
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const { h, c, gates } = outputs;
  const width = 4 * units;
  const plane = batch * units;
  checkArrays('LSTM', sizes, { dh: [dh, [steps, batch, units]], dc: [dc, [steps, batch, units]] });
  const dz = new Float32Array(steps * batch * width);
  const dRecurrentKernel = new Float32Array(units * width);
  const dh0 = new Float32Array(plane);
  const dc0 = new Float32Array(plane);
  const entering = new Float32Array(plane);
  const back = new Float32Array(plane);
  const squashed = new Float32Array(units);
  const dcRow = new Float32Array(units);
  const towardsInput = transpose(weights.recurrentKernel, units, width);

  // dh0 and dc0 hold the gradient carried from the later steps until, after the first step, they are what they are called.
  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;
    const cBefore = position === 0 ? (options.c0 ?? new Float32Array(plane)) : c;

    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      const carried = b * units;
      for (let k = 0; k < units; k++) dh0[carried + k] += dh[now + k];
      if (dc) for (let k = 0; k < units; k++) dc0[carried + k] += dc[now + k];
      if (mask && mask[t * batch + b] === 0) continue;

      for (let k = 0; k < units; k++) {
        squashed[k] = c[now + k];
        dcRow[k] = dh0[carried + k] * gates[row + 3 * units + k];
      }
      activate(activation, squashed, 0, units);
      multiplyBySlope(activation, dcRow, 0, squashed, 0, units);
      for (let k = 0; k < units; k++) {
        const at = row + k;
        const slope = dcRow[k] + dc0[carried + k];
        dz[at] = slope * gates[at + 2 * units];
        dz[at + units] = slope * cBefore[was + k];
        dz[at + 2 * units] = slope * gates[at];
        dz[at + 3 * units] = dh0[carried + k] * squashed[k];
        dc0[carried + k] = slope * gates[at + units];
        dh0[carried + k] = 0;
      }
      multiplyBySlope(gateActivation, dz, row, gates, row, 2 * units);
      multiplyBySlope(activation, dz, row + 2 * units, gates, row + 2 * units, units);
      multiplyBySlope(gateActivation, dz, row + 3 * units, gates, row + 3 * units, units);
    }

    back.fill(0);
    addProduct(back, 0, dz, t * batch * width, towardsInput, batch, width, units);
    carryBack(dh0, back, recurrentMask);
    recurrentInput(entering, hBefore, before, recurrentMask);
    addTransposedProduct(dRecurrentKernel, entering, 0, dz, t * batch * width, batch, units, width);
  }
  const dBias = new Float32Array(width);
  const { dx, dKernel } = inputGradients(sizes, width, x, weights.kernel, dz, dBias);
  return { dx, dKernel, dRecurrentKernel, dBias, dh0, dc0 };
}

function check(sizes: Sizes, x: Float32Array, weights: CellWeights, options: LstmOptions): void {
  const { steps, batch, inputs, units } = sizes;
  checkArrays('LSTM', sizes, {
    x: [x, [steps, batch, inputs]],
    kernel: [weights.kernel, [inputs, 4 * units]],
    recurrentKernel: [weights.recurrentKernel, [units, 4 * units]],
    bias: [weights.bias, [4 * units]],
    mask: [options.mask, [steps, batch]],
    recurrentMask: [options.recurrentMask, [batch, units]],
    h0: [options.h0, [batch, units]],
    c0: [options.c0, [batch, units]],
  });
}
