/** Surgery through the page, by role and name only: a gate is clamped, the network fails, and everything comes back. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, openPage, shownNumber, status, trainUntil } from './support';

const lab = (page: Page) => page.getByRole('region', { name: 'Gate lab', exact: true });
const surgery = (page: Page) => lab(page).getByRole('group', { name: 'Surgery', exact: true });
const effect = (page: Page) => surgery(page).getByRole('group', { name: 'Effect on A', exact: true });
const gates = (page: Page) => page.getByRole('group', { name: 'Contender A gates', exact: true });
const table = (page: Page) => page.getByRole('table', { name: 'Pinned values', exact: true });
const button = (page: Page, name: string | RegExp) => surgery(page).getByRole('button', { name, exact: true });

const number = (text: string): number => Number(text.replace('−', '-'));

/** The validation loss without and with surgery, and its change, below 0 where it fell; null while there is none of what is shown. */
async function losses(page: Page): Promise<readonly [before: number, after: number, change: number] | null> {
  const answered = effect(page).locator('[data-stale="false"]', { hasText: 'Validation loss' });
  if ((await answered.count()) === 0) return null;
  const text = (await answered.textContent()) ?? '';
  // Per cent, from double on how many times.
  const read = /Validation loss ([\d.e−]+) → ([\d.e−]+) \((?:([+−][\d.]+) %|([\d,.]+) ×)\)/.exec(text);
  if (!read) return null;
  const change = read[3] === undefined ? number(read[4]!.replaceAll(',', '')) - 1 : number(read[3]);
  return [number(read[1]!), number(read[2]!), change];
}

/** "1963: predicts 13.1, truth 27.9" at the head of A's heatmaps. */
async function answer(page: Page): Promise<string> {
  return /predicts [^,]*, truth [\d.]+/.exec((await gates(page).textContent()) ?? '')?.[0] ?? '';
}

async function trained(page: Page, epochs = 8): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
  await trainUntil(page, epochs);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect.poll(() => status(page).textContent()).toContain('paused');
  // The gates of the last epoch come a moment after the pause.
  const behind = async () => {
    const shown = /epoch (?:A )?(\d+)/.exec((await lab(page).textContent())!)?.[1];
    return Number(shown) - (await shownNumber(page, 'epoch-A'));
  };
  await expect.poll(behind).toBe(0);
}

/** Pins a unit of A's forget gate with the keyboard. */
async function pinForgetGate(page: Page): Promise<void> {
  const map = page.getByRole('img', { name: 'Forget gate, A', exact: true });
  await map.focus();
  await map.press('Enter');
  await expect.poll(() => button(page, /^Clamp forget gate of unit \d+ to 0/).count()).toBe(1);
}

describe('surgery', () => {
  it('clamps a forget gate of a trained network: prediction and loss change, and undo brings the untouched ones back', async () => {
    const page = await movedPage();
    await trained(page);
    const trainLoss = await shownNumber(page, 'train-loss-A');
    await expect.poll(() => answer(page)).toMatch(/predicts/);
    await pinForgetGate(page);
    const untouched = await answer(page);
    const values = await table(page).textContent();

    await button(page, /^Clamp forget gate/).click();
    await expect.poll(() => losses(page)).not.toBeNull();
    // However little one unit of many matters, the two losses are told apart, and the change goes the same way.
    const [before, after, change] = (await losses(page))!;
    expect(after).not.toBe(before);
    expect(Math.sign(change)).toBe(Math.sign(after - before));
    await expect.poll(() => answer(page)).toMatch(/predicts \S+ → \S+, truth/);
    expect(await table(page).textContent()).not.toBe(values);
    await expect
      .poll(() => page.getByRole('group', { name: 'The cell', exact: true }).textContent())
      .toContain('= 0 (clamped)');
    expect(await lab(page).getByRole('status').allTextContents()).toContainEqual(
      expect.stringContaining('Surgery is on: 1 change, acting on A.'),
    );
    expect(await axeFinds(page, ['#gates', '#run'])).toEqual([]);

    const pixels = () =>
      page
        .getByRole('img', { name: 'Forget gate, A', exact: true })
        .evaluate((map) => (map as HTMLCanvasElement).toDataURL());
    const touched = await pixels();
    await lab(page).getByRole('radio', { name: 'Difference', exact: true }).check();
    await expect.poll(pixels).not.toBe(touched);
    await expect
      .poll(() => lab(page).getByRole('group', { name: 'Legend' }).textContent())
      .toContain('with surgery minus untouched');
    await lab(page).getByRole('radio', { name: 'Untouched', exact: true }).check();
    await expect.poll(() => answer(page)).toBe(untouched);
    await lab(page).getByRole('radio', { name: 'With surgery', exact: true }).check();
    await expect.poll(pixels).toBe(touched);

    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => answer(page)).toBe(untouched);
    await expect.poll(() => table(page).textContent()).toBe(values);
    expect(await effect(page).count()).toBe(0);
    expect(await shownNumber(page, 'train-loss-A')).toBe(trainLoss);
  });

  it('is restored by the link, follows a dragged value, and is switched off and removed by its chip', async () => {
    const { page } = await openPage();
    await trained(page, 3);
    await pinForgetGate(page);
    await page.getByRole('img', { name: 'Forget gate, A', exact: true }).press('0');
    const chip = /^f of unit \d+ = 0$/;
    await expect.poll(() => button(page, chip).getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => losses(page)).not.toBeNull();

    const hash = new URL(page.url()).hash.slice(1);
    const { page: other } = await openPage({ hash });
    await expect.poll(() => button(other, chip).count()).toBe(1);
    await expect.poll(() => losses(other)).not.toBeNull();

    await button(page, /^Change: f of unit/).click();
    const slider = surgery(page).getByRole('slider', { name: 'Value, slider', exact: true });
    await slider.focus();
    for (let k = 0; k < 10; k++) await slider.press('ArrowRight');
    // The last of ten steps of a 200th, so that none is still on its way.
    await expect.poll(() => button(page, /^f of unit \d+ = 0\.05$/).count()).toBe(1);
    const value = surgery(page).getByRole('spinbutton', { name: 'Value', exact: true });
    await value.fill('1.5');
    await expect.poll(() => surgery(page).textContent()).toContain('1.5 is outside what “Forget gate” can be');
    await value.fill('1');
    await expect.poll(() => button(page, /^f of unit \d+ = 1$/).count()).toBe(1);
    await button(page, 'Done').click();

    await button(page, /^f of unit \d+ = 1$/).click();
    await expect.poll(() => button(page, /^f of unit \d+ = 1$/).getAttribute('aria-pressed')).toBe('false');
    expect(await effect(page).count()).toBe(0);
    await button(page, /^Remove: f of unit/).click();
    await expect.poll(() => button(page, /^f of unit/).count()).toBe(0);
  });

  it('is dropped with a sentence when the new network has no such unit', async () => {
    const page = await movedPage();
    await trained(page, 2);
    await surgery(page)
      .getByRole('combobox', { name: 'Acts on', exact: true })
      .selectOption({ label: 'units by number …' });
    await surgery(page).getByRole('textbox', { name: 'Unit numbers', exact: true }).fill('15, 16');
    await button(page, 'Clamp').click();
    await expect.poll(() => button(page, 'f of units 15, 16 = 0').count()).toBe(1);
    const units = page
      .getByRole('group', { name: 'Contender A', exact: true })
      .getByRole('spinbutton', { name: 'Units', exact: true });
    await units.fill('4');
    await units.press('Enter');
    await expect
      .poll(() => page.getByRole('alert').allTextContents())
      .toContainEqual(expect.stringContaining('Some interventions no longer fit'));
    expect(await button(page, /^f of units/).count()).toBe(0);
  });

  it('refuses what is no number with a sentence and adds nothing; a change that is taken keeps the focus (by role)', async () => {
    const { page } = await openPage();
    await trained(page, 2);
    await pinForgetGate(page);
    const value = surgery(page).getByRole('spinbutton', { name: 'Value', exact: true });
    const chips = surgery(page).getByRole('button', { name: /^Remove: / });
    const sentence = 'Give the value as a number from 0 to 1';
    await value.fill('1.5');
    await value.press('Enter');
    await expect.poll(() => surgery(page).textContent()).toContain('1.5 is outside what “Forget gate” can be');
    await value.fill('');
    await expect.poll(() => page.getByText('1.5 is outside').count()).toBe(0);
    await value.press('Enter');
    await expect
      .poll(() => surgery(page).getByRole('alert').allTextContents())
      .toEqual([expect.stringContaining(sentence)]);
    await button(page, 'Clamp').click();
    expect(await chips.count()).toBe(0);
    expect(await value.inputValue()).toBe('');
    await value.fill('0.5');
    await expect.poll(() => page.getByText(sentence).count()).toBe(0);

    const choose = (name: string, label: string) =>
      surgery(page).getByRole('combobox', { name, exact: true }).selectOption({ label });
    await choose('Steps', 'from … to …');
    const from = surgery(page).getByRole('spinbutton', { name: 'From step', exact: true });
    for (const text of ['0', '2.5', '']) {
      await from.fill(text);
      await from.press('Enter');
      await expect
        .poll(() => surgery(page).getByRole('alert').allTextContents())
        .toEqual([expect.stringMatching(/^Give steps as whole numbers from 1 to \d+\.$/)]);
      expect(await from.inputValue()).toBe(text);
      expect(await chips.count()).toBe(0);
    }
    await choose('Steps', 'all steps');
    await value.press('Enter');
    await expect.poll(() => chips.count()).toBe(1);
    expect(await value.evaluate((node) => node === document.activeElement)).toBe(true);
    await expect.poll(() => surgery(page).textContent()).toMatch(/Changes “f of unit \d+ = 0.5” at once/);

    await lab(page).getByRole('button', { name: 'Switch all off', exact: true }).click();
    const chip = button(page, /^f of unit \d+ = 0.5$/);
    await expect.poll(() => chip.evaluate((node) => node === document.activeElement)).toBe(true);
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    while ((await undo.getAttribute('aria-disabled')) !== 'true') await undo.click();
    expect(await undo.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('leaves training as it is: the same losses with and without (the same seed on one machine)', async () => {
    const seed =
      'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&training.epochs=3&training.backend=simd';
    const cut = '&interventions.0.kind=clamp&interventions.0.gate=f&interventions.0.value=0';
    const found: number[][] = [];
    for (const hash of [seed, seed + cut]) {
      const page = await movedPage({ hash });
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await expect.poll(() => status(page).textContent()).toContain('finished');
      if (hash !== seed) await expect.poll(() => losses(page)).not.toBeNull();
      found.push([await shownNumber(page, 'train-loss-A'), await shownNumber(page, 'val-loss-A')]);
    }
    expect(found[1]).toEqual(found[0]);
    expect(found[0]!.every(Number.isFinite)).toBe(true);
  });

  it('moves a point of the input by keyboard, and the reset puts it back', async () => {
    const page = await movedPage();
    await trained(page, 3);
    await surgery(page).getByRole('checkbox', { name: 'Edit input', exact: true }).check();
    const points = gates(page).getByRole('slider', { name: /^Input .*, A$/ });
    await expect.poll(() => points.count()).toBe(1);
    const before = Number(await points.getAttribute('aria-valuenow'));
    await points.focus();
    await points.press('PageUp');
    await expect.poll(async () => Number(await points.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    await points.press('ArrowRight');
    await points.press('PageUp');
    await expect.poll(() => button(page, '2 input values').count()).toBe(1);
    await expect.poll(() => answer(page)).toMatch(/predicts \S+ → \S+, truth/);
    const untouched = /predicts (\S+) →/.exec(await answer(page))![1]!;
    // An edited input changes no loss, so none is said.
    expect(await effect(page).textContent()).toMatch(/^A .*predicts \S+ → \S+, truth/);
    expect(await effect(page).textContent()).not.toContain('Validation loss');
    await button(page, 'Remove: 2 input values').click();
    await expect.poll(() => answer(page)).toContain(`predicts ${untouched}, truth`);
    // The focus goes on to where the next change is made.
    expect(await button(page, 'Clamp').evaluate((node) => node === document.activeElement)).toBe(true);
  });
});
