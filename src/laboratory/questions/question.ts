/** What every question to the laboratory and every answer has, and the record that says how one is asked and answered. */
import type { Direction } from '../../experiment/directions';
import type { Intervention } from '../../experiment/interventions';
import type { Part } from '../../experiment/sequences';

export interface Probe {
  readonly part: Part;
  readonly sample: number;
}

/** One direction of one layer. */
export interface Place {
  readonly layer: number;
  readonly direction: Direction;
}

/** A question about one contender of a run; its number tells answers apart. */
export interface Question {
  readonly ask: number;
  readonly run: number;
  readonly contender: number;
}

/** What an answer repeats of its question, and the epoch whose weights answered. */
export interface Answer extends Question {
  readonly epoch: number;
}

/** What a question may take from the page. */
export interface PageContext {
  readonly interventions: readonly Intervention[];
  readonly probe: Probe;
}

/**
 * When an answer is worked out, and what becomes of it when a newer question of the kind comes:
 * - `atOnce`: in one piece and before all else; the newer question of the contender takes the place of one that waits.
 * - `inTurns`: in pieces, in turns with those; what has begun is finished, then the newest of the contender begins.
 * - `inSpareTime`: in pieces while nothing else waits; a newer question, of whatever contender, ends the one before. The
 *   page asks it only when a view does, and marks the answer as stale when the weights change.
 */
export type Pace = 'atOnce' | 'inTurns' | 'inSpareTime';

type Paces<A extends { readonly type: string }> = Readonly<Record<A['type'], Pace>>;

/** A question Q with answers A, whose paces are P. */
export interface QuestionRecord<
  Q extends Question,
  A extends Answer & { readonly type: string },
  P extends Paces<A> = Paces<A>,
> {
  /** The pace of each answer, in the order in which they come. */
  readonly answers: P;
  /** What the question takes from the page: it is asked again when that changes. */
  readonly context: Readonly<Record<Extract<keyof Q, keyof PageContext>, true>>;
  /** Never there: it carries the types. */
  readonly types?: { readonly question: Q; readonly answer: A };
}

/** Makes a record; the types come in a call of their own, so that the compiler infers the paces from what follows. */
export const question =
  <Q extends Question, A extends Answer & { readonly type: string }>() =>
  <const P extends Paces<A>>(record: QuestionRecord<Q, A, P>): QuestionRecord<Q, A, P> =>
    record;
