/**
 * The network, batch and settings of a row, the same for both sides of the race.
 *
 * Letters: B batch, T steps, I inputs.
 */
import { SPEC_DEFAULTS_V1 } from '../../src/experiment/defaults';
import { stream } from '../../src/experiment/random';
import type { ContenderSpec } from '../../src/experiment/schema';
import { initialWeights } from '../../src/rnn/initialWeights';
import type { Io, ModelBatch, StepSettings, Weights } from '../../src/rnn';
import type { Setup } from './messages';

const SEED = 7;

export interface BenchProblem {
  readonly contender: ContenderSpec;
  readonly io: Io;
  readonly weights: Weights;
  /** inputs [T, B, I], targets [B, 1], uniform in −1 … 1 */
  readonly batch: ModelBatch;
  /** Mean squared error, clipping at norm 1, Adam with the page's defaults. */
  readonly settings: StepSettings;
  readonly seed: number;
}

export function benchProblem({
  row,
  inputs,
  resetAfter,
}: Pick<Setup<'cpu'>, 'row' | 'inputs' | 'resetAfter'>): BenchProblem {
  const { cell, units, layers, steps, batch: size } = row;
  const contender: ContenderSpec = { ...SPEC_DEFAULTS_V1.contenders[0], cell, units, layers, resetAfter };
  const io: Io = { inputs, outputs: 1, perStep: false, output: 'linear' };
  const random = stream(SEED, 'batch');
  const draw = (length: number) => Float32Array.from({ length }, () => 2 * random.uniform() - 1);
  return {
    contender,
    io,
    weights: initialWeights(contender, io, SEED),
    batch: { size, steps, inputs: draw(steps * size * inputs), mask: null, targets: draw(size), targetMask: null },
    settings: {
      ...SPEC_DEFAULTS_V1.training,
      loss: 'mse',
      clipping: { rule: 'norm', limit: 1 },
      dropout: 0,
      recurrentDropout: 0,
    },
    seed: SEED,
  };
}
