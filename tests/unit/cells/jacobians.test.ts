import { describe, expect, it } from 'vitest';
import { CELL_ARITHMETIC, gradientNorms, jacobianNorms } from '../../../src/cells';
import type { Unrolled } from '../../../src/cells';
import { stream } from '../../../src/experiment/random';
import { CELLS, finiteDifferences, plainForward } from './plain';
import type { PlainProblem } from './plain';
import { kindOf, randomProblem, run } from './problems';
import type { Wanted } from './problems';

const NAMES = {
  lstm: ['i', 'f', 'g', 'o'],
  gruAfter: ['z', 'r', 'n'],
  gruBefore: ['z', 'r', 'n'],
  simpleRnn: [],
  mgu: ['f', 'n'],
} as const;

/** A problem of one sequence as the room's own forward pass ran through it. */
function unrolled(p: PlainProblem): Unrolled {
  const { steps, units } = p.sizes;
  const { h, c, gates } = run(p);
  const names = NAMES[p.cell];
  const trace: Record<string, Float32Array> = { h, ...(p.cell === 'lstm' && { c }) };
  names.forEach((name, gate) => {
    trace[name] = Float32Array.from({ length: steps * units }, (_, k) => {
      return gates[Math.floor(k / units) * names.length * units + gate * units + (k % units)];
    });
  });
  return {
    resetAfter: p.cell === 'gruAfter',
    activation: p.activation,
    gateActivation: p.gateActivation,
    steps,
    units,
    recurrentKernel: Float32Array.from(p.recurrentKernel),
    bias: Float32Array.from(p.bias),
    trace,
    mask: p.mask && Float32Array.from(p.mask),
    reverse: p.reverse,
  };
}

/**
 * The same problem begun after step t (0: before the first; in the order of work), from these states: the plain writing
 * knows no way to stop in the middle of a sequence, but a sequence that begins later.
 */
function begunAfter(p: PlainProblem, position: number, h0: Float64Array, c0: Float64Array): PlainProblem {
  const { steps, inputs } = p.sizes;
  const left = steps - position;
  const from = p.reverse ? 0 : position;
  return {
    ...p,
    sizes: { ...p.sizes, steps: left },
    x: p.x.slice(from * inputs, (from + left) * inputs),
    mask: p.mask && p.mask.slice(from, from + left),
    h0,
    c0,
  };
}

const stepOf = (p: PlainProblem, position: number) => (p.reverse ? p.sizes.steps - position : position - 1);
const root = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));

/** ‖∂L/∂h_t‖ and ‖∂h_T/∂h_t‖ for every step by finite differences, in float64. */
function byDifferences(p: PlainProblem, slopes: Float64Array) {
  const { steps, units } = p.sizes;
  const { h, c } = plainForward(p);
  const found = { h: [] as number[], jacobian: [] as number[] };
  for (let position = 1; position <= steps; position++) {
    const t = stepOf(p, position);
    const at = h.slice(t * units, (t + 1) * units);
    const cellAt = p.cell === 'lstm' ? c.slice(t * units, (t + 1) * units) : new Float64Array(units);
    const later = position === steps ? null : begunAfter(p, position, at, cellAt);
    const first = p.reverse ? 0 : position;
    const own = slopes.subarray(t * units, (t + 1) * units);
    const loss = () => {
      const now = at.reduce((sum, value, k) => sum + value * own[k], 0);
      return later === null
        ? now
        : plainForward(later).h.reduce((sum, value, k) => sum + value * slopes[first * units + k], now);
    };
    found.h[t] = root(finiteDifferences(at, loss));
    const last = (k: number) =>
      later === null ? at[k] : plainForward(later).h[(p.reverse ? 0 : steps - position - 1) * units + k];
    found.jacobian[t] = root(Array.from({ length: units }, (_, k) => [...finiteDifferences(at, () => last(k))]).flat());
  }
  return found;
}

const WANTED: Readonly<Record<string, Partial<Wanted>>> = {
  plainly: {},
  'T = 1': { steps: 1 },
  'H = 1': { units: 1 },
  'H = 5': { units: 5 },
  backwards: { reverse: true },
  'with masked steps': { masked: true, seed: 4 },
  'with other activations': { activation: 'sigmoid', gateActivation: 'hardSigmoid' },
};

describe.each(CELLS)('%s through time, by finite differences in float64', (cell) => {
  it.each(Object.entries(WANTED))('%s', (_, wanted) => {
    const p = randomProblem({ cell, steps: 6, batch: 1, inputs: 2, units: 3, ...wanted });
    const { steps, units } = p.sizes;
    const random = stream(2, 'slopes');
    const slopes = Float64Array.from({ length: steps * units }, () => Math.fround(2 * random.uniform() - 1));
    const oracle = byDifferences(p, slopes);
    const layer = unrolled(p);
    const arithmetic = CELL_ARITHMETIC[kindOf(cell)];
    const { h, c } = gradientNorms(arithmetic, layer, Float32Array.from(slopes));
    expect(c !== null).toBe(cell === 'lstm');
    const norms = finished(jacobianNorms(arithmetic, layer));
    for (let t = 0; t < steps; t++) {
      expect(h[t], `h ${t}`).toBeCloseTo(oracle.h[t], 4);
      expect(norms[t], `jacobian ${t}`).toBeCloseTo(oracle.jacobian[t], 4);
    }
  });
});

function finished<V>(work: Generator<void, V>): V {
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  return piece.value;
}

describe('a layer that can be followed by hand', () => {
  const { simpleRnn } = CELL_ARITHMETIC;
  const linear = (factor: number, steps: number): Unrolled => ({
    resetAfter: true,
    activation: 'linear',
    gateActivation: 'sigmoid',
    steps,
    units: 2,
    recurrentKernel: Float32Array.of(factor, 0, 0, factor),
    bias: new Float32Array(2),
    trace: { h: new Float32Array(2 * steps) },
    mask: null,
    reverse: false,
  });

  it('multiplies by its factor at every step: √2·uⁿ for the Jacobian of h = u·h₋ (hand-computed)', () => {
    const norms = finished(jacobianNorms(simpleRnn, linear(0.5, 4)));
    [0.125, 0.25, 0.5, 1].forEach((power, t) => expect(norms[t]).toBeCloseTo(power * Math.SQRT2, 12));
  });

  it('reaches below what float32 holds before it is read (hand-computed)', () => {
    const [first] = finished(jacobianNorms(simpleRnn, linear(0.125, 101)));
    expect(Math.log2(first / Math.SQRT2)).toBeCloseTo(-300, 6);
  });

  it('says infinity where the product overflows, and never a finite number (by definition)', () => {
    const [first] = gradientNorms(simpleRnn, linear(2 ** 60, 40), new Float32Array(80).fill(1)).h;
    expect(Number.isFinite(first)).toBe(false);
  });

  it('keeps the gradient of an LSTM whose forget gate is 1 and whose recurrent weights are 0 (hand-computed)', () => {
    const [steps, one] = [5, new Float32Array(5).fill(1)];
    const layer: Unrolled = {
      ...linear(0, steps),
      units: 1,
      activation: 'linear',
      recurrentKernel: new Float32Array(4),
      bias: new Float32Array(4),
      trace: { i: one, f: one, g: one, o: one, c: one, h: one },
    };
    const slopes = Float32Array.of(0, 0, 0, 0, 3);
    const { h, c } = gradientNorms(CELL_ARITHMETIC.lstm, layer, slopes);
    expect(Array.from(c!)).toEqual([3, 3, 3, 3, 3]);
    expect(Array.from(h)).toEqual([0, 0, 0, 0, 3]);
    expect(Array.from(finished(jacobianNorms(CELL_ARITHMETIC.lstm, layer)))).toEqual([0, 0, 0, 0, 1]);
  });
});
