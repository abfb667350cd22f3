/** The tests of the rnn room against PyTorch's committed numbers, for any backend. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendChoice } from '../../src/experiment/schema';
import { Model, openBackend } from '../../src/rnn';
import type { OptimiserAttrs } from '../../src/rnn/kernels/names';
import { optimiserUpdate } from '../../src/rnn/ops/optimiser';
import { sequence } from '../../src/rnn/ops/sequence';
import { tf } from '../../src/rnn/tensorflow';
import type { Tensor } from '../../src/rnn/tensorflow';
import { contender } from '../unit/rnn/contenders';
import { cellCases, deviation, networkCases, optimiserCases, single } from './read';
import type { OracleArray } from './read';

const tensor = ({ shape, values }: OracleArray): Tensor => tf.tensor(Float32Array.from(values), shape);

/** Declares the tests. */
export function testAgainstPytorch(backend: BackendChoice): void {
  beforeAll(async () => {
    await openBackend(backend);
  });

  describe('sequence ops against PyTorch’s committed numbers', () => {
    it.each(cellCases().map((p) => [p.title, p] as const))('%s', (_, p) => {
      const { activation, gateActivation, reverse, resetAfter } = p;
      const fixed = { activation, gateActivation, reverse, resetAfter };
      const masks = { mask: p.mask && tensor(p.mask), recurrentMask: p.recurrentMask && tensor(p.recurrentMask) };
      const names = [
        'x',
        'kernel',
        'recurrentKernel',
        'bias',
        'h0',
        ...(p.cell === 'lstm' ? (['c0'] as const) : []),
      ] as const;
      const loss = (...given: Tensor[]) => {
        const [x, kernel, recurrentKernel, bias, h0, c0] = given;
        const weights = { kernel, recurrentKernel, bias };
        const weigh = (h: Tensor) => tf.sum(tf.mul(h, tensor(p.dh)));
        const { h, c } = sequence(p.cell, x, weights, { ...fixed, ...masks, h0, c0 });
        if (!c) return weigh(h);
        const last = tf.slice(c, [reverse ? 0 : c.shape[0] - 1, 0, 0], [1, -1, -1]);
        return tf.add(weigh(h), tf.sum(tf.mul(last, tensor(p.dcLast))));
      };
      const gradients = tf.grads(loss)(names.map((name) => tensor(p[name])));
      names.forEach((name, k) => {
        const key = name.length > 2 ? (`d${name[0].toUpperCase()}${name.slice(1)}` as const) : (`d${name}` as const);
        const oracle = p.gradients[key as keyof typeof p.gradients];
        expect(deviation(gradients[k].dataSync(), oracle.values, 1e-3), name).toBeLessThan(1e-4);
      });
    });
  });

  describe('networks against PyTorch’s committed numbers', () => {
    it.each(networkCases().map((p) => [p.title, p] as const))('%s', (_, p) => {
      const { cell, layers, units, resetAfter, perStep, output, loss, huberDelta, bidirectional = false } = p;
      const [steps, size, inputs] = p.inputs.shape;
      const weights = Object.fromEntries(
        Object.entries(p.weights).map(([name, array]) => [name, { shape: array.shape, values: single(array) }]),
      );
      const io = { inputs, outputs: p.targets.shape.at(-1)!, perStep, output };
      const model = new Model(contender({ cell, layers, units, resetAfter, bidirectional }), io, weights, 0);
      const batch = {
        size,
        steps,
        inputs: single(p.inputs),
        mask: p.mask && single(p.mask),
        targets: single(p.targets),
        targetMask: p.targetMask && single(p.targetMask),
      };
      expect(deviation(model.predict(batch), p.prediction.values)).toBeLessThan(1e-5);
      expect(model.loss(batch, { loss, huberDelta })).toBeCloseTo(p.value, 5);
      const found = model.gradients(batch, { loss, huberDelta });
      expect(found.loss).toBe(model.loss(batch, { loss, huberDelta }));
      for (const [name, oracle] of Object.entries(p.gradients)) {
        expect(found.gradients[name].shape).toEqual(oracle.shape);
        expect(deviation(found.gradients[name].values, oracle.values, 1e-3), name).toBeLessThan(1e-4);
      }
      model.dispose();
    });
  });

  describe('optimisers against PyTorch’s committed trajectories', () => {
    it.each(optimiserCases().map((p) => [p.title, p] as const))('%s', (_, p) => {
      const [steps, size] = p.slopes.shape;
      const penalised = tf.tensor1d([1, 1, 1, 1, 1, 0, 0]);
      const fixed = { momentum: 0, beta1: 0, beta2: 0, rho: 0, epsilon: 1e-8, learningRate: 0, ...p.settings };
      let state = {
        parameters: tf.tensor1d(p.start.values),
        first: tf.zeros([size]),
        second: tf.zeros([size]),
      } as Parameters<typeof optimiserUpdate>[0];
      for (let k = 0; k < steps; k++) {
        const attrs: OptimiserAttrs = {
          ...fixed,
          step: k + 1,
          clipRule: p.clipping.rule,
          clipLimit: p.clipping.limit,
          l1: p.l1,
          l2: p.l2,
        };
        const gradient = tf.tensor1d(p.slopes.values.slice(k * size, (k + 1) * size));
        const { norm, ...next } = optimiserUpdate(state, gradient, penalised, attrs);
        state = next;
        expect(norm.dataSync()[0]).toBeCloseTo(p.norms.values[k], 5);
        const oracle = p.path.values.slice(k * size, (k + 1) * size);
        expect(deviation(state.parameters.dataSync(), oracle), `step ${k + 1}`).toBeLessThan(1e-6);
      }
    });
  });
}
