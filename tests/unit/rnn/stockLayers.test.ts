import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../../../src/rnn';
import { sequence } from '../../../src/rnn/ops/sequence';
import { tf } from '../../../src/rnn/tensorflow';
import type { Tensor } from '../../../src/rnn/tensorflow';
import { stream } from '../../../src/experiment/random';
import { deviation } from '../../oracle/read';

/** Letters: B batch, T steps, I inputs, H units. */
const [B, T, I, H] = [3, 7, 2, 5];

const random = stream(8, 'stock layers');
const draw = (shape: number[], scale: number) => {
  const size = shape.reduce((product, side) => product * side, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => (2 * random.uniform() - 1) * scale),
    shape,
  );
};

/** The stock GRU's z is 1 − ours: the same network with the weights of its first gate negated. */
const negateFirst = (tensor: Tensor) => {
  const [first, rest] = tf.split(tensor, [H, 2 * H], -1);
  return tf.concat([tf.neg(first), rest], -1);
};

const CASES = {
  'the LSTM': {
    gates: 4,
    stock: () => tf.layers.lstm({ units: H, returnSequences: true, recurrentActivation: 'sigmoid' }),
    cell: 'lstm',
    options: {},
    turn: (tensor: Tensor) => tensor,
  },
  'the LSTM with hard sigmoid gates, the stock default': {
    gates: 4,
    stock: () => tf.layers.lstm({ units: H, returnSequences: true }),
    cell: 'lstm',
    options: { gateActivation: 'hardSigmoid' },
    turn: (tensor: Tensor) => tensor,
  },
  'the reset-before GRU': {
    gates: 3,
    stock: () => tf.layers.gru({ units: H, returnSequences: true, recurrentActivation: 'sigmoid' }),
    cell: 'gru',
    options: { resetAfter: false },
    turn: negateFirst,
  },
  'the simple RNN': {
    gates: 1,
    stock: () => tf.layers.simpleRNN({ units: H, returnSequences: true }),
    cell: 'simpleRnn',
    options: {},
    turn: (tensor: Tensor) => tensor,
  },
} as const;

beforeAll(async () => {
  await openBackend('reference');
});

describe.each(Object.entries(CASES))('%s against tf.layers', (_, { gates, stock, cell, options, turn }) => {
  it('has the same outputs and the same gradients for the input and every weight', () => {
    const layer = stock();
    layer.apply(tf.zeros([B, T, I]));
    const x = draw([T, B, I], 1);
    const weights = [draw([I, gates * H], 0.6), draw([H, gates * H], 0.4), draw([gates * H], 0.3)];
    const slopes = draw([T, B, H], 1);
    layer.setWeights(weights.map(turn));
    const theirs = tf.grads((x) => tf.mul(tf.transpose(layer.apply(x) as Tensor, [1, 0, 2]), slopes).sum());
    const [theirDx] = theirs([tf.transpose(x, [1, 0, 2])]);
    const theirLoss = () =>
      tf.mul(tf.transpose(layer.apply(tf.transpose(x, [1, 0, 2])) as Tensor, [1, 0, 2]), slopes).sum();
    const { value, grads } = tf.variableGrads(theirLoss as () => tf.Scalar);
    const theirWeights = layer.trainableWeights.map((weight) => {
      const name = Object.keys(grads).find((key) => key === (weight.read() as unknown as tf.Variable).name)!;
      return turn(grads[name]);
    });

    const run = (x: Tensor, kernel: Tensor, recurrentKernel: Tensor, bias: Tensor) =>
      tf.mul(sequence(cell, x, { kernel, recurrentKernel, bias }, options).h, slopes).sum();
    const found = tf.valueAndGrads(run as (...given: Tensor[]) => Tensor)([x, ...weights]);

    expect(found.value.dataSync()[0]).toBeCloseTo(value.dataSync()[0], 4);
    const theirAll = [tf.transpose(theirDx, [1, 0, 2]), ...theirWeights];
    found.grads.forEach((gradient, k) => {
      expect(gradient.shape).toEqual(theirAll[k].shape);
      expect(deviation(gradient.dataSync(), theirAll[k].dataSync())).toBeLessThan(1e-5);
    });
  });
});
