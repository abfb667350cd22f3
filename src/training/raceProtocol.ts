/** The messages between the page and the workers that train a race's runs out of sight. */
import type { Problem } from '../experiment/problem';
import type { RunOutcome } from '../experiment/runs';
import type { ExperimentSpec } from '../experiment/schema';
import type { GiveWay } from './protocol';

/** One run of a race, to be trained from its beginning to its end. */
export interface RaceTask {
  /** Names it in the answers; never used twice. */
  readonly ticket: number;
  /** Of the whole race: the run's own follows from it (`specOfRun`). */
  readonly spec: ExperimentSpec;
  /** Whose data: the `request` of the `prepared` message; the worker gets them from the data worker. */
  readonly request: number;
  /** 0-based. */
  readonly contender: number;
  /** 0-based place among the contender's runs. */
  readonly run: number;
  /** The one that the page trains this contender on. */
  readonly backend: string;
  /** The share of a core that training may take, in (0, 1]. */
  readonly share: number;
}

export type ToRacer =
  | { type: 'race'; task: RaceTask }
  /** Stands still, whatever is under way or comes, until it may go on. */
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
