import { beforeAll, describe, expect, it } from 'vitest';
import type { ContenderSpec } from '../../../src/experiment/schema';
import { openBackend } from '../../../src/rnn';
import type { Io, StepSettings } from '../../../src/rnn';
import { tf } from '../../../src/rnn/tensorflow';
import type { MathBackendWebGL } from '../../../src/rnn/tensorflow';
import { forecast, model, randomBatch, settings } from '../../unit/rnn/contenders';
import { countDraws } from './draws';

const CELLS = {
  LSTM: { cell: 'lstm' },
  'GRU, reset after': { cell: 'gru', resetAfter: true },
  'GRU, reset before': { cell: 'gru', resetAfter: false },
  'simple RNN': { cell: 'simpleRnn' },
  'minimal gated unit': { cell: 'mgu' },
} as const;

const everyStep: Io = { inputs: 2, outputs: 3, perStep: true, output: 'softmax' };

beforeAll(async () => {
  await openBackend('webgl');
});

/** Losses of a network over steps on batches that differ from step to step. */
async function losses(
  backend: 'reference' | 'webgl',
  change: Partial<ContenderSpec>,
  { io = forecast, count = 50, with: step = settings() }: { io?: Io; count?: number; with?: StepSettings },
): Promise<number[]> {
  await openBackend(backend);
  const net = model(change, io);
  const found = Array.from(
    { length: count },
    (_, k) => net.trainStep(randomBatch(io, { seed: k, masked: k % 2 === 1 }), step).loss,
  );
  net.dispose();
  return found;
}

const worst = (a: readonly number[], b: readonly number[]) => Math.max(...a.map((loss, k) => Math.abs(loss - b[k])));

describe('training on webgl against the reference', () => {
  it.each(Object.entries(CELLS))('losses agree to 5 decimals over 50 steps: %s', async (_, cell) => {
    const reference = await losses('reference', cell, {});
    expect(worst(await losses('webgl', cell, {}), reference)).toBeLessThan(5e-6);
  });

  it.each(Object.entries(CELLS))('and with two layers, dropout and an answer every step: %s', async (_, cell) => {
    const step = settings({ loss: 'crossEntropy', dropout: 0.3, recurrentDropout: 0.2, l2: 1e-3 });
    const change = { ...cell, layers: 2 };
    const reference = await losses('reference', change, { io: everyStep, with: step });
    expect(worst(await losses('webgl', change, { io: everyStep, with: step }), reference)).toBeLessThan(5e-6);
  });

  it.each(['adam', 'rmsprop', 'sgd'] as const)('and with %s clipped by value, L1 and L2', async (optimiser) => {
    const clipping = { rule: 'value', limit: 0.05 } as const;
    const step = settings({ optimiser, clipping, momentum: 0.9, l1: 1e-3, l2: 1e-3, learningRate: 0.005 });
    const reference = await losses('reference', { cell: 'gru' }, { with: step });
    expect(worst(await losses('webgl', { cell: 'gru' }, { with: step }), reference)).toBeLessThan(5e-6);
  });

  it('gates, states and answers agree', async () => {
    const batch = randomBatch(forecast, { masked: true });
    const seen = [];
    for (const backend of ['reference', 'webgl'] as const) {
      await openBackend(backend);
      const net = model({ layers: 2 });
      seen.push({ ...net.trace(batch)[1], answers: net.predict(batch) });
      net.dispose();
    }
    for (const [name, oracle] of Object.entries(seen[0])) {
      expect(worst(Array.from(oracle), Array.from(seen[1][name as keyof (typeof seen)[1]])), name).toBeLessThan(1e-5);
    }
  });

  it('the same seed gives bit-equal losses twice', async () => {
    const step = settings({ dropout: 0.3 });
    const once = await losses('webgl', { layers: 2 }, { count: 10, with: step });
    expect(await losses('webgl', { layers: 2 }, { count: 10, with: step })).toEqual(once);
  });

  it('a NaN in the data is a NaN in the loss and in the norm, not a number that looks well', async () => {
    await openBackend('webgl');
    const net = model();
    const batch = randomBatch(forecast);
    batch.inputs[3] = NaN;
    expect(net.trainStep(batch, settings())).toEqual({ loss: NaN, gradientNorm: NaN });
    net.dispose();
  });

  it('a snapshot taken on webgl goes on training on the reference, and back', async () => {
    const reference = await losses('reference', {}, { count: 30 });
    const found: number[] = [];
    let snapshot = null;
    for (const [part, backend] of (['webgl', 'reference', 'webgl'] as const).entries()) {
      await openBackend(backend);
      const net = model();
      if (snapshot) net.restore(snapshot);
      for (let k = 10 * part; k < 10 * part + 10; k++) {
        found.push(net.trainStep(randomBatch(forecast, { seed: k, masked: k % 2 === 1 }), settings()).loss);
      }
      snapshot = net.snapshot();
      net.dispose();
    }
    expect(worst(found, reference)).toBeLessThan(5e-6);
  });
});

describe('what a training step costs on webgl', () => {
  it('nothing outlives its step: tensors, buffers and textures are as many after 1,000 steps', () => {
    const net = model({ units: 3, layers: 2 });
    const batch = randomBatch(forecast, { size: 2, steps: 3, masked: true });
    const all = settings({ dropout: 0.2, recurrentDropout: 0.2, l1: 1e-4 });
    const held = () => {
      const backend = tf.backend() as MathBackendWebGL;
      const manager = backend.getTextureManager();
      return {
        tensors: tf.memory().numTensors,
        data: backend.numDataIds(),
        used: manager.getNumUsedTextures(),
        free: manager.getNumFreeTextures(),
      };
    };
    const round = () => {
      net.loss(batch, { loss: 'mse', huberDelta: 1 });
      net.predict(batch);
      net.trace(batch);
      net.restore(net.snapshot());
      net.trainStep(batch, all);
      net.trainStep(batch, all);
    };
    round();
    round();
    const before = held();
    for (let k = 0; k < 1000; k++) net.trainStep(batch, all);
    round();
    expect(held()).toEqual(before);
    net.dispose();
  });

  it.each([
    ['LSTM', 1, 2 * 50 + 50],
    ['GRU, reset after', 1, 2 * 50 + 50],
    ['GRU, reset before', 1, 4 * 50 + 50],
    ['simple RNN', 1, 2 * 50 + 50],
    ['minimal gated unit', 1, 4 * 50 + 50],
    ['LSTM', 2, 2 * 50 + 50 + 2 * 50 + 20],
    ['GRU, reset after', 2, 2 * 50 + 50 + 2 * 50 + 20],
    ['GRU, reset before', 2, 4 * 50 + 50 + 4 * 50 + 20],
  ] as const)('%s, %i layers, 50 steps: at most %i draws', (name, layers, most) => {
    const net = model({ ...CELLS[name], layers, units: 16 });
    const batch = randomBatch(forecast, { size: 32, steps: 50 });
    net.trainStep(batch, settings());
    expect(countDraws(() => net.trainStep(batch, settings()))).toBeLessThanOrEqual(most);
    net.dispose();
  });

  it.each([
    ['LSTM', 2 * (2 * 50) + 50 + 20],
    ['GRU, reset after', 2 * (2 * 50) + 50 + 20],
    ['GRU, reset before', 2 * (4 * 50) + 50 + 20],
    ['simple RNN', 2 * (2 * 50) + 50 + 20],
    ['minimal gated unit', 2 * (4 * 50) + 50 + 20],
  ] as const)('%s, one bidirectional layer, 50 steps: as two layers, at most %i draws', (name, most) => {
    const net = model({ ...CELLS[name], bidirectional: true, units: 16 });
    const batch = randomBatch(forecast, { size: 32, steps: 50 });
    net.trainStep(batch, settings());
    expect(countDraws(() => net.trainStep(batch, settings()))).toBeLessThanOrEqual(most);
    net.dispose();
  });
});
