/**
 * The adding problem of Hochreiter & Schmidhuber (1997) at a short lag, in seconds: the oracle is its definition, by
 * which the mean of the targets is right about once in six. The example's own lag of 100 is trained by `npm run paper`.
 */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../bench/adding.mjs';
import { prepare } from '../../../src/data';
import { whole } from '../../../src/data/pieces';
import { EXAMPLES } from '../../../src/experiment/examples';
import { parseSpec } from '../../../src/experiment/parse';
import { openBackend } from '../../../src/rnn';
import { baselineScores, scoresNow } from '../../../src/training/evaluation';
import { buildModel } from '../../../src/training/network';
import { TrainingRun } from '../../../src/training/run';

const LAG = 20;
const EPOCHS = 6;

const { spec: example } = EXAMPLES.find(({ id }) => id === 'adding100')!;

describe('the example of the adding problem at a fifth of its lag and a sixth of its sequences', () => {
  const parsed = parseSpec({
    ...example,
    data: { ...example.data, source: { ...example.data.source, lag: LAG, heldOutSequences: 500 } },
    contenders: example.contenders.map((contender) => ({ ...contender, chronoMax: 1.1 * LAG })),
    training: { ...example.training, epochs: EPOCHS, backend: 'simd' },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const spec = parsed.value;

  it.each(spec.contenders.map(({ cell }, index) => [cell, index] as const))(
    'is learnt by the %s: more than nine of ten are right, five times as many as the mean of the targets has right',
    async (_, index) => {
      await openBackend('simd');
      const prepared = prepare(spec, null);
      if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
      const model = buildModel(spec, index, prepared.value);
      const run = new TrainingRun(model, prepared.value, spec, index, 'A', () => 0);
      run.start();
      while (run.status === 'training') run.advance();
      expect([run.status, run.epoch]).toEqual(['finished', EPOCHS]);
      const { accuracy } = scoresNow(model, prepared.value, 'test').own.overall;
      const { accuracy: mean } = whole(baselineScores(prepared.value, 'test'))['trainMean']!.overall;
      expect(mean).toBeGreaterThan(0);
      expect(accuracy).toBeGreaterThan(0.9);
      expect(accuracy).toBeGreaterThan(5 * mean!);
      model.dispose();
    },
  );
});

describe('the verdict of npm run paper', () => {
  const final = { contender: 'A', epochs: 37, test: { accuracy: 2559 / 2560 } };

  it('holds with at most one of 2,560 wrong after at most 74,000 sequences (Table 7)', () => {
    expect(verdictOf(final)).toEqual({
      holds: true,
      sentence:
        'adding problem, lag 100, lstm: 1 of 2560 wrong after 74000 sequences; the paper has 1 after 74000: holds',
    });
  });

  it.each([
    ['two are wrong', { ...final, test: { accuracy: 2558 / 2560 } }],
    ['it takes an epoch more', { ...final, epochs: 38 }],
    ['a loss is no number', { ...final, test: {} }],
  ])('does not hold where %s', (_, other) => {
    const { holds, sentence } = verdictOf(other);
    expect([holds, sentence.endsWith(': does NOT hold')]).toEqual([false, true]);
  });
});
