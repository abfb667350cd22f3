import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_ARITHMETIC } from '../../../src/cells';
import type { CellIntervention } from '../../../src/cells';
import { deviation, single, surgeryProblems } from '../../oracle/read';
import type { SurgeryProblem } from '../../oracle/read';
import { CELLS } from './plain';
import type { Cell } from './plain';
import { kindOf, randomProblem } from './problems';
import type { Wanted } from './problems';
import { slopes, touched, untouched } from './operations';
import type { Layer } from './operations';

function layerOf(p: SurgeryProblem): Layer {
  const [steps, batch, inputs] = p.x.shape;
  return {
    cell: p.cell,
    sizes: { steps, batch, inputs, units: p.recurrentKernel.shape[0] },
    x: single(p.x),
    weights: { kernel: single(p.kernel), recurrentKernel: single(p.recurrentKernel), bias: single(p.bias) },
    options: {
      resetAfter: p.resetAfter,
      reverse: p.reverse,
      h0: single(p.h0),
      mask: p.mask && single(p.mask),
      ...(p.cell === 'lstm' ? { c0: single(p.c0) } : {}),
    },
  };
}

const single32 = (values: Float64Array) => Float32Array.from(values);

function randomLayer(wanted: Wanted): Layer {
  const p = randomProblem(wanted);
  return {
    cell: kindOf(p.cell),
    sizes: p.sizes,
    x: single32(p.x),
    weights: { kernel: single32(p.kernel), recurrentKernel: single32(p.recurrentKernel), bias: single32(p.bias) },
    options: {
      activation: p.activation,
      gateActivation: p.gateActivation,
      reverse: p.reverse,
      resetAfter: p.cell === 'gruAfter',
      mask: p.mask && single32(p.mask),
      h0: single32(p.h0),
      ...(p.cell === 'lstm' ? { c0: single32(p.c0) } : {}),
    },
  };
}

describe('surgery against PyTorch’s committed numbers', () => {
  for (const p of surgeryProblems()) {
    it.each(p.cases.map((each) => [each.title, each] as const))(`${p.title}: %s`, (_, each) => {
      const layer = layerOf(p);
      const pass = touched(layer, each.interventions);
      expect(deviation(pass.h, each.h.values)).toBeLessThan(1e-5);
      if (each.c) expect(deviation(pass.c, each.c.values)).toBeLessThan(1e-5);
      if (each.gates) expect(deviation(pass.gates, each.gates.values)).toBeLessThan(1e-5);
      expect(deviation(slopes(layer, each.interventions, pass, single(p.dh)), each.dx.values)).toBeLessThan(1e-5);
    });
  }
});

const VARIANTS: readonly [string, Omit<Wanted, 'cell'>][] = [
  ['a batch', { steps: 7, batch: 5, inputs: 3, units: 6 }],
  ['one step, one unit', { steps: 1, batch: 1, inputs: 1, units: 1 }],
  ['masked, backwards', { steps: 6, batch: 3, inputs: 2, units: 5, masked: true, reverse: true, initialState: true }],
  [
    'relu, hard sigmoid',
    { steps: 4, batch: 2, inputs: 2, units: 4, activation: 'relu', gateActivation: 'hardSigmoid' },
  ],
];
const EVERY = CELLS.flatMap((cell) => VARIANTS.map(([title, wanted]) => [cell, title, { cell, ...wanted }] as const));

/** In force at no step. */
const NEVER = { from: -2, to: -1 };
const IDLE: readonly CellIntervention[] = [
  { kind: 'clamp', gate: 0, value: 9, units: null, steps: NEVER },
  { kind: 'state', state: 'h', action: 'set', value: 9, units: null, steps: NEVER },
];

describe('where no intervention reaches', () => {
  it.each(EVERY)('%s, %s: the pass is bit by bit the plain one', (_, __, wanted) => {
    const layer = randomLayer(wanted);
    expect(touched(layer, IDLE)).toEqual(untouched(layer));
  });

  it.each(EVERY)('%s, %s: the slopes of the inputs are those of the plain backward pass', (_, __, wanted) => {
    const layer = randomLayer(wanted);
    const { sizes, x, weights, options } = layer;
    const pass = untouched(layer);
    const dh = Float32Array.from(pass.h, (_value, k) => Math.sin(k));
    const plain = CELL_ARITHMETIC[layer.cell].backward(sizes, x, weights, options, pass, dh);
    expect(deviation(slopes(layer, [], pass, dh), plain.dx)).toBeLessThan(1e-6);
  });
});

const GATES: Readonly<Record<Cell, number>> = { lstm: 4, gruAfter: 3, gruBefore: 3, simpleRnn: 0, mgu: 2 };

describe('a clamp', () => {
  it('to the value that the gate has anyway changes nothing (property, bit by bit)', () => {
    const gated = fc.constantFrom(...CELLS.filter((cell) => GATES[cell] > 0));
    fc.assert(
      fc.property(gated, fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.boolean(), (cell, seed, g, u, s, reverse) => {
        const layer = randomLayer({ cell, steps: 5, batch: 1, inputs: 2, units: 4, seed, reverse });
        const before = untouched(layer);
        const gate = g % GATES[cell];
        const unit = u % 4;
        const step = s % 5;
        const value = before.gates[step * GATES[cell] * 4 + gate * 4 + unit];
        const steps = { from: step, to: step };
        expect(touched(layer, [{ kind: 'clamp', gate, units: [unit], value, steps }])).toEqual(before);
      }),
    );
  });

  it('takes one value for each unit (by definition)', () => {
    const layer = randomLayer({ cell: 'lstm', steps: 3, batch: 2, inputs: 2, units: 3 });
    const value = Float32Array.of(0.25, 0.5, 0.75);
    const each = [0, 1, 2].map((unit): CellIntervention => ({
      kind: 'clamp',
      gate: 1,
      units: [unit],
      value: value[unit],
      steps: null,
    }));
    expect(touched(layer, [{ kind: 'clamp', gate: 1, units: null, value, steps: null }])).toEqual(touched(layer, each));
  });

  it('of the writing gate at 1 leaves nothing of the state before, at 0 nothing but it (our convention, by definition)', () => {
    for (const cell of ['gruAfter', 'gruBefore', 'mgu'] as const) {
      const layer = randomLayer({ cell, steps: 4, batch: 1, inputs: 2, units: 3, initialState: true });
      const at = (value: number) => touched(layer, [{ kind: 'clamp', gate: 0, units: null, value, steps: null }]);
      const open = at(1);
      const candidates = Array.from(
        open.h,
        (_, k) => open.gates[(Math.floor(k / 3) + 1) * GATES[cell] * 3 - 3 + (k % 3)],
      );
      expect([...open.h]).toEqual(candidates);
      const kept = at(0).h;
      expect([...kept]).toEqual([0, 1, 2, 3].flatMap(() => [...layer.options.h0!]));
    }
  });

  it('of a minimal gated unit’s f at 1 leaves a simple RNN (by definition)', () => {
    const layer = randomLayer({ cell: 'mgu', steps: 4, batch: 2, inputs: 2, units: 3, initialState: true });
    const candidate = (values: Float32Array) => values.filter((_, k) => k % 6 >= 3);
    const { kernel, recurrentKernel, bias } = layer.weights;
    const weights = {
      kernel: candidate(kernel),
      recurrentKernel: candidate(recurrentKernel),
      bias: candidate(bias),
    };
    const open = touched(layer, [{ kind: 'clamp', gate: 0, units: null, value: 1, steps: null }]);
    expect(deviation(open.h, untouched({ ...layer, cell: 'simpleRnn', weights }).h)).toBeLessThan(1e-6);
  });
});

describe('a silenced unit', () => {
  it('is one whose rows in the recurrent kernel are 0, seen from the others (by definition)', () => {
    for (const cell of CELLS) {
      const layer = randomLayer({ cell, steps: 6, batch: 2, inputs: 2, units: 4 });
      const { units } = layer.sizes;
      const recurrentKernel = layer.weights.recurrentKernel.slice();
      const width = recurrentKernel.length / units;
      recurrentKernel.fill(0, 2 * width, 3 * width);
      const deaf = untouched({ ...layer, weights: { ...layer.weights, recurrentKernel } });
      const { h } = touched(layer, [{ kind: 'silence', units: [2] }]);
      const expected = deaf.h.map((value, k) => (k % units === 2 ? 0 : value));
      expect(deviation(h, expected)).toBeLessThan(1e-6);
    }
  });

  it('of an LSTM goes on in its cell state (by definition: c follows its gates)', () => {
    const layer = randomLayer({ cell: 'lstm', steps: 4, batch: 1, inputs: 2, units: 3 });
    const { c, h, gates } = touched(layer, [{ kind: 'silence', units: [1] }]);
    expect(h.filter((_, k) => k % 3 === 1).every((value) => value === 0)).toBe(true);
    const at = (t: number, gate: number) => gates[t * 12 + gate * 3 + 1];
    expect(c[4]).toBeCloseTo(at(1, 1) * c[1] + at(1, 0) * at(1, 2), 6);
    expect(c[4]).not.toBe(0);
  });
});
