/**
 * The simple recurrent network (Elman 1990) over whole sequences: h = φ(W x + U h₋ + b).
 *
 * Letters: B batch, T steps, I inputs, H units.
 */
import { multiplyBySlope } from './activations';
import type { CellArithmetic } from './cellArithmetic';
import { slopesOfInputs } from './inputSlopes';
import { Operations, PLAIN_ARITHMETIC } from './interventions';
import type { Block } from './interventions';
import { addProduct, addTransposedProduct, transpose } from './matrix';
import { addTimesTransposed, scaleRows } from './rows';
import { carryBack, carryMasked, inputGradients, inputShare, recurrentInput } from './steps';
import { checkArrays, NOTHING, stepAt } from './types';
import type { CellOptions, CellWeights, Sizes } from './types';
import { stretch, withSlope } from './unrolled';

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
  const { activation = 'tanh', mask, recurrentMask, reverse } = options;
  const plane = batch * units;
  const operations = new Operations(sizes, interventions);
  const h = inputShare(sizes, units, x, weights, arithmetic.addProduct);
  const h0 = operations.before(options.h0);
  const entering = new Float32Array(plane);
  const squash: readonly Block[] = [[activation, 0, units]];

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? h0 : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    arithmetic.addProduct(h, t * plane, entering, 0, weights.recurrentKernel, batch, units, units);
    arithmetic.activate(h, t * plane, batch, units, squash);
    operations.change('h', t, h, hBefore, before);
    carryMasked(sizes, t, mask, NOTHING, 0, [[h, hBefore]], before);
  }
  return { h, c: NOTHING, gates: NOTHING };
};

const backward: CellArithmetic['backward'] = (sizes, x, weights, options, { h }, dh) => {
  check(sizes, x, weights, options);
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', mask, recurrentMask, reverse } = options;
  const plane = batch * units;
  checkArrays('simple RNN', sizes, { dh: [dh, [steps, batch, units]] });
  const dz = new Float32Array(steps * plane);
  const dRecurrentKernel = new Float32Array(units * units);
  const dh0 = new Float32Array(plane);
  const entering = new Float32Array(plane);
  const back = new Float32Array(plane);
  const towardsInput = transpose(weights.recurrentKernel, units, units);

  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;

    for (let b = 0; b < batch; b++) {
      const now = t * plane + b * units;
      const carried = b * units;
      for (let k = 0; k < units; k++) dh0[carried + k] += dh[now + k];
      if (mask && mask[t * batch + b] === 0) continue;
      for (let k = 0; k < units; k++) {
        dz[now + k] = dh0[carried + k];
        dh0[carried + k] = 0;
      }
      multiplyBySlope(activation, dz, now, h, now, units);
    }

    back.fill(0);
    addProduct(back, 0, dz, t * plane, towardsInput, batch, units, units);
    carryBack(dh0, back, recurrentMask);
    recurrentInput(entering, hBefore, before, recurrentMask);
    addTransposedProduct(dRecurrentKernel, entering, 0, dz, t * plane, batch, units, units);
  }
  const dBias = new Float32Array(units);
  const { dx, dKernel } = inputGradients(sizes, units, x, weights.kernel, dz, dBias);
  return { dx, dKernel, dRecurrentKernel, dBias, dh0, dc0: NOTHING };
};

const inputSlopes: CellArithmetic['inputSlopes'] = (sizes, weights, options, interventions, { h }, dh) => {
  const { batch, units } = sizes;
  const { activation = 'tanh' } = options;
  const plane = batch * units;
  const operations = new Operations(sizes, interventions);
  const towardsStates = transpose(weights.recurrentKernel, units, units);
  return slopesOfInputs(sizes, units, weights, options, dh, (t, _, masked, slopes, carried, dz) => {
    operations.unchange('h', t, slopes, carried);
    for (let k = 0; k < plane; k++) dz[t * plane + k] = masked(k) ? 0 : slopes[k];
    multiplyBySlope(activation, dz, t * plane, h, t * plane, plane);
    addProduct(carried, 0, dz, t * plane, towardsStates, batch, units, units);
  });
};

const stepBack: CellArithmetic['stepBack'] = (layer) => {
  const { units, activation, recurrentKernel } = layer;
  return ({ count, h }, t) => {
    const own = stretch(layer, 'h', t);
    const slope = withSlope(activation, new Float32Array(units).fill(1), own);
    const dz = new Float64Array(h.length);
    scaleRows(dz, 0, units, h, slope, count);
    h.fill(0);
    addTimesTransposed(h, dz, recurrentKernel, count, units, units);
  };
};

function check(sizes: Sizes, x: Float32Array, weights: CellWeights, options: CellOptions): void {
  const { steps, batch, inputs, units } = sizes;
  checkArrays('simple RNN', sizes, {
    x: [x, [steps, batch, inputs]],
    kernel: [weights.kernel, [inputs, units]],
    recurrentKernel: [weights.recurrentKernel, [units, units]],
    bias: [weights.bias, [units]],
    mask: [options.mask, [steps, batch]],
    recurrentMask: [options.recurrentMask, [batch, units]],
    h0: [options.h0, [batch, units]],
  });
}

export const SIMPLE_RNN: CellArithmetic = { forward, backward, inputSlopes, stepBack };
