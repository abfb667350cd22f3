/** What a run leaves behind: the words that trainers, statistics, the ledger and the command line share. */
import type { ExperimentSpec } from './schema';
import { specOfRun } from './seeds';
import type { BaselineName, ContenderScores, FileReading, Part, Scores } from './sequences';

/** The version of a record that this page writes; it reads none that is later. */
export const RUN_VERSION = 1;

/** Longest id, name and other texts of a run, in characters. */
export const LONGEST = {
  id: 200,
  name: 200,
  note: 10_000,
  backend: 40,
  path: 200,
  fingerprint: 128,
  step: 40,
  series: 1000,
} as const;

/** The parts on which a run is scored. */
export type HeldOut = Exclude<Part, 'train'>;

/** `paused`: it was ended by hand, or replaced, before its last epoch. */
export type RunEnd = 'finished' | 'stoppedEarly' | 'paused' | 'failed';

/** A setting that was changed while the run went on, so that it can be repeated exactly. */
export interface RunChange {
  /** Optimiser steps done when it was changed. */
  readonly step: number;
  /** Epochs done then. */
  readonly epoch: number;
  /** Path in the spec, e.g. training.learningRate. */
  readonly path: string;
  readonly value: unknown;
}

/** Losses by epoch, epoch 0 (untrained, whose training loss is NaN) first. */
export interface RunCurves {
  readonly epoch: readonly number[];
  readonly train: readonly number[];
  readonly validation: readonly number[];
}

/** A network's arrays by name: layers.0.kernel, layers.0.recurrentKernel, layers.0.bias, …, head.kernel, head.bias. */
export type RunWeights = Readonly<Record<string, { readonly shape: readonly number[]; readonly values: Float32Array }>>;

/** What a spec leaves open, as it was when the run was trained: a later page may find something else in the same data. */
export interface Resolved {
  /** Rows a season has; null: none was found. */
  readonly seasonalPeriod: number | null;
  /** Names of the forecast columns; empty where the task is no forecast. */
  readonly targets: readonly string[];
  /** How the user's file was read; null: the data are no file, or an earlier page did not keep it. */
  readonly file: FileReading | null;
}

/** All of a run's numbers but its curves and weights. */
export interface RunNumbers {
  /** 0-based place among the contenders of its spec. */
  readonly contender: number;
  /** 0-based place among the contender's runs in its race. */
  readonly run: number;
  /** Its training seed. */
  readonly trainingSeed: number;
  readonly end: RunEnd;
  readonly backend: string;
  /** How `simd` multiplied and added; null where there is one way. */
  readonly variant: string | null;
  readonly parameters: number;
  /** Epochs and optimiser steps done. */
  readonly epochs: number;
  readonly steps: number;
  /** Optimiser steps and training sequences of one epoch. */
  readonly stepsPerEpoch: number;
  readonly sequencesPerEpoch: number;
  /** Compute time as it went, validation included. */
  readonly seconds: number;
  /** Milliseconds a step took in this run, the median over all of it; null: not measured. */
  readonly msPerStep: number | null;
  /** Whether other networks trained at the same time, for all or part of it; null: not known. */
  readonly beside: boolean | null;
  /** Milliseconds a prediction of one sequence takes, in batches of the batch size; null where it was not measured. */
  readonly msPerPrediction: number | null;
  readonly best: { readonly epoch: number; readonly valLoss: number; readonly restored: boolean } | null;
  /** Validation loss before any training; null: not known. */
  readonly firstValLoss: number | null;
  readonly finalTrainLoss: number | null;
  readonly finalValLoss: number | null;
  /** Of the weights as it ended: the best where the spec restores them. */
  readonly scores: Readonly<Record<HeldOut, ContenderScores>>;
  readonly baselines: Readonly<Record<HeldOut, Readonly<Partial<Record<BaselineName, Scores>>>>>;
  readonly changes: readonly RunChange[];
  /** Null where it is not known. */
  readonly resolved: Resolved | null;
  /** Of the samples that it learnt from and was scored on: hexadecimal, equal for equal data. */
  readonly fingerprint: string;
}

/** What a trainer hands over once a run has ended. */
export interface RunOutcome extends RunNumbers {
  readonly curves: RunCurves;
  readonly weights: RunWeights;
}

/** What the ledger lists of a run; its curves and weights lie apart, because they are large. */
export interface RunSummary extends RunNumbers {
  readonly version: typeof RUN_VERSION;
  readonly id: string;
  /** Shared by the runs that started together. */
  readonly race: string;
  /** Of this run alone (`specOfRun`), with all contenders of its race. */
  readonly spec: ExperimentSpec;
  /** Milliseconds since 1970 when it ended. */
  readonly ended: number;
  /** Given by the user; empty: it goes by its cell and data. */
  readonly name: string;
  readonly starred: boolean;
  readonly note: string;
  /** Whether its file was read by the rules of an earlier version, so that this page may read something else in it. */
  readonly earlierRules: boolean;
}

/** A run as it is kept, exported and imported. */
export interface RunRecord extends RunSummary {
  readonly curves: RunCurves;
  readonly weights: RunWeights;
}

/**
 * What is kept of a run of a race.
 *
 * @param ended milliseconds since 1970
 */
export const recordOf = (
  outcome: RunOutcome,
  race: { readonly id: string; readonly spec: ExperimentSpec },
  id: string,
  ended: number,
): RunRecord => ({
  ...outcome,
  version: RUN_VERSION,
  id,
  race: race.id,
  spec: specOfRun(race.spec, outcome.run),
  ended,
  name: '',
  starred: false,
  note: '',
  earlierRules: false,
});
