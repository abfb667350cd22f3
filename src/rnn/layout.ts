/** A network's weights: their names, shapes and places in the one flat vector that the optimiser moves. */
import { cellRecord, preActivations } from '../experiment/cells';
import { directionsOf } from '../experiment/directions';
import type { Direction } from '../experiment/directions';
import type { ContenderSpec } from '../experiment/schema';

/** What the data asks of a network. */
export interface Io {
  /** I, values a step. */
  readonly inputs: number;
  /** K, outputs a sequence or a step. */
  readonly outputs: number;
  /** True when the network answers at every step instead of after the last. */
  readonly perStep: boolean;
  readonly output: 'linear' | 'softmax';
}

/**
 * Arrays by weight name: layers.0.kernel, layers.0.recurrentKernel, layers.0.bias, …, head.kernel, head.bias. The other
 * direction of a bidirectional layer has layers.0.backward.kernel and so on.
 */
export type Weights = Record<string, { shape: number[]; values: Float32Array }>;

export interface Place {
  readonly name: string;
  readonly shape: number[];
  readonly from: number;
  readonly size: number;
  /** L1 and L2 act on kernels and recurrent kernels, the head's included, not on biases. */
  readonly penalised: boolean;
}

/** What the names of a layer's weights begin with. */
const PREFIX: Readonly<Record<Direction, string>> = { forward: '', backward: 'backward.' };

/** What the names of the weights of one direction of a layer begin with. */
export const passPrefix = (layer: number, direction: Direction): string => `layers.${layer}.${PREFIX[direction]}`;

/**
 * The weights in the order in which they lie in the flat vector: layer by layer, forward before backward. What reads both
 * directions, the next layer or the head, has their units side by side in its rows, forward first.
 */
export function layoutOf(contender: ContenderSpec, io: Io): readonly Place[] {
  const { cell, units, layers } = contender;
  const directions = directionsOf(contender);
  const states = directions.length * units;
  const width = preActivations(cell) * units;
  const biasRows = cellRecord(cell).biasRows(contender);
  const shapes: [string, number[]][] = [];
  for (let layer = 0; layer < layers; layer++) {
    for (const direction of directions) {
      const prefix = passPrefix(layer, direction);
      shapes.push(
        [`${prefix}kernel`, [layer === 0 ? io.inputs : states, width]],
        [`${prefix}recurrentKernel`, [units, width]],
        [`${prefix}bias`, biasRows === 2 ? [2, width] : [width]],
      );
    }
  }
  shapes.push(['head.kernel', [states, io.outputs]], ['head.bias', [io.outputs]]);
  let from = 0;
  return shapes.map(([name, shape]) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const place = { name, shape, from, size, penalised: !name.endsWith('bias') };
    from += size;
    return place;
  });
}

/** Values of the flat vector by weight name, copied. */
export function weightsFrom(layout: readonly Place[], flat: Float32Array): Weights {
  return Object.fromEntries(
    layout.map(({ name, shape, from, size }) => [name, { shape: [...shape], values: flat.slice(from, from + size) }]),
  );
}

/** The flat vector of named weights. Throws when one is missing or has another shape. */
export function flatFrom(layout: readonly Place[], weights: Weights): Float32Array {
  const last = layout[layout.length - 1];
  const flat = new Float32Array(last.from + last.size);
  for (const { name, shape, from, size } of layout) {
    const given = weights[name];
    if (!given) throw new Error(`weights: ${name} is missing`);
    if (given.shape.join() !== shape.join() || given.values.length !== size) {
      throw new Error(`weights: ${name} is [${given.shape.join(', ')}]; this network needs [${shape.join(', ')}]`);
    }
    flat.set(given.values, from);
  }
  return flat;
}
