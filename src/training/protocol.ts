/** The messages between the page and its workers: two closed unions, every case handled on both sides. */
import type { CellName, GateName } from '../experiment/cells';
import type { Direction } from '../experiment/directions';
import type { FileReport } from '../experiment/files';
import type { Problem } from '../experiment/problem';
import type { FileSource } from '../experiment/sources/file';
import type { RunOutcome } from '../experiment/runs';
import type { ContenderSpec, ExperimentSpec, TrainingSpec } from '../experiment/schema';
import type { BaselineName, ContenderScores, DataPreview, ForecastTraits, Part, Scores } from '../experiment/sequences';
import type { ResolvedTask } from '../experiment/tasks';

/** The part of the training settings that may change without a rebuild. */
export type LiveTraining = Pick<
  TrainingSpec,
  'learningRate' | 'clipping' | 'epochs' | 'earlyStopping' | 'restoreBest' | 'l1' | 'l2' | 'decayStart' | 'backend'
>;
export type LiveContender = Pick<ContenderSpec, 'dropout' | 'recurrentDropout'>;

/** How many rows of predictions and truth are sent to the page: the last rows of a part for a forecast, else the first. */
export const SHOWN_ROWS = 4000;
/** How many numbers these rows may hold in all. */
export const SHOWN_NUMBERS = 400_000;

/** What the page looks at, so that the worker computes no more than that. */
export interface Focus {
  readonly probe: { readonly part: Part; readonly sample: number };
  readonly layer: number;
  /** Which direction is shown of contenders that have both; the others show the only one they have. */
  readonly direction: Direction;
  readonly predictions: Part;
  /** The contender whose cell is drawn, which needs its weights; null while none is. */
  readonly cell: number | null;
  /** Which gradient through time is drawn; null while none is. */
  readonly flow: FlowKind | null;
  /** The epoch whose weights are looked at, or the nearest that is kept; null: as training goes. */
  readonly epoch: number | null;
  /** Which weights of networks that have ended are looked at where no epoch is chosen; absent: those that training left. */
  readonly ended?: EndWeights | undefined;
}

/** Which weights of a run that has ended: those with the lowest validation loss, or those with which it stopped. */
export type EndWeights = 'best' | 'last';

/** The loss's gradient for the probe sequence or the mean over some training sequences, or the Jacobian of the last state. */
export type FlowKind = 'probe' | 'mean' | 'jacobian';

/** What a worker that holds a network does; its name says it. */
export type NetworkWork = 'trainer' | 'racer' | 'laboratory';

/** The page draws too few frames, or enough again: the worker takes this share, in (0, 1], of what it may take. */
export type GiveWay = { type: 'giveWay'; share: number };
/**
 * By this the page knows whether a worker still runs: the worker holds the lock of this name for as long as it runs, and
 * answers every message on the port.
 */
export interface Life {
  readonly type: 'life';
  readonly lock: string;
  readonly port: MessagePort;
}
/** The worker's answer. `held`: whether it holds the lock. */
export interface Alive {
  readonly held: boolean;
}

export type ToTrainer =
  | {
      type: 'build';
      run: number;
      spec: ExperimentSpec;
      contender: number;
      /** The request that prepared the data; the trainer gets them from the data worker. */
      request: number;
      focus: Focus;
      /** The share of a core that training may take, in (0, 1]. */
      share: number;
      /** Whether other networks train meanwhile, which makes measured times meaningless. */
      beside?: boolean;
    }
  /** A network stays while others are built: from now on it is this contender of that run. */
  | { type: 'place'; was: number; run: number; spec: ExperimentSpec; contender: number; share: number }
  | { type: 'train'; run: number }
  | { type: 'pause'; run: number }
  | { type: 'step'; run: number }
  | { type: 'adjust'; run: number; training: LiveTraining; contender: LiveContender }
  | { type: 'focus'; run: number; focus: Focus }
  /** Asks for the weights as they are; while training the answer comes with the next report. */
  | { type: 'weights'; run: number }
  /** Holds for all runs until another share comes. */
  | GiveWay
  /** Hands over what there is and ends. */
  | { type: 'leave' };

/** A network's arrays by name: layers.0.kernel, layers.0.recurrentKernel, layers.0.bias, …, head.kernel, head.bias. */
export type NamedWeights = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly values: Float32Array }>
>;

export type TrainerStatus = 'ready' | 'training' | 'recovered' | 'paused' | 'finished' | 'stoppedEarly' | 'failed';

/** One gate or state of one layer over the probe sequence, as the network computed it. */
export interface GateTrace {
  /** A gate or a state of the cell. */
  readonly name: GateName;
  /** [T, H] */
  readonly values: Float32Array;
}

/** What the sums inside a cell are made of: the weights of one direction of one layer, and the inputs of that layer. */
export interface LayerShown {
  readonly variant: Pick<ContenderSpec, 'cell' | 'activation' | 'gateActivation' | 'resetAfter'>;
  /** [I, G·H] */
  readonly kernel: Float32Array;
  /** [H, G·H] */
  readonly recurrentKernel: Float32Array;
  /** [G·H], or [2, 3H] for the reset-after GRU. */
  readonly bias: Float32Array;
  /** [T, I]: the inputs of the first layer, the states of the layer below of any other. */
  readonly entered: Float32Array;
}

/** Gradient through time at one direction of one layer, by step of the probe sequence. */
export interface ProbeFlow {
  readonly kind: FlowKind;
  /** ‖∂L/∂h_t‖ over the units, or ‖∂h_T/∂h_t‖ (Frobenius, c_t held fixed); [T]. Null where it would cost too much. */
  readonly h: Float64Array | null;
  /** ‖∂L/∂c_t‖ of an LSTM, [T]; else null. */
  readonly c: Float64Array | null;
  /** How many sequences it is the mean of. Steps are counted back from the end of each; a step that none has is NaN. */
  readonly sequences: number;
  /** Units up to which the Jacobian of a sequence this long is computed; null for a gradient. */
  readonly mostUnits: number | null;
}

export interface ProbeTrace {
  readonly part: Part;
  readonly sample: number;
  readonly cell: CellName;
  readonly layer: number;
  /** Whatever the direction, step t stands at index t. */
  readonly direction: Direction;
  /** T of this sequence (padding left out), H units. */
  readonly steps: number;
  readonly units: number;
  readonly gates: readonly GateTrace[];
  /** Null while the cell of this contender is not drawn. */
  readonly weights: LayerShown | null;
  /** Null while no gradient through time is drawn. */
  readonly flow: ProbeFlow | null;
  /** [T, I], in the network's scale, for the strip above the heatmaps. */
  readonly inputs: Float32Array;
  readonly inputNames: readonly string[];
  /** One label a step. */
  readonly stepLabels: readonly string[];
  /** The prediction for this sequence in the user's units: [K] or [T, K]. */
  readonly prediction: Float32Array;
  /** The truth for it, likewise. */
  readonly truth: Float32Array;
  /** The epoch whose weights these are. */
  readonly epoch: number;
  /** The epoch that was asked for; null: the network as training goes. */
  readonly asked: number | null;
}

/** The epochs whose weights a trainer still has, in rising order, and the memory that they take. */
export interface KeptEpochs {
  readonly epochs: Int32Array;
  readonly bytes: number;
  /** What `bytes` never exceeds. */
  readonly bound: number;
}

/** The shares of a gate's values (units × steps) below 0.1 and above 0.9, 0 … 1. */
export interface GateSaturation {
  readonly name: GateName;
  readonly below: number;
  readonly above: number;
}

/** How many of the gates' values were near 0 and 1 when an epoch ended, or training paused. */
export interface Saturation {
  /** A fraction where training paused within an epoch. */
  readonly epoch: number;
  /** How many sequences of the training part were measured, the same ones at every epoch. */
  readonly sequences: number;
  /** By layer, then by direction: the gates whose values lie between 0 and 1. */
  readonly layers: readonly Readonly<Partial<Record<Direction, readonly GateSaturation[]>>>[];
}

/** Predictions in the user's units for consecutive samples of a part. */
export interface Forecasts {
  /** The first of the samples. */
  readonly first: number;
  /** [n, W] (or [n·T, K] sample-major where every step is labelled). */
  readonly values: Float32Array;
}

export interface PredictionSet extends Forecasts {
  readonly part: Part;
  /** W: horizon × V for a forecast, else K. */
  readonly outputs: number;
  /** A direct forecast's first step fed back instead; null where that is the same or cannot be. */
  readonly recursive: Forecasts | null;
  /** The rows after the end of the series, [steps, V]; null where the test part is not shown. */
  readonly beyond: Float32Array | null;
  readonly epoch: number;
}

/** Time of one whole training step of the contender's own network. */
export interface Timing {
  readonly backend: 'reference' | 'simd' | 'webgl';
  /** Milliseconds of a training step; infinite where the backend broke down. */
  readonly msPerStep: number;
  /** Whether other networks trained meanwhile; absent: not known. */
  readonly beside?: boolean;
}

/** A run goes on although its backend was lost. */
export interface Recovery {
  readonly from: string;
  /** The last whole epoch, from which it went on. */
  readonly epoch: number;
}

/** How the forecasts of a part move, by target; null where the task is not a forecast. */
export type PartTraits = Readonly<Record<'validation' | 'test', readonly ForecastTraits[] | null>>;
/** What a trainer does until its network is there, in this order. */
export const BUILD_STAGES = ['data', 'weights', 'backend', 'loss'] as const;
export type BuildStage = (typeof BUILD_STAGES)[number];

export type FromTrainer =
  /** How far a build is. The first one comes once the network before it has been handed over. `share`: of the stage, 0 … 1. */
  | { type: 'building'; run: number; contender: number; stage: BuildStage; share: number }
  | {
      type: 'built';
      run: number;
      contender: number;
      backend: string;
      /** What `auto` measured for this network; empty where the backend was chosen. */
      timings: readonly Timing[];
      /** Time of a training step on it with nothing else training, in milliseconds; null where it broke down. */
      msPerStep: number | null;
      parameters: number;
      /** Validation loss before any training: epoch 0 of the curves. */
      valLoss: number;
      predictions: PredictionSet;
      trace: ProbeTrace;
      /** Of the untrained network; empty for a simple RNN, which has no gates. */
      saturation: readonly Saturation[];
      scores: Readonly<Record<'validation' | 'test', ContenderScores>>;
      traits?: PartTraits;
      kept: KeptEpochs;
    }
  | {
      type: 'progress';
      run: number;
      contender: number;
      status: TrainerStatus;
      epoch: number;
      /** Share of the epoch under way that has been trained on, 0 … 1. */
      epochShare: number;
      /** Optimiser steps since the start. */
      step: number;
      /** Compute time since the start, pauses left out. */
      seconds: number;
      /** Over the last two seconds; null while nothing was measured. */
      stepsPerSecond: number | null;
      /** Median of the last steps. */
      msPerStep: number | null;
      /** Losses of the epochs that ended since the last message. */
      epochs: { epoch: Float64Array; trainLoss: Float64Array; valLoss: Float64Array };
      predictions: PredictionSet | null;
      trace: ProbeTrace | null;
      /** What was measured since the last message, the older first. */
      saturation: readonly Saturation[];
      scores: Readonly<Record<'validation' | 'test', ContenderScores>> | null;
      traits?: PartTraits | null;
      /** Null while no epoch has ended since the last message. */
      kept: KeptEpochs | null;
      /** The epoch with the best validation loss so far. `restored`: whether the network now holds its weights. */
      best: { epoch: number; valLoss: number; restored: boolean } | null;
      /** The backend may change while a run goes on: the user chose another, or the GPU was lost. */
      backend: string;
      timings: readonly Timing[];
      recovered: Recovery | null;
    }
  | { type: 'weights'; run: number; contender: number; epoch: number; weights: NamedWeights }
  /** The run has paused and has learnt since the last time, or has ended, or another takes its place. */
  | { type: 'ended'; run: number; contender: number; outcome: RunOutcome }
  | { type: 'failed'; run: number; contender: number; problem: Problem };

/**
 * How the data worker and a trainer reach each other: each gets one end of a channel, over which tables are sent
 * (tables.ts), so that the page's thread never holds them.
 */
export type Connect = { type: 'connect'; port: MessagePort };

/** What the data worker is told of its channels. A channel is closed by its number once its trainer is gone. */
export type Channel = { type: 'connect'; channel: number; port: MessagePort } | { type: 'disconnect'; channel: number };

/** One of the user's files. The number identifies its content, because every message makes another Blob of it. */
export interface HandedFile {
  readonly id: number;
  readonly blob: Blob;
}

/** What a file is read for: to look into it, or to prepare the experiment that has it. */
export type ReadingPurpose = 'open' | 'prepare';

/** `base` is the page's own address, from which the shipped files are fetched. */
export type ToData =
  | {
      type: 'prepare';
      request: number;
      spec: ExperimentSpec;
      base: string;
      file: HandedFile | null;
      /** The request whose data the networks have, and go on having if this one is called off; null: none. */
      inUse: number | null;
    }
  /** Looks into a file without preparing anything. */
  | { type: 'open'; request: number; source: FileSource; file: HandedFile }
  /** Gives up reading the file that is read for this; there is no answer. */
  | { type: 'cancel'; purpose: ReadingPurpose };

/** How far a file has been read: bytes, rows, and the seconds that it took so far. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
  readonly seconds: number;
}

/** The data room's preview, with what the predictions panel and the probe menu need. */
export interface Preview extends DataPreview {
  readonly task: ResolvedTask;
  /** True when the network answers at every step instead of after the last. */
  readonly perStep: boolean;
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** T of the longest sequence, I inputs, K outputs: the parameter count follows from them. */
  readonly sizes: {
    readonly steps: number;
    readonly inputs: number;
    readonly outputs: number;
    /** How many of the inputs can be set by hand: the first ones, which the features follow. */
    readonly variables: number;
  };
  /** What a forecast predicts; null for every other task. */
  readonly forecast: ForecastPreview | null;
  readonly parts: Readonly<Record<Part, PartPreview>>;
}

export interface ForecastPreview {
  readonly horizon: number;
  readonly strategy: 'direct' | 'recursive';
  /** The V target variables. */
  readonly targets: readonly {
    readonly name: string;
    readonly unit: string;
    /** Whether every value of the whole series is above zero. */
    readonly positive: boolean;
    /** The denominator of MASE; 0 or NaN where there can be none. */
    readonly naiveError: number;
  }[];
  /** Every column that may be an input or a target. */
  readonly columns: readonly { readonly name: string; readonly unit: string }[];
  /** Whether predictions can be fed back: every input is known ahead. */
  readonly recursive: boolean;
  /** The rows after the last one. */
  readonly beyond: {
    readonly labels: readonly string[];
    readonly baselines: readonly { readonly name: BaselineName; readonly predictions: Float32Array }[];
  };
}

export interface PartPreview {
  /** The first sample that is shown. Of a forecast the last samples of the part are shown. */
  readonly first: number;
  /** Rows of the series from a sample to the next, where no hole lies between; 1 where samples are not windows. */
  readonly stride: number;
  /**
   * Where holes lie between the samples shown, the row that each predicts first, counted from that of the first of them.
   * Absent: the n-th (from 0) predicts row n · stride first.
   */
  readonly starts?: Int32Array;
  /**
   * For a forecast the rows of the series, from the one before the first prediction on, so that label 1 + r + s is of step
   * s (from 0) of the sample that predicts row r first. Otherwise one label a sample or row.
   */
  readonly labels: readonly string[];
  /** [n, W] in the user's units (or [n·T, K]); NaN where a value is missing. */
  readonly truth: Float32Array;
  /** 1 where truth counts, for tasks that label every step; else null. */
  readonly truthMask: Float32Array | null;
  readonly baselines: readonly {
    readonly name: BaselineName;
    readonly predictions: Float32Array;
    /** On the windows on which contenders are scored at rest. */
    readonly scores: Scores;
    /** On each smaller set of windows on which contenders may be scored instead; absent where all are always scored. */
    readonly onFewer?: readonly Scores[];
  }[];
  /** The probe sequences that are offered: about five spread over the part, with their names. */
  readonly probes: readonly { readonly sample: number; readonly name: string }[];
}

export type FromData =
  | { type: 'prepared'; request: number; preview: Preview; report?: FileReport | null }
  | ({ type: 'reading'; request: number } & ReadingProgress)
  | { type: 'opened'; request: number; report: FileReport }
  /** `report`: of the user's own file, as far as it could be recognised. */
  | { type: 'problems'; request: number; problems: readonly Problem[]; report?: FileReport | null };
