/**
 * The simple recurrent network (Elman 1990) over whole sequences: h = φ(W x + U h₋ + b).
 *
 * Letters: B batch, T steps, I inputs, H units.
 */
import { activate, multiplyBySlope } from './activations';
import { addProduct, addTransposedProduct, transpose } from './matrix';
import { carryBack, inputGradients, inputShare, recurrentInput } from './steps';
import { checkArrays, stepAt } from './types';
import type { CellGradients, CellWeights, SequenceOptions, Sizes } from './types';

/** All hidden states [T, B, H]. x is [T, B, I]. Throws when a length does not fit the sizes. */
export function simpleRnnForward(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: SequenceOptions = {},
): { readonly h: Float32Array } {
  check(sizes, x, weights, options);
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', mask, recurrentMask, reverse } = options;
  const plane = batch * units;
  const h = inputShare(sizes, units, x, weights);
  const entering = new Float32Array(plane);

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? (options.h0 ?? new Float32Array(plane)) : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    addProduct(h, t * plane, entering, 0, weights.recurrentKernel, batch, units, units);
    activate(activation, h, t * plane, plane);
    if (!mask) continue;
    for (let b = 0; b < batch; b++) {
      if (mask[t * batch + b] !== 0) continue;
      const now = t * plane + b * units;
      for (let k = 0; k < units; k++) h[now + k] = hBefore[before + b * units + k];
    }
  }
  return { h };
}

/** Gradients of a loss whose slope at the outputs is dh [T, B, H]; `h` is what `simpleRnnForward` gave. */
export function simpleRnnBackward(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: SequenceOptions,
  { h }: { readonly h: Float32Array },
  dh: Float32Array,
): CellGradients {
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
  return { dx, dKernel, dRecurrentKernel, dBias, dh0 };
}

function check(sizes: Sizes, x: Float32Array, weights: CellWeights, options: SequenceOptions): void {
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
