/** The tests of bidirectional networks, for any backend. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendChoice, ContenderSpec } from '../../../src/experiment/schema';
import { Model, openBackend } from '../../../src/rnn';
import type { Io, ModelBatch, Weights } from '../../../src/rnn';
import { tf } from '../../../src/rnn/tensorflow';
import { deviation } from '../../oracle/read';
import { finiteDifferences } from '../cells/plain';
import { contender, forecast, model, randomBatch, settings } from './contenders';
import { plainAnswers, plainLoss } from './plainNetwork';

const CELLS = {
  LSTM: { cell: 'lstm' },
  'GRU, reset after': { cell: 'gru', resetAfter: true },
  'GRU, reset before': { cell: 'gru', resetAfter: false },
  'simple RNN': { cell: 'simpleRnn' },
  'minimal gated unit': { cell: 'mgu' },
} as const;

const EDGES: Readonly<Record<string, { units?: number; layers?: number; size?: number; steps?: number }>> = {
  'T = 1': { steps: 1 },
  'B = 1': { size: 1 },
  'H = 1': { units: 1 },
  'B = T = H = 1': { size: 1, steps: 1, units: 1 },
  'H a multiple of 4': { units: 8, size: 5 },
  'H not a multiple of 4': { units: 7, size: 9 },
  'three layers': { layers: 3 },
};

const ANSWERS: Readonly<Record<string, Io>> = {
  'one answer a sequence': { inputs: 2, outputs: 2, perStep: false, output: 'linear' },
  'an answer every step': { inputs: 2, outputs: 2, perStep: true, output: 'linear' },
};

const mse = { loss: 'mse', huberDelta: 1 } as const;
const both = (change: Partial<ContenderSpec>) => ({ units: 3, layers: 2, ...change, bidirectional: true });

const doubled = (weights: Weights): Record<string, Float64Array> =>
  Object.fromEntries(Object.entries(weights).map(([name, { values }]) => [name, Float64Array.from(values)]));

/** The same batch with its steps in the other order. */
function turned(batch: ModelBatch, io: Io): ModelBatch {
  const turn = (values: Float32Array, width: number) =>
    values.map((_, k) => {
      const t = Math.floor(k / (batch.size * width));
      return values[(batch.steps - 1 - t) * batch.size * width + (k % (batch.size * width))];
    });
  return { ...batch, inputs: turn(batch.inputs, io.inputs), mask: batch.mask && turn(batch.mask, 1) };
}

/** The weights with the two directions in each other's place: names, and the rows of what reads both. */
function swapped(weights: Weights, units: number): Weights {
  const other = (name: string) =>
    name.includes('backward.') ? name.replace('backward.', '') : name.replace(/^(layers\.\d+)\./, '$1.backward.');
  return Object.fromEntries(
    Object.entries(weights).map(([name, { shape, values }]) => {
      const readsBoth = name === 'head.kernel' || (/\.kernel$/.test(name) && !name.startsWith('layers.0.'));
      const half = (units * values.length) / shape[0];
      const rows = readsBoth ? Float32Array.from([...values.subarray(half), ...values.subarray(0, half)]) : values;
      return [other(name), { shape, values: rows }];
    }),
  );
}

/** Declares the tests. */
export function testBidirectional(backend: BackendChoice): void {
  beforeAll(async () => {
    await openBackend(backend);
  });

  describe.each(Object.entries(CELLS))('bidirectional: %s', (_, cell) => {
    describe.each(Object.entries(ANSWERS))('%s', (_name, io) => {
      it.each([false, true])('answers as the plain float64 writing does, padded: %s', (masked) => {
        const net = model(both(cell), io);
        const batch = randomBatch(io, { masked, steps: 5 });
        const oracle = plainAnswers(contender(both(cell)), io, doubled(net.weights()), batch);
        expect(deviation(net.predict(batch), oracle)).toBeLessThan(1e-5);
        net.dispose();
      });

      it('has the gradients of finite differences of that writing, padding included', () => {
        const net = model(both(cell), io);
        const batch = randomBatch(io, { masked: true, steps: 4, size: 3 });
        const weights = doubled(net.weights());
        const { loss, gradients } = net.gradients(batch, mse);
        const value = () => plainLoss(contender(both(cell)), io, weights, batch);
        expect(loss).toBeCloseTo(value(), 5);
        for (const [name, { values }] of Object.entries(gradients)) {
          expect(deviation(values, finiteDifferences(weights[name], value), 1e-3), name).toBeLessThan(1e-4);
        }
        net.dispose();
      });
    });

    it.each(Object.entries(EDGES))('answers as the plain writing does at the edge: %s', (_name, edge) => {
      const { size, steps, ...change } = edge;
      const own = both({ ...cell, ...change });
      const net = model(own);
      const batch = randomBatch(forecast, { ...(size && { size }), ...(steps && { steps }), masked: true });
      const oracle = plainAnswers(contender(own), forecast, doubled(net.weights()), batch);
      expect(deviation(net.predict(batch), oracle)).toBeLessThan(1e-5);
      net.dispose();
    });

    it('reads a sequence from its end as it would read the other way round with its directions swapped', () => {
      const net = model(both(cell));
      const batch = randomBatch(forecast, { masked: true });
      const other = new Model(contender(both(cell)), forecast, swapped(net.weights(), 3), 0);
      expect(deviation(other.predict(turned(batch, forecast)), net.predict(batch))).toBeLessThan(1e-6);
      net.dispose();
      other.dispose();
    });

    it('the backward trace of step t stands at t: it is the forward one of a turned sequence, turned (by definition)', () => {
      const net = model(both({ ...cell, layers: 1 }));
      const weights = net.weights();
      const forwardOnly = Object.fromEntries(
        ['kernel', 'recurrentKernel', 'bias'].map((name) => [`layers.0.${name}`, weights[`layers.0.backward.${name}`]]),
      );
      const head = { 'head.kernel': { shape: [3, 1], values: new Float32Array(3) }, 'head.bias': weights['head.bias'] };
      const one = new Model(contender({ ...cell, units: 3 }), forecast, { ...forwardOnly, ...head }, 0);
      const batch = randomBatch(forecast, { size: 1 });
      const [oracle] = one.trace(turned(batch, forecast));
      const [trace] = net.trace(batch, 'backward');
      expect(Object.keys(trace)).toEqual(Object.keys(oracle));
      for (const [name, values] of Object.entries(trace)) {
        const back = values.map((_value, k) => oracle[name][(5 - Math.floor(k / 3)) * 3 + (k % 3)]);
        expect(deviation(values, back), name).toBeLessThan(1e-6);
      }
      net.dispose();
      one.dispose();
    });

    it('trains as on the reference, dropout and padding included: losses agree to 5 decimals over 50 steps', async () => {
      const step = settings({ dropout: 0.2, recurrentDropout: 0.2, l2: 1e-3 });
      const losses = async (on: BackendChoice) => {
        await openBackend(on);
        const net = model(both({ ...cell, units: 5 }));
        const found = Array.from(
          { length: 50 },
          (_value, k) => net.trainStep(randomBatch(forecast, { seed: k, masked: k % 2 === 1 }), step).loss,
        );
        net.dispose();
        return found;
      };
      const oracle = await losses('reference');
      (await losses(backend)).forEach((loss, k) => expect(loss, `step ${k + 1}`).toBeCloseTo(oracle[k], 5));
    });
  });

  it('recurrent dropout draws a mask of its own for each direction', () => {
    const net = model({ cell: 'simpleRnn', units: 24, bidirectional: true });
    const batch = randomBatch(forecast, { size: 1, steps: 2 });
    // Equal weights, and a sequence that is the same from both ends: only the masks can tell the directions apart.
    batch.inputs.set(batch.inputs.subarray(0, 2), 2);
    const weights = net.weights();
    for (const name of ['kernel', 'recurrentKernel', 'bias']) {
      weights[`layers.0.backward.${name}`] = weights[`layers.0.${name}`];
    }
    const { shape, values } = weights['head.kernel'];
    const opposed = Float32Array.from(values, (_, k) => (k < 24 ? values[k] : -values[k - 24]));
    net.load({ ...weights, 'head.kernel': { shape, values: opposed } });
    const target = new Float32Array(1);
    const still = settings({ learningRate: 0 });
    expect(net.trainStep({ ...batch, targets: target }, still).loss).toBeLessThan(1e-10);
    expect(net.trainStep({ ...batch, targets: target }, { ...still, recurrentDropout: 0.5 }).loss).toBeGreaterThan(
      1e-6,
    );
    net.dispose();
  });

  it('no tensor outlives its step: their number is constant over 100 steps', () => {
    const net = model(both({}));
    const batch = randomBatch(forecast, { size: 2, steps: 3, masked: true });
    const all = settings({ dropout: 0.2, recurrentDropout: 0.2 });
    net.trainStep(batch, all);
    const before = tf.memory().numTensors;
    for (let k = 0; k < 100; k++) net.trainStep(batch, all);
    net.trace(batch, 'backward');
    expect(tf.memory().numTensors).toBe(before);
    net.dispose();
  });
}
