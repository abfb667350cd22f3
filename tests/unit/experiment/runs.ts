/** Kept runs for tests: one that can be altered, and random ones for property tests. */
import fc from 'fast-check';
import { defaultSpec, parseSpec } from '../../../src/experiment/parse';
import type { RunRecord } from '../../../src/experiment/runs';
import type { Scores } from '../../../src/experiment/sequences';
import { smallDocument, specDocument } from './arbitrary';

const scores = (rmse: number): Scores => ({
  overall: { rmse, mape: NaN },
  targets: [{ rmse, mape: NaN }],
  steps: [[rmse]],
  scored: 50,
  of: 50,
});

/** A finished LSTM of the default experiment, with what is given in place of its own. */
export function runRecord(given: Partial<RunRecord> = {}): RunRecord {
  return {
    version: 1,
    id: 'one',
    race: 'race-1',
    spec: defaultSpec(),
    ended: Date.UTC(2026, 10, 21, 4, 5),
    name: '',
    starred: false,
    note: '',
    earlierRules: false,
    contender: 0,
    run: 0,
    trainingSeed: 42,
    end: 'finished',
    backend: 'simd',
    variant: 'plain',
    parameters: 1185,
    epochs: 3,
    steps: 60,
    stepsPerEpoch: 20,
    sequencesPerEpoch: 640,
    seconds: 1.5,
    msPerStep: 2.5,
    beside: null,
    resolved: null,
    firstValLoss: null,
    msPerPrediction: null,
    best: { epoch: 2, valLoss: 0.4, restored: true },
    finalTrainLoss: 0.3,
    finalValLoss: 0.5,
    scores: {
      validation: { own: scores(0.4), recursive: null },
      test: { own: scores(0.45), recursive: scores(0.6) },
    },
    baselines: { validation: { lastValue: scores(0.9) }, test: { lastValue: scores(0.95), ridge: scores(0.5) } },
    changes: [],
    fingerprint: 'c0ffee',
    curves: { epoch: [0, 1, 2, 3], train: [NaN, 1, 0.5, 0.3], validation: [2, 0.8, 0.4, 0.5] },
    weights: {
      'layers.0.kernel': { shape: [1, 2], values: Float32Array.of(0.1, -0) },
      'head.bias': { shape: [1], values: Float32Array.of(NaN) },
    },
    ...given,
  };
}

const number = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0));
const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER });
/** Seconds or milliseconds. */
const duration = fc.double({ min: 0, max: 1e12, noNaN: true });
const metrics = fc.dictionary(fc.constantFrom('rmse', 'mae', 'r2', 'accuracy'), number, { noNullPrototype: true });
const anyScores = fc.record({
  overall: metrics,
  targets: fc.array(metrics, { maxLength: 2 }),
  steps: fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 2 }),
  scored: whole,
  of: whole,
});
const contenderScores = fc.record({ own: anyScores, recursive: fc.option(anyScores) });
const baselines = fc.dictionary(fc.constantFrom('lastValue', 'ridge', 'chance'), anyScores, { noNullPrototype: true });
const curves = fc.array(fc.tuple(number, number), { maxLength: 30 }).map((losses) => ({
  epoch: losses.map((_, k) => k),
  train: losses.map(([train]) => train),
  validation: losses.map(([, validation]) => validation),
}));
const weights = fc.dictionary(
  fc.constantFrom('layers.0.kernel', 'layers.0.bias', 'head.bias'),
  fc.float32Array({ maxLength: 12 }).map((values) => ({ shape: [1, values.length], values })),
  { noNullPrototype: true },
);
const specs = fc.oneof(smallDocument, specDocument).map((document) => {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(`arbitrary: ${JSON.stringify(parsed.problems)}`);
  return parsed.value;
});

/** Any run that a page may keep. */
export const anyRun: fc.Arbitrary<RunRecord> = specs.chain((spec) =>
  fc.record({
    version: fc.constant(1 as const),
    id: fc.string({ minLength: 1, maxLength: 40 }),
    race: fc.string({ maxLength: 40 }),
    spec: fc.constant(spec),
    ended: fc.integer({ min: -8.64e15, max: 8.64e15 }),
    name: fc.string({ maxLength: 200 }),
    starred: fc.boolean(),
    note: fc.string(),
    earlierRules: fc.boolean(),
    contender: fc.nat(spec.contenders.length - 1),
    run: fc.nat(19),
    trainingSeed: fc.nat(0x7fffffff),
    end: fc.constantFrom('finished', 'stoppedEarly', 'paused', 'failed'),
    backend: fc.constantFrom('reference', 'simd', 'webgl'),
    variant: fc.option(fc.constantFrom('fused', 'plain')),
    parameters: whole,
    epochs: whole,
    steps: whole,
    stepsPerEpoch: whole,
    sequencesPerEpoch: whole,
    seconds: duration,
    msPerStep: fc.option(duration),
    beside: fc.option(fc.boolean()),
    resolved: fc.option(
      fc.record({
        seasonalPeriod: fc.option(fc.nat()),
        targets: fc.array(fc.constantFrom('a', 'b')),
        file: fc.option(
          fc.record({
            time: fc.array(fc.constantFrom('day', 'hour'), { maxLength: 2 }),
            step: fc.option(fc.constantFrom('1 hour', '15 minute')),
            skipped: fc.nat(),
            series: fc.option(fc.string({ maxLength: 20 })),
          }),
        ),
      }),
    ),
    msPerPrediction: fc.option(duration),
    best: fc.option(fc.record({ epoch: whole, valLoss: number, restored: fc.boolean() })),
    finalTrainLoss: fc.option(number),
    finalValLoss: fc.option(number),
    firstValLoss: fc.option(number),
    scores: fc.record({ validation: contenderScores, test: contenderScores }),
    baselines: fc.record({ validation: baselines, test: baselines }),
    changes: fc.array(
      fc.record({
        step: whole,
        epoch: whole,
        path: fc.constantFrom('training.learningRate', 'training.epochs'),
        value: fc.oneof(fc.nat(), fc.boolean(), fc.string()),
      }),
      { maxLength: 3 },
    ),
    fingerprint: fc.string(),
    curves,
    weights,
  }),
);
