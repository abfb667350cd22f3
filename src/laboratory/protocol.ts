/** The messages between the page and its laboratory, the worker that operates on trained networks. */
import type { Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { GiveWay, NamedWeights } from '../training/protocol';
import type { LabAnswer, LabQuestion } from './questions';

export type ToLab =
  /** The run whose networks follow, and the request that prepared its data. What belongs to another run is dropped. */
  | { readonly type: 'open'; readonly run: number; readonly spec: ExperimentSpec; readonly request: number }
  /** A contender's weights, in place of those before. */
  | {
      readonly type: 'weights';
      readonly run: number;
      readonly contender: number;
      readonly epoch: number;
      readonly weights: NamedWeights;
    }
  /** Calls off the question that is answered in spare time; nothing answers. */
  | { readonly type: 'callOff'; readonly run: number }
  | GiveWay
  | LabQuestion;

export type FromLab =
  /** The data of a run are there; questions are answered from now on. */
  | { readonly type: 'opened'; readonly run: number }
  | LabAnswer
  /** `ask` is null where no question was at fault. */
  | { readonly type: 'labFailed'; readonly run: number; readonly ask: number | null; readonly problem: Problem };
