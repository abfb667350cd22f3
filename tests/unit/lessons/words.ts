/** What holds of the words of cards and mistakes in both languages. */
import { expect } from 'vitest';
import { LAB_PANELS } from '../../../src/views/lab/gates/panels';
import { chinese, english } from '../i18n/sentences';

/** The lessons of the course. */
export const LESSON_IDS = [
  'l01-hidden-state',
  'l02-one-step',
  'l03-forget-gate',
  'l04-vanishing',
  'l05-biases',
  'l06-exploding',
  'l07-lstm-gru',
  'l08-preparing',
  'l09-naive',
  'l10-holes',
  'l11-overfitting',
  'l12-steps-ahead',
  'l13-variables',
  'l14-knobs',
  'l15-state',
  'l16-surgery',
  'l18-choosing',
];

/** What can be unfolded: the panels of the gate lab, and the preparation. */
export const OPENABLE: readonly string[] = [...LAB_PANELS.map(({ id }) => id), 'preparation'];

/** "c01", "c02", … */
export const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => letter + String(i + 1).padStart(2, '0'));

const BOLD = /\*\*(.+?)\*\*/g;
const named = (text: string): string[] => [...text.matchAll(BOLD)].map(([, name]) => name!);

/** The keys under which the page says just this. */
const keysOf = (catalogue: ReadonlyMap<string, string>, name: string): string[] =>
  [...catalogue].filter(([, text]) => text === name).map(([key]) => key);

/** That a Chinese text names the same controls as the English one, and each as the page does. */
export function expectSameControls(en: string, zh: string, where: string) {
  const theirs = named(zh).map((name) => keysOf(chinese, name));
  expect(
    theirs.filter((keys) => keys.length === 0),
    `${where}: ${named(zh).join(', ')}`,
  ).toEqual([]);
  expect(theirs.length, where).toBe(named(en).length);
  for (const name of named(en)) {
    const keys = keysOf(english, name);
    expect(
      theirs.some((others) => others.some((key) => keys.includes(key))),
      `${where}: ${name}`,
    ).toBe(true);
  }
}

/** Chinese as the page writes it: Chinese words, full-width stops, the page's terms, and no English sentence. */
export function expectChinese(text: string, where: string) {
  expect(text, where).toMatch(/\p{Script=Han}/u);
  expect(text, where).not.toMatch(/[A-Za-z]+(?: [A-Za-z]+){3}/);
  expect(text, where).not.toMatch(/\p{Script=Han}[,;:?!]|[。，；：？！”] /u);
  // One word for each thing (tests/unit/i18n/wording.test.ts); 门控循环单元 is the GRU's name.
  expect(text, where).not.toMatch(/(?<!隐藏|门控循环)单元|钳|手术|你/);
}

/** English: no Chinese letters, typographic quotes. */
export function expectEnglish(text: string, where: string) {
  expect(text, where).not.toMatch(/\p{Script=Han}|"/u);
}
