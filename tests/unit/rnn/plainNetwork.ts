/** A second, independent writing of a whole network, from the plain cells: float64, loops, no gradients. */
import { directionsOf } from '../../../src/experiment/directions';
import type { ContenderSpec } from '../../../src/experiment/schema';
import type { Io, ModelBatch } from '../../../src/rnn';
import { plainForward } from '../cells/plain';
import type { Cell } from '../cells/plain';

/** Weights by name; a finite difference changes them in place. */
export type PlainWeights = Readonly<Record<string, Float64Array>>;

const cellOf = ({ cell, resetAfter }: ContenderSpec): Cell =>
  cell === 'gru' ? (resetAfter ? 'gruAfter' : 'gruBefore') : cell;

/** Answers [B, K], or [T, B, K] where every step is answered, before any softmax. */
export function plainAnswers(
  contender: ContenderSpec,
  io: Io,
  weights: PlainWeights,
  batch: Pick<ModelBatch, 'size' | 'steps' | 'inputs' | 'mask'>,
): Float64Array {
  const { steps, size } = batch;
  const { units, activation, gateActivation } = contender;
  const directions = directionsOf(contender);
  const width = directions.length * units;
  let below = { x: Float64Array.from(batch.inputs), inputs: io.inputs };
  for (let layer = 0; layer < contender.layers; layer++) {
    const passes = directions.map((direction) => {
      const prefix = direction === 'forward' ? `layers.${layer}` : `layers.${layer}.backward`;
      return plainForward({
        cell: cellOf(contender),
        sizes: { steps, batch: size, inputs: below.inputs, units },
        x: below.x,
        kernel: weights[`${prefix}.kernel`],
        recurrentKernel: weights[`${prefix}.recurrentKernel`],
        bias: weights[`${prefix}.bias`],
        h0: new Float64Array(size * units),
        c0: new Float64Array(size * units),
        mask: batch.mask && Float64Array.from(batch.mask),
        recurrentMask: null,
        activation,
        gateActivation,
        reverse: direction === 'backward',
      }).h;
    });
    const x = new Float64Array(steps * size * width);
    for (let row = 0; row < steps * size; row++) {
      passes.forEach((h, k) => x.set(h.subarray(row * units, (row + 1) * units), row * width + k * units));
    }
    below = { x, inputs: width };
  }
  const rows = io.perStep ? steps * size : size;
  const answers = new Float64Array(rows * io.outputs);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < io.outputs; k++) {
      let sum = weights['head.bias'][k];
      for (let unit = 0; unit < width; unit++) {
        // One answer a sequence reads each direction where that one ends: the last step, or the first.
        const end = unit < units ? (steps - 1) * size : 0;
        const from = io.perStep ? row : end + row;
        sum += below.x[from * width + unit] * weights['head.kernel'][unit * io.outputs + k];
      }
      answers[row * io.outputs + k] = sum;
    }
  }
  return answers;
}

/** The mean squared error over the answers that count. */
export function plainLoss(
  contender: ContenderSpec,
  io: Io,
  weights: PlainWeights,
  batch: Pick<ModelBatch, 'size' | 'steps' | 'inputs' | 'mask' | 'targets'>,
): number {
  const answers = plainAnswers(contender, io, weights, batch);
  let [sum, counted] = [0, 0];
  answers.forEach((answer, k) => {
    const counts = io.perStep && batch.mask ? batch.mask[Math.floor(k / io.outputs)] : 1;
    sum += counts * (answer - batch.targets[k]) ** 2;
    counted += counts;
  });
  return sum / counted;
}
