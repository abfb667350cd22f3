/** Contenders side by side: copied, compared with A field by field, and matched in size. */
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, status, type PageOptions } from './support';

const contender = (page: Page, letter: string) => page.getByRole('group', { name: `Contender ${letter}`, exact: true });
const cell = (page: Page, letter: string) =>
  contender(page, letter).getByRole('combobox', { name: 'Cell', exact: true });
const number = (page: Page, letter: string, name: string) =>
  contender(page, letter).getByRole('spinbutton', { name, exact: true });
const duplicate = (page: Page, letter: string) =>
  page.getByRole('button', { name: `Duplicate contender ${letter}`, exact: true });
const match = (page: Page) => page.getByRole('radiogroup', { name: 'Match to A', exact: true });
/** The radio is hidden behind its label, on which a pointer clicks. */
const choose = (page: Page, name: string) => match(page).getByText(name, { exact: true }).click();

/** What a field is described by, as assistive technology reads it. */
const description = (field: Locator): Promise<string> =>
  field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim(),
  );

async function opened(options: PageOptions = {}, word = 'ready'): Promise<Page> {
  const page = await movedPage(options);
  await expect.poll(() => status(page).textContent()).toContain(word);
  return page;
}

describe('a duplicate', () => {
  it('is the next letter with every setting, has the focus on its cell, and undo takes it away', async () => {
    const page = await opened({ hash: 'v=1&A.cell=lstm&A.units=9&A.forgetBias=5&B.cell=gru' });
    const button = duplicate(page, 'A');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(page, 'C').evaluate((select) => select === document.activeElement)).toBe(true);
    expect(await number(page, 'C', 'Units').inputValue()).toBe('9');
    expect(
      await contender(page, 'C')
        .getByText(/Differs from A/)
        .count(),
    ).toBe(0);
    await cell(page, 'C').selectOption({ label: 'Simple RNN' });
    await expect.poll(() => description(cell(page, 'C'))).toBe('A: LSTM');
    expect(await cell(page, 'C').evaluate((select) => select === document.activeElement)).toBe(true);
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    await undo.click();
    await undo.click();
    await expect.poll(() => contender(page, 'C').count()).toBe(0);
  });

  it('of a full race is not offered, and why is said', async () => {
    const page = await opened({ hash: 'v=1&A.cell=lstm&B.cell=gru&C.cell=simpleRnn&D.cell=gru' });
    expect(await duplicate(page, 'B').getAttribute('aria-disabled')).toBe('true');
    expect(await description(duplicate(page, 'B'))).toBe('at most four');
  });
});

describe('differences to A', () => {
  it('are marked at every field, told to assistive technology, and listed where they are folded', async () => {
    const page = await opened({ hash: 'v=1&A.cell=lstm&B.cell=lstm&B.units=8&B.forgetBias=5&B.dropout=0.2' });
    const card = contender(page, 'B');
    expect(await description(number(page, 'B', 'Units'))).toBe('A: 16');
    expect(await description(number(page, 'B', 'Layers'))).toBe('');
    const list = card.getByText('Differs from A in: Forget bias: 5 (A: 1), Dropout: 0.2 (A: 0)', { exact: true });
    expect(await list.isVisible()).toBe(true);
    await card.getByRole('button', { name: 'More', exact: true }).click();
    await expect.poll(() => description(number(page, 'B', 'Forget bias'))).toBe('A: 1');
    expect(await description(number(page, 'B', 'Input bias'))).toBe('');
    await number(page, 'A', 'Units').fill('8');
    await number(page, 'A', 'Units').press('Enter');
    await expect.poll(() => description(number(page, 'B', 'Units'))).toBe('');
  });
});

describe('Match to A', () => {
  it('sets the units that come nearest in parameters, holds them, and lets go again', async () => {
    const page = await opened();
    await choose(page, 'Parameters');
    // One input: 1,169 parameters of the LSTM; a GRU of 18 units has 1,153, one of 19 has 1,274 (by hand).
    await expect.poll(() => number(page, 'B', 'Units').inputValue()).toBe('18');
    await expect.poll(() => contender(page, 'B').getByText('1,153 parameters', { exact: true }).count()).toBe(1);
    await expect.poll(() => new URL(page.url()).hash).toContain('matching=parameters');
    const units = number(page, 'B', 'Units');
    expect(await units.getAttribute('readonly')).not.toBeNull();
    expect(await description(units)).toBe('A: 16 The others have the units whose parameters come nearest to A’s.');
    await units.press('ArrowUp');
    expect(await units.inputValue()).toBe('18');
    await number(page, 'A', 'Units').fill('8');
    await number(page, 'A', 'Units').press('Enter');
    // LSTM of 8: 329; GRU of 9: 334, of 8: 273.
    await expect.poll(() => units.inputValue()).toBe('9');
    await choose(page, 'Units');
    await expect.poll(() => units.inputValue()).toBe('8');
    await choose(page, 'Off');
    await expect.poll(() => units.getAttribute('readonly')).toBeNull();
    expect(await units.inputValue()).toBe('8');
  });

  it('is not offered to a single contender', async () => {
    const page = await opened({ hash: 'v=1&A.cell=lstm' });
    expect(await match(page).count()).toBe(0);
  });
});

describe('the paper’s example', () => {
  it('is there with one choice: three matched cells and five seeds at lag 100', async () => {
    const page = await opened();
    const example = page.getByRole('combobox', { name: 'Example', exact: true });
    await example.selectOption({ label: 'Vanishing gradient: lag 100' });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await expect.poll(() => contender(page, 'C').getByText('1,222 parameters', { exact: true }).count()).toBe(1);
    expect(await example.locator('option:checked').textContent()).toContain('lag 100');
    expect(decodeURIComponent(new URL(page.url()).hash)).toContain('seeds=5');
  });
});

describe('cards with marks and held units', () => {
  const hash = 'v=1&A.cell=lstm&B.cell=lstm&B.layers=2&B.forgetBias=5&C.cell=gru&C.chronoMax=20&matching=parameters';
  it.each([
    ['desktop, light, English', { width: 1440, height: 900 }, 'light', undefined, 'ready'],
    ['phone, dark, Chinese', { width: 390, height: 844 }, 'dark', 'zh', '就绪'],
  ] as const)('pass axe and stay inside the page: %s', async (_, viewport, colorScheme, locale, word) => {
    const page = await opened({ viewport, colorScheme, locale, hash }, word);
    expect(await axeFinds(page, ['#network'])).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
