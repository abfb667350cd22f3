/**
 * The GRU that resets after the recurrent product, as cuDNN and PyTorch do: n = φ(W_n x + b_n + r ⊙ (U_n h₋ + b_rn)).
 *
 * Letters: B batch, T steps, I inputs, H units; gates and bias columns lie in the order z, r, n.
 */
import { activate, multiplyBySlope } from './activations';
import { addProduct, addTransposedProduct, columns, transpose } from './matrix';
import { addRows, carryBack, inputGradients, inputShare, recurrentInput } from './steps';
import { stepAt } from './types';
import type { CellGradients, CellWeights, GruOptions, GruOutputs, Sizes } from './types';

/** See `gruForward`; bias is [2, 3H]. */
export function gruResetAfterForward(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: GruOptions,
): GruOutputs {
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const width = 3 * units;
  const plane = batch * units;
  const recurrentBias = weights.bias.subarray(width);
  const gates = inputShare(sizes, width, x, weights);
  const h = new Float32Array(steps * plane);
  const entering = new Float32Array(plane);
  const recurrent = new Float32Array(batch * width);

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    for (let b = 0; b < batch; b++) recurrent.set(recurrentBias, b * width);
    addProduct(recurrent, 0, entering, 0, weights.recurrentKernel, batch, units, width);

    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      const part = b * width;
      if (mask && mask[t * batch + b] === 0) {
        gates.fill(0, row, row + width);
        for (let k = 0; k < units; k++) h[now + k] = hBefore[was + k];
        continue;
      }
      for (let k = 0; k < 2 * units; k++) gates[row + k] += recurrent[part + k];
      activate(gateActivation, gates, row, 2 * units);
      for (let k = 0; k < units; k++) {
        gates[row + 2 * units + k] += gates[row + units + k] * recurrent[part + 2 * units + k];
      }
      activate(activation, gates, row + 2 * units, units);
      for (let k = 0; k < units; k++) {
        const z = gates[row + k];
        h[now + k] = (1 - z) * hBefore[was + k] + z * gates[row + 2 * units + k];
      }
    }
  }
  return { h, gates };
}

/** See `gruBackward`. */
export function gruResetAfterBackward(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: GruOptions,
  { h, gates }: GruOutputs,
  dh: Float32Array,
): CellGradients {
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const width = 3 * units;
  const plane = batch * units;
  const dz = new Float32Array(steps * batch * width);
  const dRecurrent = new Float32Array(batch * width);
  const dRecurrentKernel = new Float32Array(units * width);
  const dBias = new Float32Array(2 * width);
  const dh0 = new Float32Array(plane);
  const entering = new Float32Array(plane);
  const back = new Float32Array(plane);
  const candidate = new Float32Array(plane);
  const candidateKernel = columns(weights.recurrentKernel, units, width, 2 * units, units);
  const candidateBias = weights.bias.subarray(width + 2 * units);
  const towardsInput = transpose(weights.recurrentKernel, units, width);

  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    // U_n h₋ + b_rn is computed again: keeping it would make the forward pass's outputs a third larger.
    for (let b = 0; b < batch; b++) candidate.set(candidateBias, b * units);
    addProduct(candidate, 0, entering, 0, candidateKernel, batch, units, units);
    dRecurrent.fill(0);

    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      const carried = b * units;
      const part = b * width;
      for (let k = 0; k < units; k++) dh0[carried + k] += dh[now + k];
      if (mask && mask[t * batch + b] === 0) continue;

      for (let k = 0; k < units; k++) {
        const slope = dh0[carried + k];
        const z = gates[row + k];
        dz[row + k] = slope * (gates[row + 2 * units + k] - hBefore[was + k]);
        dz[row + 2 * units + k] = slope * z;
        dh0[carried + k] = slope * (1 - z);
      }
      multiplyBySlope(activation, dz, row + 2 * units, gates, row + 2 * units, units);
      for (let k = 0; k < units; k++) {
        dz[row + units + k] = dz[row + 2 * units + k] * candidate[carried + k];
      }
      multiplyBySlope(gateActivation, dz, row, gates, row, 2 * units);
      for (let k = 0; k < 2 * units; k++) dRecurrent[part + k] = dz[row + k];
      for (let k = 0; k < units; k++) {
        dRecurrent[part + 2 * units + k] = dz[row + 2 * units + k] * gates[row + units + k];
      }
    }

    back.fill(0);
    addProduct(back, 0, dRecurrent, 0, towardsInput, batch, width, units);
    carryBack(dh0, back, recurrentMask);
    addTransposedProduct(dRecurrentKernel, entering, 0, dRecurrent, 0, batch, units, width);
    addRows(dBias, width, dRecurrent, batch, width);
  }
  const { dx, dKernel } = inputGradients(sizes, width, x, weights.kernel, dz, dBias);
  return { dx, dKernel, dRecurrentKernel, dBias, dh0 };
}
