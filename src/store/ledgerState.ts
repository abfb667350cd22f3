/** What the store keeps of the ledger: a line for every run that was ever kept, and what is drawn of them. */
import type { Problem } from '../experiment/problem';
import type { RunCurves, RunSummary } from '../experiment/runs';
import type { Repetition } from './ledger/repetition';

/** A kept run whose curves are drawn over the learning curves. */
export interface OverlaidRun {
  readonly id: string;
  readonly summary: RunSummary;
  readonly curves: RunCurves;
}

/** A row of the store that is no run, or no longer one; it can be deleted. */
export interface DamagedRun {
  /** Names it to the ledger. */
  readonly id: string;
  /** As far as it can be read; empty: not at all. */
  readonly name: string;
  /** The first thing that is wrong with it. */
  readonly problem: Problem;
}

/** Runs of the list for which something could not be done, because they are gone, out of reach or damaged. */
export interface MissingRuns {
  readonly what: 'export' | 'overlay' | 'restore' | 'change' | 'pin' | 'undo';
  /** For how many it was asked. */
  readonly of: number;
  readonly runs: readonly { readonly summary: RunSummary; readonly problem: Problem }[];
}

/** What the ledger holds, as it says itself. */
export interface ListedRuns {
  /** `memory`: the browser keeps nothing (refused, private), so runs last as long as the page. */
  readonly status: 'ready' | 'memory';
  /** The newest first. */
  readonly runs: readonly RunSummary[];
  readonly damaged: readonly DamagedRun[];
  /** The run that the others are compared with; null: none. */
  readonly baseline: string | null;
  /** Ids of runs that could not be saved, so that they last as long as the page; all of them where the status is `memory`. */
  readonly unsaved: readonly string[];
  /** How many runs the last deletion took, while it can be undone. */
  readonly undoable: number;
}

/** What became of the runs of a file. */
export interface ImportedRuns {
  readonly added: number;
  /** They were there, and the file's were newer. */
  readonly updated: number;
  /** They were there already, and stay as they are. */
  readonly known: number;
  /** About the runs that were left out, or could not be saved. */
  readonly problems: readonly Problem[];
}

/** The run whose experiment was loaded, to be trained again. */
export interface RestoredRun {
  readonly summary: RunSummary;
  /** How the same run went when it was trained again; null before that. */
  readonly repetition: Repetition | null;
}

export interface LedgerState extends Omit<ListedRuns, 'status'> {
  readonly status: 'loading' | ListedRuns['status'];
  readonly overlaid: readonly OverlaidRun[];
  /** What went wrong with the last thing that was asked of it. */
  readonly problems: readonly Problem[];
  /** The runs for which the last thing could not be done. */
  readonly missing: MissingRuns | null;
  /** What the last import did, until it is put away. */
  readonly imported: ImportedRuns | null;
  readonly restored: RestoredRun | null;
}

/** Before the database has answered. */
export const EMPTY_LEDGER: LedgerState = {
  status: 'loading',
  runs: [],
  damaged: [],
  baseline: null,
  unsaved: [],
  overlaid: [],
  problems: [],
  missing: null,
  imported: null,
  restored: null,
  undoable: 0,
};
