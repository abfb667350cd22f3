import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../../../src/rnn';
import { sequence } from '../../../src/rnn/ops/sequence';
import { tf } from '../../../src/rnn/tensorflow';

beforeAll(async () => {
  await openBackend('reference');
});

const weights = (gates: number, biasShape: number[]) => ({
  kernel: tf.zeros([2, gates * 3]),
  recurrentKernel: tf.zeros([3, gates * 3]),
  bias: tf.zeros(biasShape),
});

describe('sequence ops', () => {
  it('name the wrong tensor, its shape and the shape it must have', () => {
    const x = tf.zeros([4, 1, 2]);
    expect(() => sequence('lstm', x, weights(3, [12]))).toThrow(
      'lstmSequence: recurrentKernel is [3, 9]; with x [4, 1, 2] and 3 units it must be [3, 12]',
    );
    expect(() => sequence('gru', x, weights(3, [9]))).toThrow(
      'bias is [9]; with x [4, 1, 2] and 3 units it must be [2, 9]',
    );
    expect(() => sequence('gru', x, weights(3, [9]), { resetAfter: false })).not.toThrow();
    expect(() => sequence('simpleRnn', x, weights(1, [3]), { mask: tf.zeros([1, 4]) })).toThrow(
      'mask is [1, 4]; with x [4, 1, 2] and 3 units it must be [4, 1]',
    );
    expect(() => sequence('simpleRnn', tf.zeros([4, 2]), weights(1, [3]))).toThrow(
      'x is [4, 2]; give [steps, batch, inputs]',
    );
  });

  it('an empty batch is refused with a sentence', () => {
    expect(() => sequence('lstm', tf.zeros([4, 0, 2]), weights(4, [12]))).toThrow(
      'lstmSequence: x is [4, 0, 2], an empty batch; give at least one sequence',
    );
  });

  it('make the tensors they return and no others', () => {
    const x = tf.zeros([4, 1, 2]);
    const own = weights(4, [12]);
    const before = tf.memory().numTensors;
    const outputs = sequence('lstm', x, own);
    expect(tf.memory().numTensors).toBe(before + 3);
    tf.dispose({ ...outputs });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('a slope of 0 everywhere gives gradients of 0 (hand-computed)', () => {
    const x = tf.ones([4, 1, 2]);
    const { kernel, recurrentKernel, bias } = weights(4, [12]);
    const gradients = tf.grads((...given) => {
      const [x, kernel, recurrentKernel, bias] = given;
      return tf.mul(sequence('lstm', x, { kernel, recurrentKernel, bias }).h, 0);
    })([x, tf.onesLike(kernel), tf.onesLike(recurrentKernel), bias]);
    for (const gradient of gradients) expect(gradient.dataSync().every((value) => value === 0)).toBe(true);
  });
});
