/** Interview cards: what is kept of them, and in which order they are asked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  keepCards,
  NO_CARDS,
  presentCard,
  readCards,
  type CardRecord,
} from '../../../../src/store/shell/cards';
import { MOCK_CARDS, mockInterview, resultOf, sittingOf } from '../../../../src/store/shell/deck';

/** A storage of one value, which may be damaged from outside. */
function storageWith(text: string | null = null) {
  let value = text;
  return { getItem: () => value, setItem: (_: string, next: string) => void (value = next) };
}

const ids = Array.from({ length: 50 }, (_, k) => `c${k + 1}`);
const idIn = fc.constantFrom(...ids);
const records: fc.Arbitrary<CardRecord> = fc.record({
  known: fc.dictionary(idIn, fc.boolean(), { maxKeys: 50 }),
  dealt: fc.nat(1000),
});

describe('what is kept of the cards', () => {
  it('is the last answer to each, and how often cards were dealt (by hand)', () => {
    const storage = storageWith();
    let record = keepCards(storage, NO_CARDS, 'dealt');
    record = keepCards(storage, record, { id: 'c01', known: false });
    record = keepCards(storage, record, { id: 'c02', known: true });
    record = keepCards(storage, record, { id: 'c01', known: true });
    expect(record).toEqual({ known: { c01: true, c02: true }, dealt: 1 });
    expect(readCards(storage)).toEqual(record);
  });

  it('holds what two tabs have answered, and of one card what was said last', () => {
    const storage = storageWith();
    const one = readCards(storage);
    const other = keepCards(storage, readCards(storage), { id: 'c01', known: true });
    keepCards(storage, other, { id: 'c02', known: false });
    expect(keepCards(storage, one, { id: 'c02', known: true }).known).toEqual({ c01: true, c02: true });
  });

  it('lasts as long as the page where storage is missing or refuses', () => {
    const refuses = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
    };
    for (const storage of [null, refuses]) {
      const record = keepCards(storage, NO_CARDS, { id: 'c01', known: false });
      expect(keepCards(storage, record, 'dealt')).toEqual({ known: { c01: false }, dealt: 1 });
    }
  });

  it('is read as far as it makes sense, and never beyond its caps', () => {
    const read = (document: unknown) => readCards(storageWith(JSON.stringify(document)));
    expect(read({ known: { c01: true, 'C 2': true, c03: 'yes', c04: null }, dealt: -1 })).toEqual({
      known: { c01: true },
      dealt: 0,
    });
    expect(read({ known: [true], dealt: 1.5 })).toEqual({ known: { 0: true }, dealt: 0 });
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, k) => [`c${k}`, true]));
    expect(Object.keys(read({ known: many }).known)).toHaveLength(400);
    expect(read({ known: { c01: true }, more: 'x'.repeat(20_000) })).toEqual(NO_CARDS);
    expect(readCards(storageWith('{"known":{"__proto__":true}}')).known).toEqual({});
  });

  it('never throws, whatever stands in the storage, and can be kept again', () => {
    const documents = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ known: fc.anything(), dealt: fc.anything() }).map((each) => JSON.stringify(each) ?? ''),
    );
    fc.assert(
      fc.property(documents, idIn, (text, id) => {
        const record = readCards(storageWith(text));
        expect(Object.values(record.known).every((each) => typeof each === 'boolean')).toBe(true);
        expect(Number.isInteger(record.dealt) && record.dealt >= 0).toBe(true);
        const storage = storageWith(text);
        expect(readCards(storage)).toEqual(record);
        expect(keepCards(storage, record, { id, known: true }).known[id]).toBe(true);
        expect(readCards(storage).known[id] ?? 'cut off').not.toBe(false);
      }),
    );
  });
});

describe('a sitting', () => {
  it('asks every card once: first those not known, then those never asked, then the known ones', () => {
    fc.assert(
      fc.property(records, (record) => {
        const { deck } = sittingOf(ids, null, record);
        expect([...deck].sort()).toEqual([...ids].sort());
        const ranks = deck.map((id) => [false, undefined, true].indexOf(record.known[id]));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });

  it('is dealt alike for the same record, and in another order the next time', () => {
    const decks = [0, 0, 1, 2].map((dealt) => sittingOf(ids, null, { known: {}, dealt }).deck.join());
    expect(decks[0]).toBe(decks[1]);
    expect(new Set(decks).size).toBe(3);
  });

  it('goes on with each answer until all are given, and counts them (by hand)', () => {
    let sitting = sittingOf(['c01', 'c02', 'c03'], 'gates', NO_CARDS);
    expect(sitting.topic).toBe('gates');
    for (const known of [true, false, false]) {
      expect(presentCard(sitting)).toBe(sitting.deck[sitting.answers.length]);
      sitting = answered({ ...sitting, turned: true }, known);
      expect(sitting.turned).toBe(false);
    }
    expect(presentCard(sitting)).toBeNull();
    expect(answered(sitting, true)).toBe(sitting);
    expect(resultOf(sitting)).toEqual({ known: 1, notKnown: sitting.deck.slice(1) });
  });

  it('as a mock interview asks ten different cards, whatever is known of them', () => {
    fc.assert(
      fc.property(records, (record) => {
        const { deck, isMock } = mockInterview(ids, record);
        expect(isMock).toBe(true);
        expect(new Set(deck).size).toBe(MOCK_CARDS);
        expect(deck).toEqual(mockInterview(ids, { ...record, known: {} }).deck);
      }),
    );
  });

  it('has nothing to ask of no cards', () => {
    expect(presentCard(sittingOf([], null, NO_CARDS))).toBeNull();
    expect(presentCard(mockInterview([], NO_CARDS))).toBeNull();
  });
});
