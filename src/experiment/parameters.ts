/** How many trainable numbers a contender has. */
import type { ContenderSpec } from './schema';

/** Pre-activations a unit computes at every step. */
const GATES = { lstm: 4, gru: 3, simpleRnn: 1 } as const;

/**
 * Weights and biases of all recurrent layers and the dense head, for sequences of `inputs` values a step and a head of
 * `outputs` values. The reset-after GRU has two biases, as in Keras.
 */
export function parameterCount(
  contender: Pick<ContenderSpec, 'cell' | 'units' | 'layers' | 'resetAfter'>,
  inputs: number,
  outputs: number,
): number {
  const { cell, units, layers } = contender;
  const biases = cell === 'gru' && contender.resetAfter ? 2 : 1;
  const layer = (width: number) => GATES[cell] * units * (width + units + biases);
  return layer(inputs) + (layers - 1) * layer(units) + units * outputs + outputs;
}
