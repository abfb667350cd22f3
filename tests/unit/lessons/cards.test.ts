import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { CARD_TOPICS, CARDS } from '../../../src/lessons/cards/card';
import { words as en } from '../../../src/lessons/cards/en';
import { words as zh } from '../../../src/lessons/cards/zh';
import { expectChinese, expectEnglish, expectSameControls, LESSON_IDS, numbered, OPENABLE } from './words';

const ids = CARDS.map(({ id }) => id);

describe('the interview cards', () => {
  it('are the fifty of the course, each once, and complete in both languages', () => {
    expect(ids).toEqual(numbered('c', 50));
    expect(Object.keys(en)).toEqual(ids);
    expect(Object.keys(zh)).toEqual(ids);
  });

  it('spread over all topics', () => {
    expect(new Set(CARDS.map(({ topic }) => topic))).toEqual(new Set(CARD_TOPICS));
  });

  it.each(CARDS)('$id loads an experiment that can be parsed, and unfolds what is there', ({ see, lesson }) => {
    if (see !== null) {
      expect(parseSpec(see.spec)).toMatchObject({ ok: true });
      for (const id of see.open ?? []) expect(OPENABLE).toContain(id);
    }
    if (lesson !== null) expect(LESSON_IDS).toContain(lesson);
  });

  it.each(CARDS)('$id says something in both languages, and what to look at just where there is something', (card) => {
    for (const { question, answer, wrong, see } of [en[card.id]!, zh[card.id]!]) {
      for (const text of [question, answer, wrong]) expect(text.trim()).not.toBe('');
      expect(see.trim() !== '').toBe(card.see !== null);
    }
  });

  it.each(ids)('%s is written in the page’s English and Chinese, and names its controls as the page does', (id) => {
    for (const part of ['question', 'answer', 'wrong', 'see'] as const) {
      const where = `${id} ${part}`;
      expectEnglish(en[id]![part], where);
      if (zh[id]![part] !== '') expectChinese(zh[id]![part], where);
      expectSameControls(en[id]![part], zh[id]![part], where);
    }
  });
});
