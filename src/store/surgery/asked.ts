/** What the laboratory has been asked about one contender, and which weights of its network the laboratory has. */
import type { AnswerName, QuestionName } from '../../laboratory/questions';
import type { LabRequest } from '../surgeryState';

export interface Asked {
  /** Answers that are still to come, or to come again: the number of the question. */
  readonly open: Map<AnswerName, number>;
  /** Questions that are asked again as soon as those before them are answered. */
  readonly again: Set<QuestionName>;
  /** What `operate` was last asked about, as `subjectOf` names it, so that a change elsewhere asks nothing. */
  subject: string;
  /** The requests in spare time that were asked last; they are not asked again by themselves. */
  readonly spare: Map<QuestionName, LabRequest>;
  /** The weights that the kept answers in spare time are of, as `weightsLookedAt` names them; empty: none that still hold. */
  readonly spareOf: Map<AnswerName, string>;
  /** The weights that were last asked for, as `weightsLookedAt` names them; empty: none. */
  weights: string;
  /** The trainer has been asked for weights and has not answered. */
  weightsPending: boolean;
  /** The laboratory has weights of this network. */
  hasWeights: boolean;
  /** When the weights were last asked for, in milliseconds. */
  since: number;
  /** Until when the weights of a network that trains are not asked for again, in milliseconds. */
  restUntil: number;
}

export const nothingAsked = (): Asked => ({
  open: new Map(),
  again: new Set(),
  subject: '',
  spare: new Map(),
  spareOf: new Map(),
  weights: '',
  weightsPending: false,
  hasWeights: false,
  since: 0,
  restUntil: 0,
});

/** After the networks were built anew: nothing is asked; an answer in spare time stays where its network has stayed. */
export const askedAfterRebuild = (before: Asked | undefined): Asked => {
  const { spare, spareOf } = before ?? nothingAsked();
  return { ...nothingAsked(), spare, spareOf };
};
