/** The pages "Interview cards" and "Is it true?" in a real Chromium, with the shell around them. */
import { userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Language } from '../../src/i18n';
import { CARDS } from '../../src/lessons/cards/card';
import { words as cardWords } from '../../src/lessons/cards/en';
import { MISTAKES } from '../../src/lessons/mistakes/mistake';
import { words as mistakeWords } from '../../src/lessons/mistakes/en';
import { words as chineseMistakes } from '../../src/lessons/mistakes/zh';
import { titlesIn } from '../../src/lessons/titles';
import { createShell } from '../../src/store/shell/shell';
import type { AppState } from '../../src/store/state';
import Learn from '../../src/views/learn/Learn';
import { ToLesson } from '../../src/views/learn/Reading';
import { ShellProvider, type Shell } from '../../src/views/state/shell-context';
import { shown, storeOf } from './shown';

const KEY = 'rnn-playground.cards';

/** Learn at a link, over a storage of its own; `loaded` is what was opened in Lab. */
async function learnAt(link: string, kept: object = {}, language: Language = 'en') {
  const storage = new Map([[KEY, JSON.stringify(kept)]]);
  const loaded: unknown[] = [];
  const opened: string[] = [];
  let hash = link;
  const shell = createShell({
    address: { read: () => hash, write: (next) => (hash = next), listen: () => undefined },
    storage: { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value) },
    startOwn: () =>
      createStore<AppState>()(
        () =>
          ({
            load: (spec: unknown) => loaded.push(spec),
            setOpen: (id: string) => opened.push(id),
            run: { status: 'idle' },
          }) as unknown as AppState,
      ),
    startLessons: () => {
      throw new Error('no lesson is shown');
    },
    isKnown: true,
  });
  const root = await shown(
    <ShellProvider shell={shell}>
      <div style={{ height: 600, display: 'grid', gridTemplate: "'learn' minmax(0, 1fr) / minmax(0, 1fr)" }}>
        <Learn />
      </div>
    </ShellProvider>,
    storeOf({}),
    language,
  );
  await expect.poll(() => root.querySelector('h3')).not.toBeNull();
  return { root, shell, loaded, opened, known: () => shell.getState().cards.known, kept: () => storage.get(KEY)! };
}

const buttons = (root: HTMLElement, name: string) =>
  [...root.querySelectorAll('button')].filter((each) => each.textContent === name);
const press = (root: HTMLElement, name: string) => buttons(root, name)[0]!.click();
const card = (root: HTMLElement) => root.querySelector<HTMLElement>('[data-card]')?.dataset['card'] ?? null;

/** Turns the present card and says whether it was known. */
async function judge(root: HTMLElement, name: 'I knew' | 'I did not') {
  press(root, 'Show the answer');
  await expect.poll(() => buttons(root, name).length).toBe(1);
  press(root, name);
  await expect.poll(() => buttons(root, name).length).toBe(0);
}

describe('the interview cards', () => {
  it('hold the answer back until it is asked for, and tell it to who cannot see (aria-live), by keyboard alone', async () => {
    const { root, known } = await learnAt('cards');
    const { answer, wrong, question } = cardWords[card(root)!]!;
    const first = card(root)!;
    const plain = (text: string) => text.replaceAll('**', '');
    expect(root.querySelector('h3')!.textContent).toBe(question);
    const live = root.querySelector('[aria-live="polite"]')!;
    expect(root.textContent).not.toContain(plain(answer));
    buttons(root, 'Show the answer')[0]!.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => live.textContent).toContain(plain(answer));
    expect(live.textContent).toContain(plain(wrong));
    await expect.poll(() => document.activeElement).toBe(live);
    for (let k = 0; document.activeElement?.textContent !== 'I knew'; k++) {
      expect(k).toBeLessThan(6);
      await userEvent.keyboard('{Tab}');
    }
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => known()).toEqual({ [first]: true });
    await expect.poll(() => document.activeElement).toBe(root.querySelector('h3'));
    expect(card(root)).not.toBe(first);
  });

  it('count what was known, keep it, and ask first for what was not (by hand)', async () => {
    const gates = CARDS.filter(({ topic }) => topic === 'gates').map(({ id }) => id);
    const { root, kept } = await learnAt('cards', { known: { [gates[0]!]: true, [gates[2]!]: false }, dealt: 4 });
    press(root, 'Gates');
    await expect.poll(() => card(root)).toBe(gates[2]);
    const counts = () => root.querySelector('[class*="counts"]')!.textContent;
    expect(counts()).toBe(`1 known1 not known${gates.length - 2} not asked yet`);
    await judge(root, 'I knew');
    expect(counts()).toBe(`2 known0 not known${gates.length - 2} not asked yet`);
    expect(JSON.parse(kept())).toMatchObject({ known: { [gates[2]!]: true } });
    for (let k = 1; k < gates.length; k++) await judge(root, 'I did not');
    expect(root.querySelector('h3')!.textContent).toBe('All cards of this round are through');
    expect(root.querySelectorAll('details')).toHaveLength(gates.length - 1);
    press(root, 'Once more, those not known first');
    await expect.poll(() => card(root)).not.toBeNull();
    expect(card(root)).not.toBe(gates[2]);
    expect(document.activeElement).toBe(root.querySelector('h3'));
  });

  it('as a mock interview ask ten, and say the score and what was not known', async () => {
    const { root, known } = await learnAt('cards');
    press(root, 'Mock interview');
    await expect.poll(() => root.textContent).toContain('Question 1 of 10');
    const missed: string[] = [];
    for (let k = 0; k < 10; k++) {
      const isKnown = k % 3 !== 0;
      if (!isKnown) missed.push(card(root)!);
      await judge(root, isKnown ? 'I knew' : 'I did not');
    }
    expect(root.textContent).toContain('6 of 10 known');
    const listed = [...root.querySelectorAll('summary')].map((each) => each.textContent);
    expect(listed).toEqual(missed.map((id) => cardWords[id]!.question));
    expect(Object.values(known()).filter((each) => !each)).toHaveLength(4);
    press(root, 'All cards');
    await expect.poll(() => root.textContent).toContain('of 50');
  });

  it('open their experiment in Lab, and lie as they lay on the way back', async () => {
    const { root, shell, loaded, opened } = await learnAt('cards');
    while (CARDS.find(({ id }) => id === card(root))!.see?.open === undefined) await judge(root, 'I knew');
    const { id, see } = CARDS.find((each) => each.id === card(root))!;
    press(root, 'Show the answer');
    await expect.poll(() => buttons(root, 'See it').length).toBe(1);
    press(root, 'See it');
    expect(loaded).toEqual([see!.spec]);
    expect(opened).toEqual(see!.open);
    expect(shell.getState().face).toBe('lab');
    shell.getState().showFace('learn');
    await expect.poll(() => card(root)).toBe(id);
    expect(buttons(root, 'I knew')).toHaveLength(1);
  });

  it('are reached from the list of lessons, and lead back to it', async () => {
    const { root } = await learnAt('face=learn');
    press(root, 'Interview cards');
    await expect.poll(() => card(root)).not.toBeNull();
    press(root, 'All lessons');
    await expect.poll(() => buttons(root, 'Is it true?').length).toBe(1);
  });
});

it('an entry leads to its lesson where it was left, and to none that is not there', async () => {
  const place: unknown[] = [];
  const state = {
    progress: { first: { step: 2, done: [0, 1], answers: {} } },
    showLearn: (learn: unknown) => place.push(learn),
  };
  const shell = { getState: () => state, subscribe: () => () => undefined } as unknown as Shell;
  const root = await shown(
    <ShellProvider shell={shell}>
      <ToLesson id="first" />
      <ToLesson id="nowhere" />
      <ToLesson id={null} />
    </ShellProvider>,
  );
  expect([...root.querySelectorAll('button')].map((each) => each.textContent)).toEqual([
    `Lesson: ${titlesIn('en')['first']!.title}`,
  ]);
  root.querySelector('button')!.click();
  expect(place).toEqual([{ at: 'lesson', lesson: 'first', step: 2 }]);
});

describe('"Is it true?"', () => {
  const entry = (root: HTMLElement, id: string) => root.querySelector<HTMLElement>(`#claim-${id}`);
  const listed = (root: HTMLElement) => [...root.querySelectorAll('[id^="claim-"]')];

  it('has all of them, each with its verdict as a word and what is true instead', async () => {
    const { root } = await learnAt('claims');
    expect(listed(root)).toHaveLength(32);
    const verdicts = {
      false: 'Not true',
      half: 'Half true',
      depends: 'It depends',
      unsupported: 'Unsupported',
      wrong: 'An error',
    };
    for (const { id, verdict, see } of MISTAKES) {
      const { textContent: text } = entry(root, id)!;
      const { claim, answer, evidence } = mistakeWords[id]!;
      for (const part of [claim, answer, evidence, verdicts[verdict]]) expect(text).toContain(part);
      expect(entry(root, id)!.querySelector('a')!.getAttribute('href')).toBe(`#claims=${id}`);
      expect(text!.includes('See it')).toBe(see !== null);
    }
  });

  it('opened by a link of one shows it and marks it, whatever else is chosen', async () => {
    const { root } = await learnAt('claims=m30');
    const it = () => entry(root, 'm30')!;
    const isInSight = () => it().getBoundingClientRect().top >= 0 && it().getBoundingClientRect().bottom <= 600;
    await expect.poll(isInSight).toBe(true);
    expect(it().getAttribute('aria-current')).toBe('true');
    expect(root.querySelectorAll('[data-marked="true"]')).toHaveLength(1);
    press(root, 'Half true');
    await expect.poll(() => listed(root).length).toBe(2);
    expect(it().getAttribute('aria-current')).toBe('true');
  });

  it('says that an entry is not there, in the language of the page', async () => {
    const { root } = await learnAt('claims=m99', {}, 'zh');
    expect(root.querySelector('[role="alert"]')!.textContent).toContain('m99');
    expect(entry(root, 'm07')!.querySelector('h3')!.textContent).toBe(chineseMistakes['m07']!.claim);
  });
});
