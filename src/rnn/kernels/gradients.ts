/** How gradients flow through the sequence kernels: each forward kernel's gradient is its Grad kernel, on any backend. */
import { CELLS } from '../../experiment/cells';
import { tf } from '../tensorflow';
import type { Tensor } from '../tensorflow';
import { sequenceKernel } from './names';

/** Registers the gradients of all sequence kernels, which are the same for every backend. */
export function registerSequenceGradients(): void {
  for (const cell of CELLS) {
    const { forward, gradient, inputs, outputs, states, gradients } = sequenceKernel(cell);
    tf.registerGradient({
      kernelName: forward,
      inputsToSave: [...inputs],
      outputsToSave: outputs.map(() => true),
      gradFunc: (slopes, saved, attrs) => {
        const known: Record<string, Tensor> = {};
        [...inputs, ...outputs].forEach((name, k) => (known[name] = saved[k]));
        // A kernel with one output gets its slope bare.
        const given = Array.isArray(slopes) ? slopes : [slopes];
        states.forEach((name, k) => (known[`d${name}`] = given[k]));
        const results = tf.engine().runKernel<Tensor[]>(gradient, known, attrs);
        return Object.fromEntries(gradients.map((name, k) => [name, () => results[k]]));
      },
    });
  }
}
