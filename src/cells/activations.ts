/** Activations and their slopes, applied in place to a stretch of an array, so that the choice is made once a stretch. */
import type { ActivationName, GateActivationName } from './types';

/** Replaces values[from … from + count) by the activation of each. */
export function activate(
  name: ActivationName | GateActivationName,
  values: Float32Array,
  from: number,
  count: number,
): void {
  const end = from + count;
  switch (name) {
    case 'sigmoid':
      for (let k = from; k < end; k++) values[k] = 1 / (1 + Math.exp(-values[k]));
      return;
    case 'tanh':
      // 1 − 2/(e²ˣ + 1) in double precision is exact enough for float32 and several times faster than Math.tanh.
      for (let k = from; k < end; k++) values[k] = 1 - 2 / (Math.exp(2 * values[k]) + 1);
      return;
    case 'relu':
      // Written so that NaN stays NaN.
      for (let k = from; k < end; k++) if (values[k] < 0) values[k] = 0;
      return;
    case 'hardSigmoid':
      for (let k = from; k < end; k++) values[k] = Math.min(1, Math.max(0, 0.2 * values[k] + 0.5));
      return;
    case 'linear':
      return;
    default:
      name satisfies never;
  }
}

/**
 * Multiplies gradients[at … at + count) by the slope of the activation, read from its outputs[outputsAt …): all our
 * activations have slopes that follow from their value. The corners of relu and hardSigmoid have slope 0, as in PyTorch.
 */
export function multiplyBySlope(
  name: ActivationName | GateActivationName,
  gradients: Float32Array,
  at: number,
  outputs: Float32Array,
  outputsAt: number,
  count: number,
): void {
  switch (name) {
    case 'sigmoid':
      for (let k = 0; k < count; k++) {
        const y = outputs[outputsAt + k];
        gradients[at + k] *= y * (1 - y);
      }
      return;
    case 'tanh':
      for (let k = 0; k < count; k++) {
        const y = outputs[outputsAt + k];
        gradients[at + k] *= 1 - y * y;
      }
      return;
    case 'relu':
      for (let k = 0; k < count; k++) if (outputs[outputsAt + k] <= 0) gradients[at + k] = 0;
      return;
    case 'hardSigmoid':
      for (let k = 0; k < count; k++) {
        const y = outputs[outputsAt + k];
        gradients[at + k] *= y > 0 && y < 1 ? 0.2 : 0;
      }
      return;
    case 'linear':
      return;
    default:
      name satisfies never;
  }
}
