/** The interview cards as they are gone through, and which of them are known; the latter is kept in the browser. */
import type { ProgressStorage } from './progress';

export interface CardRecord {
  /** By the id of a card, whether it was known when it was answered last; absent: it never was. */
  readonly known: Readonly<Record<string, boolean>>;
  /** How many times cards have been dealt, so that every deal is another one. */
  readonly dealt: number;
}

/** Cards that are gone through one after the other. */
export interface Sitting {
  /** The topic that was chosen; null: all of them. */
  readonly topic: string | null;
  readonly isMock: boolean;
  /** Ids, in the order in which they are asked. */
  readonly deck: readonly string[];
  /** Whether the answer of the present card is shown. */
  readonly turned: boolean;
  /** By the place in the deck, whether that card was known. As many as were answered: the next one is being asked. */
  readonly answers: readonly boolean[];
}

export const NO_CARDS: CardRecord = { known: {}, dealt: 0 };

const KEY = 'rnn-playground.cards';

/** UTF-16 code units of what is kept, and cards in it; there are fifty. */
const MOST_TEXT = 20_000;
const MOST_CARDS = 400;
/** A deal is the name of a stream: any number would do. */
const MOST_DEALS = 1e9;
const ID = /^[a-z0-9-]{1,40}$/;

/** What is kept; what cannot be read counts as nothing. */
export function readCards(storage: ProgressStorage | null): CardRecord {
  try {
    const text = storage?.getItem(KEY) ?? '{}';
    return text.length > MOST_TEXT ? NO_CARDS : recordOf(JSON.parse(text));
  } catch {
    return NO_CARDS;
  }
}

/**
 * Keeps what has just happened: an answer, or a deal. What another tab has kept meanwhile stays.
 *
 * @param record as it was before
 * @returns what is kept then
 */
export function keepCards(
  storage: ProgressStorage | null,
  record: CardRecord,
  change: { readonly id: string; readonly known: boolean } | 'dealt',
): CardRecord {
  const kept = readCards(storage);
  const dealt = Math.max(record.dealt, kept.dealt);
  const known = { ...record.known, ...kept.known };
  const next: CardRecord =
    change === 'dealt'
      ? { known, dealt: (dealt + 1) % MOST_DEALS }
      : { known: { ...known, [change.id]: change.known }, dealt };
  try {
    storage?.setItem(KEY, JSON.stringify(next));
  } catch {
    // A private window: it lasts as long as the page.
  }
  return next;
}

/** The card that is being asked; null once all have been. */
export const presentCard = ({ deck, answers }: Sitting): string | null => deck[answers.length] ?? null;

/** The sitting after its present card was answered. */
export const answered = (sitting: Sitting, known: boolean): Sitting =>
  presentCard(sitting) === null ? sitting : { ...sitting, turned: false, answers: [...sitting.answers, known] };

/** What of a document is a record. */
function recordOf(document: unknown): CardRecord {
  if (typeof document !== 'object' || document === null) return NO_CARDS;
  const { known, dealt } = document as Record<string, unknown>;
  const answers = Object.entries(typeof known === 'object' && known !== null ? known : {})
    .filter((each): each is [string, boolean] => ID.test(each[0]) && typeof each[1] === 'boolean')
    .slice(0, MOST_CARDS);
  const isCount = Number.isInteger(dealt) && (dealt as number) >= 0 && (dealt as number) < MOST_DEALS;
  return { known: Object.fromEntries(answers), dealt: isCount ? (dealt as number) : 0 };
}
