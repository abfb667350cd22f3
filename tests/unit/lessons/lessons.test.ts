/** All lessons: what their data and their words have to be for the page to draw them. */
import { describe, expect, it } from 'vitest';
import { fieldAt } from '../../../src/experiment/fields';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { LESSONS } from '../../../src/lessons';
import { LESSON_GROUPS, LESSON_VIEWS, type Action, type Lesson, type StepWords } from '../../../src/lessons/lesson';
import { titlesIn } from '../../../src/lessons/titles';
import { startOf } from '../../../src/store/shell/shell';
import { isOffered } from '../../../src/views/learn/LessonFields';
import { chinese, english } from '../i18n/sentences';
import { expectEnglish, LESSON_IDS } from './words';

/** The longest text of a step, in words and in characters: what fits beside the picture at 1366 × 768. */
const MOST_WORDS = 75;
const MOST_CHARACTERS = 130;

const lessons = await Promise.all(
  LESSONS.map(async (entry) => ({
    ...{ id: entry.id, entry, lesson: await entry.load() },
    ...{ en: await entry.words.en(), zh: await entry.words.zh() },
  })),
);
const steps = lessons.flatMap(({ id, lesson, en, zh }) =>
  lesson.steps.map((step, k) => ({ id, number: k + 1, lesson, step, en: en.steps[k]!, zh: zh.steps[k]! })),
);

function specOf(document: object): ExperimentSpec {
  const parsed = parseSpec(document);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  return parsed.ok ? parsed.value : ({} as ExperimentSpec);
}

const textsOf = ({ title, text, tasks, question, options, explanation, hint }: StepWords): string[] =>
  [title, text, ...tasks, question, ...(options ?? []), explanation, hint].filter((each) => each !== undefined);

/** Contenders that an action is about, 0-based. */
const contendersOf = (action: Action): number[] =>
  ('contender' in action ? [action.contender] : [])
    .concat(action.do === 'intervene' ? [Number(action.intervention['contender'] ?? 0)] : [])
    .concat(action.do === 'set' ? (/^contenders\.(\d)/.exec(action.path)?.slice(1).map(Number) ?? []) : []);

const every = <T>(of: readonly T[]) => new Set(of).size === of.length;

describe('the course', () => {
  it('has each lesson once, the first one first, and those that cards and mistakes point at', () => {
    const ids = LESSONS.map(({ id }) => id);
    expect(every(ids)).toBe(true);
    expect(ids[0]).toBe('first');
    expect(LESSON_IDS.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(lessons)('lists $id as the lesson says of itself', ({ id, entry, lesson, en, zh }) => {
    expect(id).toMatch(/^[a-z0-9-]{1,40}$/);
    expect(lesson).toMatchObject({ id, group: entry.group, minutes: entry.minutes });
    expect(LESSON_GROUPS).toContain(lesson.group);
    expect([lesson.steps.length, en.steps.length, zh.steps.length]).toEqual([entry.steps, entry.steps, entry.steps]);
    expect(lesson.steps.length).toBeLessThanOrEqual(40);
  });

  it('loads each lesson and its words from the folder of its id', async () => {
    const modules = import.meta.glob('../../../src/lessons/*/lesson.ts');
    for (const { id, lesson } of lessons) {
      const found = (await modules[`../../../src/lessons/${id}/lesson.ts`]!()) as { lesson: Lesson };
      expect(found.lesson).toBe(lesson);
    }
    expect(Object.keys(modules)).toHaveLength(LESSONS.length);
  });

  it.each(lessons)('teaches what $id needs before it', ({ id, lesson }) => {
    const ids = LESSONS.map((each) => each.id);
    for (const needed of lesson.needs) expect(ids.slice(0, ids.indexOf(id))).toContain(needed);
  });

  it.each(LESSONS.map(({ id }) => id))('has a title and a goal of %s in both languages', (id) => {
    for (const language of ['en', 'zh'] as const) {
      const said = titlesIn(language)[id]!;
      expect(said.title).not.toBe('');
      expect(said.goal).toMatch(/[.。]$/);
    }
    expect(titlesIn('zh')[id]!.title + titlesIn('zh')[id]!.goal).toMatch(/\p{Script=Han}/u);
  });
});

describe('the experiments', () => {
  it.each(lessons)('of $id and of its claims are specs', ({ lesson }) => {
    for (const document of [lesson.spec, ...lesson.steps.flatMap(({ loads }) => (loads === undefined ? [] : [loads]))])
      specOf(document);
    for (const { spec, says, holds, seeds } of lesson.claims) {
      const { contenders } = specOf(spec);
      expect(seeds.length, says).toBeGreaterThan(0);
      expect(holds.length, says).toBeGreaterThan(0);
      for (const { contender, than, atLeast, atMost } of holds) {
        expect(contender, says).toBeLessThan(contenders.length);
        expect(than?.contender ?? 0, says).toBeLessThan(contenders.length);
        expect(atLeast !== undefined || atMost !== undefined, says).toBe(true);
      }
    }
  });

  it.each(steps)('$id, step $number: what its actions name is there', ({ lesson, number, step }) => {
    const { contenders } = specOf(startOf(lesson, number - 1));
    for (const action of step.solution)
      for (const contender of contendersOf(action))
        expect(contender, JSON.stringify(action)).toBeLessThan(contenders.length);
    for (const reading of step.reads ?? [])
      if ('contender' in reading) expect(reading.contender, JSON.stringify(reading)).toBeLessThan(contenders.length);
  });

  it.each(steps)('$id, step $number: its settings can be chosen beside it', ({ lesson, number, step }) => {
    const spec = specOf(startOf(lesson, number - 1));
    const set = step.solution.flatMap((action) => (action.do === 'set' ? [action.path] : []));
    for (const path of [...step.controls, ...set]) {
      expect(fieldAt(spec, path), path).not.toBeUndefined();
      const offered = step.controls.includes(path) && isOffered(path);
      expect(offered || step.show.includes('preparation'), path).toBe(true);
    }
  });

  it.each(steps)(
    '$id, step $number: something is shown, each view once, and pointed at only what is there',
    ({ step }) => {
      expect(step.show.length).toBeGreaterThan(0);
      expect(every(step.show)).toBe(true);
      for (const view of step.show) expect(LESSON_VIEWS).toContain(view);
      const { points } = step;
      if (points === 'control')
        expect(step.controls.length + Number(step.show.includes('preparation'))).toBeGreaterThan(0);
      else if (points !== undefined && points !== 'train') expect(step.show).toContain(points);
    },
  );

  it.each(steps)('$id, step $number: a solution where there are tasks, and only there', ({ step }) => {
    expect(step.solution.length > 0).toBe(step.tasks.length > 0);
  });
});

describe('the words', () => {
  it.each(steps)('$id, step $number: as many tasks in both languages as there are', ({ step, en, zh }) => {
    expect([en.tasks.length, zh.tasks.length]).toEqual([step.tasks.length, step.tasks.length]);
  });

  it.each(steps)(
    '$id, step $number: a question with three different answers, one of them right, or none',
    ({ step, en, zh }) => {
      for (const { question, options } of [en, zh]) {
        expect(question !== undefined).toBe(step.right !== undefined);
        expect(options !== undefined).toBe(step.right !== undefined);
        if (options) expect([options.length, every(options)]).toEqual([3, true]);
      }
      if (step.right !== undefined) expect([0, 1, 2]).toContain(step.right);
      expect(en.hint === undefined).toBe(zh.hint === undefined);
    },
  );

  it.each(steps)('$id, step $number: short enough to stand beside the picture', ({ en, zh }) => {
    expect(en.text.split(/\s+/).length, en.text).toBeLessThanOrEqual(MOST_WORDS);
    expect([...zh.text.replaceAll('**', '')].length, zh.text).toBeLessThanOrEqual(MOST_CHARACTERS);
  });

  it.each(steps)('$id, step $number: bold in pairs, and no other markup', ({ en, zh }) => {
    for (const text of [...textsOf(en), ...textsOf(zh)]) {
      expect(text.trim(), 'not empty, no blanks around it').toBe(text);
      expect(text).not.toBe('');
      expect(text.split('**').length % 2, text).toBe(1);
      expect(text.replaceAll('**', ''), text).not.toMatch(/[<>]\/?[a-z]|`|__|\]\(|\*\*|\{\{/);
    }
  });

  it.each(steps)('$id, step $number: English in English, Chinese in Chinese', ({ en, zh }) => {
    for (const text of textsOf(en)) expectEnglish(text, text);
    // A title may be a name, and an answer a number or a formula.
    for (const text of [zh.text, ...zh.tasks, zh.question ?? '问', zh.explanation])
      expect(text).toMatch(/\p{Script=Han}/u);
    for (const text of textsOf(zh)) expect(text).not.toMatch(/\p{Script=Han}[,;:?!]/u);
  });

  it.each(steps)('$id, step $number: names as many controls in bold in both languages', ({ en, zh }) => {
    const bold = (words: StepWords) => textsOf(words).join(' ').split('**').length;
    expect(bold(zh)).toBe(bold(en));
  });
});

/** A sentence of the page as what it can become: "Rank units and gates of {{letter}}" of any letter. */
function formOf(sentence: string): RegExp {
  const parts = sentence.split(/\{\{.+?\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

describe('a control named in bold', () => {
  it.each([
    ['English', english, 'en'],
    ['Chinese', chinese, 'zh'],
  ] as const)('in %s is called so on the page', (_, catalogue, language) => {
    const said = new Set(catalogue.values());
    const forms = [...said].filter(
      (text) => text.includes('{{') && /[\p{L}]/u.test(text.replaceAll(/\{\{.+?\}\}/g, '')),
    );
    const isSaid = (name: string) => said.has(name) || forms.some((form) => formOf(form).test(name));
    // A heatmap is called by its gate and its contender; a value has no name.
    const ofContender = (name: string) => said.has(name.replace(/[,，] ?[A-D]$/, ''));
    expect([isSaid('Which mushroom?'), ofContender('哪个蘑菇？')]).toEqual([false, false]);
    const unknown = steps.flatMap(({ id, number, ...words }) =>
      // The first lesson also stresses what gates do.
      (id === 'first' ? words[language].tasks : textsOf(words[language]))
        .flatMap((text) => [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name!))
        .filter((name) => !/^\d+$/.test(name) && !isSaid(name) && !ofContender(name))
        .map((name) => `${id} ${number}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});
