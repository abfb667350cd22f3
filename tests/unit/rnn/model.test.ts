import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CELLS } from '../../../src/experiment/cells';
import { initialWeights, Model, openBackend } from '../../../src/rnn';
import type { Io } from '../../../src/rnn';
import { tf } from '../../../src/rnn/tensorflow';
import { deviation } from '../../oracle/read';
import { contender, forecast, model, randomBatch, settings } from './contenders';

const everyStep: Io = { inputs: 2, outputs: 3, perStep: true, output: 'softmax' };
const mse = { loss: 'mse', huberDelta: 1 } as const;

/** Losses of `count` steps on batches that differ from step to step. */
function losses(net: Model, count: number, io: Io, change = settings()): number[] {
  return Array.from({ length: count }, (_, k) => net.trainStep(randomBatch(io, { seed: k }), change).loss);
}

describe.each(['reference', 'simd'] as const)('on %s', (backend) => {
  beforeAll(async () => {
    await openBackend(backend);
  });

  describe('training', () => {
    it.each(CELLS)('the loss of one repeated batch falls a hundredfold: %s', (cell) => {
      const net = model({ cell, units: 8 });
      const batch = randomBatch(forecast);
      const first = net.loss(batch, mse);
      for (let k = 0; k < 300; k++) net.trainStep(batch, settings({ learningRate: 0.02 }));
      expect(net.loss(batch, mse)).toBeLessThan(first / 100);
      net.dispose();
    });

    it('the same seed gives bit-equal losses, dropout included, and another seed does not', () => {
      const drop = settings({ dropout: 0.3, recurrentDropout: 0.2 });
      const run = (seed: number) =>
        losses(model({ cell: 'gru', layers: 2 }, everyStep, seed), 10, everyStep, {
          ...drop,
          loss: 'crossEntropy',
        });
      expect(run(5)).toEqual(run(5));
      expect(run(5)).not.toEqual(run(6));
    });

    it('going back to a snapshot repeats the steps after it bit by bit, optimiser and dropout included', () => {
      const net = model();
      const drop = settings({ dropout: 0.4 });
      losses(net, 5, forecast, drop);
      const snapshot = net.snapshot();
      const once = losses(net, 5, forecast, drop);
      net.restore(snapshot);
      expect(losses(net, 5, forecast, drop)).toEqual(once);
      net.restore(snapshot);
      expect(losses(net, 5, forecast, drop)).toEqual(once);
    });

    it('a learning rate of 0 leaves the weights where they are, and a later rise moves them', () => {
      const net = model();
      const before = net.weights();
      losses(net, 3, forecast, settings({ learningRate: 0 }));
      expect(net.weights()).toEqual(before);
      losses(net, 1, forecast, settings({ learningRate: 0.1 }));
      expect(net.weights()).not.toEqual(before);
    });

    it('the reported loss is without the penalties, the gradient norm with them (oracle: 2·l2·w added by hand)', () => {
      const batch = randomBatch(forecast);
      const plain = model();
      const { gradients } = plain.gradients(batch, mse);
      const weights = plain.weights();
      let squares = 0;
      for (const [name, { values }] of Object.entries(gradients)) {
        const l2 = name.endsWith('bias') ? 0 : 0.3;
        values.forEach((value, k) => (squares += (value + 2 * l2 * weights[name].values[k]) ** 2));
      }
      const penalised = model().trainStep(batch, settings({ l2: 0.3 }));
      expect(penalised.loss).toBe(plain.loss(batch, mse));
      expect(penalised.gradientNorm).toBeCloseTo(Math.sqrt(squares), 5);
    });

    it('SGD clipped by norm moves the weights by rate times limit (hand-computed)', () => {
      const net = model();
      const before = net.weights();
      const clipped = { rule: 'norm', limit: 0.01 } as const;
      net.trainStep(
        randomBatch(forecast),
        settings({ optimiser: 'sgd', momentum: 0, learningRate: 0.5, clipping: clipped }),
      );
      let squares = 0;
      for (const [name, { values }] of Object.entries(net.weights())) {
        values.forEach((value, k) => (squares += (value - before[name].values[k]) ** 2));
      }
      expect(Math.sqrt(squares)).toBeCloseTo(0.005, 5);
    });

    it('no tensor outlives its step: their number is constant over 1,000 steps', () => {
      const net = model({ units: 3, layers: 2 });
      const batch = randomBatch(forecast, { size: 2, steps: 3, masked: true });
      const all = settings({ dropout: 0.2, recurrentDropout: 0.2, l1: 1e-4 });
      net.trainStep(batch, all);
      const before = tf.memory().numTensors;
      for (let k = 0; k < 1000; k++) net.trainStep(batch, all);
      net.loss(batch, mse);
      net.predict(batch);
      net.trace(batch);
      net.gradients(batch, mse);
      net.restore(net.snapshot());
      net.load(net.weights());
      expect(tf.memory().numTensors).toBe(before);
      net.dispose();
      expect(tf.memory().numTensors).toBe(before - 4);
    });
  });

  describe('gradients', () => {
    it('a loss of probabilities goes back through the softmax (oracle: central differences of the loss)', () => {
      const net = model({ units: 3 }, everyStep);
      const batch = randomBatch(everyStep, { masked: true });
      const { gradients } = net.gradients(batch, mse);
      const weights = net.weights();
      const at = (change: number, k: number) => {
        const values = weights['head.kernel'].values.slice();
        values[k] += change;
        net.load({ ...weights, 'head.kernel': { ...weights['head.kernel'], values } });
        return net.loss(batch, mse);
      };
      const differences = gradients['head.kernel'].values.map((_, k) => (at(0.02, k) - at(-0.02, k)) / 0.04);
      expect(deviation(gradients['head.kernel'].values, differences, 1e-3)).toBeLessThan(2e-3);
    });
  });

  describe('one class a sequence', () => {
    const classes: Io = { inputs: 2, outputs: 4, perStep: false, output: 'softmax' };
    const cross = { loss: 'crossEntropy', huberDelta: 1 } as const;

    it('the loss is the mean of −log p(true class) of its answers, which are probabilities (by definition)', () => {
      const net = model({ cell: 'gru' }, classes);
      const batch = randomBatch(classes, { size: 5, masked: true });
      const answers = net.predict(batch);
      expect(answers).toHaveLength(5 * 4);
      let entropy = 0;
      for (let b = 0; b < 5; b++) {
        const row = answers.subarray(4 * b, 4 * b + 4);
        expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
        entropy -= Math.log(row[batch.targets.subarray(4 * b, 4 * b + 4).indexOf(1)]) / 5;
      }
      expect(net.loss(batch, cross)).toBeCloseTo(entropy, 5);
    });

    it.each(CELLS)(
      '%s: its gradient goes through time and padding (oracle: central differences of the loss)',
      (cell) => {
        const net = model({ cell, units: 3, layers: 2 }, classes);
        const batch = randomBatch(classes, { masked: true });
        const { gradients } = net.gradients(batch, cross);
        const weights = net.weights();
        for (const name of ['head.kernel', 'head.bias', 'layers.1.recurrentKernel', 'layers.0.kernel']) {
          const at = (change: number, k: number) => {
            const values = weights[name].values.slice();
            values[k] += change;
            net.load({ ...weights, [name]: { ...weights[name], values } });
            return net.loss(batch, cross);
          };
          const differences = gradients[name].values.map((_, k) => (at(0.02, k) - at(-0.02, k)) / 0.04);
          expect(deviation(gradients[name].values, differences, 1e-3), name).toBeLessThan(4e-3);
        }
        net.dispose();
      },
    );

    it('a repeated batch is learned by heart: every answer is its class', () => {
      const net = model({ units: 8 }, classes);
      const batch = randomBatch(classes, { size: 6, masked: true });
      for (let k = 0; k < 200; k++) net.trainStep(batch, settings({ loss: 'crossEntropy', learningRate: 0.02 }));
      expect(net.loss(batch, cross)).toBeLessThan(0.05);
      net.dispose();
    });
  });

  describe('dropout', () => {
    it('acts while training only', () => {
      const batch = randomBatch(forecast);
      const net = model();
      const evaluated = net.loss(batch, mse);
      expect(net.trainStep(batch, settings({ dropout: 0.5, learningRate: 0 })).loss).not.toBe(evaluated);
      expect(net.loss(batch, mse)).toBe(evaluated);
    });

    it.each(['dropout', 'recurrentDropout'] as const)('%s draws a new mask at every step', (kind) => {
      const batch = randomBatch(forecast);
      const net = model({ units: 16 });
      const still = settings({ [kind]: 0.5, learningRate: 0 });
      const seen = Array.from({ length: 4 }, () => net.trainStep(batch, still).loss);
      expect(new Set(seen).size).toBe(4);
    });
  });

  describe('answers', () => {
    it('the answer to a padded sequence is the answer to the sequence without its padding', () => {
      const net = model({ cell: 'gru', layers: 2 });
      const padded = randomBatch(forecast, { size: 1, steps: 6 });
      const mask = Float32Array.from([1, 1, 1, 1, 0, 0]);
      const short = { ...padded, steps: 4, inputs: padded.inputs.slice(0, 8) };
      expect(net.predict({ ...padded, mask })).toEqual(net.predict(short));
    });

    it('a sequence that is all masked answers from the zero state: the head’s bias alone', () => {
      const net = model();
      const weights = net.weights();
      weights['head.bias'].values[0] = 0.75;
      net.load(weights);
      const batch = randomBatch(forecast, { size: 2 });
      expect(Array.from(net.predict({ ...batch, mask: new Float32Array(12) }))).toEqual([0.75, 0.75]);
    });

    it('T = 1 and H = 1 train without a word', () => {
      const net = model({ units: 1 });
      expect(losses(net, 3, forecast).every(Number.isFinite)).toBe(true);
      expect(net.trainStep(randomBatch(forecast, { size: 1, steps: 1 }), settings()).loss).toBeGreaterThanOrEqual(0);
    });

    it('softmax answers are probabilities at every step', () => {
      const values = model({}, everyStep).predict(randomBatch(everyStep));
      for (let row = 0; row < values.length; row += 3)
        expect(values[row] + values[row + 1] + values[row + 2]).toBeCloseTo(1, 5);
    });

    it('an untrained network’s answer does not depend on the other sequences of its batch', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...CELLS),
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 1, max: 5 }),
          (cell, layers, size) => {
            const net = model({ cell, layers, units: 4 });
            const batch = randomBatch(forecast, { size, masked: true });
            const together = net.predict(batch);
            for (let b = 0; b < size; b++) {
              const alone = net.predict({
                size: 1,
                steps: 6,
                inputs: Float32Array.from(
                  { length: 12 },
                  (_, k) => batch.inputs[(Math.floor(k / 2) * size + b) * 2 + (k % 2)],
                ),
                mask: Float32Array.from({ length: 6 }, (_, t) => batch.mask![t * size + b]),
              });
              expect(alone[0]).toBeCloseTo(together[b], 6);
            }
            net.dispose();
          },
        ),
        { numRuns: 25, seed: 21 },
      );
    });

    it('targets that do not count change neither the loss nor its gradient', () => {
      const net = model({}, everyStep);
      const batch = randomBatch(everyStep);
      const targetMask = Float32Array.from({ length: 24 }, (_, k) => (k < 8 ? 0 : 1));
      const cross = { loss: 'crossEntropy', huberDelta: 1 } as const;
      const other = { ...batch, targetMask, targets: batch.targets.map((value, k) => (k < 24 ? 1 - value : value)) };
      expect(net.gradients(other, cross)).toEqual(net.gradients({ ...batch, targetMask }, cross));
      expect(net.loss({ ...batch, targetMask: new Float32Array(24) }, cross)).toBe(0);
    });
  });

  describe('traces', () => {
    it('are handed over as they are, not searched for tensors number by number (real engine)', () => {
      const net = model({ cell: 'lstm', units: 32 });
      const batch = randomBatch(forecast, { size: 8 });
      // A search remembers every value that it came by in a set.
      const search = vi.spyOn(Set.prototype, 'has');
      net.trace(batch);
      const numbers = search.mock.calls.filter(([value]) => typeof value === 'number').length;
      search.mockRestore();
      expect(numbers).toBeLessThan(100);
      net.dispose();
    });

    it('stacking: the second layer reads the first one’s h (oracle: a one-layer network fed with it)', () => {
      const net = model({ layers: 2 });
      const batch = randomBatch(forecast);
      const [lower, upper] = net.trace(batch);
      const weights = net.weights();
      const above: Io = { ...forecast, inputs: 5 };
      const single = new Model(
        contender(),
        above,
        {
          'layers.0.kernel': weights['layers.1.kernel'],
          'layers.0.recurrentKernel': weights['layers.1.recurrentKernel'],
          'layers.0.bias': weights['layers.1.bias'],
          'head.kernel': weights['head.kernel'],
          'head.bias': weights['head.bias'],
        },
        0,
      );
      expect(single.trace({ ...batch, inputs: lower['h'] })[0]).toEqual(upper);
      expect(single.predict({ ...batch, inputs: lower['h'] })).toEqual(net.predict(batch));
    });

    it.each([
      ['lstm', ['i', 'f', 'g', 'o', 'c', 'h']],
      ['gru', ['z', 'r', 'n', 'h']],
      ['simpleRnn', ['h']],
      ['mgu', ['f', 'n', 'h']],
    ] as const)('the gates of %s satisfy its equation for h, step by step', (cell, names) => {
      const batch = randomBatch(forecast);
      const [trace] = model({ cell }).trace(batch);
      expect(Object.keys(trace)).toEqual(names);
      const plane = 4 * 5;
      const expected = trace['h'].map((own, k) => {
        if (cell === 'lstm') return trace['o'][k] * Math.tanh(trace['c'][k]);
        if (cell === 'simpleRnn') return own;
        const before = k < plane ? 0 : trace['h'][k - plane];
        const writes = trace[cell === 'gru' ? 'z' : 'f'][k];
        return (1 - writes) * before + writes * trace['n'][k];
      });
      expect(deviation(trace['h'], expected)).toBeLessThan(1e-6);
    });
  });

  describe('refusals', () => {
    it('an empty batch is refused with a sentence', () => {
      const batch = { ...randomBatch(forecast), size: 0 };
      expect(() => model().trainStep(batch, settings())).toThrow('batch: it is empty; give at least one sequence');
    });

    it('inputs of the wrong length are named with the shape they need', () => {
      const batch = { ...randomBatch(forecast), inputs: new Float32Array(7) };
      expect(() => model().predict(batch)).toThrow('batch.inputs: 7 values; the shape [6, 4, 2] needs 48');
    });

    it('weights of another network are refused by name', () => {
      const weights = initialWeights(contender({ units: 4 }), forecast, 1);
      expect(() => new Model(contender(), forecast, weights, 1)).toThrow(
        'weights: layers.0.kernel is [2, 16]; this network needs [2, 20]',
      );
    });
  });
});
