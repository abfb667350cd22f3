/**
 * The GRU that resets after the recurrent product, as cuDNN and PyTorch do: n = φ(W_n x + b_n + r ⊙ (U_n h₋ + b_rn)).
 *
 * Letters: B batch, T steps, I inputs, H units; gates and bias columns lie in the order z, r, n.
 */
import { multiplyBySlope } from './activations';
import type { GruVariant } from './gruVariant';
import type { Block } from './interventions';
import { addProduct, addTransposedProduct, columns, transpose } from './matrix';
import { addTimesTransposed, scaleRows } from './rows';
import { addRows, carryBack, inputGradients, recurrentInput } from './steps';
import { NOTHING, stepAt } from './types';
import { stretch, withSlope } from './unrolled';

const recurrentShare: GruVariant['recurrentShare'] = ({ batch, units }, weights, gateActivation, arithmetic) => {
  const gateBlock: readonly Block[] = [[gateActivation, 0, 2 * units]];
  const width = 3 * units;
  const recurrentBias = weights.bias.subarray(width);
  const recurrent = new Float32Array(batch * width);
  return (gates, step, entering, held) => {
    for (let b = 0; b < batch; b++) recurrent.set(recurrentBias, b * width);
    arithmetic.addProduct(recurrent, 0, entering, 0, weights.recurrentKernel, batch, units, width);
    for (let part = 0; part < recurrent.length; part += width) {
      for (let k = part, end = part + 2 * units; k < end; k++) gates[step + k] += recurrent[k];
    }
    arithmetic.activate(gates, step, batch, width, gateBlock);
    held();
    for (let part = 0; part < recurrent.length; part += width) {
      for (let k = part + 2 * units, end = part + width; k < end; k++) {
        gates[step + k] += gates[step + k - units] * recurrent[k];
      }
    }
  };
};

/** bias is [2, 3H]. */
const backward: GruVariant['backward'] = (sizes, x, weights, options, { h, gates }, dh) => {
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
  return { dx, dKernel, dRecurrentKernel, dBias, dh0, dc0: NOTHING };
};

const stepBack: GruVariant['stepBack'] = (layer) => {
  const { units, activation, gateActivation, recurrentKernel, bias } = layer;
  const width = 3 * units;
  return ({ count, h }, t, before) => {
    const [z, r, n] = ['z', 'r', 'n'].map((name) => stretch(layer, name, t));
    const hBefore = stretch(layer, 'h', before);
    const candidate = bias.slice(width + 2 * units);
    for (let k = 0; k < units; k++) {
      for (let j = 0; j < units; j++) candidate[j] += hBefore[k] * recurrentKernel[k * width + 2 * units + j];
    }
    const toN = withSlope(activation, z.slice(), n);
    const toZ = withSlope(
      gateActivation,
      n.map((value, k) => value - hBefore[k]),
      z,
    );
    const toR = withSlope(
      gateActivation,
      toN.map((value, k) => value * candidate[k]),
      r,
    );
    const dz = new Float64Array(count * width);
    scaleRows(dz, 0, width, h, toZ, count);
    scaleRows(dz, units, width, h, toR, count);
    scaleRows(
      dz,
      2 * units,
      width,
      h,
      toN.map((value, k) => value * r[k]),
      count,
    );
    scaleRows(
      h,
      0,
      units,
      h,
      z.map((value) => 1 - value),
      count,
    );
    addTimesTransposed(h, dz, recurrentKernel, count, width, units);
  };
};

export const RESET_AFTER: GruVariant = { recurrentShare, backward, stepBack };
