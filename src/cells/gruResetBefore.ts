/**
 * The GRU that resets before the recurrent product, as Cho et al. (2014) wrote it: n = φ(W_n x + U_n (r ⊙ h₋) + b_n).
 *
 * Two products a step depend on each other, so the recurrent kernel is taken apart: U_zr [H, 2H] and U_n [H, H].
 *
 * Letters: B batch, T steps, I inputs, H units; gates and bias columns lie in the order z, r, n.
 */
import { activate, multiplyBySlope } from './activations';
import { addProduct, addTransposedProduct, columns, setColumns, transpose } from './matrix';
import { carryBack, inputGradients, inputShare, recurrentInput } from './steps';
import { stepAt } from './types';
import type { CellGradients, CellWeights, GruOptions, GruOutputs, Sizes } from './types';

/** See `gruForward`; bias is [3H]. */
export function gruResetBeforeForward(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: GruOptions,
): GruOutputs {
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const width = 3 * units;
  const plane = batch * units;
  const gateKernel = columns(weights.recurrentKernel, units, width, 0, 2 * units);
  const candidateKernel = columns(weights.recurrentKernel, units, width, 2 * units, units);
  const gates = inputShare(sizes, width, x, weights);
  const h = new Float32Array(steps * plane);
  const entering = new Float32Array(plane);
  const gateShare = new Float32Array(2 * plane);
  const candidateShare = new Float32Array(plane);

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    gateShare.fill(0);
    addProduct(gateShare, 0, entering, 0, gateKernel, batch, units, 2 * units);
    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      for (let k = 0; k < 2 * units; k++) gates[row + k] += gateShare[b * 2 * units + k];
      activate(gateActivation, gates, row, 2 * units);
      for (let k = 0; k < units; k++) entering[b * units + k] *= gates[row + units + k];
    }
    candidateShare.fill(0);
    addProduct(candidateShare, 0, entering, 0, candidateKernel, batch, units, units);

    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      if (mask && mask[t * batch + b] === 0) {
        gates.fill(0, row, row + width);
        for (let k = 0; k < units; k++) h[now + k] = hBefore[was + k];
        continue;
      }
      for (let k = 0; k < units; k++) gates[row + 2 * units + k] += candidateShare[b * units + k];
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
export function gruResetBeforeBackward(
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
  const gateKernel = columns(weights.recurrentKernel, units, width, 0, 2 * units);
  const candidateKernel = columns(weights.recurrentKernel, units, width, 2 * units, units);
  const towardsGates = transpose(gateKernel, units, 2 * units);
  const towardsCandidate = transpose(candidateKernel, units, units);
  const dz = new Float32Array(steps * batch * width);
  const dGateKernel = new Float32Array(units * 2 * units);
  const dCandidateKernel = new Float32Array(units * units);
  const dh0 = new Float32Array(plane);
  const entering = new Float32Array(plane);
  const reset = new Float32Array(plane);
  const dGates = new Float32Array(2 * plane);
  const dCandidate = new Float32Array(plane);
  const dReset = new Float32Array(plane);
  const back = new Float32Array(plane);

  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    dGates.fill(0);
    dCandidate.fill(0);
    dReset.fill(0);

    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      const carried = b * units;
      for (let k = 0; k < units; k++) {
        dh0[carried + k] += dh[now + k];
        reset[carried + k] = gates[row + units + k] * entering[carried + k];
      }
      if (mask && mask[t * batch + b] === 0) continue;
      for (let k = 0; k < units; k++) {
        const slope = dh0[carried + k];
        const z = gates[row + k];
        dz[row + k] = slope * (gates[row + 2 * units + k] - hBefore[was + k]);
        dz[row + 2 * units + k] = slope * z;
        dh0[carried + k] = slope * (1 - z);
      }
      multiplyBySlope(activation, dz, row + 2 * units, gates, row + 2 * units, units);
      for (let k = 0; k < units; k++) dCandidate[carried + k] = dz[row + 2 * units + k];
    }
    addProduct(dReset, 0, dCandidate, 0, towardsCandidate, batch, units, units);
    addTransposedProduct(dCandidateKernel, reset, 0, dCandidate, 0, batch, units, units);

    for (let b = 0; b < batch; b++) {
      if (mask && mask[t * batch + b] === 0) continue;
      const row = (t * batch + b) * width;
      for (let k = 0; k < units; k++) dz[row + units + k] = dReset[b * units + k] * entering[b * units + k];
      multiplyBySlope(gateActivation, dz, row, gates, row, 2 * units);
      for (let k = 0; k < 2 * units; k++) dGates[b * 2 * units + k] = dz[row + k];
    }
    // What reaches the recurrent input: through r ⊙ h₋ (0 at masked rows, whose gates read 0), and through z and r.
    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      for (let k = 0; k < units; k++) back[b * units + k] = dReset[b * units + k] * gates[row + units + k];
    }
    addProduct(back, 0, dGates, 0, towardsGates, batch, 2 * units, units);
    carryBack(dh0, back, recurrentMask);
    addTransposedProduct(dGateKernel, entering, 0, dGates, 0, batch, units, 2 * units);
  }
  const dRecurrentKernel = new Float32Array(units * width);
  setColumns(dRecurrentKernel, units, width, 0, dGateKernel, 2 * units);
  setColumns(dRecurrentKernel, units, width, 2 * units, dCandidateKernel, units);
  const dBias = new Float32Array(width);
  const { dx, dKernel } = inputGradients(sizes, width, x, weights.kernel, dz, dBias);
  return { dx, dKernel, dRecurrentKernel, dBias, dh0 };
}
