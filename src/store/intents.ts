/** The intents: all that views may ask of the store, by the part that carries them out. */
import type { PresetName } from '../experiment/cells';
import type { Direction } from '../experiment/directions';
import type { Problem } from '../experiment/problem';
import type { RunRecord } from '../experiment/runs';
import type { Part } from '../experiment/sequences';
import type { FileSource } from '../experiment/sources/file';
import type { EndWeights, FlowKind } from '../training/protocol';
import type { KeptFile } from './files';
import type { AxisKind, Pin } from './looks';
import type { LabRequest } from './surgeryState';

/** What changes the experiment. A change that cannot be is refused with a sentence and leaves it as it was. */
export interface ExperimentIntents {
  /** Sets one field: `set('contenders.0.units', 32)`. Quick changes of one field make one undo step. */
  set(path: string, value: unknown): void;
  /** Replaces the whole spec (an example, a link, an import). */
  load(spec: unknown): void;
  /** Begins another experiment: its networks start over, and there is nothing to undo. */
  begin(spec: unknown): void;
  /** Moves the experiment to a series drawn by hand. */
  useDrawing(values: readonly number[]): void;
  undo(): void;
  redo(): void;
}

export interface ContenderIntents {
  addContender(): void;
  /** Adds a copy of this one as the last; what was done to it by surgery stays with it alone. */
  duplicateContender(index: number): void;
  removeContender(index: number): void;
}

export interface InterventionIntents {
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
}

/** What concerns the user's own files. */
export interface FileIntents {
  /** Reads one of the user's files; the experiment moves to it once it can be used, else it stays as it is. */
  openFile(file: Blob, name: string): void;
  /** The same for a file that this browser keeps. */
  reopenFile(kept: KeptFile): void;
  /** Makes the experiment's own file the last one again, after another was refused. */
  reviewFile(): void;
  /** Reads the last file in another way: what is given replaces what was recognised. */
  reformatFile(change: Partial<FileSource>): void;
  /** Calls off the file that is being read. */
  cancelReading(): void;
}

/** What concerns the list of problems. */
export interface ProblemIntents {
  dismissProblems(): void;
  /** Lists what a field found wrong with what was typed into it, in place of anything else about that field. */
  report(problem: Problem): void;
  /** The field at this path shows its own value again: what was wrong with the draft is over. */
  retract(path: string): void;
}

export interface TrainingIntents {
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
}

/** What changes what the page looks at. */
export interface FocusIntents {
  showProbe(part: Part, sample: number): void;
  /** @param layer 0-based */
  showLayer(layer: number): void;
  showDirection(direction: Direction): void;
  showPredictions(part: Part): void;
  /** Draws the cell of this contender, 0-based; null: of none. */
  showCell(contender: number | null): void;
  /** Draws this gradient through time; null: none. */
  showFlow(flow: FlowKind | null): void;
}

export interface OpeningIntents {
  /** Unfolds a part of the page, or folds it; ids as in `opened.ts`. */
  setOpen(id: string, open: boolean): void;
}

export interface LookIntents {
  /** Pins a cell of a heatmap; null: frees it. */
  setPin(pin: Pin | null): void;
  /** Draws the learning curves against this. */
  showAxis(axis: AxisKind): void;
}

export interface TimeIntents {
  /** Shows lab and predictions as they were at the end of this epoch, while training goes on; null: as it goes. */
  showEpoch(epoch: number | null): void;
  /** Shows these weights of all networks that have ended, in place of a past epoch. */
  showEnded(weights: EndWeights): void;
}

/** What concerns the answers of the laboratory. */
export interface SurgeryIntents {
  /** A view begins to look at the laboratory's answers, which cost time, or stops; they come while any view looks. */
  watchSurgery(watching: boolean): void;
  /** Asks the laboratory about a contender; but for a ranking it answers again whenever the answer may have changed. */
  askLab(request: LabRequest): void;
  /** Stops wanting to know. */
  leaveLab(type: LabRequest['type'], contender: number): void;
  /** Starts the laboratory again, after it has gone. */
  startLab(): void;
}

/** What concerns the runs that are kept. */
export interface LedgerIntents {
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

export interface Intents
  extends
    ExperimentIntents,
    ContenderIntents,
    InterventionIntents,
    FileIntents,
    ProblemIntents,
    TrainingIntents,
    FocusIntents,
    OpeningIntents,
    LookIntents,
    TimeIntents,
    SurgeryIntents,
    LedgerIntents {}
