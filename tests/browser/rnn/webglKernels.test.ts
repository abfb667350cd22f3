import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../../../src/rnn';
import { tf } from '../../../src/rnn/tensorflow';
import { CELLS } from '../../unit/cells/plain';
import { ALL_OPTIONS, kernelSuite } from '../../unit/rnn/kernelSuite';
import { wrongOn } from '../../unit/rnn/sequenceRuns';

beforeAll(async () => {
  await openBackend('webgl');
});

kernelSuite('webgl', 12);

describe('textures of limited size', () => {
  const limit = tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  afterAll(() => tf.env().set('WEBGL_MAX_TEXTURE_SIZE', limit));

  it.each(CELLS)('positions beyond the limit stand beside the first: %s', async (cell) => {
    tf.env().set('WEBGL_MAX_TEXTURE_SIZE', 48);
    const long = { cell, steps: 21, batch: 11, inputs: 2, units: 5 };
    // 21 steps of 3 quads are 63 rows, more than 48.
    expect(await wrongOn('webgl', long)).toEqual([]);
    expect(await wrongOn('webgl', { ...long, ...ALL_OPTIONS })).toEqual([]);
  });

  it('a layer that fits in no texture is refused with its size and the limit', async () => {
    tf.env().set('WEBGL_MAX_TEXTURE_SIZE', 8);
    await expect(wrongOn('webgl', { cell: 'lstm', steps: 2, batch: 1, inputs: 3, units: 9 })).rejects.toThrow(
      '9 × 1; the limit here is 8 a side',
    );
  });
});
