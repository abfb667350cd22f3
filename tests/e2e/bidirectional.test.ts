/** Bidirectional contenders in the page: switched on, looked at in both directions, trained, switched off. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, drawn, movedPage, status, trainUntil } from './support';

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const direction = (page: Page) => page.getByRole('combobox', { name: 'Direction', exact: true });

/** The pixels of a heatmap as the user sees them. */
const pixels = (page: Page, name: string) =>
  page.getByRole('img', { name, exact: true }).evaluate((node) => (node as HTMLCanvasElement).toDataURL());

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

describe('a bidirectional contender', () => {
  it('is switched on under More, and shows its backward direction under the same steps', async () => {
    const page = await movedPage();
    expect(await direction(page).count()).toBe(0);
    await group(page, 'Contender A').getByText('More', { exact: true }).click();
    const toggle = group(page, 'Contender A').getByRole('checkbox', { name: 'Bidirectional', exact: true });
    await toggle.check();
    await expect.poll(() => new URL(page.url()).hash).toContain('A.bidirectional=true');
    // 2·4·16·(1 + 16 + 1) of both directions, 2·16 + 1 of the head.
    await expect.poll(() => group(page, 'Contender A').textContent()).toContain('2,337 parameters');
    await ready(page);
    await trainUntil(page, 2);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect.poll(() => status(page).textContent()).toContain('paused');
    await drawn(page);

    const steps = () => group(page, 'Contender A gates').locator('[aria-hidden=true] > span').allTextContents();
    const [forward, other, axis] = [
      await pixels(page, 'Hidden state, A'),
      await pixels(page, 'Hidden state, B'),
      await steps(),
    ];
    await direction(page).selectOption({ label: 'Backward' });
    await expect.poll(() => pixels(page, 'Hidden state, A')).not.toBe(forward);
    await expect.poll(() => group(page, 'Contender A gates').textContent()).toContain('right to left');
    expect(await group(page, 'Contender B gates').textContent()).toContain('forward only');
    expect(await pixels(page, 'Hidden state, B')).toBe(other);
    expect(await steps()).toEqual(axis);
    expect(await axeFinds(page)).toEqual([]);
    await direction(page).selectOption({ label: 'Forward' });
    await expect.poll(() => pixels(page, 'Hidden state, A')).toBe(forward);

    await direction(page).selectOption({ label: 'Backward' });
    await toggle.uncheck();
    await expect.poll(() => direction(page).count()).toBe(0);
    // The other contender keeps what it has learnt, so that the run stays paused.
    await expect.poll(() => status(page).textContent()).toMatch(/^0.*paused/);
    expect(await group(page, 'Contender A gates').textContent()).not.toMatch(/right to left|forward only/);
  });

  it('says in Chinese which way it reads', async () => {
    const page = await movedPage({ hash: 'v=1&A.cell=gru&A.bidirectional=true', locale: 'zh' });
    await expect.poll(() => status(page).textContent()).toContain('就绪');
    await page.getByRole('combobox', { name: '方向', exact: true }).selectOption({ label: '反向' });
    await expect.poll(() => page.getByText('从右向左').count()).toBe(1);
  });
});
