/** Contenders, settings and batches for the tests of the rnn room, all seeded. */
import { SPEC_DEFAULTS_V1 } from '../../../src/experiment/defaults';
import { stream } from '../../../src/experiment/random';
import type { ContenderSpec } from '../../../src/experiment/schema';
import { initialWeights, Model } from '../../../src/rnn';
import type { Io, ModelBatch, StepSettings } from '../../../src/rnn';

export const contender = (change: Partial<ContenderSpec> = {}): ContenderSpec => ({
  ...SPEC_DEFAULTS_V1.contenders[0],
  units: 5,
  ...change,
});

export const forecast: Io = { inputs: 2, outputs: 1, perStep: false, output: 'linear' };

export const settings = (change: Partial<StepSettings> = {}): StepSettings => ({
  ...SPEC_DEFAULTS_V1.training,
  loss: 'mse',
  dropout: 0,
  recurrentDropout: 0,
  ...change,
});

export function randomBatch(io: Io, change: { size?: number; steps?: number; masked?: boolean; seed?: number } = {}) {
  const { size = 4, steps = 6, masked = false, seed = 1 } = change;
  const random = stream(seed, 'batch');
  const draw = (length: number) => Float32Array.from({ length }, () => 2 * random.uniform() - 1);
  const inputs = draw(steps * size * io.inputs);
  const answers = io.perStep ? steps * size : size;
  const targets = draw(answers * io.outputs);
  if (io.output === 'softmax') {
    targets.fill(0);
    for (let row = 0; row < answers; row++) targets[row * io.outputs + random.integer(0, io.outputs - 1)] = 1;
  }
  const lengths = Array.from({ length: size }, () => random.integer(1, steps));
  const mask = Float32Array.from({ length: steps * size }, (_, k) =>
    Math.floor(k / size) < lengths[k % size] ? 1 : 0,
  );
  return { size, steps, inputs, targets, mask: masked ? mask : null, targetMask: null } satisfies ModelBatch;
}

export function model(change: Partial<ContenderSpec> = {}, io: Io = forecast, seed = 3): Model {
  const spec = contender(change);
  return new Model(spec, io, initialWeights(spec, io, seed), seed);
}
