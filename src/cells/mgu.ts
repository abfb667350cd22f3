/**
 * The minimal gated unit over whole sequences (Zhou, Wu, Zhang & Zhou 2016, "Minimal gated unit for recurrent neural
 * networks"):
 *
 *     f = σ(W_f x + U_f h₋ + b_f)   n = φ(W_n x + U_n (f ⊙ h₋) + b_n)   h = (1 − f) ⊙ h₋ + f ⊙ n
 *
 * The paper calls f a forget gate; it opens to rewrite, as the GRU's z.
 *
 * Letters: B batch, T steps, I inputs, H units; gates and bias columns lie in the order f, n.
 */
import { multiplyBySlope } from './activations';
import type { CellArithmetic } from './cellArithmetic';
import { slopesOfInputs } from './inputSlopes';
import { Operations, PLAIN_ARITHMETIC } from './interventions';
import type { Block } from './interventions';
import { addProduct, addTransposedProduct, columns, setColumns, transpose } from './matrix';
import { addTimesTransposed, scaleRows } from './rows';
import { carryBack, carryMasked, inputGradients, inputShare, recurrentInput } from './steps';
import { checkArrays, NOTHING, stepAt } from './types';
import type { CellOptions, CellWeights, Sizes } from './types';
import { stretch, withSlope } from './unrolled';

/** U_f and U_n, [H, H] each: the second product of a step needs the gate that the first one gives. */
const recurrentParts = (recurrentKernel: Float32Array, units: number) => ({
  gate: columns(recurrentKernel, units, 2 * units, 0, units),
  candidate: columns(recurrentKernel, units, 2 * units, units, units),
});

const forward: CellArithmetic['forward'] = (
  sizes,
  x,
  weights,
  options = {},
  interventions = [],
  arithmetic = PLAIN_ARITHMETIC,
) => {
  check(sizes, x, weights, options);
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const width = 2 * units;
  const plane = batch * units;
  const operations = new Operations(sizes, interventions);
  const parts = recurrentParts(weights.recurrentKernel, units);
  const gates = inputShare(sizes, width, x, weights, arithmetic.addProduct);
  const h = new Float32Array(steps * plane);
  const h0 = operations.before(options.h0);
  const entering = new Float32Array(plane);
  const share = new Float32Array(plane);

  /** One sum of a step: adds the recurrent share, activates it, and lets interventions act. */
  const sum = (t: number, gate: number, kernel: Float32Array, block: readonly Block[]) => {
    const step = t * batch * width;
    share.fill(0);
    arithmetic.addProduct(share, 0, entering, 0, kernel, batch, units, units);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width + gate * units;
      for (let k = 0; k < units; k++) gates[row + k] += share[b * units + k];
    }
    arithmetic.activate(gates, step, batch, width, block);
    operations.clamp(t, gates, step, width, gate, gate + 1);
  };
  const gateBlock: readonly Block[] = [[gateActivation, 0, units]];
  const candidateBlock: readonly Block[] = [[activation, units, units]];

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? h0 : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    sum(t, 0, parts.gate, gateBlock);
    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      for (let k = 0; k < units; k++) entering[b * units + k] *= gates[row + k];
    }
    sum(t, 1, parts.candidate, candidateBlock);
    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      for (let k = 0; k < units; k++) {
        const f = gates[row + k];
        h[now + k] = (1 - f) * hBefore[was + k] + f * gates[row + units + k];
      }
    }
    operations.change('h', t, h, hBefore, before);
    carryMasked(sizes, t, mask, gates, width, [[h, hBefore]], before);
  }
  return { h, c: NOTHING, gates };
};

const backward: CellArithmetic['backward'] = (sizes, x, weights, options, { h, gates }, dh) => {
  check(sizes, x, weights, options);
  const { steps, batch, units } = sizes;
  checkArrays('MGU', sizes, { dh: [dh, [steps, batch, units]] });
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const width = 2 * units;
  const plane = batch * units;
  const parts = recurrentParts(weights.recurrentKernel, units);
  const towardsGate = transpose(parts.gate, units, units);
  const towardsCandidate = transpose(parts.candidate, units, units);
  const dz = new Float32Array(steps * batch * width);
  const dGateKernel = new Float32Array(units * units);
  const dCandidateKernel = new Float32Array(units * units);
  const dh0 = new Float32Array(plane);
  const entering = new Float32Array(plane);
  const reset = new Float32Array(plane);
  const dGate = new Float32Array(plane);
  const dCandidate = new Float32Array(plane);
  const dReset = new Float32Array(plane);
  const back = new Float32Array(plane);

  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    dGate.fill(0);
    dCandidate.fill(0);
    dReset.fill(0);

    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      const carried = b * units;
      for (let k = 0; k < units; k++) {
        dh0[carried + k] += dh[now + k];
        reset[carried + k] = gates[row + k] * entering[carried + k];
      }
      if (mask && mask[t * batch + b] === 0) continue;
      for (let k = 0; k < units; k++) {
        const slope = dh0[carried + k];
        const f = gates[row + k];
        dz[row + k] = slope * (gates[row + units + k] - hBefore[was + k]);
        dz[row + units + k] = slope * f;
        dh0[carried + k] = slope * (1 - f);
      }
      multiplyBySlope(activation, dz, row + units, gates, row + units, units);
      for (let k = 0; k < units; k++) dCandidate[carried + k] = dz[row + units + k];
    }
    addProduct(dReset, 0, dCandidate, 0, towardsCandidate, batch, units, units);
    addTransposedProduct(dCandidateKernel, reset, 0, dCandidate, 0, batch, units, units);

    // What reaches the recurrent input: through f ⊙ h₋ (0 at masked rows, whose gates read 0), and through f.
    for (let b = 0; b < batch; b++) {
      const row = (t * batch + b) * width;
      const carried = b * units;
      for (let k = 0; k < units; k++) back[carried + k] = dReset[carried + k] * gates[row + k];
      if (mask && mask[t * batch + b] === 0) continue;
      for (let k = 0; k < units; k++) dz[row + k] += dReset[carried + k] * entering[carried + k];
      multiplyBySlope(gateActivation, dz, row, gates, row, units);
      for (let k = 0; k < units; k++) dGate[carried + k] = dz[row + k];
    }
    addProduct(back, 0, dGate, 0, towardsGate, batch, units, units);
    carryBack(dh0, back, recurrentMask);
    addTransposedProduct(dGateKernel, entering, 0, dGate, 0, batch, units, units);
  }
  const dRecurrentKernel = new Float32Array(units * width);
  setColumns(dRecurrentKernel, units, width, 0, dGateKernel, units);
  setColumns(dRecurrentKernel, units, width, units, dCandidateKernel, units);
  const dBias = new Float32Array(width);
  const { dx, dKernel } = inputGradients(sizes, width, x, weights.kernel, dz, dBias);
  return { dx, dKernel, dRecurrentKernel, dBias, dh0, dc0: NOTHING };
};

const inputSlopes: CellArithmetic['inputSlopes'] = (sizes, weights, options, interventions, { h, gates }, dh) => {
  const { batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid' } = options;
  const width = 2 * units;
  const plane = batch * units;
  const operations = new Operations(sizes, interventions);
  const h0 = operations.before(options.h0);
  const parts = recurrentParts(weights.recurrentKernel, units);
  const towardsGate = transpose(parts.gate, units, units);
  const towardsCandidate = transpose(parts.candidate, units, units);
  const reset = new Float32Array(plane);

  return slopesOfInputs(sizes, width, weights, options, dh, (t, before, masked, slopes, carried, dz) => {
    const step = t * batch * width;
    const [hBefore, was] = before < 0 ? [h0, 0] : [h, before];
    operations.unchange('h', t, slopes, carried);
    for (let own = 0, row = step; own < plane; own += units, row += width) {
      for (let k = own; k < own + units; k++) {
        if (masked(k)) continue;
        const at = row + k - own;
        dz[at] = slopes[k] * (gates[at + units] - hBefore[was + k]);
        dz[at + units] = slopes[k] * gates[at];
        carried[k] += slopes[k] * (1 - gates[at]);
      }
      multiplyBySlope(activation, dz, row + units, gates, row + units, units);
    }
    operations.unclamp(t, dz, step, width, 1, 2);
    reset.fill(0);
    for (let own = 0, row = step; own < plane; own += units, row += width) {
      addProduct(reset, own, dz, row + units, towardsCandidate, 1, units, units);
      for (let k = own; k < own + units; k++) {
        const at = row + k - own;
        dz[at] += reset[k] * hBefore[was + k];
        carried[k] += reset[k] * gates[at];
      }
      multiplyBySlope(gateActivation, dz, row, gates, row, units);
    }
    operations.unclamp(t, dz, step, width, 0, 1);
    for (let own = 0, row = step; own < plane; own += units, row += width) {
      addProduct(carried, own, dz, row, towardsGate, 1, units, units);
    }
  });
};

const stepBack: CellArithmetic['stepBack'] = (layer) => {
  const { units, activation, gateActivation, recurrentKernel } = layer;
  const parts = recurrentParts(recurrentKernel, units);
  return ({ count, h }, t, before) => {
    const [f, n] = ['f', 'n'].map((name) => stretch(layer, name, t));
    const hBefore = stretch(layer, 'h', before);
    const size = count * units;
    const dn = new Float64Array(size);
    scaleRows(dn, 0, units, h, withSlope(activation, f.slice(), n), count);
    const reset = new Float64Array(size);
    addTimesTransposed(reset, dn, parts.candidate, count, units, units);
    // f acts twice: on what is rewritten, and on what the candidate reads.
    const towardsF = withSlope(gateActivation, new Float32Array(units).fill(1), f);
    const df = new Float64Array(size);
    for (let k = 0; k < size; k++) {
      const unit = k % units;
      df[k] = (h[k] * (n[unit] - hBefore[unit]) + reset[k] * hBefore[unit]) * towardsF[unit];
      h[k] = h[k] * (1 - f[unit]) + reset[k] * f[unit];
    }
    addTimesTransposed(h, df, parts.gate, count, units, units);
  };
};

function check(sizes: Sizes, x: Float32Array, weights: CellWeights, options: CellOptions): void {
  const { steps, batch, inputs, units } = sizes;
  checkArrays('MGU', sizes, {
    x: [x, [steps, batch, inputs]],
    kernel: [weights.kernel, [inputs, 2 * units]],
    recurrentKernel: [weights.recurrentKernel, [units, 2 * units]],
    bias: [weights.bias, [2 * units]],
    mask: [options.mask, [steps, batch]],
    recurrentMask: [options.recurrentMask, [batch, units]],
    h0: [options.h0, [batch, units]],
  });
}

export const MGU: CellArithmetic = { forward, backward, inputSlopes, stepBack };
