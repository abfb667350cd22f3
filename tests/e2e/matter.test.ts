/** Which unit matters, what if there were no gate, and what the prediction hangs on: the real page, by role and name. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, status } from './support';

const HASH =
  'v=1&data.source.kind=sine&data.source.length=240&task.window=12&A.cell=lstm&A.units=6&B.cell=gru&B.units=4&C.cell=simpleRnn&C.units=3&training.epochs=30&training.backend=simd';

async function trained(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
  await button(page, 'Train').click();
  await expect.poll(() => status(page).textContent()).toContain('finished');
}

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const list = (page: Page, name: string) => page.getByRole('listbox', { name, exact: true });
const table = (page: Page) => page.getByRole('table', { name: 'Pinned values', exact: true });

/** The losses that the bars of a list show, in their order. */
async function losses(page: Page, name: string): Promise<number[]> {
  const bars = await list(page, name).getByRole('option').all();
  const said = await Promise.all(bars.map((bar) => bar.getAttribute('aria-label')));
  return said.map((text) => Number(/: loss ([\d.]+),/.exec(text!)![1]));
}

describe('which unit matters', () => {
  it('ranks units and gates, pins by keyboard what is gone to, and grows old when training goes on', async () => {
    const page = await movedPage({ hash: HASH });
    await trained(page);
    await button(page, 'Which unit matters?').click();
    await button(page, 'Rank units and gates of A').click();
    await button(page, 'Rank units and gates of C').click();
    await expect.poll(() => button(page, 'Rank C again').count()).toBe(1);
    expect(await button(page, 'Rank A again').count()).toBe(1);
    const units = 'Units of A by the loss without them';
    const shown = await losses(page, units);
    expect(shown).toHaveLength(6);
    expect(shown).toEqual(shown.toSorted((a, b) => b - a));
    expect(await losses(page, 'Gates of A by the loss at their mean')).toHaveLength(4);
    expect(await list(page, 'Gates of C by the loss at their mean').count()).toBe(0);
    const first = list(page, units).getByRole('option').first();
    const unit = /^Unit \d/.exec((await first.getAttribute('aria-label'))!)![0];
    expect(await group(page, 'Which unit matters?').textContent()).toContain(`Without ${unit.toLowerCase()} the loss `);
    await first.click();
    await expect.poll(() => table(page).textContent()).toContain(`${unit}, step`);
    expect(await list(page, units).locator('[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    const second = list(page, units).getByRole('option').nth(1);
    await expect.poll(() => second.getAttribute('aria-selected')).toBe('true');
    const next = /^Unit \d/.exec((await second.getAttribute('aria-label'))!)![0];
    await expect.poll(() => table(page).textContent()).toContain(`${next}, step`);
    await page.keyboard.press('Escape');
    await expect.poll(() => button(page, 'Unpin').count()).toBe(0);
    expect(await axeFinds(page, ['#gates'])).toEqual([]);
    await button(page, 'One epoch').click();
    await expect
      .poll(() => group(page, 'Which unit matters?').getByRole('status').allTextContents())
      .toContain('Trained on since epoch 30; rank again.');
  });

  it('is called off by Cancel, and costs nothing while it is folded', async () => {
    const page = await movedPage({ hash: HASH.replace('A.units=6', 'A.units=256') });
    expect(await button(page, 'Rank units and gates of A').count()).toBe(0);
    await button(page, 'Which unit matters?').click();
    await button(page, 'Rank units and gates of A').click();
    await expect.poll(() => page.getByRole('progressbar').getAttribute('max')).toBe('260');
    await group(page, 'Which unit matters?').getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect.poll(() => page.getByText(/^Called off after \d+ of 260\.$/).count()).toBe(1);
    expect(await button(page, 'Rank units and gates of A').count()).toBe(1);
  });
});

describe('what if there were no …?', () => {
  it('takes a gate away with one press, says what that costs, and gives it back; undo as well', async () => {
    const page = await movedPage({ hash: HASH });
    await trained(page);
    await button(page, 'What if there were no …?').click();
    const presets = group(page, 'Presets for A');
    const forget = presets.getByRole('button', { name: 'Forget gate 0 (no memory)', exact: true });
    expect(await group(page, 'Presets for B').getByRole('button').count()).toBe(2);
    expect(await group(page, 'What if there were no …?').textContent()).toContain('C is a simple RNN: it has no gate');
    await forget.click();
    expect(await forget.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => presets.getByRole('status').textContent()).toMatch(/Loss [\d.]+ → /);
    await expect.poll(() => presets.getByRole('status').getAttribute('data-stale')).toBe('false');
    const said = (await presets.getByRole('status').textContent())!;
    const [, before, after] = /Loss ([\d.]+) → ([\d.]+): it/.exec(said)!.map(Number);
    if (after! >= 2 * before!)
      expect(said).toContain('times as high. So this network makes use of what its cell holds.');
    else if (after! > 1.01 * before!) expect(said).toContain('% higher. So this network makes use');
    else expect(said).toMatch(/hardly changes|% lower/);
    await forget.click();
    expect(await forget.getAttribute('aria-pressed')).toBe('false');
    expect(await presets.getByRole('status').count()).toBe(0);
    await button(page, 'Undo').click();
    expect(await forget.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('sensitivity', () => {
  it('follows the crosshair step by step by keyboard, and says so under surgery', async () => {
    const page = await movedPage({ hash: HASH });
    await trained(page);
    await button(page, 'Sensitivity').click();
    const strip = page.getByRole('slider', { name: 'Sensitivity of A', exact: true });
    await expect.poll(() => strip.getAttribute('aria-valuemax')).toBe('12');
    await strip.focus();
    await page.keyboard.press('End');
    await expect.poll(() => strip.getAttribute('aria-valuenow')).toBe('12');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => strip.getAttribute('aria-valuetext')).toMatch(/^Step 11.*: −?[\d.]+$/);
    const untouched = await strip.getAttribute('aria-valuetext');
    expect(await group(page, 'Sensitivity').getByText('under the interventions').count()).toBe(0);
    await button(page, 'What if there were no …?').click();
    await button(page, 'Forget gate 0 (no memory)').click();
    await expect.poll(() => strip.getAttribute('aria-valuetext')).not.toBe(untouched);
    expect(await group(page, 'Sensitivity').getByText('under the interventions').count()).toBe(1);
  });
});
