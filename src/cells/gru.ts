/**
 * The GRU over whole sequences: what its two variants share, and the choice between them.
 *
 *     z = σ(W_z x + U_z h₋ + b_z)   r alike   h = (1 − z) ⊙ h₋ + z ⊙ n
 *
 * z is how much is rewritten; Cho et al. (2014), Keras and PyTorch write the same network with 1 − z for z.
 *
 * Letters: B batch, T steps, I inputs, H units; gates lie in the order z, r, n.
 */
import { multiplyBySlope } from './activations';
import type { CellArithmetic } from './cellArithmetic';
import { RESET_AFTER } from './gruResetAfter';
import { RESET_BEFORE } from './gruResetBefore';
import { slopesOfInputs } from './inputSlopes';
import { Operations, PLAIN_ARITHMETIC } from './interventions';
import type { Block } from './interventions';
import { addProduct, columns, transpose } from './matrix';
import { carryMasked, inputShare, recurrentInput } from './steps';
import { checkArrays, NOTHING, stepAt } from './types';
import type { CellOptions, CellWeights, Sizes } from './types';

const variantOf = ({ resetAfter }: Pick<CellOptions, 'resetAfter'>) =>
  resetAfter === false ? RESET_BEFORE : RESET_AFTER;

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
  const width = 3 * units;
  const plane = batch * units;
  const operations = new Operations(sizes, interventions);
  const gates = inputShare(sizes, width, x, weights, arithmetic.addProduct);
  const h = new Float32Array(steps * plane);
  const h0 = operations.before(options.h0);
  const entering = new Float32Array(plane);
  const candidate: readonly Block[] = [[activation, 2 * units, units]];
  const addShare = variantOf(options).recurrentShare(sizes, weights, gateActivation, arithmetic);

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? h0 : h;
    const step = t * batch * width;
    recurrentInput(entering, hBefore, before, recurrentMask);
    addShare(gates, step, entering, () => {
      operations.clamp(t, gates, step, width, 0, 2);
    });
    arithmetic.activate(gates, step, batch, width, candidate);
    operations.clamp(t, gates, step, width, 2, 3);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      for (let k = 0; k < units; k++) {
        const z = gates[row + k];
        h[now + k] = (1 - z) * hBefore[was + k] + z * gates[row + 2 * units + k];
      }
    }
    operations.change('h', t, h, hBefore, before);
    carryMasked(sizes, t, mask, gates, width, [[h, hBefore]], before);
  }
  return { h, c: NOTHING, gates };
};

const backward: CellArithmetic['backward'] = (sizes, x, weights, options, outputs, dh) => {
  check(sizes, x, weights, options);
  checkArrays('GRU', sizes, { dh: [dh, [sizes.steps, sizes.batch, sizes.units]] });
  return variantOf(options).backward(sizes, x, weights, options, outputs, dh);
};

const inputSlopes: CellArithmetic['inputSlopes'] = (sizes, weights, options, interventions, { h, gates }, dh) => {
  const { batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', resetAfter = true } = options;
  const width = 3 * units;
  const plane = batch * units;
  const operations = new Operations(sizes, interventions);
  const h0 = operations.before(options.h0);
  const gateKernel = columns(weights.recurrentKernel, units, width, 0, 2 * units);
  const candidateKernel = columns(weights.recurrentKernel, units, width, 2 * units, units);
  const towardsGates = transpose(gateKernel, units, 2 * units);
  const towardsCandidate = transpose(candidateKernel, units, units);
  const gateSlopes = new Float32Array(2 * plane);
  const candidateSlopes = new Float32Array(plane);
  const product = new Float32Array(plane);

  return slopesOfInputs(sizes, width, weights, options, dh, (t, before, masked, slopes, carried, dz) => {
    const step = t * batch * width;
    const [hBefore, was] = before < 0 ? [h0, 0] : [h, before];
    operations.unchange('h', t, slopes, carried);
    for (let own = 0, row = step; own < plane; own += units, row += width) {
      for (let k = own; k < own + units; k++) {
        if (masked(k)) continue;
        const at = row + k - own;
        dz[at] = slopes[k] * (gates[at + 2 * units] - hBefore[was + k]);
        dz[at + 2 * units] = slopes[k] * gates[at];
        carried[k] += slopes[k] * (1 - gates[at]);
      }
      multiplyBySlope(activation, dz, row + 2 * units, gates, row + 2 * units, units);
    }
    operations.unclamp(t, dz, step, width, 2, 3);
    // What r multiplies: U_n h₋ + b_rn, or h₋ itself on the way into U_n.
    if (resetAfter) {
      for (let b = 0; b < batch; b++) product.set(weights.bias.subarray(width + 2 * units), b * units);
      addProduct(product, 0, hBefore, was, candidateKernel, batch, units, units);
    } else {
      product.fill(0);
      for (let b = 0; b < batch; b++) {
        const candidate = dz.subarray(step + b * width + 2 * units, step + (b + 1) * width);
        addProduct(product, b * units, candidate, 0, towardsCandidate, 1, units, units);
      }
    }
    for (let own = 0, row = step; own < plane; own += units, row += width) {
      for (let k = own; k < own + units; k++) {
        const at = row + k - own;
        const reset = gates[at + units];
        if (resetAfter) {
          dz[at + units] = dz[at + 2 * units] * product[k];
          candidateSlopes[k] = dz[at + 2 * units] * reset;
        } else {
          dz[at + units] = product[k] * hBefore[was + k];
          carried[k] += product[k] * reset;
        }
      }
      multiplyBySlope(gateActivation, dz, row, gates, row, 2 * units);
    }
    operations.unclamp(t, dz, step, width, 0, 2);
    for (let b = 0; b < batch; b++) {
      gateSlopes.set(dz.subarray(step + b * width, step + b * width + 2 * units), b * 2 * units);
    }
    addProduct(carried, 0, gateSlopes, 0, towardsGates, batch, 2 * units, units);
    if (resetAfter) addProduct(carried, 0, candidateSlopes, 0, towardsCandidate, batch, units, units);
  });
};

const stepBack: CellArithmetic['stepBack'] = (layer) => variantOf(layer).stepBack(layer);

function check(sizes: Sizes, x: Float32Array, weights: CellWeights, options: CellOptions): void {
  const { steps, batch, inputs, units } = sizes;
  checkArrays('GRU', sizes, {
    x: [x, [steps, batch, inputs]],
    kernel: [weights.kernel, [inputs, 3 * units]],
    recurrentKernel: [weights.recurrentKernel, [units, 3 * units]],
    bias: [weights.bias, options.resetAfter === false ? [3 * units] : [2, 3 * units]],
    mask: [options.mask, [steps, batch]],
    recurrentMask: [options.recurrentMask, [batch, units]],
    h0: [options.h0, [batch, units]],
  });
}

export const GRU: CellArithmetic = { forward, backward, inputSlopes, stepBack };
