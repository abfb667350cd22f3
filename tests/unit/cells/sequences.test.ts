import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_ARITHMETIC } from '../../../src/cells';
import { stream } from '../../../src/experiment/random';
import { deviation } from '../../oracle/read';
import { CELLS, finiteDifferences, plainForward } from './plain';
import type { PlainProblem } from './plain';
import { randomProblem, run } from './problems';

const anyProblem = fc
  .record({
    cell: fc.constantFrom(...CELLS),
    steps: fc.integer({ min: 1, max: 6 }),
    batch: fc.integer({ min: 1, max: 3 }),
    inputs: fc.integer({ min: 1, max: 3 }),
    units: fc.integer({ min: 1, max: 5 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
    activation: fc.constantFrom('tanh' as const, 'relu' as const, 'sigmoid' as const, 'linear' as const),
    gateActivation: fc.constantFrom('sigmoid' as const, 'hardSigmoid' as const),
    masked: fc.boolean(),
    recurrentDropout: fc.boolean(),
    initialState: fc.boolean(),
    reverse: fc.boolean(),
  })
  .map((wanted) => ({ wanted, problem: randomProblem(wanted) }));

/** Backward pass against finite differences of a loss that weighs every h and c at random. */
function gradientDeviations(p: PlainProblem): Record<string, number> {
  const random = stream(7, 'slopes');
  const { h, c } = plainForward(p);
  const dh = h.map(() => Math.fround(2 * random.uniform() - 1));
  const dc = c.map(() => Math.fround(2 * random.uniform() - 1));
  const loss = () => {
    const out = plainForward(p);
    return (
      out.h.reduce((sum, value, k) => sum + value * dh[k], 0) + out.c.reduce((sum, value, k) => sum + value * dc[k], 0)
    );
  };
  const ours = run(p).backward(dh, dc);
  const pairs = {
    dx: [ours.dx, p.x],
    dKernel: [ours.dKernel, p.kernel],
    dRecurrentKernel: [ours.dRecurrentKernel, p.recurrentKernel],
    dBias: [ours.dBias, p.bias],
    dh0: [ours.dh0, p.h0],
    ...(p.cell === 'lstm' ? { dc0: [ours.dc0, p.c0] as const } : {}),
  } as const;
  return Object.fromEntries(
    Object.entries(pairs).map(([name, [gradient, array]]) => [
      name,
      deviation(gradient, finiteDifferences(array, loss)),
    ]),
  );
}

describe.each(CELLS)('%s over a sequence', (cell) => {
  const sizes = { cell, steps: 4, batch: 2, inputs: 2, units: 3 } as const;

  it.each([
    ['T = 1', { steps: 1 }],
    ['H = 1', { units: 1 }],
    ['H not a multiple of 4', { units: 7 }],
    ['H a multiple of 4, odd batch', { units: 8, batch: 3 }],
    ['all options at once', { masked: true, recurrentDropout: true, initialState: true, reverse: true }],
  ])('agrees with the plain float64 writing and its finite differences: %s', (_, change) => {
    const p = randomProblem({ ...sizes, ...change });
    const ours = run(p);
    const oracle = plainForward(p);
    expect(deviation(ours.h, oracle.h)).toBeLessThan(1e-6);
    expect(deviation(ours.c, oracle.c)).toBeLessThan(1e-6);
    expect(deviation(ours.gates, oracle.gates)).toBeLessThan(1e-6);
    for (const [name, off] of Object.entries(gradientDeviations(p))) expect(off, name).toBeLessThan(1e-5);
  });

  it('a sequence that is all masked keeps the initial state and hands its gradient back (hand-computed)', () => {
    const p = { ...randomProblem({ ...sizes, initialState: true }), mask: new Float64Array(4 * 2) };
    const ours = run(p);
    for (let t = 0; t < 4; t++) expect(Array.from(ours.h.subarray(t * 6, t * 6 + 6))).toEqual(Array.from(p.h0));
    expect(ours.gates.every((value) => value === 0)).toBe(true);
    const { dh0, dx, dKernel, dRecurrentKernel, dBias } = ours.backward(
      new Float64Array(24).fill(1),
      new Float64Array(cell === 'lstm' ? 24 : 0),
    );
    expect(Array.from(dh0)).toEqual([4, 4, 4, 4, 4, 4]);
    for (const gradient of [dx, dKernel, dRecurrentKernel, dBias])
      expect(gradient.every((value) => value === 0)).toBe(true);
  });

  it('a masked first step starts the sequence one step later (oracle: the shorter sequence)', () => {
    const p = randomProblem(sizes);
    const mask = new Float64Array(8).fill(1);
    mask.fill(0, 0, 2);
    const whole = run({ ...p, mask });
    const shorter = run({ ...p, sizes: { ...p.sizes, steps: 3 }, x: p.x.subarray(4) });
    expect(Array.from(whole.h.subarray(6))).toEqual(Array.from(shorter.h));
  });

  it('a masked step does not let a NaN in its input out (hand-computed: the state stays)', () => {
    const p = randomProblem({ ...sizes, batch: 1 });
    const mask = Float64Array.from([1, 1, 0, 1]);
    const x = p.x.slice();
    x.fill(NaN, 4, 6);
    const ours = run({ ...p, x, mask });
    expect(Array.from(ours.h.subarray(6, 9))).toEqual(Array.from(ours.h.subarray(3, 6)));
    expect(ours.h.every(Number.isFinite)).toBe(true);
  });

  it('two halves with the state handed over give the same as the whole sequence', () => {
    const p = randomProblem({ ...sizes, steps: 6 });
    const whole = run(p);
    const half = { ...p, sizes: { ...p.sizes, steps: 3 } };
    const first = run({ ...half, x: p.x.subarray(0, 12) });
    const second = run({
      ...half,
      x: p.x.subarray(12),
      h0: Float64Array.from(first.h.subarray(12)),
      c0: cell === 'lstm' ? Float64Array.from(first.c.subarray(12)) : p.c0,
    });
    expect(Array.from(second.h)).toEqual(Array.from(whole.h.subarray(18)));
  });
});

describe('properties over random shapes and options', () => {
  it('values agree with the plain float64 writing', () => {
    fc.assert(
      fc.property(anyProblem, ({ problem }) => {
        const ours = run(problem);
        const oracle = plainForward(problem);
        expect(deviation(ours.h, oracle.h)).toBeLessThan(2e-6);
        expect(deviation(ours.c, oracle.c)).toBeLessThan(2e-6);
        expect(deviation(ours.gates, oracle.gates)).toBeLessThan(2e-6);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('gradients agree with finite differences of the plain float64 writing', () => {
    fc.assert(
      fc.property(anyProblem, ({ wanted }) => {
        // A zero cell state may stay exactly at relu's corner, where differences see half a slope.
        const problem = randomProblem({ ...wanted, initialState: wanted.initialState || wanted.activation === 'relu' });
        for (const [name, off] of Object.entries(gradientDeviations(problem))) expect(off, name).toBeLessThan(1e-4);
      }),
      { numRuns: 80, seed: 12 },
    );
  });

  it('going backwards is reading the reversed input forwards and reversing the outputs', () => {
    fc.assert(
      fc.property(anyProblem, ({ problem }) => {
        const { steps } = problem.sizes;
        const flip = (values: Float64Array) => {
          const row = values.length / steps;
          return Float64Array.from(values, (_, k) => values[(steps - 1 - Math.floor(k / row)) * row + (k % row)]);
        };
        const backwards = run({ ...problem, reverse: true });
        const flipped = run({
          ...problem,
          reverse: false,
          x: flip(problem.x),
          mask: problem.mask && flip(problem.mask),
        });
        expect(Array.from(flip(Float64Array.from(backwards.h)))).toEqual(Array.from(flipped.h));
      }),
      { numRuns: 60, seed: 13 },
    );
  });

  it('a masked step carries the state through', () => {
    fc.assert(
      fc.property(anyProblem, ({ wanted }) => {
        const p = randomProblem({ ...wanted, masked: true, reverse: false });
        const { steps, batch, units } = p.sizes;
        const { h } = run(p);
        for (let t = 0; t < steps; t++) {
          for (let b = 0; b < batch; b++) {
            if (p.mask![t * batch + b] !== 0) continue;
            const was = t === 0 ? p.h0.subarray(b * units) : h.subarray(((t - 1) * batch + b) * units);
            const now = h.subarray((t * batch + b) * units);
            for (let k = 0; k < units; k++) expect(now[k]).toBe(was[k]);
          }
        }
      }),
      { numRuns: 60, seed: 14 },
    );
  });
});

const { lstm, gru, simpleRnn, mgu } = CELL_ARITHMETIC;

describe('equations (hand-computed)', () => {
  const one = { steps: 1, batch: 1, inputs: 1, units: 1 };
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  const array = (...values: number[]) => Float32Array.from(values);

  it('one LSTM step: c = f c₋ + i g, h = o tanh c', () => {
    const weights = { kernel: array(1, 2, 3, 4), recurrentKernel: array(0.1, 0.2, 0.3, 0.4), bias: array(0, 1, 0, -1) };
    const { h, c } = lstm.forward(one, array(0.5), weights, { h0: array(1), c0: array(2) });
    const cell = sigmoid(1 + 0.2 + 1) * 2 + sigmoid(0.5 + 0.1) * Math.tanh(1.5 + 0.3);
    expect(c[0]).toBeCloseTo(cell, 6);
    expect(h[0]).toBeCloseTo(sigmoid(2 + 0.4 - 1) * Math.tanh(cell), 6);
  });

  it('one GRU step: an update gate near 0 keeps the state, one near 1 rewrites it', () => {
    const weights = (z: number) => ({
      kernel: array(0, 0, 1),
      recurrentKernel: array(0, 0, 1),
      bias: array(z, 0, 0, 0, 0, 0),
    });
    expect(gru.forward(one, array(0.7), weights(-30), { h0: array(0.2) }).h[0]).toBeCloseTo(0.2, 6);
    expect(gru.forward(one, array(0.7), weights(30), { h0: array(0.2) }).h[0]).toBeCloseTo(
      Math.tanh(0.7 + 0.5 * 0.2),
      6,
    );
  });

  it('reset before and after are the same network when H = 1 and the recurrent bias is 0', () => {
    const kernel = array(0.3, -0.2, 0.9);
    const recurrentKernel = array(0.5, 0.4, -0.7);
    const options = { h0: array(0.6) };
    const after = gru.forward(one, array(1), { kernel, recurrentKernel, bias: array(0, 0, 0, 0, 0, 0) }, options);
    const before = gru.forward(
      one,
      array(1),
      { kernel, recurrentKernel, bias: array(0, 0, 0) },
      { ...options, resetAfter: false },
    );
    expect(after.h[0]).toBeCloseTo(before.h[0], 7);
  });

  it('one step of a minimal gated unit: h = (1 − f) h₋ + f φ(W x + U (f h₋) + b)', () => {
    const weights = { kernel: array(1, 2), recurrentKernel: array(0.4, -0.6), bias: array(-0.5, 0.1) };
    const { h, gates } = mgu.forward(one, array(0.5), weights, { h0: array(0.8) });
    const f = sigmoid(0.5 + 0.32 - 0.5);
    const n = Math.tanh(1 - 0.6 * f * 0.8 + 0.1);
    expect(gates[0]).toBeCloseTo(f, 6);
    expect(gates[1]).toBeCloseTo(n, 6);
    expect(h[0]).toBeCloseTo((1 - f) * 0.8 + f * n, 6);
  });

  it('a simple RNN step is φ(W x + U h₋ + b)', () => {
    const weights = { kernel: array(2), recurrentKernel: array(-1), bias: array(0.25) };
    expect(simpleRnn.forward(one, array(0.5), weights, { h0: array(0.5), activation: 'linear' }).h[0]).toBe(0.75);
  });
});

describe('refusals', () => {
  const weights = { kernel: new Float32Array(8), recurrentKernel: new Float32Array(16), bias: new Float32Array(8) };

  it('an empty batch is refused with a sentence', () => {
    const sizes = { steps: 3, batch: 0, inputs: 1, units: 2 };
    expect(() => lstm.forward(sizes, new Float32Array(), weights)).toThrow(
      'LSTM: batch is 0; give a whole number of at least 1',
    );
  });

  it('a weight of the wrong length is named with the shape it needs', () => {
    const sizes = { steps: 1, batch: 1, inputs: 1, units: 2 };
    expect(() => gru.forward(sizes, new Float32Array(1), weights)).toThrow(
      'GRU: kernel has 8 values; its shape [1, 6] needs 6',
    );
  });
});
