/**
 * A training step made of what TensorFlow.js brings: its layers, its gradients, its Adam. It has no clipping by norm,
 * so that is written with its ops.
 *
 * Letters: B batch, T steps, I inputs, H units.
 */
import * as tf from '@tensorflow/tfjs';
import type { StockBackend } from '../result.mjs';
import type { Setup } from './messages';
import { benchProblem } from './problem';

/** @returns one training step, which returns its loss, read back. Throws for a reset-after GRU, which stock refuses. */
export function stockStep(setup: Setup<StockBackend>): () => number {
  const { row, inputs, resetAfter } = setup;
  if (row.cell === 'gru' && resetAfter) throw new Error('resetAfter: true, which the stock GRU has not');
  const { weights, batches, settings } = benchProblem(setup);
  const { learningRate, beta1, beta2, epsilon, clipping } = settings;

  const model = tf.sequential();
  const layer = { lstm: tf.layers.lstm, gru: tf.layers.gru }[row.cell];
  for (let k = 0; k < row.layers; k++) {
    model.add(
      layer({
        units: row.units,
        returnSequences: k < row.layers - 1,
        // The stock defaults are hard sigmoid, and an orthogonal matrix that takes seconds to make.
        recurrentActivation: 'sigmoid',
        recurrentInitializer: 'zeros',
        ...(k === 0 && { inputShape: [row.steps, inputs] }),
      }),
    );
  }
  model.add(tf.layers.dense({ units: 1 }));
  const places = Object.entries(weights);
  model.setWeights(
    places.map(([name, { shape, values }]) => {
      const tensor = tf.tensor(values, shape, 'float32');
      return row.cell === 'gru' && name.startsWith('layers.') ? withOtherUpdateGate(tensor, row.units) : tensor;
    }),
  );
  const optimiser = tf.train.adam(learningRate, beta1, beta2, epsilon);
  const given = batches.map(({ inputs: values, targets }) => ({
    sequences: batchMajor(values, row.steps, row.batch, inputs),
    targets,
  }));
  let taken = 0;

  return () =>
    tf.tidy(() => {
      const { sequences, targets } = given[taken++ % given.length];
      const x = tf.tensor3d(sequences, [row.batch, row.steps, inputs], 'float32');
      const y = tf.tensor2d(targets, [row.batch, 1], 'float32');
      const loss = () => tf.losses.meanSquaredError(y, model.apply(x, { training: true }) as tf.Tensor) as tf.Scalar;
      const { value, grads } = tf.variableGrads(loss);
      const norm = tf.sqrt(tf.addN(Object.values(grads).map((gradient) => tf.sum(tf.square(gradient)))));
      const scale = tf.minimum(1, tf.div(clipping.limit, norm));
      optimiser.applyGradients(
        Object.fromEntries(Object.entries(grads).map(([name, gradient]) => [name, tf.mul(gradient, scale)])),
      );
      return value.dataSync()[0];
    });
}

/** Stock's update gate is 1 − ours: the same network with the weights of the first gate negated. */
function withOtherUpdateGate(weight: tf.Tensor, units: number): tf.Tensor {
  const [update, rest] = tf.split(weight, [units, 2 * units], -1);
  return tf.concat([tf.neg(update), rest], -1);
}

/** [T, B, I] to [B, T, I] */
function batchMajor(values: Float32Array, steps: number, size: number, inputs: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let t = 0; t < steps; t++) {
    for (let b = 0; b < size; b++) {
      const from = (t * size + b) * inputs;
      turned.set(values.subarray(from, from + inputs), (b * steps + t) * inputs);
    }
  }
  return turned;
}
