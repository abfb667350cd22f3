/**
 * Forward passes under interventions, written like the plain passes, operation by operation, so that whatever no
 * intervention reaches is bit by bit what those give.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import { PLAIN_ARITHMETIC, Theatre } from './interventions';
import type { Arithmetic, Block, CellIntervention } from './interventions';
import { columns } from './matrix';
import { inputShare, recurrentInput } from './steps';
import { stepAt } from './types';
import type { CellWeights, GruOptions, GruOutputs, LstmOptions, LstmOutputs, SequenceOptions, Sizes } from './types';

/** `lstmForward` under interventions on gates 0 … 3 (i, f, g, o) and on c and h. Lengths are not checked. */
export function lstmSurgery(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: LstmOptions,
  interventions: readonly CellIntervention[],
  arithmetic: Arithmetic = PLAIN_ARITHMETIC,
): LstmOutputs {
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const width = 4 * units;
  const plane = batch * units;
  const theatre = new Theatre(sizes, interventions);
  const gates = inputShare(sizes, width, x, weights, arithmetic.addProduct);
  const h = new Float32Array(steps * plane);
  const c = new Float32Array(steps * plane);
  const h0 = theatre.before(options.h0);
  const c0 = options.c0 ?? new Float32Array(plane);
  const entering = new Float32Array(plane);
  const blocks: readonly Block[] = [
    [gateActivation, 0, 2 * units],
    [activation, 2 * units, units],
    [gateActivation, 3 * units, units],
  ];

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? h0 : h;
    const cBefore = position === 0 ? c0 : c;
    const step = t * batch * width;
    recurrentInput(entering, hBefore, before, recurrentMask);
    arithmetic.addProduct(gates, step, entering, 0, weights.recurrentKernel, batch, units, width);
    arithmetic.activate(gates, step, batch, width, blocks);
    theatre.clamp(t, gates, step, width, 0, 4);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      for (let k = 0; k < units; k++) {
        const at = row + k;
        c[now + k] = gates[at + units] * cBefore[was + k] + gates[at] * gates[at + 2 * units];
      }
    }
    theatre.change('c', t, c, cBefore, before);
    for (let k = t * plane, end = k + plane; k < end; k++) h[k] = c[k];
    arithmetic.activate(h, t * plane, batch, units, [[activation, 0, units]]);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width + 3 * units;
      const now = t * plane + b * units;
      for (let k = 0; k < units; k++) h[now + k] *= gates[row + k];
    }
    theatre.change('h', t, h, hBefore, before);
    carryMasked(sizes, t, mask, gates, width, [h, hBefore], [c, cBefore], before);
  }
  return { h, c, gates };
}

/** `gruForward` under interventions on gates 0 … 2 (z, r, n; h = (1 − z) ⊙ h₋ + z ⊙ n) and on h. Lengths are not checked. */
export function gruSurgery(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: GruOptions,
  interventions: readonly CellIntervention[],
  arithmetic: Arithmetic = PLAIN_ARITHMETIC,
): GruOutputs {
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', gateActivation = 'sigmoid', mask, recurrentMask, reverse } = options;
  const width = 3 * units;
  const plane = batch * units;
  const theatre = new Theatre(sizes, interventions);
  const gates = inputShare(sizes, width, x, weights, arithmetic.addProduct);
  const h = new Float32Array(steps * plane);
  const h0 = theatre.before(options.h0);
  const entering = new Float32Array(plane);
  const block: Block = [gateActivation, 0, 2 * units];
  const share = (options.resetAfter === false ? shareBefore : shareAfter)(sizes, weights, block, arithmetic);

  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? h0 : h;
    const step = t * batch * width;
    recurrentInput(entering, hBefore, before, recurrentMask);
    share(gates, step, entering, () => {
      theatre.clamp(t, gates, step, width, 0, 2);
    });
    arithmetic.activate(gates, step, batch, width, [[activation, 2 * units, units]]);
    theatre.clamp(t, gates, step, width, 2, 3);
    for (let b = 0; b < batch; b++) {
      const row = step + b * width;
      const now = t * plane + b * units;
      const was = before + b * units;
      for (let k = 0; k < units; k++) {
        const z = gates[row + k];
        h[now + k] = (1 - z) * hBefore[was + k] + z * gates[row + 2 * units + k];
      }
    }
    theatre.change('h', t, h, hBefore, before);
    carryMasked(sizes, t, mask, gates, width, [h, hBefore], null, before);
  }
  return { h, gates };
}

/** `simpleRnnForward` under interventions on h. Lengths are not checked. */
export function simpleRnnSurgery(
  sizes: Sizes,
  x: Float32Array,
  weights: CellWeights,
  options: SequenceOptions,
  interventions: readonly CellIntervention[],
  arithmetic: Arithmetic = PLAIN_ARITHMETIC,
): { readonly h: Float32Array } {
  const { steps, batch, units } = sizes;
  const { activation = 'tanh', mask, recurrentMask, reverse } = options;
  const plane = batch * units;
  const theatre = new Theatre(sizes, interventions);
  const h = inputShare(sizes, units, x, weights, arithmetic.addProduct);
  const h0 = theatre.before(options.h0);
  const entering = new Float32Array(plane);
  for (let position = 0; position < steps; position++) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? 0 : stepAt(position - 1, steps, reverse) * plane;
    const hBefore = position === 0 ? h0 : h;
    recurrentInput(entering, hBefore, before, recurrentMask);
    arithmetic.addProduct(h, t * plane, entering, 0, weights.recurrentKernel, batch, units, units);
    arithmetic.activate(h, t * plane, batch, units, [[activation, 0, units]]);
    theatre.change('h', t, h, hBefore, before);
    carryMasked(sizes, t, mask, null, 0, [h, hBefore], null, before);
  }
  return { h };
}

/** Adds the recurrent share to the pre-activations of one step and activates z and r on the way, after which `held` acts. */
type Share = (gates: Float32Array, step: number, entering: Float32Array, held: () => void) => void;

/** n = φ(W_n x + b_n + r ⊙ (U_n h₋ + b_rn)), up to φ. */
function shareAfter({ batch, units }: Sizes, weights: CellWeights, block: Block, arithmetic: Arithmetic): Share {
  const width = 3 * units;
  const recurrentBias = weights.bias.subarray(width);
  const recurrent = new Float32Array(batch * width);
  return (gates, step, entering, held) => {
    for (let b = 0; b < batch; b++) recurrent.set(recurrentBias, b * width);
    arithmetic.addProduct(recurrent, 0, entering, 0, weights.recurrentKernel, batch, units, width);
    for (let part = 0; part < recurrent.length; part += width) {
      for (let k = part, end = part + 2 * units; k < end; k++) gates[step + k] += recurrent[k];
    }
    arithmetic.activate(gates, step, batch, width, [block]);
    held();
    for (let part = 0; part < recurrent.length; part += width) {
      for (let k = part + 2 * units, end = part + width; k < end; k++) {
        gates[step + k] += gates[step + k - units] * recurrent[k];
      }
    }
  };
}

/** n = φ(W_n x + U_n (r ⊙ h₋) + b_n), up to φ. */
function shareBefore({ batch, units }: Sizes, weights: CellWeights, block: Block, arithmetic: Arithmetic): Share {
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
    arithmetic.activate(gates, step, batch, width, [block]);
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
}

/** At masked steps the states are those before, and gates read 0. */
function carryMasked(
  { batch, units }: Sizes,
  t: number,
  mask: Float32Array | null | undefined,
  gates: Float32Array | null,
  width: number,
  [h, hBefore]: readonly [Float32Array, Float32Array],
  cell: readonly [c: Float32Array, cBefore: Float32Array] | null,
  before: number,
): void {
  if (!mask) return;
  for (let b = 0; b < batch; b++) {
    const row = t * batch + b;
    if (mask[row] !== 0) continue;
    gates?.fill(0, row * width, (row + 1) * width);
    const was = before + b * units;
    for (let k = 0; k < units; k++) h[row * units + k] = hBefore[was + k];
    if (cell) for (let k = 0; k < units; k++) cell[0][row * units + k] = cell[1][was + k];
  }
}
