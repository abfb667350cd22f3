/**
 * The GRU that resets before the recurrent product, as Cho et al. (2014) wrote it: n = φ(W_n x + U_n (r ⊙ h₋) + b_n).
 *
 * Two products a step depend on each other, so the recurrent kernel is taken apart: U_zr [H, 2H] and U_n [H, H].
 *
 * Letters: B batch, T steps, I inputs, H units; gates and bias columns lie in the order z, r, n.
 */
import { multiplyBySlope } from './activations';
import type { GruVariant } from './gruVariant';
import type { Block } from './interventions';
import { addProduct, addTransposedProduct, columns, setColumns, transpose } from './matrix';
import { addTimesTransposed, scaleRows } from './rows';
import { carryBack, inputGradients, recurrentInput } from './steps';
import { NOTHING, stepAt } from './types';
import { stretch, withSlope } from './unrolled';

const recurrentShare: GruVariant['recurrentShare'] = ({ batch, units }, weights, gateActivation, arithmetic) => {
  const gateBlock: readonly Block[] = [[gateActivation, 0, 2 * units]];
  const width = 3 * units;
  const gateKernel = columns(weights.recurrentKernel, units, width, 0, 2 * units);
  const candidateKernel = columns(weights.recurrentKernel, units, width, 2 * units, units);
  const gateShare = new Float32Array(2 * batch * units);
  const candidateShare = new Float32Array(batch * units);
  return (gates, step, entering, held) => {
    gateShare.fill(0);
    arithmetic.addProduct(gateShare, 0, entering, 0, gateKernel, batch, units, 2 * units);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width;
      for (let k = 0; k < 2 * units; k++) gates[row + k] += gateShare[b * 2 * units + k];
    }
    arithmetic.activate(gates, step, batch, width, gateBlock);
    held();
    for (let b = 0; b < batch; b++) {
      const row = step + b * width + units;
      for (let k = 0; k < units; k++) entering[b * units + k] *= gates[row + k];
    }
    candidateShare.fill(0);
    arithmetic.addProduct(candidateShare, 0, entering, 0, candidateKernel, batch, units, units);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width + 2 * units;
      for (let k = 0; k < units; k++) gates[row + k] += candidateShare[b * units + k];
    }
  };
};

/** bias is [3H]. */
const backward: GruVariant['backward'] = (sizes, x, weights, options, { h, gates }, dh) => {
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
  return { dx, dKernel, dRecurrentKernel, dBias, dh0, dc0: NOTHING };
};

const stepBack: GruVariant['stepBack'] = (layer) => {
  const { units, activation, gateActivation, recurrentKernel } = layer;
  const width = 3 * units;
  const gateKernel = columns(recurrentKernel, units, width, 0, 2 * units);
  const candidateKernel = columns(recurrentKernel, units, width, 2 * units, units);
  return ({ count, h }, t, before) => {
    const [z, r, n] = ['z', 'r', 'n'].map((name) => stretch(layer, name, t));
    const hBefore = stretch(layer, 'h', before);
    const dn = new Float64Array(count * units);
    scaleRows(dn, 0, units, h, withSlope(activation, z.slice(), n), count);
    const reset = new Float64Array(count * units);
    addTimesTransposed(reset, dn, candidateKernel, count, units, units);
    const dGates = new Float64Array(count * 2 * units);
    scaleRows(
      dGates,
      0,
      2 * units,
      h,
      withSlope(
        gateActivation,
        n.map((value, k) => value - hBefore[k]),
        z,
      ),
      count,
    );
    scaleRows(dGates, units, 2 * units, reset, withSlope(gateActivation, hBefore.slice(), r), count);
    scaleRows(
      h,
      0,
      units,
      h,
      z.map((value) => 1 - value),
      count,
    );
    scaleRows(reset, 0, units, reset, r, count);
    for (let k = 0; k < h.length; k++) h[k] += reset[k];
    addTimesTransposed(h, dGates, gateKernel, count, 2 * units, units);
  };
};

export const RESET_BEFORE: GruVariant = { recurrentShare, backward, stepBack };
