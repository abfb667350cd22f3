/** What the store keeps of surgery: the laboratory's last answers, contender by contender. */
import type { Problem } from '../experiment/problem';
import { ANSWER_NAMES, type AnswerName, type AnswerOf, type LabQuestion } from '../laboratory/questions';

/** An answer, and whether what it was asked about has changed since. */
export interface Kept<T extends AnswerName> {
  readonly answer: AnswerOf<T>;
  readonly stale: boolean;
}

/** What the laboratory has said of one contender. */
export type ContenderSurgery = { readonly [T in AnswerName]: Kept<T> | null } & {
  /** Why the last question was refused. */
  readonly problem: Problem | null;
};

export interface SurgeryState {
  /** Whether somebody looks; answers come only then. */
  readonly watching: boolean;
  /** One a contender. */
  readonly contenders: readonly ContenderSurgery[];
  /** Why the laboratory cannot answer at all. */
  readonly problem: Problem | null;
}

type WithoutContext<Q> = Q extends unknown ? Omit<Q, 'ask' | 'run' | 'interventions' | 'probe' | 'withWeights'> : never;
/** A question as a view puts it; the interventions and the probe are those of the page. */
export type LabRequest = WithoutContext<Exclude<LabQuestion, { type: 'operate' }>>;

/** Before anything was asked. */
export const NO_ANSWERS = {
  ...Object.fromEntries(ANSWER_NAMES.map((name) => [name, null])),
  problem: null,
} as ContenderSurgery;

export const noSurgery = (contenders: number): SurgeryState => ({
  watching: false,
  contenders: Array.from({ length: contenders }, () => NO_ANSWERS),
  problem: null,
});
