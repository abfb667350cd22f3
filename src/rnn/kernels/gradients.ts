/** How gradients flow through the sequence kernels: each forward kernel's gradient is its Grad kernel, on any backend. */
import { tf } from '../tensorflow';
import type { Tensor } from '../tensorflow';
import {
  GRU_OUTPUTS,
  GRU_SEQUENCE,
  GRU_SEQUENCE_GRAD,
  LSTM_GRADIENTS,
  LSTM_INPUTS,
  LSTM_OUTPUTS,
  LSTM_SEQUENCE,
  LSTM_SEQUENCE_GRAD,
  SEQUENCE_GRADIENTS,
  SEQUENCE_INPUTS,
  SIMPLE_RNN_OUTPUTS,
  SIMPLE_RNN_SEQUENCE,
  SIMPLE_RNN_SEQUENCE_GRAD,
} from './names';

interface Differentiable {
  readonly kernel: string;
  readonly gradKernel: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Outputs, the first ones, whose slopes the gradient kernel takes as d + name. Gates are for reading only. */
  readonly states: readonly string[];
  readonly gradients: readonly string[];
}

const TABLE: readonly Differentiable[] = [
  {
    kernel: LSTM_SEQUENCE,
    gradKernel: LSTM_SEQUENCE_GRAD,
    inputs: LSTM_INPUTS,
    outputs: LSTM_OUTPUTS,
    states: ['h', 'c'],
    gradients: LSTM_GRADIENTS,
  },
  {
    kernel: GRU_SEQUENCE,
    gradKernel: GRU_SEQUENCE_GRAD,
    inputs: SEQUENCE_INPUTS,
    outputs: GRU_OUTPUTS,
    states: ['h'],
    gradients: SEQUENCE_GRADIENTS,
  },
  {
    kernel: SIMPLE_RNN_SEQUENCE,
    gradKernel: SIMPLE_RNN_SEQUENCE_GRAD,
    inputs: SEQUENCE_INPUTS,
    outputs: SIMPLE_RNN_OUTPUTS,
    states: ['h'],
    gradients: SEQUENCE_GRADIENTS,
  },
];

/** Registers the gradients of all sequence kernels, which are the same for every backend. */
export function registerSequenceGradients(): void {
  for (const { kernel, gradKernel, inputs, outputs, states, gradients } of TABLE) {
    tf.registerGradient({
      kernelName: kernel,
      inputsToSave: [...inputs],
      outputsToSave: outputs.map(() => true),
      gradFunc: (slopes, saved, attrs) => {
        const known: Record<string, Tensor> = {};
        [...inputs, ...outputs].forEach((name, k) => (known[name] = saved[k]));
        // A kernel with one output gets its slope bare.
        const given = Array.isArray(slopes) ? slopes : [slopes];
        states.forEach((name, k) => (known[`d${name}`] = given[k]));
        const results = tf.engine().runKernel<Tensor[]>(gradKernel, known, attrs);
        return Object.fromEntries(gradients.map((name, k) => [name, () => results[k]]));
      },
    });
  }
}
