/** What the simd backend must do wherever it runs: in Node with the plain module, in Chromium with the fused one. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stream } from '../../../src/experiment/random';
import { openBackend } from '../../../src/rnn';
import type { Io, Model, StepSettings } from '../../../src/rnn';
import { tf } from '../../../src/rnn/tensorflow';
import type { Tensor } from '../../../src/rnn/tensorflow';
import { deviation } from '../../oracle/read';
import { randomProblem } from '../cells/problems';
import { forecast, model, randomBatch, settings } from './contenders';
import { kernelSuite } from './kernelSuite';
import { numbersOf } from './sequenceRuns';

const everyStep: Io = { inputs: 2, outputs: 3, perStep: true, output: 'softmax' };

/** The loss before each of `count` training steps, on batches that differ. */
const losses = (net: Model, count: number, io: Io, change: StepSettings): number[] =>
  Array.from({ length: count }, (_, k) => net.trainStep(randomBatch(io, { seed: k, masked: true }), change).loss);

const bytesInUse = (): number => (tf.memory() as unknown as { numBytesInWasm: number }).numBytesInWasm;

export function simdSuite(): void {
  beforeAll(async () => {
    expect(await openBackend('simd')).toMatchObject({ name: 'simd', fallback: false });
  });

  kernelSuite('simd', 40);

  describe('simd: activations', () => {
    it.each([
      ['tanh', Math.tanh],
      ['sigmoid', (x: number) => 1 / (1 + Math.exp(-x))],
    ] as const)(
      '%s is within 3e-7 of double precision everywhere, and relatively near 0',
      async (activation, oracle) => {
        const inputs = Float64Array.from([
          ...Array.from({ length: 4000 }, (_, k) => Math.fround((k - 2000) / 100)),
          ...[0, -0, 1e-30, -1e-6, 1e-3, 0.624, 0.626, 87, -87, 100, -100, 3e38, -3e38],
        ]);
        const sizes = { steps: 1, batch: inputs.length, inputs: 1, units: 1 };
        const p = randomProblem({ cell: 'simpleRnn', activation, ...sizes });
        const { h } = await numbersOf(
          'simd',
          { ...p, x: inputs, kernel: Float64Array.of(1), bias: Float64Array.of(0) },
          false,
        );
        h.forEach((value, k) => {
          const expected = oracle(inputs[k]);
          expect(Math.abs(value - expected), `at ${inputs[k]}`).toBeLessThan(3e-7);
          if (activation === 'tanh') expect(Math.abs(value - expected)).toBeLessThanOrEqual(4e-7 * Math.abs(expected));
        });
      },
    );
  });

  describe('simd: training', () => {
    const cross = settings({ loss: 'crossEntropy', dropout: 0.2, recurrentDropout: 0.2, l1: 1e-4, l2: 1e-3 });

    it.each([
      ['LSTM', { cell: 'lstm' }, forecast, settings()],
      ['GRU', { cell: 'gru' }, forecast, settings({ optimiser: 'rmsprop', clipping: { rule: 'value', limit: 0.1 } })],
      [
        'GRU, reset before',
        { cell: 'gru', resetAfter: false },
        forecast,
        settings({ optimiser: 'sgd', loss: 'huber' }),
      ],
      ['two layers with dropout and penalties, every step', { cell: 'lstm', layers: 2 }, everyStep, cross],
      ['simple RNN, every step', { cell: 'simpleRnn', layers: 2 }, everyStep, cross],
      ['minimal gated unit, every step', { cell: 'mgu', layers: 2 }, everyStep, cross],
    ] as const)('losses agree with the reference to 5 decimals over 50 steps: %s', async (_, change, io, given) => {
      const train = async (backend: 'simd' | 'reference') => {
        await openBackend(backend);
        const net = model({ units: 10, ...change }, io);
        const found = losses(net, 50, io, given);
        net.dispose();
        return found;
      };
      const oracle = await train('reference');
      (await train('simd')).forEach((loss, k) => expect(loss, `step ${k + 1}`).toBeCloseTo(oracle[k], 5));
    });

    it('the same seed gives bit-equal losses, whatever lay in memory before', () => {
      const first = losses(model({ cell: 'gru', layers: 2, units: 6 }, everyStep), 20, everyStep, cross);
      losses(model({ units: 13 }, everyStep), 3, everyStep, cross);
      expect(losses(model({ cell: 'gru', layers: 2, units: 6 }, everyStep), 20, everyStep, cross)).toEqual(first);
    });

    it('neither tensors nor memory grow over 1,000 steps, and both are given back', () => {
      const before = { tensors: tf.memory().numTensors, bytes: bytesInUse() };
      const net = model({ units: 6, layers: 2 });
      const batch = randomBatch(forecast, { size: 3, steps: 4, masked: true });
      const all = settings({ dropout: 0.2, recurrentDropout: 0.2, l1: 1e-4 });
      net.trainStep(batch, all);
      const during = { tensors: tf.memory().numTensors, bytes: bytesInUse() };
      for (let k = 0; k < 1000; k++) net.trainStep(batch, all);
      net.loss(batch, all);
      net.predict(batch);
      net.trace(batch);
      net.gradients(batch, all);
      expect({ tensors: tf.memory().numTensors, bytes: bytesInUse() }).toEqual(during);
      net.dispose();
      expect({ tensors: tf.memory().numTensors, bytes: bytesInUse() }).toEqual(before);
    });

    it('a model goes on where another backend left off, optimiser included', async () => {
      const oracle = losses(model(), 6, forecast, settings());
      await openBackend('reference');
      const other = model();
      losses(other, 3, forecast, settings());
      const snapshot = other.snapshot();
      other.dispose();
      await openBackend('simd');
      const net = model();
      net.restore(snapshot);
      for (let k = 3; k < 6; k++) {
        const batch = randomBatch(forecast, { seed: k, masked: true });
        expect(net.trainStep(batch, settings()).loss).toBeCloseTo(oracle[k], 5);
      }
    });
  });

  describe('simd: tensors', () => {
    const random = stream(4, 'matrices');
    const draw = (rows: number, columns: number) => {
      const values = Float32Array.from({ length: rows * columns }, () => 2 * random.uniform() - 1);
      return { rows, columns, values, tensor: tf.tensor2d(values, [rows, columns]) };
    };

    it('matMul agrees with sums in double precision, for any shape and transposition', () => {
      const size = fc.integer({ min: 1, max: 19 });
      fc.assert(
        fc.property(size, size, size, fc.boolean(), fc.boolean(), (M, K, N, transposeA, transposeB) => {
          const a = transposeA ? draw(K, M) : draw(M, K);
          const b = transposeB ? draw(N, K) : draw(K, N);
          const product = tf.matMul(a.tensor, b.tensor, transposeA, transposeB);
          expect(product.shape).toEqual([M, N]);
          const oracle = Float64Array.from({ length: M * N }, (_, at) => {
            const [m, n] = [Math.floor(at / N), at % N];
            let sum = 0;
            for (let k = 0; k < K; k++) {
              const left = transposeA ? a.values[k * M + m] : a.values[m * K + k];
              sum += left * (transposeB ? b.values[n * K + k] : b.values[k * N + n]);
            }
            return sum;
          });
          expect(deviation(product.dataSync(), oracle)).toBeLessThan(1e-6);
          tf.dispose([a.tensor, b.tensor, product]);
        }),
        { numRuns: 100, seed: 3 },
      );
    });

    it('matMul of stacks of matrices is left to the cpu backend (hand-computed)', () => {
      const product = tf.matMul(tf.tensor3d([1, 2, 3, 4], [2, 1, 2]), tf.tensor3d([1, 10, 100, 1000], [2, 2, 1]));
      expect(Array.from(product.dataSync())).toEqual([21, 4300]);
      expect(() => tf.matMul(tf.zeros([2, 3]), tf.zeros([2, 3]))).toThrow('must match');
    });

    it('slices, splits, concatenations and paddings are those of the reference backend', async () => {
      const cuts = () =>
        tf.tidy(() => {
          // A product, so that the values lie in WebAssembly's memory.
          const column = tf.matMul(tf.tensor2d([1, 2, 3, 4, 5, 6], [6, 1]), tf.tensor2d([2], [1, 1]));
          const cube = column.reshape([3, 1, 2]);
          const flat = column.as1D();
          const found = [
            tf.slice(cube, [2, 0, 0], [1, 1, 2]),
            tf.slice(cube, [0, 0, 1], [3, 1, 1]),
            tf.slice(flat, 2, 0),
            ...tf.split(flat, [1, 3, 2]),
            ...tf.split(cube, 3),
            ...tf.split(cube, [1, 1], -1),
            ...tf.split(column.reshape([1, 3, 2]), [1, 2], 1),
            tf.concat([flat, tf.tensor1d([7]), flat]),
            tf.concat([cube, cube], 0),
            tf.concat([cube, cube], 2),
            tf.concat([cube, flat.reshape([3, 2, 1]).reshape([3, 1, 2]), cube], 1),
            tf.concat([column.reshape([3, 2]), tf.tensor2d([7, 8, 9], [3, 1])], -1),
            tf.pad(cube, [
              [2, 1],
              [0, 0],
              [0, 0],
            ]),
            tf.pad(cube, [
              [1, 0],
              [0, 0],
              [1, 1],
            ]),
            tf.pad(flat, [[1, 2]], 5),
          ];
          return found.map((tensor) => [tensor.shape, Array.from(tensor.dataSync())]);
        });
      const ours = cuts();
      await openBackend('reference');
      expect(ours).toEqual(cuts());
      await openBackend('simd');
    });

    it('a slice outlives the tensor that it was cut from', () => {
      const product = tf.matMul(tf.tensor2d([1, 2, 3, 4], [4, 1]), tf.tensor2d([2], [1, 1]));
      const rows = tf.slice(product, [1, 0], [2, 1]);
      const kept = product.dataSync();
      product.dispose();
      for (let k = 0; k < 3; k++) tf.matMul(tf.ones([4, 1]), tf.tensor2d([9], [1, 1]));
      expect(Array.from(rows.dataSync())).toEqual([4, 6]);
      expect(Array.from(kept)).toEqual([2, 4, 6, 8]);
    });

    it('a tensor keeps its values when memory grows under it', () => {
      const small = tf.matMul(tf.tensor2d([1, 2], [2, 1]), tf.tensor2d([3], [1, 1]));
      const before = bytesInUse();
      const large = tf.matMul(tf.ones([3000, 1]), tf.ones([1, 3000]));
      expect(Array.from(small.dataSync())).toEqual([3, 6]);
      large.dispose();
      expect(bytesInUse()).toBeLessThan(before + 100_000);
      expect(Array.from(tf.add(small, 1).dataSync())).toEqual([4, 7]);
    });

    it('tensors made and disposed in any order keep their values, and their memory comes back', () => {
      const before = bytesInUse();
      const one = tf.tensor2d([1], [1, 1]);
      const orders = fc.array(fc.record({ length: fc.integer({ min: 1, max: 3000 }), drop: fc.nat() }), {
        minLength: 20,
        maxLength: 60,
      });
      fc.assert(
        fc.property(orders, (steps) => {
          const held: { tensor: Tensor; values: Float32Array }[] = [];
          const check = ({ tensor, values }: (typeof held)[number]) => {
            const kept = tensor.dataSync();
            expect(kept).toHaveLength(values.length);
            expect(kept.findIndex((value, k) => value !== values[k])).toBe(-1);
            tensor.dispose();
          };
          for (const { length, drop } of steps) {
            const values = Float32Array.from({ length }, (_, k) => length + k);
            const made = tf.tidy(() => tf.matMul(tf.tensor2d(values, [length, 1]), one));
            held.push({ tensor: made, values });
            if (drop % 3 > 0) check(held.splice(drop % held.length, 1)[0]);
          }
          held.forEach(check);
        }),
        { numRuns: 30, seed: 8 },
      );
      one.dispose();
      expect(bytesInUse()).toBe(before);
    });

    it('a tensor that is too large for memory is refused in words, and the next one is made', () => {
      const long = [tf.ones([70_000, 1]), tf.ones([1, 70_000])];
      expect(() => tf.matMul(long[0], long[1])).toThrow('4900000000 values is more than WebAssembly can address');
      expect(tf.matMul(tf.ones([1, 2]), tf.ones([2, 1])).dataSync()[0]).toBe(2);
    });

    it('moves to the reference backend and back with its values', async () => {
      const product = tf.matMul(tf.tensor2d([1, 2], [2, 1]), tf.tensor2d([3], [1, 1]));
      await openBackend('reference');
      expect(Array.from(tf.add(product, 1).dataSync())).toEqual([4, 7]);
      await openBackend('simd');
      expect(Array.from(tf.matMul(product, tf.ones([1, 1])).dataSync())).toEqual([3, 6]);
    });
  });
}
