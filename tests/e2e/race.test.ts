/** A race of several seeds in the built page: progress, cancel, live changes, a worker that dies. */
import type { Page, Worker } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, listenToStatus, movedPage, openPage, showFace, shownNumber, status } from './support';

const SMALL =
  'v=1&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&data.source.kind=sine&data.source.length=160&task.window=8';
/** Long enough that nothing ends while a test looks. */
const LONG = `${SMALL}&training.epochs=100000`;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const bar = (page: Page) => page.getByRole('progressbar', { name: 'Race', exact: true });
const says = (page: Page) => bar(page).getAttribute('aria-valuetext');
const seeds = (page: Page) => page.getByRole('spinbutton', { name: 'Seeds', exact: true });
/** The workers that train the race's runs: they are told from the page's own trainers by their names. */
async function racers(page: Page): Promise<Worker[]> {
  const all = page.workers();
  // One that ends while it is asked has no name any more.
  const names = await Promise.all(all.map((worker) => worker.evaluate(() => self.name).catch(() => '')));
  return all.filter((_, k) => names[k] === 'racer');
}
const alerts = async (page: Page) => (await page.getByRole('alert').allTextContents()).join(' ');

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

describe('a race of two contenders and three seeds', () => {
  it('trains all six runs, says how far it is, and ends with the last of them', async () => {
    const page = await movedPage({ hash: `${SMALL}&training.epochs=40&seeds=3` });
    expect(await says(page)).toBe('6 runs, beginning with Train');
    await button(page, 'Train').click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    // At rest the line takes no room; the verdict says what there is to say.
    await expect.poll(() => bar(page).count()).toBe(0);
    await showFace(page, 'Compare');
    const table = page.getByRole('table', { name: 'Runs', exact: true });
    await expect.poll(() => table.getByRole('rowheader').count()).toBe(6);
    expect(await button(page, 'Cancel race').count()).toBe(0);
    expect(await shownNumber(page, 'epoch')).toBe(40);
  });

  it('keeps what has ended when it is cancelled, and the page’s own networks can go on', async () => {
    const page = await movedPage({ hash: `${SMALL}&training.epochs=400&seeds=3` });
    await button(page, 'Train').click();
    await expect.poll(() => says(page)).toMatch(/^[1-5] of 6 runs/);
    await button(page, 'Cancel race').click();
    await expect.poll(() => says(page)).toMatch(/^[1-5] of 6 runs ended/);
    await expect.poll(() => status(page).textContent()).toMatch(/paused|finished/);
    // So many epochs may be over before the next look.
    const { said } = await listenToStatus(page);
    await button(page, 'Train').click();
    await expect.poll(async () => (await said()).join(' ')).toContain('training');
    await expect.poll(async () => (await racers(page)).length).toBe(0);
  });
});

describe('a race that is changed while it goes on', () => {
  it('takes more seeds, is paused as a whole, goes on without a worker that dies, and after a setting was changed', async () => {
    const { page, errors } = await openPage({ hash: LONG });
    await ready(page);
    expect(await bar(page).count()).toBe(0);
    await button(page, 'Train').click();
    await expect.poll(() => shownNumber(page, 'epoch')).toBeGreaterThan(2);

    await seeds(page).fill('3');
    await seeds(page).press('Enter');
    await expect.poll(() => says(page)).toMatch(/^0 of 6 runs, about .* left$/);
    expect(new URL(page.url()).hash).toContain('seeds=3');
    expect(await shownNumber(page, 'epoch')).toBeGreaterThan(2);

    await button(page, 'Pause').click();
    await expect.poll(() => status(page).textContent()).toContain('paused');
    await expect.poll(() => says(page)).toBe('0 of 6 runs, paused');
    await button(page, 'Train').click();
    await expect.poll(() => says(page)).toMatch(/^0 of 6 runs, about .* left$/);

    await (
      await racers(page)
    )[0]!.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of memory');
      });
    });
    await expect.poll(() => alerts(page)).toMatch(/Run 2 of contender A could not be trained \(.*out of memory\)/);
    await expect.poll(() => says(page)).toMatch(/^1 of 6 runs/);
    expect(await status(page).textContent()).toContain('training');

    const rate = page.getByRole('spinbutton', { name: 'Learning rate', exact: true });
    await rate.fill('0.004');
    await rate.press('Enter');
    await expect
      .poll(() => alerts(page))
      .toMatch(/Settings were changed since this race began.*its other runs \(3 to go\) are trained as it began/);
    await expect.poll(() => says(page)).toMatch(/^1 of 6 runs/);
    expect(await status(page).textContent()).toContain('training');
    await button(page, 'Reset').click();
    await ready(page);
    expect(await alerts(page)).toBe('');
    expect(await says(page)).toBe('6 runs, beginning with Train');
    // The browser may have told the console of the worker's error as well.
    errors.splice(0, errors.length, ...errors.filter((error) => !error.includes('out of memory')));
  });
});

describe('the line of a race', () => {
  it('leaves a heatmap of each contender in sight at 1366 × 768, passes axe, and speaks Chinese', async () => {
    const viewport = { width: 1366, height: 768 };
    const { page } = await openPage({ hash: `${LONG}&seeds=5`, viewport, locale: 'zh' });
    await page.getByRole('button', { name: '训练', exact: true }).click();
    const cancel = page.getByRole('button', { name: '取消比赛', exact: true });
    await cancel.waitFor();
    for (const letter of ['A', 'B']) {
      const heatmap = page.getByRole('img', { name: new RegExp(`门.*${letter}$`) }).first();
      const box = (await heatmap.boundingBox())!;
      expect(box.y + box.height, letter).toBeLessThanOrEqual(viewport.height);
    }
    await page.getByRole('button', { name: '暂停', exact: true }).click();
    await expect.poll(() => status(page).textContent()).toContain('已暂停');
    expect(await axeFinds(page, ['#run', '#training'])).toEqual([]);
    await cancel.click();
    const progress = page.getByRole('progressbar', { name: '比赛', exact: true });
    await expect.poll(() => progress.getAttribute('aria-valuetext')).toMatch(/^\d+ \/ 10 次运行已结束$/);
  });
});
