/** The messages between the page and its laboratory, the worker that operates on trained networks. */
import type { Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { GiveWay, NamedWeights } from '../training/protocol';
import type { LabAnswer, LabQuestion } from './questions';

export type ToLab =
  /** The run whose networks follow, and the request that prepared its data. Messages of other runs are dropped. */
  | { readonly type: 'open'; readonly run: number; readonly spec: ExperimentSpec; readonly request: number }
  /** The weights of a contender (0-based), in place of those before. */
  | {
      readonly type: 'weights';
      readonly run: number;
      readonly contender: number;
      readonly epoch: number;
      readonly weights: NamedWeights;
    }
  /** Gives up the question that is answered in spare time; there is no answer. */
  | { readonly type: 'callOff'; readonly run: number }
  | GiveWay
  | LabQuestion;

export type FromLab =
  /** The data of a run are there; questions are answered from now on. */
  | { readonly type: 'opened'; readonly run: number }
  | LabAnswer
  /** A question could not be answered. `ask`: its number; null where no single question failed. */
  | { readonly type: 'labFailed'; readonly run: number; readonly ask: number | null; readonly problem: Problem };
