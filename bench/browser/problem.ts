/**
 * The network, batches and settings of a row, the same for both sides of the race.
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

/**
 * Training goes round as many batches: enough that thousands of steps do not learn them by heart, because gradients of
 * a loss near zero hold numbers too small for the processor's fast path, which real training does not meet.
 */
const BATCHES = 16;

export interface BenchProblem {
  readonly contender: ContenderSpec;
  readonly io: Io;
  readonly weights: Weights;
  /** inputs [T, B, I], targets [B, 1], uniform in −1 … 1 */
  readonly batches: readonly ModelBatch[];
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
    batches: Array.from({ length: BATCHES }, () => ({
      ...{ size, steps, mask: null, targetMask: null },
      inputs: draw(steps * size * inputs),
      targets: draw(size),
    })),
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
