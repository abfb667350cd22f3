/** The page's state: what views may read, and the intents they may send. Views never see the client or a worker. */
import type { Direction } from '../experiment/directions';
import type { PresetName } from '../experiment/cells';
import type { Problem } from '../experiment/problem';
import type { FileSource } from '../experiment/sources/file';
import type { RunRecord } from '../experiment/runs';
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
import type { KeptFile } from './files';
import type { LedgerState } from './ledgerState';
import type { OwnState } from './own';
import type { RaceState } from './raceState';
import type { LabRequest, SurgeryState } from './surgeryState';

export type RunStatus =
  'ready' | 'warmingUp' | 'notBuilt' | 'training' | 'paused' | 'finished' | 'stoppedEarly' | 'recovered' | 'failed';

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
  /** Of the epochs from 0 on every so-manieth is kept; absent: every one. */
  readonly stride?: number;
}

export interface ContenderRun {
  readonly status: RunStatus;
  /** Whether its network is not there: it could not be built, was called off, or went with its worker. */
  readonly gone: boolean;
  /** Why it has failed; null once it goes on, or is built again. */
  readonly failure: Problem | null;
  /** How far its build is: the share, 0 … 1, of the stage that it is at; null before the first word, and once it is there. */
  readonly building: { readonly stage: BuildStage; readonly share: number } | null;
  /** Backend's name ("reference", "simd", "webgl"); null until built. */
  readonly backend: string | null;
  /** What `auto` measured: milliseconds a step of this network on each backend; empty where the backend was chosen. */
  readonly timings: readonly Timing[];
  /** That the run goes on on another backend, because the one before was lost. */
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
  /** How near the gates stood to their ends at ends of epochs, the first of them 0; thinned. Empty for a simple RNN. */
  readonly saturation: readonly Saturation[];
  readonly scores: Readonly<Record<'validation' | 'test', ContenderScores>> | null;
  /** How the forecasts move that were scored; null until then. */
  readonly traits?: PartTraits | null;
  readonly best: { readonly epoch: number; readonly valLoss: number; readonly restored: boolean } | null;
  /** The epochs that can be looked at again; null until built. */
  readonly kept: KeptEpochs | null;
}

/** Something that was looked at by choice and is no more. */
export type LostSight =
  | { readonly what: 'probe'; readonly part: Part; readonly replaced: boolean }
  /** 0-based. */
  | { readonly what: 'layer'; readonly layer: number }
  | { readonly what: 'direction' }
  /** 0-based, as the contenders were counted before. */
  | { readonly what: 'cell'; readonly contender: number };

export interface AppState {
  /** The last good spec. A change that does not parse leaves it as it was and fills `problems`. */
  readonly spec: ExperimentSpec;
  /** What was wrong with the last change, link or data; empty again after the next good change. */
  readonly problems: readonly Problem[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly data: {
    readonly status: 'loading' | 'ready' | 'failed';
    readonly preview: Preview | null;
    /** They are being prepared, anew where there is a preview. */
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
    /** What the networks shall do as soon as they are built: it was asked for before, and can still be called off. */
    readonly onceBuilt: Intent;
  };
  readonly focus: {
    readonly probe: { readonly part: Part; readonly sample: number };
    /** 0-based. */
    readonly layer: number;
    /** Of the contenders that have both. */
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
  /** What was looked at and went with the last rebuild; empty again once the user chooses what to look at. */
  readonly lost: readonly LostSight[];

  /** Whether the machine leaves the page too few frames while it trains, so that it draws less often. */
  readonly crowded: boolean;

  readonly surgery: SurgeryState;

  readonly race: RaceState;
  readonly ledger: LedgerState;

  /** Sets one field: `set('contenders.0.units', 32)`. Quick changes of one field make one undo step. */
  set(path: string, value: unknown): void;
  /** Replaces the whole spec (an example, a link, an import). */
  load(spec: unknown): void;
  /** Reads one of the user's files; the experiment moves to it once it can be used, else it stays as it is. */
  openFile(file: Blob, name: string): void;
  /** The same for a file that this browser keeps. */
  reopenFile(kept: KeptFile): void;
  /** Makes the experiment's own file the last one again, after another was refused. */
  reviewFile(): void;
  /** Reads the last file in another way: what is given goes before what was recognised. */
  reformatFile(change: Partial<FileSource>): void;
  /** Calls off the file that is being read. */
  cancelReading(): void;
  /** Moves the experiment to a series drawn by hand. */
  useDrawing(values: readonly number[]): void;
  addContender(): void;
  /** Adds a copy of this one as the last; what was done to it by surgery stays with it alone. */
  duplicateContender(index: number): void;
  removeContender(index: number): void;
  undo(): void;
  redo(): void;
  dismissProblems(): void;
  /** Lists what a field found wrong with what was typed into it, in place of anything else about that field. */
  report(problem: Problem): void;
  /** The field at this path shows its own value again: what was wrong with the draft is over. */
  retract(path: string): void;

  train(): void;
  pause(): void;
  stepEpoch(): void;
  reset(): void;
  /** Gives up what is being prepared and built, at once. */
  cancelBuild(): void;
  /** Prepares and builds what could not be, or was called off; what is there stays as it is. */
  tryAgain(): void;
  /** Drops the runs of the race that have not ended and keeps what has; the networks of the page pause. */
  cancelRace(): void;

  showProbe(part: Part, sample: number): void;
  showLayer(layer: number): void;
  showDirection(direction: Direction): void;
  showPredictions(part: Part): void;
  /** Draws the cell of this contender; null: of none. */
  showCell(contender: number | null): void;
  /** Draws this gradient through time; null: none. */
  showFlow(flow: FlowKind | null): void;
  /** Shows lab and predictions as they were at the end of this epoch, while training goes on; null: as it goes. */
  showEpoch(epoch: number | null): void;
  /** Shows these weights of all networks that have ended, in place of a past epoch. */
  showEnded(weights: EndWeights): void;

  /**
   * Adds to the spec's interventions, in place of one that says another thing about the same place; what does not fit is
   * refused with a sentence. What is left out has its default.
   */
  addIntervention(intervention: unknown): void;
  /** In place of clamps of the same gate that reach all units and steps. */
  addPreset(name: PresetName, contender: number): void;
  /** Takes a preset out again, as it was added. */
  removePreset(name: PresetName, contender: number): void;
  /** Changes some fields of one; quick changes of one field make one undo step. */
  alterIntervention(index: number, change: object): void;
  removeIntervention(index: number): void;
  clearInterventions(): void;
  /** A view begins to look at the laboratory's answers, which cost time, or stops; they come while any view looks. */
  watchSurgery(watching: boolean): void;
  /** Asks the laboratory about a contender; but for a ranking it answers again whenever the answer may have changed. */
  askLab(request: LabRequest): void;
  /** Stops wanting to know. */
  leaveLab(type: LabRequest['type'], contender: number): void;
  /** Starts the laboratory again, after it has gone. */
  startLab(): void;

  /** Keeps a run that has ended; under an id that is there, its newer numbers. */
  keepRun(record: RunRecord): void;
  /** Stops training and keeps what every network has learnt, before the page goes; says what could not be kept. */
  keepTrained(): Promise<Problem | null>;
  renameRun(id: string, name: string): void;
  starRun(id: string, starred: boolean): void;
  noteRun(id: string, note: string): void;
  deleteRuns(ids: readonly string[]): void;
  /** Brings back what the last deletion took. */
  undoDelete(): void;
  /** Pins the run that the others are compared with; null: none. */
  pinBaseline(id: string | null): void;
  /** Draws a kept run's curves over the learning curves, or no longer. */
  overlayRun(id: string, on: boolean): void;
  /** Adds the runs of a file to those that are kept. */
  importRuns(file: Blob, name: string): void;
  /** The text of a file of these runs; null: none of them can be written. Those that are not in it are named. */
  exportRuns(ids: readonly string[]): Promise<string | null>;
  /** Loads the experiment of a kept run as it was, ready to be trained again from its first weights. */
  restoreRun(id: string): void;
  /** Puts away what the ledger has to say. */
  dismissLedger(what: 'problems' | 'imported' | 'restored' | 'deleted'): void;
}
