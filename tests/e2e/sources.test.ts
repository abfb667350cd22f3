/** From every kind of made-up sequence to a trained model: a choice in the menu, a click on Train. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, shownNumber, status, trainUntil } from './support';

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

/** Chooses a sequence and waits until the networks for it stand. */
async function choose(page: Page, label: string): Promise<void> {
  const before = await page.getByTestId('val-loss-A').textContent();
  await page.getByRole('combobox', { name: 'Sequence', exact: true }).selectOption({ label });
  await expect.poll(() => page.getByTestId('val-loss-A').textContent()).not.toBe(before);
  await ready(page);
}

/** What the table of errors says of contender A under a heading. */
async function scoreOf(page: Page, heading: string): Promise<string> {
  const table = page.getByRole('table', { name: /^Errors on the test part/ });
  const column = (await table.getByRole('columnheader').allTextContents()).indexOf(heading);
  // The row's own heading and the verdict stand before the metrics, as the corner does in the header.
  return (await table.getByRole('row', { name: /^A / }).getByRole('cell').nth(column).textContent()) ?? '';
}

describe('a choice and a click train', () => {
  it('a chaotic series, with its error beside the naive forecast', async () => {
    const page = await movedPage();
    await choose(page, 'Mackey–Glass');
    await trainUntil(page, 2);
    await expect.poll(() => scoreOf(page, 'RMSE')).toMatch(/^\d+\.\d+$/);
    expect(await shownNumber(page, 'train-loss-A')).toBeGreaterThan(0);
  });

  it('each memory task, with the accuracy of its answers', async () => {
    const page = await movedPage();
    for (const label of ['Temporal order', 'Delayed recall', 'Copy', 'Parity', 'Brackets']) {
      await choose(page, label);
      await trainUntil(page, 1);
      await expect.poll(() => scoreOf(page, 'Accuracy'), { message: label }).toMatch(/^\d+\.\d %$/);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
    }
  });
});

describe('temporal order', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`shows whom each contender takes for whom, every test sequence once, readable for all (axe, ${colorScheme})`, async () => {
      const page = await movedPage({ hash: 'v=1&data.source.kind=temporalOrder', colorScheme });
      await trainUntil(page, 6);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      for (const name of ['A LSTM', 'B GRU']) {
        const cells = await page.getByRole('table', { name, exact: true }).locator('tbody td').allTextContents();
        expect(cells).toHaveLength(16);
        expect(cells.reduce((sum, count) => sum + Number(count), 0)).toBe(256);
      }
      await expect.poll(() => page.getByText(/^says [XY]{2} \(\d+ %\), truth [XY]{2}$/).count()).toBe(2);
      expect(await axeFinds(page, ['#predictions'])).toEqual([]);
    });
  }
});

describe('a series with several columns', () => {
  it('offers each as an input, and the networks read what is chosen', async () => {
    const page = await movedPage({ hash: 'v=1&data.source.kind=lorenz&data.source.length=200' });
    const data = page.getByRole('region', { name: 'Data', exact: true });
    await data.getByRole('button', { name: 'More' }).click();
    expect(await data.getByRole('checkbox', { name: 'x as input', exact: true }).isChecked()).toBe(true);
    await data.getByRole('checkbox', { name: 'z as input', exact: true }).check();
    await expect.poll(() => new URL(page.url()).hash).toContain('data.inputs=');
    // 4 · 16 · (2 inputs + 16 units + 1 bias) of the LSTM, 16 + 1 of the head.
    await expect
      .poll(() => page.getByRole('group', { name: 'Contender A', exact: true }).textContent())
      .toContain('1,233 parameters');
    await ready(page);
  });
});
