/**
 * The LSTM (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000) over whole sequences.
 *
 *     i = σ(W_i x + U_i h₋ + b_i)   f, o alike   g = φ(W_g x + U_g h₋ + b_g)
 *     c = f ⊙ c₋ + i ⊙ g            h = o ⊙ φ(c)
 *
 * Letters: B batch, T steps, I inputs, H units; gates lie in the order i, f, g, o.
 */
import { activate, multiplyBySlope } from './activations';
import type { CellArithmetic } from './cellArithmetic';
import { slopesOfInputs } from './inputSlopes';
import { Operations, PLAIN_ARITHMETIC } from './interventions';
import type { Block } from './interventions';
import { addProduct, addTransposedProduct, transpose } from './matrix';
import { addTimesTransposed, scaleRows } from './rows';
import { carryBack, carryMasked, inputGradients, inputShare, recurrentInput } from './steps';
import { checkArrays, stepAt } from './types';
import type { CellOptions, CellWeights, Sizes } from './types';
import { squashed, stretch, withSlope } from './unrolled';
import type { Rows, Unrolled } from './unrolled';

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
  const width = 4 * units;
  const plane = batch * units;
  const operations = new Operations(sizes, interventions);
  const gates = inputShare(sizes, width, x, weights, arithmetic.addProduct);
  const h = new Float32Array(steps * plane);
  const c = new Float32Array(steps * plane);
  const h0 = operations.before(options.h0);
  const c0 = options.c0 ?? new Float32Array(plane);
  const entering = new Float32Array(plane);
  const blocks: readonly Block[] = [
    [gateActivation, 0, 2 * units],
    [activation, 2 * units, units],
    [gateActivation, 3 * units, units],
  ];
  const squash: readonly Block[] = [[activation, 0, units]];

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? h0 : h;
    const cBefore = position === 0 ? c0 : c;
    const step = t * batch * width;
    recurrentInput(entering, hBefore, before, recurrentMask);
    arithmetic.addProduct(gates, step, entering, 0, weights.recurrentKernel, batch, units, width);
    arithmetic.activate(gates, step, batch, width, blocks);
    operations.clamp(t, gates, step, width, 0, 4);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      for (let k = 0; k < units; k++) {
        const at = row + k;
        c[now + k] = gates[at + units] * cBefore[was + k] + gates[at] * gates[at + 2 * units];
      }
    }
    operations.change('c', t, c, cBefore, before);
    for (let k = t * plane, end = k + plane; k < end; k++) h[k] = c[k];
    arithmetic.activate(h, t * plane, batch, units, squash);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width + 3 * units;
      const now = t * plane + b * units;
      for (let k = 0; k < units; k++) h[now + k] *= gates[row + k];
    }
    operations.change('h', t, h, hBefore, before);
    carryMasked(
      sizes,
      t,
      mask,
      gates,
      width,
      [
        [h, hBefore],
        [c, cBefore],
      ],
      before,
    );
  }
  return { h, c, gates };
};

const backward: CellArithmetic['backward'] = (sizes, x, weights, options, outputs, dh, dc = null) => {
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
};

const inputSlopes: CellArithmetic['inputSlopes'] = (sizes, weights, options, interventions, { c, gates }, dh) => {
  const { units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid' } = options;
  const width = 4 * units;
  const plane = sizes.batch * units;
  const operations = new Operations(sizes, interventions);
  const towardsStates = transpose(weights.recurrentKernel, units, width);
  const dc = new Float32Array(plane);
  const c0 = options.c0 ?? new Float32Array(plane);
  const squashed = new Float32Array(plane);

  return slopesOfInputs(sizes, width, weights, options, dh, (t, before, masked, slopes, carried, dz) => {
    const step = t * sizes.batch * width;
    const [cBefore, was] = before < 0 ? [c0, 0] : [c, before];
    operations.unchange('h', t, slopes, carried);
    squashed.set(c.subarray(t * plane, t * plane + plane));
    activate(activation, squashed, 0, plane);
    const through = new Float32Array(plane);
    for (let own = 0, row = step; own < plane; own += units, row += width) {
      for (let k = own; k < own + units; k++) through[k] = slopes[k] * gates[row + 3 * units + k - own];
    }
    multiplyBySlope(activation, through, 0, squashed, 0, plane);
    const cSlopes = new Float32Array(plane);
    const cCarried = new Float32Array(plane);
    for (let k = 0; k < plane; k++) cSlopes[k] = masked(k) ? 0 : through[k] + dc[k];
    operations.unchange('c', t, cSlopes, cCarried);
    for (let own = 0, row = step; own < plane; own += units, row += width) {
      for (let k = own; k < own + units; k++) {
        const at = row + k - own;
        if (masked(k)) continue;
        dz[at] = cSlopes[k] * gates[at + 2 * units];
        dz[at + units] = cSlopes[k] * cBefore[was + k];
        dz[at + 2 * units] = cSlopes[k] * gates[at];
        dz[at + 3 * units] = slopes[k] * squashed[k];
        dc[k] = cSlopes[k] * gates[at + units] + cCarried[k];
      }
      multiplyBySlope(gateActivation, dz, row, gates, row, 2 * units);
      multiplyBySlope(activation, dz, row + 2 * units, gates, row + 2 * units, units);
      multiplyBySlope(gateActivation, dz, row + 3 * units, gates, row + 3 * units, units);
    }
    operations.unclamp(t, dz, step, width, 0, 4);
    addProduct(carried, 0, dz, step, towardsStates, sizes.batch, width, units);
  });
};

/** c = f ⊙ c₋ + i ⊙ g; h = o ⊙ φ(c). What reaches c goes on to i, f, g and c₋, what reaches h to o. */
const stepBack: CellArithmetic['stepBack'] = (layer) => {
  const { units, activation, gateActivation, recurrentKernel } = layer;
  const width = 4 * units;
  return (rows, t, before) => {
    const [i, f, g, o, c] = ['i', 'f', 'g', 'o', 'c'].map((name) => stretch(layer, name, t));
    const cBefore = stretch(layer, 'c', before);
    const slopes = slopesOfCell(rows, layer, t);
    const dz = new Float64Array(rows.count * width);
    scaleRows(dz, 0, width, slopes, withSlope(gateActivation, g.slice(), i), rows.count);
    scaleRows(dz, units, width, slopes, withSlope(gateActivation, cBefore.slice(), f), rows.count);
    scaleRows(dz, 2 * units, width, slopes, withSlope(activation, i.slice(), g), rows.count);
    scaleRows(dz, 3 * units, width, rows.h, withSlope(gateActivation, squashed(activation, c), o), rows.count);
    scaleRows(rows.c, 0, units, slopes, f, rows.count);
    rows.h.fill(0);
    addTimesTransposed(rows.h, dz, recurrentKernel, rows.count, width, units);
  };
};

/** What reaches c_t: its own part of the rows, and through h_t = o ⊙ φ(c_t) that of h, [R, H]. */
function slopesOfCell({ count, h, c }: Rows, layer: Unrolled, t: number): Float64Array {
  const { activation, units } = layer;
  const through = withSlope(activation, stretch(layer, 'o', t).slice(), squashed(activation, stretch(layer, 'c', t)));
  const slopes = new Float64Array(h.length);
  scaleRows(slopes, 0, units, h, through, count);
  for (let k = 0; k < slopes.length; k++) slopes[k] += c[k];
  return slopes;
}

function check(sizes: Sizes, x: Float32Array, weights: CellWeights, options: CellOptions): void {
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

export const LSTM: CellArithmetic = { forward, backward, inputSlopes, stepBack, cellSlopes: slopesOfCell };
