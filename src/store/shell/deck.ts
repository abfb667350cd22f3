/** Which interview cards are asked, and in which order. */
import { permutation, stream } from '../../experiment/random';
import type { CardRecord, Sitting } from './cards';

/** Questions of a mock interview. */
export const MOCK_CARDS = 10;

/**
 * All of these cards, shuffled: first those that were not known, then those that were never asked, then the known ones.
 *
 * @param topic what the sitting says of itself
 */
export function sittingOf(ids: readonly string[], topic: string | null, record: CardRecord): Sitting {
  const rank = (id: string): number => (record.known[id] === false ? 0 : record.known[id] === true ? 2 : 1);
  const deck = shuffled(ids, record, 'cards').sort((a, b) => rank(a) - rank(b));
  return { topic, isMock: false, deck, turned: false, answers: [] };
}

/** Ten of these cards, whatever is known of them, as an interview would ask them. */
export function mockInterview(ids: readonly string[], record: CardRecord): Sitting {
  const deck = shuffled(ids, record, 'mock').slice(0, MOCK_CARDS);
  return { topic: null, isMock: true, deck, turned: false, answers: [] };
}

/** Cards that a sitting has asked, by whether they were known. */
export function resultOf({ deck, answers }: Sitting): { readonly known: number; readonly notKnown: readonly string[] } {
  const notKnown = deck.filter((_, k) => answers[k] === false);
  return { known: answers.length - notKnown.length, notKnown };
}

const shuffled = (ids: readonly string[], { dealt }: CardRecord, name: string): string[] =>
  Array.from(permutation(ids.length, stream(dealt, name)), (k) => ids[k]!);
