/** The first-visit tour: offered and not forced, waits for the person, can be left, refused and started again. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, openPage, status } from './support';

const HASH =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&training.epochs=12&training.backend=simd';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const words = (page: Page) => page.getByRole('dialog');
const next = (page: Page) => words(page).getByRole('button', { name: /^(Next|Finish)$/ });

/** Waits for a stop of the tour. */
const at = (page: Page, title: string) => words(page).filter({ hasText: title }).waitFor();

async function ready(page: Page, word = 'ready'): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain(word);
}

describe('the tour', () => {
  it('waits for each thing to be done, up to a gate held by hand; axe finds nothing', async () => {
    const { page } = await openPage({ hash: HASH, reducedMotion: 'reduce' });
    await ready(page);
    await button(page, 'Take the tour').click();
    await at(page, 'One sequence');
    await next(page).click();
    await at(page, 'Press Train');
    expect(await next(page).isDisabled()).toBe(true);
    await button(page, 'Train').click();
    await expect.poll(() => next(page).isEnabled()).toBe(true);
    await next(page).click();
    await at(page, 'They learn');
    await next(page).click();
    await at(page, 'Every gate, every step');
    expect(await next(page).isDisabled()).toBe(true);
    expect(await axeFinds(page)).toEqual([]);
    const heatmap = page.getByRole('img', { name: 'Forget gate, A', exact: true });
    await heatmap.hover();
    await expect.poll(() => next(page).isEnabled()).toBe(true);
    await next(page).click();
    await at(page, 'Hold a place');
    expect(await next(page).isDisabled()).toBe(true);
    await heatmap.click();
    await expect.poll(() => next(page).isEnabled()).toBe(true);
    await next(page).click();
    await at(page, 'Back in time');
    await page.getByRole('slider', { name: 'Epoch', exact: true }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => next(page).isEnabled()).toBe(true);
    await next(page).click();
    await at(page, 'Inside the cell');
    await next(page).click();
    await at(page, 'Now break it');
    expect(await next(page).isDisabled()).toBe(true);
    await button(page, 'What if there were no …?').click();
    await button(page, 'Forget gate 0 (no memory)').click();
    await expect.poll(() => next(page).isEnabled()).toBe(true);
    await next(page).click();
    await expect.poll(() => words(page).count()).toBe(0);
  });

  it('leaves Train free to be pressed on a phone, where the run bar is no box of its own', async () => {
    const viewport = { width: 390, height: 844 };
    const { page } = await openPage({ hash: HASH, reducedMotion: 'reduce', viewport });
    await ready(page);
    await button(page, 'Take the tour').click();
    await at(page, 'One sequence');
    await next(page).click();
    await at(page, 'Press Train');
    await button(page, 'Train').click();
    await expect.poll(() => next(page).isEnabled()).toBe(true);
  });

  it('is passed by touch where it asks to look at a heatmap, and covers no equation (a touch screen)', async () => {
    const viewport = { width: 390, height: 844 };
    const { page } = await openPage({ hash: HASH, reducedMotion: 'reduce', viewport, hasTouch: true });
    await ready(page);
    await button(page, 'Train').tap();
    await ready(page, 'finished');
    await button(page, 'Take the tour').tap();
    await at(page, 'One sequence');
    for (const title of ['Press Train', 'They learn', 'Every gate, every step']) {
      await next(page).tap();
      await at(page, title);
    }
    expect(await next(page).isDisabled()).toBe(true);
    await page.getByRole('img', { name: 'Forget gate, A', exact: true }).tap();
    await expect.poll(() => next(page).isEnabled()).toBe(true);
    await next(page).tap();
    await at(page, 'Hold a place');
    await next(page).tap();
    await at(page, 'Back in time');
    await page.getByRole('slider', { name: 'Epoch', exact: true }).press('ArrowLeft');
    await next(page).tap();
    await at(page, 'Inside the cell');
    // The words cover none of the equations that they speak of.
    const equations = page.getByRole('group', { name: 'The cell', exact: true }).getByRole('list').first();
    const overlap = async () => {
      const [box, card] = [await equations.boundingBox(), await words(page).boundingBox()];
      return Math.min(box!.y + box!.height, card!.y + card!.height) - Math.max(box!.y, card!.y);
    };
    await expect.poll(overlap).toBeLessThanOrEqual(0);
  });

  it('is gone through by keyboard alone, is left by Escape, and starts again from Help', async () => {
    const { page } = await openPage({ hash: HASH, reducedMotion: 'reduce' });
    await ready(page);
    await button(page, 'Train').click();
    await ready(page, 'finished');
    await button(page, 'Take the tour').focus();
    await page.keyboard.press('Enter');
    await at(page, 'One sequence');
    for (const title of ['Press Train', 'They learn', 'Every gate, every step']) {
      await next(page).focus();
      await page.keyboard.press('Enter');
      await at(page, title);
    }
    const heatmap = page.getByRole('img', { name: 'Forget gate, A', exact: true });
    await button(page, 'Back').focus();
    const reached = () => heatmap.evaluate((each) => each === document.activeElement);
    for (let tabs = 0; tabs < 12 && !(await reached()); tabs++) await page.keyboard.press('Tab');
    expect(await reached()).toBe(true);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => next(page).isEnabled()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => words(page).count()).toBe(0);
    await button(page, 'Help').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take the tour', exact: true }).click();
    await at(page, 'One sequence');
  });

  it('is offered until it is refused, and then no more, in Chinese as well', async () => {
    const { page } = await openPage({ hash: HASH, locale: 'zh-CN' });
    await page.getByRole('button', { name: '不需要导览', exact: true }).click();
    expect(await button(page, '开始导览').count()).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: '训练', exact: true }).waitFor();
    expect(await button(page, '开始导览').count()).toBe(0);
  });
});
