/** The preparation panel: every control changes the run and what the panel says of it, by pointer and by keyboard. */
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, rebuiltBy, status, type PageOptions } from './support';

const WEEKLY = 'v=1&data.source.kind=dataset&data.source.id=co2Weekly&task.window=26';
const SEATTLE = 'v=1&data.source.kind=dataset&data.source.id=seattleTemperature';

const button = (page: Page) => page.getByRole('button', { name: 'Preparation', exact: true });
const panel = (page: Page) => page.getByRole('region', { name: 'Preparation', exact: true });
const step = (page: Page, name: string) =>
  panel(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) });
const hash = (page: Page) => decodeURIComponent(new URL(page.url()).hash);
const says = (locator: Locator) => expect.poll(() => locator.textContent());

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

async function openPanel(link: string, options: PageOptions = {}): Promise<Page> {
  const page = await movedPage({ ...options, hash: link });
  await button(page).click();
  await panel(page).waitFor();
  return page;
}

describe('the preparation panel', () => {
  it('opens from the Data section with the steps in data.md’s order, and gives the focus back when it closes', async () => {
    const page = await openPanel(WEEKLY);
    expect(await button(page).getAttribute('aria-expanded')).toBe('true');
    const titles = await panel(page).getByRole('heading', { level: 3 }).allTextContents();
    expect(titles.map((title) => title.replace(/^\d/, ''))).toEqual([
      expect.stringMatching(/^Rows in time/),
      expect.stringMatching(/^Missing values/),
      expect.stringMatching(/^Outliers/),
      expect.stringMatching(/^Smoothing/),
      expect.stringMatching(/^Transform/),
      expect.stringMatching(/^Features/),
      expect.stringMatching(/^Split/),
      expect.stringMatching(/^Scale/),
      expect.stringMatching(/^Windows/),
    ]);
    await panel(page).getByRole('button', { name: 'Close the preparation', exact: true }).click();
    await expect.poll(() => panel(page).count()).toBe(0);
    expect(await button(page).evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('says after every change what the step now does, and the run is built anew', async () => {
    const page = await openPanel(WEEKLY);
    const choose = async (name: string, label: string) => {
      await rebuiltBy(page, () => panel(page).getByRole('combobox', { name, exact: true }).selectOption({ label }));
    };
    const type = async (role: 'spinbutton' | 'textbox', name: string, text: string) => {
      const field = panel(page).getByRole(role, { name, exact: true });
      await field.fill(text);
      await rebuiltBy(page, () => field.press('Enter'));
    };
    const check = (name: string) =>
      rebuiltBy(page, () => panel(page).getByRole('checkbox', { name, exact: true }).check());
    await says(step(page, 'Missing values')).toMatch(/59 rows, 59 cells.*co2: 59 between training values, 0 got/);
    await choose('Missing values', 'Mean');
    await says(step(page, 'Missing values')).toMatch(/co2: Mean 33\d, from 1,598 training rows/);
    await choose('Missing values', 'Last value');
    await says(step(page, 'Missing values')).toContain('co2: 59 gaps got the last value');
    await check('Mark gaps as an input');
    await says(step(page, 'Windows')).toContain('26 × 2 in, 1 out');
    await choose('Missing values', 'Drop the row');
    await says(step(page, 'Missing values')).toContain('59 rows dropped');
    await says(step(page, 'Windows')).toContain('26 × 1 in, 1 out');

    await says(step(page, 'Outliers')).toContain('nothing to do');
    await choose('Outliers', 'Clip at k·σ');
    await type('spinbutton', 'k', '1');
    await says(step(page, 'Outliers')).toMatch(
      /1,\d{3} rows, 1,\d{3} cells.*after32\d to 34\d.*co2: 32\d to 34\d, from 1,539 training rows/,
    );
    await choose('Outliers', 'None');

    await choose('Transform', 'Seasonal difference');
    await says(step(page, 'Transform')).toMatch(/season of 52 rows.*52 rows lost at the beginning/);
    await choose('Transform', 'Straight trend out');
    await says(step(page, 'Transform')).toMatch(/co2: 31\d \+ 0\.02\d+ a row/);

    await check('Month');
    await type('spinbutton', 'Rolling mean, rows', '4');
    await type('spinbutton', 'Rolling std, rows', '4');
    await type('textbox', 'Lags, rows back', '52, 53');
    await says(step(page, 'Features')).toMatch(
      /6 further inputs: month sin, month cos, co2 mean 4, co2 std 4, co2 lag 52, co2 lag 53/,
    );
    await says(step(page, 'Features')).toContain('53 rows lost at the beginning');
    await type('textbox', 'Lags, rows back', '');
    await says(step(page, 'Features')).toContain('4 further inputs');

    await says(step(page, 'Scale')).toMatch(/co2: .* → 0, .* → 1/);
    await choose('Scale', 'Standardised');
    await says(step(page, 'Scale')).toMatch(/co2: mean .*, σ \d.*, from 1,536 training rows/);
    expect(hash(page)).toContain('preparation.scale=standard');
    expect(hash(page)).toContain('preparation.features.calendar=["month"]');
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('moves the boundaries with arrow keys and with the pointer, and the other one stays', async () => {
    const page = await openPanel(SEATTLE);
    const slider = (name: string) => panel(page).getByRole('slider', { name, exact: true });
    expect(await slider('Validation starts').getAttribute('aria-valuenow')).toBe('70');
    await slider('Validation starts').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('PageDown');
    await expect.poll(() => slider('Validation starts').getAttribute('aria-valuenow')).toBe('64');
    expect(await slider('Test starts').getAttribute('aria-valuenow')).toBe('85');
    await expect.poll(() => hash(page)).toContain('preparation.split.validation=0.21');
    await says(step(page, 'Split')).toContain('validation 307');

    const handle = (await slider('Test starts').boundingBox())!;
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 20, y, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => Number(await slider('Test starts').getAttribute('aria-valuenow')))
      .toBeGreaterThan(86);
    expect(await slider('Validation starts').getAttribute('aria-valuenow')).toBe('64');
    await ready(page);
  });

  it('shows how the other variables go along with the target, and nothing of it for a single one', async () => {
    const page = await openPanel(SEATTLE);
    await says(panel(page)).toContain('Correlation with temp_max');
    await says(panel(page).getByRole('listitem').filter({ hasText: 'temp_min' }).last()).toMatch(/0\.8\d/);
    await page.getByRole('combobox', { name: 'Sequence', exact: true }).selectOption({ label: 'Sunspots, yearly' });
    await expect.poll(() => panel(page).textContent()).not.toContain('Correlation');
    expect(await panel(page).getByRole('group', { name: 'Calendar' }).count()).toBe(0);
  });

  it('is offered for series only', async () => {
    const page = await openPanel(SEATTLE);
    await page.getByRole('combobox', { name: 'Sequence', exact: true }).selectOption({ label: 'Adding problem' });
    await expect.poll(() => panel(page).count()).toBe(0);
    expect(await button(page).count()).toBe(0);
  });

  it('answers a logarithm of zero with a sentence that names the cell, and keeps the run', async () => {
    const page = await openPanel('');
    await panel(page).getByRole('combobox', { name: 'Transform', exact: true }).selectOption({ label: 'Logarithm' });
    await says(page.getByRole('alert')).toMatch(
      /Transform .*column sunspots holds 0 at 1711\. Choose another transform/,
    );
    await expect
      .poll(() => panel(page).getByRole('combobox', { name: 'Transform', exact: true }).inputValue())
      .toBe('none');
  });
});

describe('axe, with the preparation open', () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`finds nothing at ${viewport.width} × ${viewport.height}, ${colorScheme}, and nothing is too wide`, async () => {
        const page = await openPanel(`${SEATTLE}&preparation.outliers.rule=iqr&preparation.transform=difference`, {
          viewport,
          colorScheme,
        });
        expect(await axeFinds(page, ['#preparation', '#data'])).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      });
    }
  }
});
