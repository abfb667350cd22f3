import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { words as en } from '../../../src/lessons/mistakes/en';
import { MISTAKES, VERDICTS } from '../../../src/lessons/mistakes/mistake';
import { words as zh } from '../../../src/lessons/mistakes/zh';
import { expectChinese, expectEnglish, LESSON_IDS, numbered, OPENABLE } from './words';

const ids = MISTAKES.map(({ id }) => id);

describe('“Is it true?”', () => {
  it('has the 32 mistakes of the course, each once, and complete in both languages', () => {
    expect(ids).toEqual(numbered('m', 32));
    expect(Object.keys(en)).toEqual(ids);
    expect(Object.keys(zh)).toEqual(ids);
  });

  it('comes to every verdict at least once', () => {
    expect(new Set(MISTAKES.map(({ verdict }) => verdict))).toEqual(new Set(VERDICTS));
  });

  it.each(MISTAKES)('$id loads an experiment that can be parsed, and unfolds what is there', ({ see, lesson }) => {
    if (see !== null) {
      expect(parseSpec(see.spec)).toMatchObject({ ok: true });
      for (const id of see.open ?? []) expect(OPENABLE).toContain(id);
    }
    if (lesson !== null) expect(LESSON_IDS).toContain(lesson);
  });

  it.each(MISTAKES)('$id is refuted by a measurement unless it is an error of its own', ({ id, verdict, see }) => {
    // What was measured can be seen, or the words say that it was not.
    if (verdict !== 'wrong' && see === null) expect(en[id]!.evidence).toContain('not measured');
    for (const { evidence } of [en[id]!, zh[id]!]) expect(evidence).toMatch(/\d/);
  });

  it.each(ids)('%s is written in the page’s English and Chinese, without markup', (id) => {
    for (const part of ['claim', 'answer', 'evidence'] as const) {
      const where = `${id} ${part}`;
      for (const text of [en[id]![part], zh[id]![part]]) {
        expect(text.trim(), where).not.toBe('');
        expect(text, where).not.toContain('**');
      }
      expectEnglish(en[id]![part], where);
      expectChinese(zh[id]![part], where);
    }
  });

  it.each(ids)('%s names none of the documents that were read for the course', (id) => {
    for (const words of [en[id]!, zh[id]!]) {
      for (const text of Object.values(words) as string[]) expect(text).not.toMatch(/\bD[0-4]\b|document|文档/);
    }
  });
});
