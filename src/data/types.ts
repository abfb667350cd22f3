/**
 * What the data room hands to training: prepared samples, gathered into batches on demand.
 *
 * Letters: B batch, T steps (of the longest sequence), I inputs, K outputs a step or sequence, N samples of a part.
 */
import type { TrainingSpec } from '../experiment/schema';
import type { BaselineName, Part, ResolvedTask } from '../experiment/sequences';

import type { Series } from './series';

/** A gathered batch. Time-major, so that one step of all sequences is contiguous. */
export interface Batch {
  readonly size: number;
  readonly steps: number;
  /** [T, B, I], scaled. */
  readonly inputs: Float32Array;
  /** [T, B]: 1 where the step belongs to the sequence, 0 where it is padding; null when all sequences are full. */
  readonly mask: Float32Array | null;
  /** [B, K], or [T, B, K] for a task that labels every step; one-hot where the output is a class. Scaled. */
  readonly targets: Float32Array;
  /** [T, B]: 1 where a step's target counts; null when all do. Only for tasks that label every step. */
  readonly targetMask: Float32Array | null;
}

/** Samples addressed by number; nothing is copied out before `batch` gathers it. */
export interface SampleSet {
  readonly count: number;
  batch(indices: ArrayLike<number>): Batch;
}

/** A forecast that needs no training, for every sample of a part, in the user's units (class probabilities for a class). */
export interface Baseline {
  readonly name: BaselineName;
  /** [N, K] (or [N·T, K], sample-major, where every step is labelled). */
  readonly predictions: Float32Array;
}

/** Everything training needs, and the way back to the user's units. */
export interface Prepared {
  readonly task: ResolvedTask;
  /** True when the network answers at every step instead of after the last. */
  readonly perStep: boolean;
  readonly output: 'linear' | 'softmax';
  readonly loss: Exclude<TrainingSpec['loss'], 'auto'>;
  /** I */
  readonly inputs: number;
  /** K: targets × horizon for a forecast, classes for a class. */
  readonly outputs: number;
  /** Whether errors in percent mean something: a scale with a true zero, every target above it in the training part. */
  readonly ratioScale: boolean;
  /** T of the longest sequence. */
  readonly steps: number;
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** The training samples of an epoch (0, 1, …): the same every epoch for a series, fresh for a memory task. */
  training(epoch: number): SampleSet;
  readonly validation: SampleSet;
  readonly test: SampleSet;
  /** The samples of a part as evaluated; for memory tasks 'train' is epoch 0's. */
  part(part: Part): SampleSet;
  /** What a forecast's samples are cut from; other tasks have none. */
  readonly series?: Series;
  /** Steps ahead that a forecast has; 1 for every other task. */
  readonly horizon: number;
  /** The V target variables; K = horizon × V, step by step, all variables of a step together. Other tasks: the outputs. */
  readonly targetNames: readonly string[];
  /**
   * Outputs [n, K] of the network for the samples `first` … of a part, in the user's units (identity for classes). Exact
   * inverse of scaling and transform.
   */
  toUserUnits(part: Part, outputs: Float32Array, first?: number): Float32Array;
  /**
   * Truth of a part in the user's units, [N, K] (or [N·T, K], sample-major): untouched by any step of the preparation.
   * NaN where the series has no value; there nothing is scored.
   */
  truth(part: Part): Float32Array;
  /** 1 where truth counts, [N·T], for tasks that label every step; else null. */
  truthMask(part: Part): Float32Array | null;
  baselines(part: Part): readonly Baseline[];
  /** Axis labels of the truth of a part, of its first `most` samples: the row that is predicted (series), or the sample's number. */
  labels(part: Part, most?: number): readonly string[];
  /** What a sample is called: "1948 – 1971" (series) or "#12". */
  sampleName(part: Part, sample: number): string;
  /** Labels of the T steps of one sample, for the gate lab's time axis. */
  stepLabels(part: Part, sample: number): readonly string[];
}
