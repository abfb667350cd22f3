/** The messages between the page and the workers that train a race's runs out of sight. */
import type { Problem } from '../experiment/problem';
import type { RunOutcome } from '../experiment/runs';
import type { ExperimentSpec } from '../experiment/schema';
import type { GiveWay } from './protocol';

/** One run of a race, to be trained from its beginning to its end. */
export interface RaceTask {
  /** Identifies the run in the answers; never used twice. */
  readonly ticket: number;
  /** The spec of the whole race; that of the run follows from it (`specOfRun`). */
  readonly spec: ExperimentSpec;
  /** The request that prepared the data; the worker gets them from the data worker. */
  readonly request: number;
  /** 0-based. */
  readonly contender: number;
  /** 0-based place among the contender's runs. */
  readonly run: number;
  /** The backend on which the page trains this contender. */
  readonly backend: string;
  /** The share of a core that training may take, in (0, 1]. */
  readonly share: number;
}

export type ToRacer =
  | { type: 'race'; task: RaceTask }
  /** Pauses the run that is under way, and any that comes, until it may go on. */
  | { type: 'hold'; hold: boolean }
  | GiveWay;

export type FromRacer =
  | {
      type: 'advanced';
      ticket: number;
      /** Losses of the epochs that ended since the last message, epoch 0 (untrained) first. */
      epochs: { epoch: Float64Array; trainLoss: Float64Array; valLoss: Float64Array };
    }
  /** `problem`: why it ended early; null where it did not. */
  | { type: 'raced'; ticket: number; outcome: RunOutcome; problem: Problem | null }
  /** It could not be trained at all. */
  | { type: 'notRaced'; ticket: number; problem: Problem };
