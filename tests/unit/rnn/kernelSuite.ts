/** What the kernels of every backend must do: the same numbers as the reference, and the slopes of what they compute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVATIONS, GATE_ACTIVATIONS, type BackendChoice } from '../../../src/experiment/schema';
import { deviation } from '../../oracle/read';
import { CELLS, finiteDifferences, plainForward } from '../cells/plain';
import { randomProblem, type Wanted } from '../cells/problems';
import { numbersOf, slopesOf, wrongOn } from './sequenceRuns';

/** Letters: B batch, T steps, I inputs, H units. */
const OPTIONS = {
  'no option': {},
  'an initial state': { initialState: true },
  'a mask': { masked: true },
  'a recurrent dropout mask': { recurrentDropout: true },
  'going backwards': { reverse: true },
  'all options at once': { initialState: true, masked: true, recurrentDropout: true, reverse: true },
} as const satisfies Record<string, Partial<Wanted>>;

const EDGES: Readonly<Record<string, Partial<Wanted>>> = {
  'T = 1': { steps: 1 },
  'T = 1 with all options': { ...OPTIONS['all options at once'], steps: 1 },
  'H = 1': { units: 1 },
  'B = T = I = H = 1': { batch: 1, steps: 1, inputs: 1, units: 1 },
  'I = 1, H = 4': { inputs: 1, units: 4 },
  'B = 1': { batch: 1 },
  'B a multiple of 4': { batch: 8 },
  'H a multiple of 4 but not of 8': { units: 12 },
  'H a multiple of 8': { units: 16 },
  'H not a multiple of 4': { units: 9 },
  'more inputs than units': { inputs: 21, units: 5 },
  'H = 256': { units: 256, steps: 3, batch: 9 },
  'T = 200': { steps: 200, batch: 2, units: 5 },
};

/** All options of a layer at once. */
export const ALL_OPTIONS = OPTIONS['all options at once'];

/**
 * @param backend an open one
 * @param runs how many random sizes and options are tried for every cell
 */
export function kernelSuite(backend: BackendChoice, runs: number): void {
  describe.each(CELLS)(`${backend}: %s`, (cell) => {
    const sizes = { cell, steps: 5, batch: 6, inputs: 3, units: 7 } as const;

    it.each(Object.entries(OPTIONS))('agrees with the reference, outputs and gradients: %s', async (_, change) => {
      expect(await wrongOn(backend, { ...sizes, ...change })).toEqual([]);
    });

    it.each(ACTIVATIONS)('agrees with the reference with φ = %s', async (activation) => {
      expect(await wrongOn(backend, { ...sizes, activation, masked: true })).toEqual([]);
    });

    it.each(GATE_ACTIVATIONS)('agrees with the reference with %s gates', async (gateActivation) => {
      expect(await wrongOn(backend, { ...sizes, gateActivation, initialState: true })).toEqual([]);
    });

    it.each(Object.entries(EDGES))('agrees with the reference at the edge: %s', async (_, change) => {
      expect(await wrongOn(backend, { ...sizes, ...change })).toEqual([]);
    });

    it('agrees with the reference for random sizes and options', async () => {
      const size = (max: number) => fc.integer({ min: 1, max });
      const wanted = fc.record({
        steps: size(8),
        batch: size(10),
        inputs: size(9),
        units: size(20),
        seed: fc.integer({ min: 1, max: 1e6 }),
        activation: fc.constantFrom(...ACTIVATIONS),
        gateActivation: fc.constantFrom(...GATE_ACTIVATIONS),
        masked: fc.boolean(),
        recurrentDropout: fc.boolean(),
        initialState: fc.boolean(),
        reverse: fc.boolean(),
      });
      // A seed of its own: two roundings may lie on either side of a corner of relu, where the slope jumps.
      await fc.assert(
        fc.asyncProperty(wanted, async (change) => {
          expect(await wrongOn(backend, { cell, ...change })).toEqual([]);
        }),
        { numRuns: runs, seed: 11 },
      );
    });

    it('agrees with finite differences of the plain float64 writing', async () => {
      const p = randomProblem({ ...sizes, steps: 4, batch: 2, units: 5, ...ALL_OPTIONS });
      const numbers = await numbersOf(backend, p, true);
      const { dh, dc } = slopesOf(p);
      const weighed = (values: Float64Array, slopes: Float64Array) =>
        values.reduce((sum, value, k) => sum + value * slopes[k], 0);
      const loss = () => {
        const { h, c } = plainForward(p);
        return weighed(h, dh) + weighed(c, dc);
      };
      expect(deviation(numbers['h'], plainForward(p).h)).toBeLessThan(1e-5);
      const names = ['x', 'kernel', 'recurrentKernel', 'bias', 'h0', ...(cell === 'lstm' ? (['c0'] as const) : [])];
      for (const name of names as ('x' | 'kernel' | 'recurrentKernel' | 'bias' | 'h0' | 'c0')[]) {
        expect(deviation(numbers[`d${name}`], finiteDifferences(p[name], loss), 1e-3), name).toBeLessThan(1e-4);
      }
    });

    it('a sequence that is all masked keeps the initial state and hands its gradient back (hand-computed)', async () => {
      const p = { ...randomProblem({ ...sizes, initialState: true }), mask: new Float64Array(5 * 6) };
      const { h, dh0, ...rest } = await numbersOf(backend, p, true);
      const { dh } = slopesOf(p);
      const summed = Float64Array.from(p.h0, (_, k) => [0, 1, 2, 3, 4].reduce((sum, t) => sum + dh[t * 42 + k], 0));
      for (let t = 0; t < 5; t++) expect(Array.from(h.subarray(t * 42, t * 42 + 42))).toEqual(Array.from(p.h0));
      expect(deviation(dh0, summed)).toBeLessThan(1e-6);
      for (const name of ['dx', 'dkernel', 'drecurrentKernel', 'dbias', 'gates']) {
        expect(rest[name]?.every((value) => value === 0) ?? cell === 'simpleRnn', name).toBe(true);
      }
    });

    it.each([false, true])(
      'agrees with the reference where all steps are masked, with an initial state: %s',
      async (initialState) => {
        const mask = new Float64Array(sizes.steps * sizes.batch);
        expect(await wrongOn(backend, { ...sizes, initialState }, { mask })).toEqual([]);
      },
    );

    it('a NaN in an input reaches the outputs of its sequence and of no other', async () => {
      const p = randomProblem({ ...sizes, steps: 3, batch: 5 });
      p.x[(1 * 5 + 2) * 3] = NaN;
      const { h } = await numbersOf(backend, p, false);
      for (let t = 0; t < 3; t++) {
        for (let b = 0; b < 5; b++) expect(Number.isNaN(h[(t * 5 + b) * 7]), `t ${t}, b ${b}`).toBe(b === 2 && t > 0);
      }
    });
  });
}
