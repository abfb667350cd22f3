import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATIONS, GATE_ACTIVATIONS } from '../../../src/experiment/schema';
import { openBackend } from '../../../src/rnn';
import { tf } from '../../../src/rnn/tensorflow';
import { CELLS } from '../../unit/cells/plain';
import type { Wanted } from '../../unit/cells/problems';
import { wrongOn } from '../../unit/rnn/sequenceRuns';

beforeAll(async () => {
  await openBackend('webgl');
});

const OPTIONS: Readonly<Record<string, Partial<Wanted>>> = {
  'no option': {},
  'an initial state': { initialState: true },
  'a mask': { masked: true },
  'a recurrent dropout mask': { recurrentDropout: true },
  'going backwards': { reverse: true },
  'all options at once': { initialState: true, masked: true, recurrentDropout: true, reverse: true },
};

const EDGES: Readonly<Record<string, Partial<Wanted>>> = {
  'T = 1': { steps: 1 },
  'T = 1 with all options': { steps: 1, initialState: true, masked: true, recurrentDropout: true, reverse: true },
  'H = 1': { units: 1 },
  'I = 1, H = 4': { inputs: 1, units: 4 },
  'H not a multiple of 4': { units: 9 },
  'B = 1': { batch: 1 },
  'B = 1, T = 1, I = 1, H = 1': { batch: 1, steps: 1, inputs: 1, units: 1 },
  'B a multiple of 4': { batch: 8 },
  'T = 200': { steps: 200, batch: 2, units: 5 },
};

describe.each(CELLS)('webgl against the reference: %s', (cell) => {
  const sizes = { cell, steps: 5, batch: 6, inputs: 3, units: 7 } as const;

  it.each(Object.entries(OPTIONS))('outputs and gradients agree with %s', async (_, change) => {
    expect(await wrongOn('webgl', { ...sizes, ...change })).toEqual([]);
  });

  it.each(ACTIVATIONS.map((activation) => [activation] as const))('they agree with φ = %s', async (activation) => {
    expect(await wrongOn('webgl', { ...sizes, activation, masked: true })).toEqual([]);
  });

  it.each(GATE_ACTIVATIONS.map((gate) => [gate] as const))('they agree with %s gates', async (gateActivation) => {
    expect(await wrongOn('webgl', { ...sizes, gateActivation, initialState: true })).toEqual([]);
  });

  it.each(Object.entries(EDGES))('they agree at the edge: %s', async (_, change) => {
    expect(await wrongOn('webgl', { ...sizes, ...change })).toEqual([]);
  });

  it.each([false, true])('they agree where all steps are masked, with an initial state: %s', async (initialState) => {
    const mask = new Float64Array(sizes.steps * sizes.batch);
    expect(await wrongOn('webgl', { ...sizes, initialState }, { mask })).toEqual([]);
  });

  it('they agree for random sizes and options', async () => {
    const size = (max: number) => fc.integer({ min: 1, max });
    const run = fc.record({
      steps: size(9),
      batch: size(10),
      inputs: size(6),
      units: size(12),
      activation: fc.constantFrom(...ACTIVATIONS),
      gateActivation: fc.constantFrom(...GATE_ACTIVATIONS),
      reverse: fc.boolean(),
      initialState: fc.boolean(),
      masked: fc.boolean(),
      recurrentDropout: fc.boolean(),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    // A seed of its own: among random numbers some lie so near a corner of relu that two roundings differ in slope.
    await fc.assert(
      fc.asyncProperty(run, async (change) => {
        expect(await wrongOn('webgl', { cell, ...change })).toEqual([]);
      }),
      { numRuns: 12, seed: 5 },
    );
  });
});

describe('textures of limited size', () => {
  const limit = tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  afterAll(() => tf.env().set('WEBGL_MAX_TEXTURE_SIZE', limit));

  it.each(CELLS)('positions beyond the limit stand beside the first: %s', async (cell) => {
    tf.env().set('WEBGL_MAX_TEXTURE_SIZE', 48);
    const long = { cell, steps: 21, batch: 11, inputs: 2, units: 5 };
    // 21 steps of 3 quads are 63 rows, more than 48.
    expect(await wrongOn('webgl', long)).toEqual([]);
    expect(await wrongOn('webgl', { ...long, ...OPTIONS['all options at once'] })).toEqual([]);
  });

  it('a layer that fits in no texture is refused with its size and the limit', async () => {
    tf.env().set('WEBGL_MAX_TEXTURE_SIZE', 8);
    await expect(wrongOn('webgl', { cell: 'lstm', steps: 2, batch: 1, inputs: 3, units: 9 })).rejects.toThrow(
      '9 × 1; the limit here is 8 a side',
    );
  });
});
