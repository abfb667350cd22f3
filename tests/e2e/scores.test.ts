/** The table of errors at every width: no metric is missing, no number is cut, and the keyboard scrolls it. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, sharedPage, status } from './support';

const METRICS = ['RMSE', 'MSE', 'MAE', 'MAPE', 'R²', 'MASE'];
const DATASET = 'v=1&training.epochs=2&data.source.kind=dataset&data.source.id=';

const table = (page: Page) => page.getByRole('table', { name: /^Errors on the test part/ });
const frame = (page: Page) => page.getByRole('region', { name: /^Errors on the test part.*scrolls sideways$/ });

async function trained(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => status(page).textContent()).toContain('finished');
  // The view of the weights that were restored comes a moment later; caption and table are drawn together.
  const predictions = page.getByRole('region', { name: 'Predictions', exact: true });
  await expect.poll(() => predictions.textContent()).toMatch(/Best weights \(/);
}

const DESKTOP = { width: 1440, height: 900 };

/** For the tests that only look at it, at one size or another. */
const airline = sharedPage({ viewport: DESKTOP, hash: `${DATASET}airline&task.horizon=3` }, trained);

describe('the table of errors', () => {
  for (const [width, height] of [
    [1440, 900],
    [1366, 768],
    [390, 844],
  ] as const) {
    it(`has every metric with every number whole at ${width} × ${height}, in a real browser`, async () => {
      const page = await airline();
      await page.setViewportSize({ width, height });
      for (const name of METRICS)
        expect(await table(page).getByRole('columnheader', { name, exact: true }).count()).toBe(1);
      const cut = () =>
        table(page)
          .locator('th, td')
          .evaluateAll((cells) =>
            cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || !cell.checkVisibility()).map(String),
          );
      // Charts and tables follow the new width a moment later.
      await expect.poll(cut).toEqual([]);
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(wide, { message: 'the page itself does not scroll sideways' }).toBeLessThanOrEqual(0);
      expect(await axeFinds(page, ['#predictions'])).toEqual([]);
    });
  }

  it('scrolls by the arrow keys on a phone while the names stay, in a real browser', async () => {
    const page = await movedPage({ viewport: { width: 390, height: 844 }, hash: `${DATASET}airline` });
    await trained(page);
    const name = table(page).getByRole('rowheader', { name: /^A / });
    const before = (await name.boundingBox())!.x;
    await frame(page).focus();
    for (let k = 0; k < 8; k++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => frame(page).evaluate((element) => element.scrollLeft)).toBeGreaterThan(20);
    expect((await name.boundingBox())!.x).toBeCloseTo(before, 0);
  });

  it('says under it why a metric is left out: degrees Celsius have no true zero, by the catalogue', async () => {
    const page = await movedPage({ hash: `${DATASET}elNino` });
    await trained(page);
    expect(await table(page).getByRole('columnheader', { name: 'MAPE', exact: true }).count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Predictions', exact: true }).textContent()).toContain('No MAPE:');
  });
});

describe('the chart of predictions', () => {
  it('says where the forecast beyond the last row begins, and what the error by step is plotted against', async () => {
    const page = await airline();
    await page.setViewportSize(DESKTOP);
    const panel = page.getByRole('region', { name: 'Predictions', exact: true });
    const word = panel.getByText('forecast', { exact: true });
    expect(await word.isVisible()).toBe(true);
    await panel.getByText('Error by step', { exact: true }).click();
    await expect.poll(() => panel.getByText('steps ahead', { exact: true }).isVisible()).toBe(true);
    expect(await word.count()).toBe(0);
    await panel.getByText('Train', { exact: true }).click();
    await panel.getByText('First step', { exact: true }).click();
    await expect.poll(() => panel.getByRole('table', { name: /^Errors on the training part/ }).count()).toBe(1);
    expect(await word.count(), 'nothing lies beyond the training part').toBe(0);
  });
});
