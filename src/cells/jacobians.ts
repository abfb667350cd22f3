/**
 * How a small change of a state travels through time: gradients and Jacobians carried back, one step of a layer after the
 * other (Pascanu, Mikolov & Bengio 2013, "On the difficulty of training recurrent neural networks", equations 4 and 5).
 *
 * Both are rows that every step multiplies by its Jacobian: one row ∂L/∂h for the gradient of a loss, H rows ∂h_T/∂h for
 * the Jacobian of the last state, which starts as the identity. The state of an LSTM is (h, c), so a row has a part for
 * each; where ∂h_T/∂h_t is read, c_t is held fixed. Rows are float64, so that products over hundreds of steps do not vanish
 * before they are read.
 *
 * Letters: T steps, H units, G gates, R rows. One sequence, row-major.
 */
import { activate, multiplyBySlope } from './activations';
import { columns } from './matrix';
import { addTimesTransposed, norm, scaleRows } from './rows';
import { stepAt } from './types';
import type { ActivationName, GateActivationName } from './types';

/** One sequence as one direction of one layer ran through it. */
export interface Unrolled {
  readonly cell: 'lstm' | 'gru' | 'simpleRnn';
  readonly activation: ActivationName;
  readonly gateActivation: GateActivationName;
  /** Of the GRU. */
  readonly resetAfter: boolean;
  readonly steps: number;
  readonly units: number;
  /** [H, G·H] */
  readonly recurrentKernel: Float32Array;
  /** [G·H], or [2, 3H] for the reset-after GRU. */
  readonly bias: Float32Array;
  /** Gates and states by name (i, f, g, o, c, h; z, r, n, h; h), [T, H] each. */
  readonly trace: Readonly<Record<string, Float32Array>>;
  /** [T]: where it is 0, the step carries the state through; null where all are valid. */
  readonly mask: Float32Array | null;
  /** Works from the last step to the first. */
  readonly reverse: boolean;
}

/** What is carried back, [R, H] each; c is empty where the cell has no cell state. */
interface Rows {
  readonly count: number;
  readonly h: Float64Array;
  readonly c: Float64Array;
}

/** Takes rows from the state after step t to the state after the step worked on before it. */
type StepBack = (rows: Rows, t: number, before: number) => void;

/**
 * The norms of ∂L/∂h_t and, for the LSTM, ∂L/∂c_t over the units: total derivatives, through all steps that come later in
 * the order of work.
 *
 * @param slopes [T, H], what of the loss's slope reaches h_t without passing through another step of this layer
 */
export function gradientNorms(
  layer: Unrolled,
  slopes: Float32Array,
): { readonly h: Float64Array; readonly c: Float64Array | null } {
  const { steps, units, cell, mask, reverse } = layer;
  const rows = { count: 1, h: new Float64Array(units), c: new Float64Array(cell === 'lstm' ? units : 0) };
  const h = new Float64Array(steps);
  const c = cell === 'lstm' ? new Float64Array(steps) : null;
  const back = stepBackOf(layer);
  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    for (let k = 0; k < units; k++) rows.h[k] += slopes[t * units + k];
    h[t] = norm(rows.h);
    // c_t acts through h_t, too, unless the step only carries it through.
    if (c)
      c[t] = norm(mask?.[t] === 0 ? rows.c : cellSlopes(rows, stretch(layer, 'c', t), stretch(layer, 'o', t), layer));
    if (position > 0 && mask?.[t] !== 0) back(rows, t, stepAt(position - 1, steps, reverse));
  }
  return { h, c };
}

/**
 * ‖∂h_T/∂h_t‖ (Frobenius) for every step t, T being the last in the order of work and c_t held fixed. Pauses after every
 * step, because it costs G·H³ products each.
 */
export function* jacobianNorms(layer: Unrolled): Generator<void, Float64Array> {
  const { steps, units, cell, mask, reverse } = layer;
  const size = units * units;
  const rows = { count: units, h: new Float64Array(size), c: new Float64Array(cell === 'lstm' ? size : 0) };
  for (let k = 0; k < units; k++) rows.h[k * units + k] = 1;
  const norms = new Float64Array(steps);
  const back = stepBackOf(layer);
  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    norms[t] = norm(rows.h);
    if (position === 0 || mask?.[t] === 0) continue;
    back(rows, t, stepAt(position - 1, steps, reverse));
    yield;
  }
  return norms;
}

function stepBackOf(layer: Unrolled): StepBack {
  switch (layer.cell) {
    case 'lstm':
      return lstmBack(layer);
    case 'gru':
      return layer.resetAfter ? gruResetAfterBack(layer) : gruResetBeforeBack(layer);
    case 'simpleRnn':
      return simpleRnnBack(layer);
    default:
      return layer.cell satisfies never;
  }
}

/** h = φ(W x + U h₋ + b) */
function simpleRnnBack(layer: Unrolled): StepBack {
  const { units, activation, recurrentKernel } = layer;
  return ({ count, h }, t) => {
    const own = stretch(layer, 'h', t);
    const slope = withSlope(activation, new Float32Array(units).fill(1), own);
    const dz = new Float64Array(h.length);
    scaleRows(dz, 0, units, h, slope, count);
    h.fill(0);
    addTimesTransposed(h, dz, recurrentKernel, count, units, units);
  };
}

/** c = f ⊙ c₋ + i ⊙ g; h = o ⊙ φ(c). What reaches c goes on to i, f, g and c₋, what reaches h to o. */
function lstmBack(layer: Unrolled): StepBack {
  const { units, activation, gateActivation, recurrentKernel } = layer;
  const width = 4 * units;
  return (rows, t, before) => {
    const [i, f, g, o, c] = ['i', 'f', 'g', 'o', 'c'].map((name) => stretch(layer, name, t));
    const cBefore = stretch(layer, 'c', before);
    const slopes = cellSlopes(rows, c, o, layer);
    const dz = new Float64Array(rows.count * width);
    scaleRows(dz, 0, width, slopes, withSlope(gateActivation, g.slice(), i), rows.count);
    scaleRows(dz, units, width, slopes, withSlope(gateActivation, cBefore.slice(), f), rows.count);
    scaleRows(dz, 2 * units, width, slopes, withSlope(activation, i.slice(), g), rows.count);
    scaleRows(dz, 3 * units, width, rows.h, withSlope(gateActivation, squashed(activation, c), o), rows.count);
    scaleRows(rows.c, 0, units, slopes, f, rows.count);
    rows.h.fill(0);
    addTimesTransposed(rows.h, dz, recurrentKernel, rows.count, width, units);
  };
}

/** What reaches c_t: its own part of the rows, and through h_t = o ⊙ φ(c_t) that of h, [R, H]. */
function cellSlopes(
  { count, h, c }: Rows,
  cell: Float32Array,
  o: Float32Array,
  { activation, units }: Unrolled,
): Float64Array {
  const through = withSlope(activation, o.slice(), squashed(activation, cell));
  const slopes = new Float64Array(h.length);
  scaleRows(slopes, 0, units, h, through, count);
  for (let k = 0; k < slopes.length; k++) slopes[k] += c[k];
  return slopes;
}

/** h = (1 − z) ⊙ h₋ + z ⊙ n; n = φ(W_n x + b_n + r ⊙ (U_n h₋ + b_rn)) */
function gruResetAfterBack(layer: Unrolled): StepBack {
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
}

/** h = (1 − z) ⊙ h₋ + z ⊙ n; n = φ(W_n x + U_n (r ⊙ h₋) + b_n) */
function gruResetBeforeBack(layer: Unrolled): StepBack {
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
}

/** The values of a gate or state at a step, [H]. */
const stretch = ({ trace, units }: Unrolled, name: string, t: number): Float32Array =>
  trace[name].subarray(t * units, (t + 1) * units);

/** Factors [H], multiplied by the slope of the activation that gave these outputs. Changes and returns them. */
function withSlope(
  activation: ActivationName | GateActivationName,
  factors: Float32Array,
  outputs: Float32Array,
): Float32Array {
  multiplyBySlope(activation, factors, 0, outputs, 0, factors.length);
  return factors;
}

/** φ(c) */
function squashed(activation: ActivationName, cell: Float32Array): Float32Array {
  const values = cell.slice();
  activate(activation, values, 0, values.length);
  return values;
}
