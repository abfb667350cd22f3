/** What the store keeps of a race: the runs of every contender by seed, the first of which is the one the lab shows. */
import type { RunCurves, RunNumbers } from '../experiment/runs';
import type { Problem } from '../experiment/problem';

export type RaceRunStatus = 'waiting' | 'training' | 'ended' | 'failed' | 'cancelled';

/** One contender's run with one seed. */
export interface RaceRun {
  /** 0-based. */
  readonly contender: number;
  /** 0-based; run 0 is trained by the page itself, with gates and predictions, the others by the pool. */
  readonly run: number;
  readonly trainingSeed: number;
  readonly status: RaceRunStatus;
  /** Epochs done. */
  readonly epoch: number;
  /** As far as it has come; the lists grow in place, `length` tells how far. */
  readonly curves: RunCurves & { readonly length: number; readonly stride?: number };
  /** Once it has ended. */
  readonly outcome: RunNumbers | null;
  /** Its record in the ledger; null while there is none. */
  readonly id: string | null;
}

export interface RaceState {
  /** Names the race in the records of its runs. */
  readonly id: string;
  /** `idle`: nothing has been trained since the networks were built. `ended`: nothing is left to do. */
  readonly status: 'idle' | 'training' | 'paused' | 'ended';
  /** Contender by contender, within each by run; their number is contenders × seeds. */
  readonly runs: readonly RaceRun[];
  /** Seconds that the race will probably take on this machine; null while nothing is known. */
  readonly secondsLeft: number | null;
  /** Why runs were left out, e.g. because a setting was changed while they trained. */
  readonly problem: Problem | null;
}

/** Before anything was trained. */
export const NO_RACE: RaceState = { id: '', status: 'idle', runs: [], secondsLeft: null, problem: null };
