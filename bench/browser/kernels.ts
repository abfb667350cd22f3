/**
 * The sequence kernels of a training step alone, forward and backward through all layers, called directly: no tape, no
 * head, no loss, no optimiser.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import { sequenceKernel } from '../../src/rnn/kernels/names';
import { tf } from '../../src/rnn/tensorflow';
import type { NamedAttrMap, Tensor } from '../../src/rnn/tensorflow';
import type { BenchProblem } from './problem';

/** @returns one forward and backward pass, ended by reading the first layer's bias gradient back */
export function kernelRoutine({ contender, io, weights, batches }: BenchProblem): () => null {
  const { cell, activation, gateActivation, resetAfter, units, layers } = contender;
  const { forward, gradient, inputs: names, outputs, states, gradients: wanted } = sequenceKernel(cell);
  const attrs: NamedAttrMap = { activation, gateActivation, reverse: false, resetAfter };
  const off = tf.tensor1d([], 'float32');
  const own = Array.from({ length: layers }, (_, layer) => {
    const tensor = (name: string): Tensor => {
      const { values, shape } = weights[`layers.${layer}.${name}`];
      return tf.tensor(values, shape, 'float32');
    };
    return {
      ...Object.fromEntries(names.map((name) => [name, off])),
      kernel: tensor('kernel'),
      recurrentKernel: tensor('recurrentKernel'),
      bias: tensor('bias'),
    };
  });
  const [batch] = batches;
  const x = tf.tensor3d(batch.inputs, [batch.steps, batch.size, io.inputs], 'float32');
  const dh = tf.fill([batch.steps, batch.size, units], 1e-2);
  const zeros = tf.zerosLike(dh);

  const pass = (): void => {
    const saved: Record<string, Tensor>[] = [];
    let sequence: Tensor = x;
    for (const layer of own) {
      const inputs = { ...layer, x: sequence };
      const found = tf.engine().runKernel<Tensor[]>(forward, inputs, attrs);
      saved.push({ ...inputs, ...Object.fromEntries(outputs.map((name, k) => [name, found[k]])) });
      sequence = found[0];
    }
    let slope: Tensor = dh;
    let gradients: Tensor[] = [];
    for (const [above, known] of saved.reverse().entries()) {
      const slopes = { ...Object.fromEntries(states.map((state) => [`d${state}`, zeros])), dh: slope };
      const inputGradient = above < layers - 1;
      gradients = tf.engine().runKernel<Tensor[]>(gradient, { ...known, ...slopes }, { ...attrs, inputGradient });
      slope = gradients[wanted.indexOf('x')];
    }
    gradients[wanted.indexOf('bias')].dataSync();
  };
  return () => {
    tf.tidy(pass);
    return null;
  };
}
