/** The tests of gradients without the input's, for any backend. */
import { beforeAll, expect, it } from 'vitest';
import { stream } from '../../../src/experiment/random';
import type { BackendChoice } from '../../../src/experiment/schema';
import { openBackend } from '../../../src/rnn';
import { sequence, sequenceGradients } from '../../../src/rnn/ops/sequence';
import { tf } from '../../../src/rnn/tensorflow';

const CELLS = {
  LSTM: { cell: 'lstm', gates: 4, resetAfter: true },
  'GRU, reset after': { cell: 'gru', gates: 3, resetAfter: true },
  'GRU, reset before': { cell: 'gru', gates: 3, resetAfter: false },
  'simple RNN': { cell: 'simpleRnn', gates: 1, resetAfter: true },
  'minimal gated unit': { cell: 'mgu', gates: 2, resetAfter: true },
} as const;

/** Declares the tests. */
export function testWithoutInputGradient(backend: BackendChoice): void {
  beforeAll(async () => {
    await openBackend(backend);
  });

  it.each(Object.entries(CELLS))(
    'the gradients of the weights are bit by bit those computed beside the input’s: %s',
    (_, { cell, gates, resetAfter }) => {
      const random = stream(2, 'weights');
      const draw = (...shape: number[]) =>
        tf.tensor(
          Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => 2 * random.uniform() - 1),
          shape,
        );
      const [x, dh] = [draw(4, 3, 2), draw(4, 3, 5)];
      const bias = cell === 'gru' && resetAfter ? draw(2, gates * 5) : draw(gates * 5);
      const weights = { kernel: draw(2, gates * 5), recurrentKernel: draw(5, gates * 5), bias };
      const outputs = sequence(cell, x, weights, { resetAfter });
      const read = (inputGradient: boolean) => {
        const found = sequenceGradients(cell, x, weights, { resetAfter, inputGradient }, outputs, dh);
        const { kernel, recurrentKernel, bias: dBias } = found;
        return { x: found.x.size, values: [kernel, recurrentKernel, dBias].map((tensor) => tensor.dataSync()) };
      };
      const [full, less] = [read(true), read(false)];
      expect(less.values).toEqual(full.values);
      expect(full.x).toBe(x.size);
      // The reference computes it all the same.
      expect(less.x).toBe(backend === 'reference' ? x.size : 0);
    },
  );
}
