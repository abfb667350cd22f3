/** A new user's path through the real page, by role and name only: train, find the unit that matters, cut it, see it fail. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openPage, shownNumber, status } from './support';

const number = (text: string): number => Number(text.replace('−', '-').replaceAll(',', ''));
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const predictions = (page: Page) => page.getByRole('region', { name: 'Predictions', exact: true });
const row = (page: Page, name: string) =>
  predictions(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** Numbers of "… 0.0153 → 0.131", read from a text; null while it does not say so. */
function pair(text: string | null, before: RegExp): readonly [number, number] | null {
  const read = new RegExp(`${before.source}([−\\d.,e]+) → ([−\\d.,e]+)`).exec(text ?? '');
  return read && [number(read[1]!), number(read[2]!)];
}

describe('a new user', () => {
  it('trains, finds the most important unit of the LSTM, clamps its forget gate to 0 and sees prediction and loss fail', async () => {
    const { page } = await openPage();
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await button(page, 'Train').click();
    await expect.poll(() => status(page).textContent()).toContain('finished');

    await button(page, 'Which unit matters?').click();
    await button(page, 'Rank units and gates of A').click();
    await expect.poll(() => button(page, 'Rank A again').count()).toBe(1);
    const units = page.getByRole('listbox', { name: 'Units of A by the loss without them', exact: true });
    const first = units.getByRole('option').first();
    const unit = /^Unit (\d+)/.exec((await first.getAttribute('aria-label'))!)![1]!;
    await first.click();
    await expect.poll(() => first.getAttribute('aria-selected')).toBe('true');

    const trained = await row(page, 'A LSTM').textContent();
    const valLoss = await shownNumber(page, 'val-loss-A');
    const form = group(page, 'Surgery');
    await form.getByRole('combobox', { name: 'Gate', exact: true }).selectOption({ label: 'f Forget gate' });
    await form.getByRole('button', { name: 'Clamp', exact: true }).click();
    await expect.poll(() => form.getByRole('button', { name: `f of unit ${unit} = 0`, exact: true }).count()).toBe(1);

    // The loss is worse, with the untouched one beside it: that of the best weights, which were taken back.
    const losses = async () => pair(await group(page, 'Effect on A').textContent(), /Validation loss /);
    await expect.poll(losses).not.toBeNull();
    const [before, after] = (await losses())!;
    expect(after).toBeGreaterThan(1.1 * before);
    const curves = page.getByRole('region', { name: 'Learning curves', exact: true });
    expect(await curves.textContent()).toContain(`best ${before}`);
    // So is the forecast of the windows drawn, in a row of its own; A's own row and numbers are untouched.
    const errors = async () => pair(await row(page, 'A LSTM, with surgery').textContent(), /windows drawn: /);
    await expect.poll(errors).not.toBeNull();
    const [own, cut] = (await errors())!;
    expect(cut).toBeGreaterThan(1.05 * own);
    expect(await row(page, 'A LSTM').textContent()).toBe(trained);
    expect(await shownNumber(page, 'val-loss-A')).toBe(valLoss);
    // And what it says about the sequence in the lab.
    await expect.poll(() => group(page, 'Contender A gates').textContent()).toMatch(/predicts \S+ → \S+, truth/);
    // The chart says it as well, to those who do not see it.
    await expect
      .poll(() => predictions(page).getByRole('img').first().getAttribute('aria-label'))
      .toContain('A LSTM, with surgery');

    await button(page, 'Undo').click();
    await expect.poll(() => row(page, 'A LSTM, with surgery').count()).toBe(0);
    expect(await row(page, 'A LSTM').textContent()).toBe(trained);
  });
});
