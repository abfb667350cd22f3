/** How many trainable numbers a contender has. */
import { cellRecord, preActivations } from './cells';
import { directionsOf } from './directions';
import type { ContenderSpec } from './schema';

/**
 * Weights and biases of all recurrent layers and the dense head, for sequences of `inputs` values a step and a head of
 * `outputs` values. The reset-after GRU has two biases, as in Keras; both directions of a bidirectional layer count, and
 * what reads them is twice as wide.
 */
export function parameterCount(
  contender: Pick<ContenderSpec, 'cell' | 'units' | 'layers' | 'resetAfter' | 'bidirectional'>,
  inputs: number,
  outputs: number,
): number {
  const { cell, units, layers } = contender;
  const biases = cellRecord(cell).biasRows(contender);
  const directions = directionsOf(contender).length;
  const states = directions * units;
  const layer = (width: number) => directions * preActivations(cell) * units * (width + units + biases);
  return layer(inputs) + (layers - 1) * layer(states) + states * outputs + outputs;
}
