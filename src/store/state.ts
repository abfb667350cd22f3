/** The page's state: what views may read. What they may ask for are the intents; they never see the client or a worker. */
import type { Direction } from '../experiment/directions';
import type { Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { ContenderScores, Part } from '../experiment/sequences';
import type {
  BuildStage,
  EndWeights,
  FlowKind,
  KeptEpochs,
  PartTraits,
  PredictionSet,
  Preview,
  ProbeTrace,
  Recovery,
  Saturation,
  Timing,
} from '../training/protocol';
import type { Intents } from './intents';
import type { LedgerState } from './ledgerState';
import type { Looks } from './looks';
import type { OwnState } from './own';
import type { RaceState } from './raceState';
import type { SurgeryState } from './surgeryState';

export type RunStatus =
  | 'ready'
  | 'warmingUp'
  | 'notBuilt'
  | 'training'
  | 'paused'
  | 'finished'
  | 'stoppedEarly'
  | 'recovered'
  | 'failed';

/** What the user asked the networks to do last. */
export type Intent = 'rest' | 'train' | 'step';

/**
 * Losses by epoch. The arrays grow in place as long as every epoch is kept; `length` is what to read. Of a long run every
 * 2^k-th epoch is kept, the best and the latest (`grownCurves`).
 */
export interface Curves {
  readonly length: number;
  readonly epoch: readonly number[];
  /** Mean over the epoch's batches without penalties; NaN at epoch 0, before any training. */
  readonly train: readonly number[];
  readonly validation: readonly number[];
  /** Every how many epochs, counted from 0, one is kept; absent: every epoch is. */
  readonly stride?: number;
}

export interface ContenderRun {
  readonly status: RunStatus;
  /** Whether it has no network: that could not be built, was called off, or was lost with its worker. */
  readonly gone: boolean;
  /** Why it has failed; null once it goes on, or is built again. */
  readonly failure: Problem | null;
  /** How far its build is: the stage, and the share of it, 0 … 1. Null before the first report and once it is built. */
  readonly building: { readonly stage: BuildStage; readonly share: number } | null;
  /** The name of its backend ("reference", "simd", "webgl"); null until built. */
  readonly backend: string | null;
  /** What `auto` measured of this network on each backend; empty where the user chose the backend. */
  readonly timings: readonly Timing[];
  /** From which backend and epoch the run went on, because its backend was lost; null where it was not. */
  readonly recovered: Recovery | null;
  readonly parameters: number | null;
  readonly epoch: number;
  /** Share of the epoch under way that has been trained on, 0 … 1. */
  readonly epochShare: number;
  /** Optimiser steps. */
  readonly step: number;
  /** Compute time, pauses left out. */
  readonly seconds: number;
  readonly stepsPerSecond: number | null;
  readonly msPerStep: number | null;
  readonly trainLoss: number | null;
  readonly valLoss: number | null;
  readonly curves: Curves;
  readonly predictions: PredictionSet | null;
  readonly trace: ProbeTrace | null;
  /** How near the gates were to 0 and 1 at the ends of epochs, from epoch 0 on; thinned. Empty for a simple RNN. */
  readonly saturation: readonly Saturation[];
  readonly scores: Readonly<Record<'validation' | 'test', ContenderScores>> | null;
  /** How the scored forecasts move; null until then. */
  readonly traits?: PartTraits | null;
  readonly best: { readonly epoch: number; readonly valLoss: number; readonly restored: boolean } | null;
  /** The epochs that can be looked at again; null until built. */
  readonly kept: KeptEpochs | null;
}

/** Something that the user had chosen to look at and that is no longer there. */
export type LostSight =
  | { readonly what: 'probe'; readonly part: Part; readonly replaced: boolean }
  /** 0-based. */
  | { readonly what: 'layer'; readonly layer: number }
  | { readonly what: 'direction' }
  /** 0-based, as the contenders were counted before. */
  | { readonly what: 'cell'; readonly contender: number };

export interface AppState extends Intents {
  /** The last good spec. A change that does not parse leaves it as it was and fills `problems`. */
  readonly spec: ExperimentSpec;
  /** What was wrong with the last change, link or data; empty again after the next good change. */
  readonly problems: readonly Problem[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly data: {
    readonly status: 'loading' | 'ready' | 'failed';
    readonly preview: Preview | null;
    /** Whether they are being prepared; where there is a preview, it is of the data before. */
    readonly preparing: boolean;
    /** Why they could not be prepared at all; empty once they are. */
    readonly failure: readonly Problem[];
  };
  /** The user's own files. */
  readonly own: OwnState;
  readonly run: {
    readonly status: RunStatus;
    /** One per contender of the spec, in order (A, B, …). */
    readonly contenders: readonly ContenderRun[];
    /** Spec paths whose change made the networks start over while they had been trained; shown until the next Train. */
    readonly rebuiltBecause: readonly string[];
    /** What the networks do as soon as they are built, because the user asked for it before; it can still be called off. */
    readonly onceBuilt: Intent;
  };
  readonly focus: {
    readonly probe: { readonly part: Part; readonly sample: number };
    /** 0-based. */
    readonly layer: number;
    /** Which direction is shown of the contenders that have both. */
    readonly direction: Direction;
    readonly predictions: Part;
    /** The contender whose cell is drawn; null while none is. */
    readonly cell: number | null;
    /** What is drawn of the gradient through time; null while nothing is. */
    readonly flow: FlowKind | null;
    /** The epoch that the workers were asked to show; null: as training goes. */
    readonly epoch: number | null;
    /** Which weights of networks that have ended are shown; absent: those that their training has left. */
    readonly ended?: EndWeights | undefined;
  };
  readonly time: {
    /** The epoch that the user wants to see; null: as training goes. Newer than `focus.epoch` while workers answer. */
    readonly wanted: number | null;
    /** The epoch for which all contenders have answered; each shows its nearest. Null: as training goes. */
    readonly shown: number | null;
    /** The epoch that was shown when the networks were built anew, until the next choice or Train. */
    readonly dropped: number | null;
  };
  /** The ids of what is unfolded, but for the panels that the focus unfolds; read it with `isOpen` of `opened.ts`. */
  readonly opened: readonly string[];
  /** What the user looked at and lost with the last rebuild; empty again once the user chooses what to look at. */
  readonly lost: readonly LostSight[];
  readonly looks: Looks;

  /** Whether the machine leaves the page too few frames while it trains, so that it draws less often. */
  readonly crowded: boolean;

  readonly surgery: SurgeryState;

  readonly race: RaceState;
  readonly ledger: LedgerState;
}
