/** Hochreiter & Schmidhuber (1997), experiment 4, T = 100: the figures of their Table 7 as the oracle. */
import { expect, it } from 'vitest';
import { prepare } from '../../../src/data';
import { EXAMPLES } from '../../../src/experiment/examples';
import { openBackend } from '../../../src/rnn';
import { scoresNow } from '../../../src/training/evaluation';
import { buildModel } from '../../../src/training/network';
import { TrainingRun } from '../../../src/training/run';

const SEQUENCES = 74_000;
const FRESH = 2560;
const WRONG = 1;

const { spec } = EXAMPLES.find(({ id }) => id === 'adding100')!;

it.each(spec.contenders.map(({ cell }, index) => [cell, index] as const))(
  'the example solves the adding problem with the %s in the paper’s number of sequences',
  async (_, index) => {
    await openBackend('simd');
    const prepared = prepare(spec, null);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    const model = buildModel(spec, index, prepared.value);
    const run = new TrainingRun(model, prepared.value, spec, index, 'A', () => performance.now());
    run.start();
    while (run.status === 'training') run.advance();
    expect(run.epoch * prepared.value.training(0).count).toBeLessThanOrEqual(SEQUENCES);
    expect(prepared.value.test.count).toBe(FRESH);
    const { accuracy } = scoresNow(model, prepared.value, 'test').own.overall;
    expect(Math.round((1 - accuracy!) * FRESH)).toBeLessThanOrEqual(WRONG);
    model.dispose();
  },
  240_000,
);
