/** What a network says about the data: its loss on a part, its forecasts in the user's units, its scores. All in pieces. */
import { evenlySpaced, feedingBack, whole, type Pieces, type Prediction } from '../data';
import type { Prepared, SampleSet } from '../data/types';
import type { BaselineName, ContenderScores, Part, Scores } from '../experiment/sequences';
import type { Model, StepSettings } from '../rnn';
import { scoresOf } from './metrics';

/** Samples evaluated at once. */
const CHUNK = 256;

function* chunks(samples: ArrayLike<number>): Generator<Int32Array> {
  for (let start = 0; start < samples.length; start += CHUNK) {
    const size = Math.min(CHUNK, samples.length - start);
    yield Int32Array.from({ length: size }, (_, k) => samples[start + k]!);
  }
}

/**
 * Mean loss over a part, without penalties and dropout; every sample (or counted step) weighs the same. Pauses after
 * every 256 samples.
 */
export function* lossOf(
  model: Model,
  samples: SampleSet,
  settings: Pick<StepSettings, 'loss' | 'huberDelta'>,
): Pieces<number> {
  let sum = 0;
  let weights = 0;
  for (const chunk of chunks(evenlySpaced(samples.count, samples.count))) {
    const batch = samples.batch(chunk);
    const weight =
      batch.targetMask === null ? batch.size : batch.targetMask.reduce((total, counted) => total + counted, 0);
    sum += model.loss(batch, settings) * weight;
    weights += weight;
    if (chunk.at(-1)! < samples.count - 1) yield;
  }
  return sum / weights;
}

export type Strategy = Prepared['strategy'];

/** What answers: the network itself, or one that is operated on. */
type Predictor = Pick<Model, 'predict'>;

/**
 * Predictions for samples of a part in the user's units: [n, width], or [n·T, K] sample-major where every step is
 * labelled. `recursive` takes the first step of every pass and feeds it back, whatever the network was trained for.
 */
export function* predictions(
  model: Predictor,
  prepared: Prepared,
  part: Part,
  samples: ArrayLike<number>,
  strategy: Strategy = prepared.strategy,
): Pieces<Float32Array> {
  const rowsPerSample = prepared.perStep ? prepared.steps : 1;
  const size = rowsPerSample * prepared.width;
  const all = new Float32Array(samples.length * size);
  let done = 0;
  for (const chunk of chunks(samples)) {
    if (done > 0) yield;
    const predicted =
      strategy === 'recursive'
        ? yield* fedBack(model, prepared, part, chunk)
        : answers(model, prepared, prepared.part(part).batch(chunk));
    all.set(prepared.toUserUnits(part, predicted, chunk), done * size);
    done += chunk.length;
  }
  return all;
}

function* fedBack(model: Predictor, prepared: Prepared, part: Part, samples: Int32Array): Pieces<Float32Array> {
  if (prepared.rolling === null) throw new Error('strategy: recursive needs inputs that are known ahead');
  return yield* feedingBack(predictionOf(model), prepared.rolling(part, samples), prepared.horizon, 1);
}

/** The network as a map from windows to outputs. */
const predictionOf =
  (model: Predictor): Prediction =>
  (inputs, size, steps) =>
    model.predict({ size, steps, inputs, mask: null });

function answers(
  model: Predictor,
  { perStep, outputs }: Prepared,
  batch: ReturnType<SampleSet['batch']>,
): Float32Array {
  const predicted = model.predict(batch);
  return perStep ? sampleMajor(predicted, batch.steps, batch.size, outputs) : predicted;
}

/** [T, B, K] → [B, T, K]. */
function sampleMajor(values: Float32Array, steps: number, size: number, outputs: number): Float32Array {
  const into = new Float32Array(values.length);
  for (let step = 0; step < steps; step++) {
    for (let sample = 0; sample < size; sample++) {
      const from = (step * size + sample) * outputs;
      into.set(values.subarray(from, from + outputs), (sample * steps + step) * outputs);
    }
  }
  return into;
}

/**
 * The forecast after the last row, [steps × V] in the user's units: the network's own outputs, and beyond these
 * its predictions fed back; null where the task is not a forecast.
 */
export function* beyondTheEnd(model: Predictor, { beyond, horizon }: Prepared): Pieces<Float32Array | null> {
  if (beyond === null) return null;
  const scaled = yield* feedingBack(predictionOf(model), beyond.window(), beyond.steps, horizon);
  return beyond.toUserUnits(scaled);
}

/**
 * What scoring may cost, in steps of sequences run through a network: while it trains, so that a view of it is a matter
 * of a fraction of a second, and at rest, some seconds.
 */
export const SCORING = { training: 200_000, rest: 10_000_000 } as const;
/** Samples scored at least. */
const FEWEST_SAMPLES = 64;
/** Numbers that scored predictions may have: 4 MB. */
const MOST_NUMBERS = 2 ** 20;

/** The samples of a part that are scored within a budget of steps: all, or evenly spaced ones. */
export function scoredSamples(prepared: Prepared, part: Part, budget: number, strategy: Strategy): Int32Array {
  const passes = strategy === 'recursive' ? prepared.horizon : 1;
  const numbers = prepared.width * (prepared.perStep ? prepared.steps : 1);
  const affordable = Math.min(budget / (passes * prepared.steps), MOST_NUMBERS / numbers);
  return evenlySpaced(prepared.part(part).count, Math.max(FEWEST_SAMPLES, affordable));
}

/** Whether a view taken while the network trains scores as much as one at rest. */
export const scoresEverything = (prepared: Prepared): boolean =>
  (['validation', 'test'] as const).every((part) =>
    (hasAlternative(prepared) ? (['direct', 'recursive'] as const) : [prepared.strategy]).every(
      (strategy) =>
        scoredSamples(prepared, part, SCORING.training, strategy).length ===
        scoredSamples(prepared, part, SCORING.rest, strategy).length,
    ),
  );

/** The scores of predictions for samples of a part, as `predictions` gives them. */
export function partScores(
  prepared: Prepared,
  part: Part,
  predicted: Float32Array,
  samples: ArrayLike<number>,
): Scores {
  const truth = prepared.truth(part, samples);
  const counted = prepared.truthMask(part, samples);
  return scoresOf(prepared, predicted, truth, counted, samples.length, prepared.part(part).count);
}

/** Whether feeding the network's one-step predictions back gives a forecast that differs from its own. */
export const hasAlternative = ({ strategy, horizon, rolling }: Prepared): boolean =>
  strategy === 'direct' && horizon > 1 && rolling !== null;

/** Predictions for some samples of a part, with their scores. */
export interface ScoredPredictions {
  readonly samples: Int32Array;
  readonly values: Float32Array;
  readonly scores: Scores;
}

/** Predicts and scores as many samples of a part as a budget of steps (`SCORING`) allows. */
export function* scoredPredictions(
  model: Model,
  prepared: Prepared,
  part: Part,
  budget: number,
  strategy: Strategy = prepared.strategy,
): Pieces<ScoredPredictions> {
  const samples = scoredSamples(prepared, part, budget, strategy);
  const values = yield* predictions(model, prepared, part, samples, strategy);
  return { samples, values, scores: partScores(prepared, part, values, samples) };
}

/**
 * The sets of windows of a part on which a view scores contenders, the one that a rest leaves time for first: the own
 * strategy and the other one, at rest and while training. Sets of one size are one set.
 */
export function setsScored(prepared: Prepared, part: Part): Int32Array[] {
  const strategies = hasAlternative(prepared) ? (['direct', 'recursive'] as const) : [prepared.strategy];
  const sets = strategies.flatMap((strategy) =>
    [SCORING.rest, SCORING.training].map((budget) => scoredSamples(prepared, part, budget, strategy)),
  );
  return sets.filter(({ length }, k) => sets.findIndex((other) => other.length === length) === k);
}

/** Windows that the baselines predict between two pauses. */
const BASELINE_CHUNK = 4096;

/** By the baseline's name. */
export type BaselineScores = Readonly<Partial<Record<BaselineName, Scores>>>;

/** The scores of every baseline on the given samples of a part. */
export function* baselinesOn(prepared: Prepared, part: Part, samples: Int32Array): Pieces<BaselineScores> {
  const size = prepared.width * (prepared.perStep ? prepared.steps : 1);
  const all = new Map<BaselineName, Float32Array>();
  for (let start = 0; start < samples.length; start += BASELINE_CHUNK) {
    if (start > 0) yield;
    const chunk = samples.subarray(start, start + BASELINE_CHUNK);
    for (const { name, predictions: predicted } of prepared.baselines(part, chunk)) {
      const values = all.get(name) ?? new Float32Array(samples.length * size);
      all.set(name, values);
      values.set(predicted, start * size);
    }
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, partScores(prepared, part, values, samples)]));
}

const baselineScoresOf = new WeakMap<Prepared, Partial<Record<Part, BaselineScores>>>();

/**
 * The scores of every baseline on the very samples of a part that `fullScores` scores; asked again of the same data it
 * answers at once.
 */
export function* baselineScores(prepared: Prepared, part: Part): Pieces<BaselineScores> {
  const known = baselineScoresOf.get(prepared) ?? {};
  baselineScoresOf.set(prepared, known);
  known[part] ??= yield* baselinesOn(prepared, part, scoredSamples(prepared, part, Infinity, prepared.strategy));
  return known[part];
}

/** All samples of a part scored; the other strategy within the budget of a rest. */
export function* fullScores(model: Model, prepared: Prepared, part: Part): Pieces<ContenderScores> {
  const own = yield* scoredPredictions(model, prepared, part, Infinity, prepared.strategy);
  const recursive = hasAlternative(prepared)
    ? (yield* scoredPredictions(model, prepared, part, SCORING.rest, 'recursive')).scores
    : null;
  return { own: own.scores, recursive };
}

/** The same at once, for callers that can wait. */
export const scoresNow = (model: Model, prepared: Prepared, part: Part): ContenderScores =>
  whole(fullScores(model, prepared, part));
