/** Opening the built page for a test, which fails by itself on any console error, page error or policy violation. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, expect, inject, onTestFinished } from 'vitest';
import { giveBack, takeProfile, type Profile, type ProfileOptions } from './profiles';

export interface PageOptions extends ProfileOptions {
  /** What follows # in the address. */
  readonly hash?: string;
}

export interface OpenedPage {
  readonly page: Page;
  /** What went wrong so far. A test that expects an error takes it out again, or it fails at its end. */
  readonly errors: string[];
}

/** Opens the page in an empty profile; the test that called it leaves it and fails if anything went wrong in it. */
export async function openPage(options: PageOptions = {}): Promise<OpenedPage> {
  const profile = await takeProfile(options);
  onTestFinished(async ({ task }) => {
    nothingWrong(await giveBack(profile, task.result?.state !== 'fail'));
  });
  await visit(profile, options);
  return profile;
}

/** In Lab, where the test does not say another place. */
const visit = ({ page }: Profile, { hash = 'face=lab' }: PageOptions) => page.goto(pageUrl(hash));

/**
 * One page for those tests of a file that leave it as they found it: opened by the first that asks for it, left after
 * the last. Each test fails by itself if anything went wrong in the page since the one before.
 *
 * @param prepared what to do with the page before the first test sees it
 */
export function sharedPage(options: PageOptions, prepared: (page: Page) => Promise<void>): () => Promise<Page> {
  let opened: Promise<Profile> | undefined;
  let failed = false;
  const open = async () => {
    const profile = await takeProfile(options);
    await visit(profile, options);
    await prepared(profile.page);
    return profile;
  };
  afterEach(async ({ task }) => {
    failed ||= task.result?.state === 'fail';
    nothingWrong((await opened)?.errors.splice(0) ?? []);
  });
  afterAll(async () => {
    const profile = await opened;
    if (profile) nothingWrong(await giveBack(profile, !failed));
  });
  return async () => (await (opened ??= open())).page;
}

/** What the page of a file looked like when it was opened. */
interface Moved {
  readonly profile: Profile;
  /** Names of what was unfolded. */
  readonly unfolded: readonly string[];
}

let moved: Promise<Moved> | null = null;

/** After each test: fails it if anything went wrong in the page that is moved. */
export async function checkMovedPage(failed: boolean): Promise<void> {
  const profile = (await moved?.catch(() => null))?.profile;
  const found = profile?.errors.splice(0) ?? [];
  if (profile && (failed || found.length > 0)) {
    moved = null;
    await giveBack(profile, false);
  }
  nothingWrong(found);
}

/** After the last test of a file. */
export async function leaveMovedPage(): Promise<void> {
  const profile = (await moved?.catch(() => null))?.profile;
  moved = null;
  if (profile) nothingWrong(await giveBack(profile, true));
}

/**
 * Like `openPage`, but one page for all tests of a file that ask for it this way: a page takes three seconds of processor
 * time to open and half a second to be moved to another experiment by its address. The networks are built anew, and what
 * a test before has unfolded or opened is closed again; the list of undo and what was chosen in a view stay.
 *
 * @returns the page once its networks are ready; a page of its own, and as it opens, for what only an opening can change
 */
export async function movedPage(options: PageOptions = {}): Promise<Page> {
  const { locale, reducedMotion, hasTouch } = options;
  if (locale !== undefined || reducedMotion !== undefined || hasTouch !== undefined)
    return (await openPage(options)).page;
  const { viewport = { width: 1440, height: 900 }, colorScheme = 'light', hash = 'face=lab' } = options;
  if (moved === null) {
    moved = firstPage(options);
    return (await moved).profile.page;
  }
  const { profile, unfolded } = await moved;
  const { page } = profile;
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await page.keyboard.press('Escape');
  await showFace(page, 'Lab');
  await fold(page, unfolded);
  await page.getByRole('button', { name: 'Reset', exact: true }).waitFor();
  // In one go: once a build takes long, the button calls it off.
  await page.evaluate(async (to) => {
    if (window.location.hash.slice(1) !== to) {
      const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
      window.location.hash = to;
      await changed;
    }
    // Where the new address has begun a build already, Cancel stands in its place.
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Reset')?.click();
  }, hash);
  // By then the build has begun that Reset starts at once; a quick one may be over before the status line has shown it.
  await frames(page);
  await expect.poll(() => status(page).textContent()).toContain('ready');
  // What the experiment before had no button for.
  await fold(page, unfolded);
  return page;
}

/** Closes what is open and folds what is unfolded, but for what bears one of these names. */
const fold = (page: Page, unfolded: readonly string[]): Promise<void> =>
  page.evaluate((spared) => {
    for (const dialog of document.querySelectorAll('dialog')) dialog.close();
    (document.activeElement as HTMLElement | null)?.blur();
    for (const button of document.querySelectorAll<HTMLElement>('button[aria-expanded="true"]'))
      if (!spared.includes(button.textContent)) button.click();
    window.scrollTo(0, 0);
  }, unfolded);

async function firstPage(options: PageOptions): Promise<Moved> {
  const profile = await takeProfile(options);
  await visit(profile, options);
  await expect.poll(() => status(profile.page).textContent()).toContain('ready');
  const unfolded = await profile.page.locator('button[aria-expanded="true"]').allTextContents();
  return { profile, unfolded };
}

const nothingWrong = (errors: readonly string[]): void =>
  expect(errors, 'console errors, page errors and policy violations').toEqual([]);

/** The built page's address, with what follows # where given. */
export const pageUrl = (hash = ''): string => inject('pageUrl') + (hash === '' ? '' : `#${hash}`);

/**
 * What axe finds wrong, one line a rule with its elements, in the whole page or in what the selectors include.
 *
 * @param rules that are switched on or off for this look
 */
export async function axeFinds(
  page: Page,
  include: readonly string[] = [],
  rules: Readonly<Record<string, { enabled: boolean }>> = {},
): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    // Elements that pass are not described: that takes longer than looking for those that fail.
    .options({ rules, resultTypes: ['violations'] })
    // In the page itself, which has no frames; a page of its own for the results would be opened otherwise.
    .setLegacyMode();
  for (const selector of include) builder.include(selector);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Turns to a face of the page. */
export const showFace = (page: Page, face: 'Learn' | 'Lab' | 'Compare'): Promise<void> =>
  page.getByRole('tab', { name: face, exact: true }).click();

/** The status line of the run bar. It is asked for most, and to look for the bar by its role goes through all of the page. */
export const status = (page: Page): Locator => page.locator('#run').getByRole('status');

/** The number that an element with this `data-testid` shows now, NaN while it shows none. */
export async function shownNumber(page: Page, testId: string): Promise<number> {
  const text = (await page.getByTestId(testId).textContent()) ?? '';
  return text.trim() === '' ? NaN : Number(text.replace(/[\s,\u202f]/g, '').replace('−', '-'));
}

/** Presses Train and waits until every epoch counter has reached `epoch`. */
export async function trainUntil(page: Page, epoch: number): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => shownNumber(page, 'epoch')).toBeGreaterThanOrEqual(epoch);
}

/**
 * Waits for so many frames of the page. What it had received before them is drawn after them, also what waits for the
 * next moment of the views' pace and for a pause of the page's thread (src/views/state/pace.ts, latch.ts).
 */
export async function frames(page: Page, count = 90): Promise<void> {
  await page.evaluate(
    (all) =>
      new Promise<void>((resolve) => {
        const next = (left: number) => (left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1)));
        next(all);
      }),
    count,
  );
}

/**
 * Waits until all that the workers have sent so far is drawn, for a forecast: they are asked for the predictions of
 * another part, their answers come after everything that was sent before, and the test part is asked for again.
 */
export async function drawn(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: 'Predictions', exact: true });
  for (const [part, name] of [
    ['Train', /^Errors on the training part/],
    ['Test', /^Errors on the test part/],
  ] as const) {
    await panel.getByText(part, { exact: true }).click();
    // Drawn together: the table has the part's name, and the chart a line of each network whose worker has answered.
    await expect.poll(() => panel.getByRole('table', { name }).count()).toBe(1);
    const letters = await panel.getByRole('rowheader', { name: /^[A-D] / }).allTextContents();
    const chart = panel.getByRole('img', { name: /Predictions against truth/ });
    for (const [letter] of letters)
      await expect.poll(() => chart.getAttribute('aria-label')).toMatch(new RegExp(`${letter} [^:]+: `));
  }
  await frames(page);
}

interface StatusWords {
  /** All that the status line has said since, in order. */
  said(): Promise<readonly string[]>;
}

/** Listens to the status line from now on, so that also what it says for a moment is heard. */
export async function listenToStatus(page: Page): Promise<StatusWords> {
  const heard = await status(page).evaluateHandle((line) => {
    const words: string[] = [line.textContent];
    new MutationObserver(() => words.push(line.textContent)).observe(line, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return words;
  });
  return { said: () => heard.jsonValue() };
}

/** Does what has the networks built anew, and waits until the status line has left "ready" and says it again. */
export async function rebuiltBy(page: Page, change: () => Promise<unknown>): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
  const { said } = await listenToStatus(page);
  await change();
  await expect
    .poll(async () => {
      const words = await said();
      return words.some((text) => !text.includes('ready')) && words.at(-1)!.includes('ready');
    })
    .toBe(true);
}
