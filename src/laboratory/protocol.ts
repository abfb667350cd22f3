/** The messages between the page and its laboratory, the worker that operates on trained networks. */
import type { Direction } from '../experiment/directions';
import type { Gate, Intervention } from '../experiment/interventions';
import type { Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Part } from '../experiment/sequences';
import type { NamedWeights, ProbeTrace, GiveWay } from '../training/protocol';

export interface Probe {
  readonly part: Part;
  readonly sample: number;
}

/** One direction of one layer. */
interface Place {
  readonly layer: number;
  readonly direction: Direction;
}

/** A question about one contender of a run; its number tells answers apart. */
interface Question {
  readonly ask: number;
  readonly run: number;
  readonly contender: number;
}

/** What each of them means says the answer of the like name. */
export type LabQuestion = Question &
  (
    | ({
        readonly type: 'operate';
        readonly interventions: readonly Intervention[];
        readonly probe: Probe;
        /** Whether the layer's weights go along, for who looks into its cell. */
        readonly withWeights: boolean;
      } & Place)
    | ({ readonly type: 'rank' } & Place)
    | {
        readonly type: 'sensitivity';
        readonly interventions: readonly Intervention[];
        readonly probe: Probe;
        /** Which of the network's K outputs. */
        readonly output: number;
        /** Whose answer, where every step is answered. */
        readonly step: number;
      }
    | ({
        readonly type: 'project';
        readonly interventions: readonly Intervention[];
        readonly sequences: readonly Probe[];
        readonly state: 'c' | 'h';
      } & Place)
    | ({ readonly type: 'anatomy' } & Place)
    | {
        readonly type: 'forecast';
        readonly interventions: readonly Intervention[];
        /** `count` windows of a part in a row, from `first` on. */
        readonly part: Part;
        readonly first: number;
        readonly count: number;
      }
  );

export type ToLab =
  /** The run whose networks follow, and the request that prepared its data. What belongs to another run is dropped. */
  | { readonly type: 'open'; readonly run: number; readonly spec: ExperimentSpec; readonly request: number }
  /** A contender's weights, in place of those before. */
  | {
      readonly type: 'weights';
      readonly run: number;
      readonly contender: number;
      readonly epoch: number;
      readonly weights: NamedWeights;
    }
  /** Calls a ranking off; nothing answers. */
  | { readonly type: 'stopRanking'; readonly run: number }
  | GiveWay
  | LabQuestion;

/** A probe sequence through a network, as the gate lab shows it. */
export interface OperatedTrace extends Pick<
  ProbeTrace,
  | 'part'
  | 'sample'
  | 'layer'
  | 'direction'
  | 'steps'
  | 'units'
  | 'gates'
  | 'weights'
  | 'inputs'
  | 'inputNames'
  | 'stepLabels'
  | 'prediction'
  | 'truth'
  | 'epoch'
> {
  /** [T, N] of the N variables that can be set by hand, in the user's units; they are the first inputs. */
  readonly values: Float32Array;
}

/** Everything that a question's answer says of the question, and the epoch whose weights answered. */
interface Answer extends Question {
  readonly epoch: number;
}

/** Where a trajectory goes in the plane of the first two components, step by step. */
export interface Trajectory extends Probe {
  /** [T, 2] */
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** One label a step. */
  readonly stepLabels: readonly string[];
  /** What the network should answer, in the user's units: [K], or [T, K] where every step is answered. */
  readonly truth: Float32Array;
}

/** Eigenvalues of one gate's recurrent block; `gate` is null for a simple RNN, which has none. */
export interface BlockSpectrum {
  readonly gate: Gate | null;
  /** [H] each. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** The weights of one direction of one layer, gates side by side in the cell's order. */
export interface LayerMatrices {
  /** [I, G·H] */
  readonly kernel: Float32Array;
  /** [H, G·H] */
  readonly recurrentKernel: Float32Array;
  /** [G·H], or [2, 3H] for the reset-after GRU. */
  readonly bias: Float32Array;
}

export type FromLab =
  /** The data of a run are there; questions are answered from now on. */
  | { readonly type: 'opened'; readonly run: number }
  /** The probe without and with the interventions; inputs set by hand are among them. */
  | (Answer & { readonly type: 'operated'; readonly before: OperatedTrace; readonly after: OperatedTrace })
  /** The validation loss without and with the interventions of the like-numbered `operate`; it follows `operated`. */
  | (Answer & {
      readonly type: 'losses';
      readonly before: number;
      readonly after: number;
      /** Samples that it was taken over, and those that the part has. */
      readonly scored: number;
      readonly of: number;
    })
  /** Comes again with every unit and gate that has been done. */
  | (Answer &
      Place & {
        readonly type: 'ranked';
        /** Of the untouched network. */
        readonly loss: number;
        /** [H]: the loss with this unit silenced; NaN where it has not been computed yet. */
        readonly units: Float64Array;
        /** The loss with each gate frozen at its mean, unit by unit [H], over windows and steps. */
        readonly gates: readonly { readonly gate: Gate; readonly loss: number; readonly means: Float32Array }[];
        readonly scored: number;
        readonly of: number;
        /** Gates and units done, and to do in all. */
        readonly done: number;
        readonly total: number;
      })
  /** ∂answer/∂input [T, I] in the network's scale on both sides, under the interventions. */
  | (Answer & {
      readonly type: 'sensitivities';
      readonly probe: Probe;
      readonly output: number;
      readonly step: number;
      readonly values: Float32Array;
    })
  /** Trajectories in the first two principal components of all untouched states of these sequences. */
  | (Answer &
      Place & {
        readonly type: 'projected';
        readonly state: 'c' | 'h';
        readonly trajectories: readonly Trajectory[];
        /** Share of the variance that each of the two components has. */
        readonly explained: readonly [number, number];
      })
  /** The weights, those at the start, and the eigenvalues of the recurrent part. */
  | (Answer &
      Place & {
        readonly type: 'anatomy';
        readonly now: LayerMatrices;
        readonly start: LayerMatrices;
        readonly spectrum: readonly BlockSpectrum[];
      })
  /** What the windows from `first` on are forecast, [n, W] in the user's units, without and with the interventions. */
  | (Answer & {
      readonly type: 'forecasted';
      readonly part: Part;
      readonly first: number;
      readonly before: Float32Array;
      readonly after: Float32Array;
      /** With the test part: what follows its last row under the interventions, [steps × V]; null where nothing does. */
      readonly beyond: Float32Array | null;
    })
  /** `ask` is null where no question was at fault. */
  | { readonly type: 'labFailed'; readonly run: number; readonly ask: number | null; readonly problem: Problem };
