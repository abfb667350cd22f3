/** What a run that has come to an end leaves behind: its scores, curves and weights, and what it cost. */
import type { Pieces } from '../data';
import type { Prepared } from '../data/types';
import { parameterCount } from '../experiment/parameters';
import type { HeldOut, Resolved, RunChange, RunCurves, RunEnd, RunOutcome } from '../experiment/runs';
import { trainingSeedOf } from '../experiment/seeds';
import type { Model, OpenBackend } from '../rnn';
import { baselineScores, fullScores } from './evaluation';
import { fingerprintOf } from './fingerprint';
import type { TrainerStatus } from './protocol';
import type { TrainingRun } from './run';
import { quietTime } from './stopwatch';

/** Whose outcome it is, and what the run itself does not know. */
export interface RunPlace {
  /** 0-based. */
  readonly contender: number;
  /** 0-based place among the contender's runs. */
  readonly run: number;
  readonly backend: Pick<OpenBackend, 'name' | 'variant'>;
  readonly changes: readonly RunChange[];
  /** Whether other networks trained at the same time; absent in a worker, which does not know; the page does. */
  readonly beside?: boolean;
}

/** How a run that no longer trains has ended; null while it goes on or has not begun. */
export const endOf = (status: TrainerStatus): RunEnd | null =>
  status === 'ready' || status === 'training' || status === 'recovered' ? null : status;

/**
 * The outcome of a run that has come to rest, in pieces between which it must not go on. Its curves are copies; its
 * weights are as it was evaluated, the best where the spec restores them.
 *
 * @throws when the run is still training
 */
export function* outcomeOf(run: TrainingRun, place: RunPlace, now: () => number): Pieces<RunOutcome> {
  const { model, prepared, spec, records } = run;
  const end = endOf(run.status);
  if (end === null) throw new Error(`status: a run that is ${run.status} has no outcome`);
  const { batchSize } = spec.training;
  const { count } = prepared.training(0);
  const { inputs, outputs } = prepared;
  const both = <V>(validation: V, test: V): Readonly<Record<HeldOut, V>> => ({ validation, test });
  const validationBaselines = yield* baselineScores(prepared, 'validation');
  yield;
  const baselines = both(validationBaselines, yield* baselineScores(prepared, 'test'));
  yield;
  const fingerprint = yield* fingerprintOf(prepared);
  const validation = yield* fullScores(model, prepared, 'validation');
  yield;
  const test = yield* fullScores(model, prepared, 'test');
  yield;
  const last = run.epoch > 0 ? records.at(-1)! : null;
  return {
    contender: place.contender,
    run: place.run,
    trainingSeed: trainingSeedOf(spec),
    end,
    backend: place.backend.name,
    variant: place.backend.variant,
    parameters: parameterCount(spec.contenders[place.contender]!, inputs, outputs),
    epochs: run.epoch,
    steps: run.step,
    stepsPerEpoch: Math.ceil(count / batchSize),
    sequencesPerEpoch: count,
    seconds: run.seconds,
    msPerStep: run.timed.median,
    beside: place.beside ?? null,
    msPerPrediction: msPerPrediction(model, prepared, batchSize, now),
    best: run.best === null ? null : { ...run.best },
    firstValLoss: records[0]?.valLoss ?? null,
    finalTrainLoss: last?.trainLoss ?? null,
    finalValLoss: last?.valLoss ?? null,
    scores: both(validation, test),
    baselines,
    changes: [...place.changes],
    resolved: resolvedOf(prepared),
    fingerprint,
    curves: curvesOf(run),
    weights: model.weights(),
  };
}

const resolvedOf = ({ task, series, targetNames }: Prepared): Resolved => ({
  seasonalPeriod: series?.prepared.seasonalPeriod ?? null,
  targets: task === 'forecast' ? [...targetNames] : [],
  file: series?.table.reading ?? null,
});

const curvesOf = ({ records }: TrainingRun): RunCurves => ({
  epoch: records.map(({ epoch }) => epoch),
  train: records.map(({ trainLoss }) => trainLoss),
  validation: records.map(({ valLoss }) => valLoss),
});

/** What measuring predictions may take, in milliseconds. */
const TRIAL = 40;

/** Time of the prediction of one sequence, in milliseconds, in batches of the batch size. */
function msPerPrediction(model: Model, { test }: Prepared, batchSize: number, now: () => number): number {
  const size = Math.min(batchSize, test.count);
  const batch = test.batch(Int32Array.from({ length: size }, (_, k) => k));
  return quietTime(() => void model.predict(batch), now, TRIAL) / size;
}
