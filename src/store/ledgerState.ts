/** What the store keeps of the ledger: a line for every run that was ever kept, and what is drawn of them. */
import type { Problem } from '../experiment/problem';
import type { RunCurves, RunSummary } from '../experiment/runs';

/** A kept run whose curves are drawn over the learning curves. */
export interface OverlaidRun {
  readonly id: string;
  readonly summary: RunSummary;
  readonly curves: RunCurves;
}

export interface LedgerState {
  /** `memory`: the browser keeps nothing (refused, private, full), so runs last as long as the page. */
  readonly status: 'loading' | 'ready' | 'memory';
  /** The newest first. */
  readonly runs: readonly RunSummary[];
  /** The run that the others are compared with; null: none. */
  readonly baseline: string | null;
  readonly overlaid: readonly OverlaidRun[];
  /** What went wrong with the last thing that was asked of it. */
  readonly problem: Problem | null;
  /** How many runs the last deletion took, while it can be undone. */
  readonly undoable: number;
}

/** Before the database has answered. */
export const EMPTY_LEDGER: LedgerState = {
  status: 'loading',
  runs: [],
  baseline: null,
  overlaid: [],
  problem: null,
  undoable: 0,
};
