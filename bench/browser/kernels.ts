/**
 * The sequence kernels of a training step alone, forward and backward through all layers, called directly: no tape, no
 * head, no loss, no optimiser.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import {
  GRU_OUTPUTS,
  GRU_SEQUENCE,
  GRU_SEQUENCE_GRAD,
  LSTM_OUTPUTS,
  LSTM_SEQUENCE,
  LSTM_SEQUENCE_GRAD,
  SEQUENCE_GRADIENTS,
} from '../../src/rnn/kernels/names';
import { tf } from '../../src/rnn/tensorflow';
import type { NamedAttrMap, Tensor } from '../../src/rnn/tensorflow';
import type { BenchProblem } from './problem';

const KERNELS = {
  lstm: { forward: LSTM_SEQUENCE, backward: LSTM_SEQUENCE_GRAD, outputs: LSTM_OUTPUTS },
  gru: { forward: GRU_SEQUENCE, backward: GRU_SEQUENCE_GRAD, outputs: GRU_OUTPUTS },
};

/** @returns one forward and backward pass, ended by reading the first layer's bias gradient back */
export function kernelRoutine({ contender, io, weights, batches }: BenchProblem): () => null {
  const { cell, activation, gateActivation, resetAfter, units, layers } = contender;
  if (cell === 'simpleRnn') throw new Error('simpleRnn: the benchmark has no rows for it');
  const { forward, backward, outputs } = KERNELS[cell];
  const attrs: NamedAttrMap = { activation, gateActivation, reverse: false, ...(cell === 'gru' && { resetAfter }) };
  const off = tf.tensor1d([], 'float32');
  const own = Array.from({ length: layers }, (_, layer) => {
    const tensor = (name: string): Tensor => {
      const { values, shape } = weights[`layers.${layer}.${name}`];
      return tf.tensor(values, shape, 'float32');
    };
    return {
      kernel: tensor('kernel'),
      recurrentKernel: tensor('recurrentKernel'),
      bias: tensor('bias'),
      ...{ mask: off, recurrentMask: off, h0: off },
      ...(cell === 'lstm' && { c0: off }),
    };
  });
  const [batch] = batches;
  const x = tf.tensor3d(batch.inputs, [batch.steps, batch.size, io.inputs], 'float32');
  const dh = tf.fill([batch.steps, batch.size, units], 1e-2);
  const dc = tf.zerosLike(dh);

  const pass = (): void => {
    const saved: Record<string, Tensor>[] = [];
    let sequence: Tensor = x;
    for (const layer of own) {
      const inputs = { x: sequence, ...layer };
      const found = tf.engine().runKernel<Tensor[]>(forward, inputs, attrs);
      saved.push({ ...inputs, ...Object.fromEntries(outputs.map((name, k) => [name, found[k]])) });
      sequence = found[0];
    }
    let slope: Tensor = dh;
    let gradients: Tensor[] = [];
    for (const [above, known] of saved.reverse().entries()) {
      const slopes: Record<string, Tensor> = cell === 'lstm' ? { dh: slope, dc } : { dh: slope };
      const inputGradient = above < layers - 1;
      gradients = tf.engine().runKernel<Tensor[]>(backward, { ...known, ...slopes }, { ...attrs, inputGradient });
      slope = gradients[SEQUENCE_GRADIENTS.indexOf('x')];
    }
    gradients[SEQUENCE_GRADIENTS.indexOf('bias')].dataSync();
  };
  return () => {
    tf.tidy(pass);
    return null;
  };
}
