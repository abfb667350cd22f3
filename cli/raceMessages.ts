/** What the command line and the processes that train its runs say to each other. */
import type { Problem } from '../src/experiment/problem';
import type { RunOutcome } from '../src/experiment/runs';
import type { BackendChoice, ExperimentSpec } from '../src/experiment/schema';
import type { EpochRecord } from '../src/training/run';

export type ToChild =
  /** Comes first. `folder`: where the spec lies. */
  | { type: 'prepare'; spec: ExperimentSpec; folder: string; backend: BackendChoice }
  | { type: 'race'; contender: number; run: number };

export type FromChild =
  | { type: 'epochs'; records: readonly EpochRecord[] }
  /** `records`: of all epochs after the untrained. */
  | { type: 'raced'; outcome: RunOutcome; records: readonly EpochRecord[]; problem: Problem | null }
  | { type: 'broken'; detail: string };
