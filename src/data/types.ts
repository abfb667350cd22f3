/**
 * What the data room hands to training: prepared samples, gathered into batches on demand.
 *
 * Letters: B batch, T steps (of the longest sequence), I inputs, K outputs a step or sequence, N samples of a part.
 */
import type { TaskSpec, TrainingSpec } from '../experiment/schema';
import type { BaselineName, Part } from '../experiment/sequences';
import type { ResolvedTask } from '../experiment/tasks';
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
  /** [N, horizon × V] (or [N·T, K], sample-major, where every step is labelled). */
  readonly predictions: Float32Array;
}

/** Variable number `variable` (0 … N − 1) has `value`, in the user's units, at a step of the sequence. */
export interface InputEdit {
  readonly step: number;
  readonly variable: number;
  readonly value: number;
}

/** A sequence as the network reads it, with edits. */
export interface EditedSample {
  /** [T, I], scaled. */
  readonly inputs: Float32Array;
  /** [T, N] in the user's units: the N inputs that are variables. */
  readonly values: Float32Array;
  /** What the network answered to these inputs, in the user's units; differences build on the edited values. */
  toUserUnits(outputs: Float32Array): Float32Array;
}

/** B windows under way. */
export interface Rolling {
  readonly B: number;
  readonly T: number;
  readonly V: number;
  /** [T, B, I], scaled. */
  readonly windows: Float32Array;
  /**
   * Moves every window on by whole rows, `rows` [B, n, V] being their predicted targets, scaled. Throws where an input
   * cannot be known ahead.
   */
  feed(rows: Float32Array, n: number): void;
}

/** A forecast of the rows after the last one. */
export interface Beyond {
  readonly steps: number;
  /** One a row. */
  readonly labels: readonly string[];
  /** The window that ends with the last row. */
  window(): Rolling;
  /** Scaled targets [steps × V] in the user's units. */
  toUserUnits(outputs: Float32Array): Float32Array;
  /** Forecasts that need no training, [steps × V] each; fewer rows where one cannot go on. */
  baselines(): readonly Baseline[];
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
  /**
   * K of the network: targets × horizon for a forecast, targets alone where its predictions are fed back (`strategy`),
   * classes for a class.
   */
  readonly outputs: number;
  /** Numbers predicted for a sample (or a step of it): horizon × V for a forecast whatever its strategy, else K. */
  readonly width: number;
  /** How a forecast of several steps is made; 'direct' for every other task. */
  readonly strategy: TaskSpec['strategy'];
  /** By target, whether errors in percent mean something: a scale with a true zero, every value above it in the training part. */
  readonly ratioScale: readonly boolean[];
  /** By target, the error of the (seasonal) naive forecast within the training part, the scale of MASE; NaN: none. */
  readonly naiveErrors: readonly number[];
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
  /** Rows of the series from a sample of a part to the next, where no hole lies between; 1 where samples are no windows. */
  stride(part: Part): number;
  /** The row of the series that a sample of a part predicts first; the sample's number where samples are no windows. */
  row(part: Part, sample: number): number;
  /**
   * Predictions in the user's units (identity for classes), for the samples of a part that are named: [n, steps × V],
   * however many steps ahead from the first on. Without names for samples in a row from `samples` or the first on,
   * [n, width]. Exact inverse of scaling and transform.
   */
  toUserUnits(part: Part, predictions: Float32Array, samples?: number | ArrayLike<number>): Float32Array;
  /**
   * Truth of a part in the user's units, [N, width] (or [N·T, K], sample-major), of all its samples or of those named:
   * untouched by any step of the preparation. NaN where the series has no value; there nothing is scored.
   */
  truth(part: Part, samples?: ArrayLike<number>): Float32Array;
  /** 1 where truth counts, [N·T], for tasks that label every step; else null. */
  truthMask(part: Part, samples?: ArrayLike<number>): Float32Array | null;
  /** For all samples of a part or for those named. */
  baselines(part: Part, samples?: ArrayLike<number>): readonly Baseline[];
  /**
   * Of a forecast, the value known last before the first predicted row, for every step [N, width]; null: no forecast.
   */
  readonly lastKnown: ((part: Part, samples: ArrayLike<number>) => Float32Array) | null;
  /** Windows that predictions can be fed back into, for samples of a part; null where an input cannot be known ahead. */
  readonly rolling: ((part: Part, samples: ArrayLike<number>) => Rolling) | null;
  /** What comes after the last row; null where the task is no forecast. */
  readonly beyond: Beyond | null;
  /** What the predictions of a sample are called: by the row `step` steps after the first predicted one (series), or the sample's number. */
  label(part: Part, sample: number, step?: number): string;
  /** What a sample is called: "1948 – 1971" (series) or "#12". */
  sampleName(part: Part, sample: number): string;
  /** N: the first N inputs are variables that can be set by hand; the features after them follow. */
  readonly variables: number;
  /** One sample of a part with some of its cells set by hand. Edits beyond its steps are dropped. */
  edited(part: Part, sample: number, edits: readonly InputEdit[]): EditedSample;
  /** Labels of the T steps of one sample, for the gate lab's time axis. */
  stepLabels(part: Part, sample: number): readonly string[];
}
