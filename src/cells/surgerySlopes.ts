/**
 * The way back through a pass under interventions, as far as the inputs: what is held at a value hands nothing on. The
 * equations are those of the plain backward passes without the gradients of the weights.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import { activate, multiplyBySlope } from './activations';
import { Theatre } from './interventions';
import type { CellIntervention } from './interventions';
import { addProduct, columns, transpose } from './matrix';
import { stepAt } from './types';
import type { CellWeights, GruOptions, GruOutputs, LstmOptions, LstmOutputs, SequenceOptions, Sizes } from './types';

/** Slopes of the inputs [T, B, I], given those of the outputs, dh [T, B, H]; `outputs` are those of `lstmSurgery`. */
export function lstmInputSlopes(
  sizes: Sizes,
  weights: CellWeights,
  options: Omit<LstmOptions, 'recurrentMask'>,
  interventions: readonly CellIntervention[],
  { c, gates }: LstmOutputs,
  dh: Float32Array,
): Float32Array {
  const { units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid' } = options;
  const width = 4 * units;
  const plane = sizes.batch * units;
  const theatre = new Theatre(sizes, interventions);
  const towardsStates = transpose(weights.recurrentKernel, units, width);
  const dc = new Float32Array(plane);
  const c0 = options.c0 ?? new Float32Array(plane);
  const squashed = new Float32Array(plane);

  return backwards(sizes, width, weights, options, dh, (t, before, masked, slopes, carried, dz) => {
    const step = t * sizes.batch * width;
    const [cBefore, was] = before < 0 ? [c0, 0] : [c, before];
    theatre.unchange('h', t, slopes, carried);
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
    theatre.unchange('c', t, cSlopes, cCarried);
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
    theatre.unclamp(t, dz, step, width, 0, 4);
    addProduct(carried, 0, dz, step, towardsStates, sizes.batch, width, units);
  });
}

/** The same for a GRU; `outputs` are those of `gruSurgery`. */
export function gruInputSlopes(
  sizes: Sizes,
  weights: CellWeights,
  options: Omit<GruOptions, 'recurrentMask'>,
  interventions: readonly CellIntervention[],
  { h, gates }: GruOutputs,
  dh: Float32Array,
): Float32Array {
  const { batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', resetAfter = true } = options;
  const width = 3 * units;
  const plane = batch * units;
  const theatre = new Theatre(sizes, interventions);
  const h0 = theatre.before(options.h0);
  const gateKernel = columns(weights.recurrentKernel, units, width, 0, 2 * units);
  const candidateKernel = columns(weights.recurrentKernel, units, width, 2 * units, units);
  const towardsGates = transpose(gateKernel, units, 2 * units);
  const towardsCandidate = transpose(candidateKernel, units, units);
  const gateSlopes = new Float32Array(2 * plane);
  const candidateSlopes = new Float32Array(plane);
  const product = new Float32Array(plane);

  return backwards(sizes, width, weights, options, dh, (t, before, masked, slopes, carried, dz) => {
    const step = t * batch * width;
    const [hBefore, was] = before < 0 ? [h0, 0] : [h, before];
    theatre.unchange('h', t, slopes, carried);
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
    theatre.unclamp(t, dz, step, width, 2, 3);
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
    theatre.unclamp(t, dz, step, width, 0, 2);
    for (let b = 0; b < batch; b++) {
      gateSlopes.set(dz.subarray(step + b * width, step + b * width + 2 * units), b * 2 * units);
    }
    addProduct(carried, 0, gateSlopes, 0, towardsGates, batch, 2 * units, units);
    if (resetAfter) addProduct(carried, 0, candidateSlopes, 0, towardsCandidate, batch, units, units);
  });
}

/** The same for a simple RNN; `h` is what `simpleRnnSurgery` gave. */
export function simpleRnnInputSlopes(
  sizes: Sizes,
  weights: CellWeights,
  options: Omit<SequenceOptions, 'recurrentMask'>,
  interventions: readonly CellIntervention[],
  { h }: { readonly h: Float32Array },
  dh: Float32Array,
): Float32Array {
  const { batch, units } = sizes;
  const { activation = 'tanh' } = options;
  const plane = batch * units;
  const theatre = new Theatre(sizes, interventions);
  const towardsStates = transpose(weights.recurrentKernel, units, units);
  return backwards(sizes, units, weights, options, dh, (t, _, masked, slopes, carried, dz) => {
    theatre.unchange('h', t, slopes, carried);
    for (let k = 0; k < plane; k++) dz[t * plane + k] = masked(k) ? 0 : slopes[k];
    multiplyBySlope(activation, dz, t * plane, h, t * plane, plane);
    addProduct(carried, 0, dz, t * plane, towardsStates, batch, units, units);
  });
}

/**
 * One step back: from the slopes [B, H] at its state to those of its pre-activations, in dz [T, B, Z], and to what is
 * carried to the step before. `before` is where the state before lies, −1 for the initial one; `masked` tells by the
 * number of a state [B, H] whether the step only carried it.
 */
type StepBack = (
  t: number,
  before: number,
  masked: (state: number) => boolean,
  slopes: Float32Array,
  carried: Float32Array,
  dz: Float32Array,
) => void;

function backwards(
  { steps, batch, inputs, units }: Sizes,
  width: number,
  weights: CellWeights,
  { mask, reverse }: Pick<SequenceOptions, 'mask' | 'reverse'>,
  dh: Float32Array,
  stepBack: StepBack,
): Float32Array {
  const plane = batch * units;
  const dz = new Float32Array(steps * batch * width);
  let carried = new Float32Array(plane);
  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? -1 : stepAt(position - 1, steps, reverse) * plane;
    const masked = (state: number) => !!mask && mask[t * batch + Math.floor(state / units)] === 0;
    const slopes = carried;
    carried = new Float32Array(plane);
    for (let k = 0; k < plane; k++) {
      slopes[k] += dh[t * plane + k];
      // A step that only carried the state hands its slope on whole.
      if (!masked(k)) continue;
      carried[k] = slopes[k];
      slopes[k] = 0;
    }
    stepBack(t, before, masked, slopes, carried, dz);
  }
  const dx = new Float32Array(steps * batch * inputs);
  addProduct(dx, 0, dz, 0, transpose(weights.kernel, inputs, width), steps * batch, width, inputs);
  return dx;
}
