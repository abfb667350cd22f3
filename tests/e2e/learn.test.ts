/** Learn in the built page: the first two minutes, all steps of all lessons without training, and coming back. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { LESSONS, type LessonEntry } from '../../src/lessons';
import { titlesIn } from '../../src/lessons/titles';
import { axeFinds, openPage, showFace, shownNumber } from './support';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** That of the step. */
const heading = (page: Page) => page.locator('#lesson h2');
const chosen = (page: Page, gate: string) =>
  page.getByRole('radiogroup', { name: gate, exact: true }).getByRole('radio', { checked: true });

describe('the first visit', () => {
  it('shows within four clicks that the answer hangs on the forget gate, and keeps it in Lab and back', async () => {
    const { page } = await openPage({ hash: '' });
    await expect.poll(() => heading(page).textContent()).toBe('1 · Two numbers to remember');
    const tasks = page.getByRole('list', { name: 'Tasks', exact: true });
    expect(await tasks.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('(to do)')]);

    await button(page, 'Train').click();
    await expect.poll(() => tasks.textContent()).toContain('(done)');
    await button(page, 'Next').click();
    const question = page.getByRole('radiogroup', { name: /^Before you try/ });
    await question.getByText('About the same number, whatever the marks say.', { exact: true }).click();
    const gate = page.getByRole('radiogroup', { name: 'Forget gate', exact: true });
    await gate.getByText('shut (0)', { exact: true }).click();

    // The other answer, of the networks as they are with the gate shut.
    await expect.poll(() => shownNumber(page, 'answer-held-A')).not.toBeNaN();
    const apart = async () =>
      Math.abs((await shownNumber(page, 'answer-held-A')) - (await shownNumber(page, 'answer-A')));
    await expect.poll(apart).toBeGreaterThanOrEqual(0.05);
    await expect.poll(() => tasks.textContent()).toContain('(done)');
    const lesson = page.getByRole('region', { name: 'Lesson', exact: true });
    await expect.poll(() => lesson.textContent()).toContain('Your guess was right.');

    const epochs = await shownNumber(page, 'epoch');
    expect(epochs).toBeGreaterThan(0);
    await showFace(page, 'Lab');
    await page.getByRole('region', { name: 'Learning curves', exact: true }).waitFor();
    expect(await shownNumber(page, 'epoch')).toBeGreaterThanOrEqual(epochs);
    await showFace(page, 'Learn');
    await expect.poll(() => heading(page).textContent()).toBe('2 · Shut the gate');
    expect(await chosen(page, 'Forget gate').getAttribute('value')).toBe('shut');
    await expect.poll(apart).toBeGreaterThanOrEqual(0.05);
    expect(await tasks.textContent()).toContain('(done)');

    // A reload comes back to the step; the networks start over, what is done stays done.
    await page.reload();
    await expect.poll(() => heading(page).textContent()).toBe('2 · Shut the gate');
    await expect.poll(() => tasks.textContent()).toContain('(done)');
    expect(await question.getByRole('radio', { checked: true }).count()).toBe(1);

    await page.getByRole('link', { name: 'All lessons', exact: true }).click();
    const { title } = titlesIn('en')['first']!;
    await page.getByRole('button', { name: `Go on: ${title}`, exact: true }).waitFor();
    await page.goBack();
    await expect.poll(() => heading(page).textContent()).toBe('2 · Shut the gate');
  });
});

/** What axe is to look at: a step each of different views. */
const LOOKED_AT = new Set(['first 2', 'l02-one-step 1', 'l08-preparing 2', 'l16-surgery 3']);

/** Goes through all steps of a lesson by Next; on `see` the step is drawn as far as it is without training. */
async function walk(
  page: Page,
  { id, words, load }: LessonEntry,
  language: 'en' | 'zh',
  see: (at: string) => Promise<void>,
) {
  const next = button(page, language === 'en' ? 'Next' : '下一步');
  const [said, lesson] = await Promise.all([words[language](), load()]);
  for (const [k, { title }] of said.steps.entries()) {
    if (k === 0) await page.evaluate((hash) => (window.location.hash = hash), `lesson=${id}`);
    else await next.click();
    await page.getByRole('heading', { level: 2, name: `${k + 1} · ${title}`, exact: true }).waitFor();
    const { show } = lesson.steps[k]!;
    // All that the step shows is there once its networks are.
    for (const view of show) await page.locator(`[data-view="${view}"] > *`).first().waitFor({ state: 'attached' });
    await see(`${id} ${k + 1}`);
  }
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('every step of every lesson', () => {
  it('is drawn under its heading without an error and no wider than the page, and axe finds nothing in some', async () => {
    const { page } = await openPage({ hash: 'lesson=first', viewport: { width: 1366, height: 768 } });
    const wide: string[] = [];
    for (const entry of LESSONS)
      await walk(page, entry, 'en', async (at) => {
        if ((await overflow(page)) > 0) wide.push(at);
        if (LOOKED_AT.has(at)) expect(await axeFinds(page), at).toEqual([]);
      });
    expect(wide).toEqual([]);
  });

  it('is so in Chinese on a narrow screen', async () => {
    const { page } = await openPage({ hash: 'lesson=first', locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    const wide: string[] = [];
    for (const entry of LESSONS)
      await walk(page, entry, 'zh', async (at) => {
        if ((await overflow(page)) > 0) wide.push(at);
      });
    expect(wide).toEqual([]);
  });
});
