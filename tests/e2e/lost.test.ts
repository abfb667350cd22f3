/** What was looked at and went with a rebuild: said in a sentence, and nothing of it left on the page. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { movedPage, status } from './support';

const DATA = 'data.source.kind=sine&data.source.length=160&task.window=8&training.epochs=2&training.backend=simd';
const DEEP = `v=1&${DATA}&A.cell=lstm&A.units=4&A.layers=2&A.bidirectional=true&B.cell=gru&B.units=4`;

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

const lab = (page: Page) => page.getByRole('region', { name: 'Gate lab', exact: true });
const notice = (page: Page) => lab(page).getByRole('status').first();
const choice = (page: Page, name: string) => lab(page).getByRole('combobox', { name, exact: true });
const contender = (page: Page, letter: string) => page.getByRole('group', { name: `Contender ${letter}`, exact: true });
/** Goes to another experiment as somebody does who pastes a link. */
const paste = (page: Page, hash: string) => page.evaluate((to) => (window.location.hash = to), hash);

describe('what the lab can no longer show', () => {
  it('a layer and a direction: says so and shows what there is', async () => {
    const page = await movedPage({ hash: DEEP });
    await choice(page, 'Layer').selectOption({ value: '1' });
    await choice(page, 'Direction').selectOption({ value: 'backward' });
    await expect
      .poll(() => page.getByRole('group', { name: 'Contender A gates' }).textContent())
      .toContain('right to left');
    expect(await notice(page).isVisible()).toBe(false);
    await paste(page, DEEP.replace('&A.layers=2&A.bidirectional=true', ''));
    await expect.poll(() => notice(page).textContent()).toContain('Layer 2 was removed');
    expect(await notice(page).textContent()).toContain('The backward direction was removed');
    await ready(page);
    expect(await choice(page, 'Layer').inputValue()).toBe('0');
    expect(await page.getByRole('group', { name: 'Contender A gates' }).textContent()).not.toContain('right to left');
  });

  it('a chosen probe sequence of data that were replaced: says so until another is chosen', async () => {
    const page = await movedPage({ hash: DEEP });
    const probes = choice(page, 'Probe sequence');
    const values = await probes
      .locator('option')
      .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
    const chosen = values.filter((value) => value.startsWith('validation'))[1]!;
    await probes.selectOption({ value: chosen });
    await paste(page, DEEP.replace('kind=sine', 'kind=square'));
    await expect.poll(() => notice(page).textContent()).toContain('its data were replaced');
    await ready(page);
    expect(await probes.inputValue()).toBe(values.find((value) => value.startsWith('validation')));
    await probes.selectOption({ value: chosen });
    await expect.poll(() => notice(page).isVisible()).toBe(false);
  });

  it('the cell of a contender that was taken out: says so and draws the first one’s', async () => {
    const page = await movedPage({ hash: DEEP });
    const drawn = choice(page, 'Contender in the cell');
    await drawn.selectOption({ value: '1' });
    await expect.poll(() => lab(page).textContent()).toContain('GRU, reset after the product');
    await contender(page, 'B').getByRole('button', { name: 'Remove contender B' }).click();
    await expect.poll(() => notice(page).textContent()).toContain('The cell of contender B was removed');
    await ready(page);
    await expect.poll(() => lab(page).locator('svg[aria-label^="Diagram of A, LSTM"]').count()).toBe(1);
    expect(await page.getByRole('group', { name: 'Contender B gates' }).count()).toBe(0);
  });

  it('follows the contender whose cell is drawn when the one before it is taken out, without a word', async () => {
    const page = await movedPage({ hash: DEEP });
    await choice(page, 'Contender in the cell').selectOption({ value: '1' });
    await contender(page, 'A').getByRole('button', { name: 'Remove contender A' }).click();
    await expect.poll(() => lab(page).locator('svg[aria-label^="Diagram of A, GRU"]').count()).toBe(1);
    expect(await notice(page).isVisible()).toBe(false);
  });
});
