/**
 * Random runs of the sequence ops, the same on every backend, and how far two of them lie apart.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import { stream } from '../../../src/experiment/random';
import type { Activation, CellName, GateActivation } from '../../../src/experiment/schema';
import { openBackend } from '../../../src/rnn';
import { gruSequence, lstmSequence, simpleRnnSequence } from '../../../src/rnn/ops/sequence';
import { tf } from '../../../src/rnn/tensorflow';
import type { Tensor } from '../../../src/rnn/tensorflow';
import { deviation } from '../../oracle/read';

export interface Run {
  readonly cell: CellName;
  readonly resetAfter: boolean;
  readonly steps: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  readonly gateActivation: GateActivation;
  readonly reverse: boolean;
  readonly start: boolean;
  /** Share of the steps that are masked; null: no mask. */
  readonly masked: number | null;
  readonly dropped: boolean;
  readonly seed: number;
}

export const plainRun: Run = {
  cell: 'lstm',
  resetAfter: true,
  steps: 5,
  batch: 6,
  inputs: 3,
  units: 7,
  activation: 'tanh',
  gateActivation: 'sigmoid',
  reverse: false,
  start: false,
  masked: null,
  dropped: false,
  seed: 1,
};

export const CELLS = {
  LSTM: { cell: 'lstm' },
  'GRU, reset after': { cell: 'gru', resetAfter: true },
  'GRU, reset before': { cell: 'gru', resetAfter: false },
  'simple RNN': { cell: 'simpleRnn' },
} as const;

/** Outputs of an op and the gradients of a weighted sum of its states, by name. */
type Numbers = Readonly<Record<string, Float32Array>>;

/** Runs an op on a backend. No tensor is left over. */
async function numbersOf(backend: 'reference' | 'webgl', run: Run): Promise<Numbers> {
  await openBackend(backend);
  const numbers: Record<string, Float32Array> = {};
  const keep = (name: string, tensor: Tensor) => (numbers[name] = tensor.dataSync<'float32'>().slice());
  tf.tidy(() => {
    const random = stream(run.seed, 'sequence');
    const draw = (shape: number[], scale: number) => {
      const length = shape.reduce((product, side) => product * side, 1);
      return tf.tensor(
        Float32Array.from({ length }, () => (2 * random.uniform() - 1) * scale),
        shape,
      );
    };
    const pick = (shape: [number, number], zero: number, one: number) =>
      tf.tensor2d(
        Float32Array.from({ length: shape[0] * shape[1] }, () => (random.uniform() < zero ? 0 : one)),
        shape,
      );
    const { cell, steps: T, batch: B, inputs: I, units: H } = run;
    const width = { lstm: 4, gru: 3, simpleRnn: 1 }[cell] * H;
    const given: Record<string, Tensor> = {
      x: draw([T, B, I], 1),
      kernel: draw([I, width], 0.8),
      recurrentKernel: draw([H, width], 0.9 / Math.sqrt(H)),
      bias: draw(cell === 'gru' && run.resetAfter ? [2, width] : [width], 0.4),
      ...(run.start && { h0: draw([B, H], 1) }),
      ...(run.start && cell === 'lstm' && { c0: draw([B, H], 1) }),
    };
    const options = {
      activation: run.activation,
      gateActivation: run.gateActivation,
      resetAfter: run.resetAfter,
      reverse: run.reverse,
      mask: run.masked === null ? null : pick([T, B], run.masked, 1),
      recurrentMask: run.dropped ? pick([B, H], 0.3, 1 / 0.7) : null,
    };
    const slopes = { h: draw([T, B, H], 1), c: draw([T, B, H], 1) };
    const names = Object.keys(given);
    const op = { lstm: lstmSequence, gru: gruSequence, simpleRnn: simpleRnnSequence }[cell];
    const weighed = (...tensors: Tensor[]) => {
      const at = Object.fromEntries(names.map((name, k) => [name, tensors[k]]));
      const weights = { kernel: at['kernel'], recurrentKernel: at['recurrentKernel'], bias: at['bias'] };
      const outputs: Record<string, Tensor> = op(at['x'], weights, { ...options, h0: at['h0'], c0: at['c0'] });
      for (const [name, tensor] of Object.entries(outputs)) keep(name, tensor);
      const sum = tf.sum(tf.mul(outputs['h'], slopes.h));
      return cell === 'lstm' ? tf.add(sum, tf.sum(tf.mul(outputs['c'], slopes.c))) : sum;
    };
    tf.grads(weighed)(Object.values(given)).forEach((gradient, k) => keep(`gradient of ${names[k]}`, gradient));
  });
  return numbers;
}

/** Names of the numbers that differ too much: outputs by more than 1e-5, gradients by more than 1e-4, relative. */
function differences(ours: Numbers, oracle: Numbers): string[] {
  const all = new Set([...Object.keys(ours), ...Object.keys(oracle)]);
  return [...all].filter((name) => {
    const isGradient = name.startsWith('gradient');
    const apart = deviation(ours[name], oracle[name], isGradient ? 1e-3 : 1);
    return !(apart < (isGradient ? 1e-4 : 1e-5));
  });
}

/** What webgl gets wrong in a run, by the reference. */
export async function wrongOnWebgl(change: Partial<Run>): Promise<string[]> {
  const run = { ...plainRun, ...change };
  const oracle = await numbersOf('reference', run);
  return differences(await numbersOf('webgl', run), oracle);
}
