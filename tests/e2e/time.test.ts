/** The time machine: every kept epoch again, by keyboard and as a film, while training goes on. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, openPage, shownNumber, status, trainUntil } from './support';

const HASH =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&training.backend=simd&training.restoreBest=false';

const slider = (page: Page) => page.getByRole('slider', { name: 'Epoch', exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const lab = (page: Page) => page.getByRole('region', { name: 'Gate lab', exact: true });
const predictions = (page: Page) => page.getByRole('region', { name: 'Predictions', exact: true });
const told = async (page: Page) => (await slider(page).getAttribute('aria-valuetext')) ?? '';

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

/** All that the lab and the predictions say in numbers and colours. */
async function everything(page: Page): Promise<Record<string, string>> {
  const text = async (of: ReturnType<Page['locator']>) => (await of.textContent()) ?? '';
  const pixels = (name: string) =>
    page.getByRole('img', { name, exact: true }).evaluate((node) => (node as HTMLCanvasElement).toDataURL());
  return {
    pinned: await text(page.getByRole('table', { name: 'Pinned values', exact: true })),
    cell: await text(page.getByRole('group', { name: 'The cell', exact: true })),
    errors: await text(predictions(page).getByRole('table')),
    forget: await pixels('Forget gate, A'),
    update: await pixels('Update gate, B'),
  };
}

/** All of it once numbers, charts and heatmaps, each drawn at its own pace, have come to rest. */
async function settled(page: Page): Promise<Record<string, string>> {
  let last = await everything(page);
  await expect
    .poll(
      async () => {
        const before = JSON.stringify(last);
        last = await everything(page);
        return JSON.stringify(last) === before && last['pinned']!.includes('update');
      },
      { interval: 700 },
    )
    .toBe(true);
  return last;
}

/** Until what is drawn is this. */
const becomes = (page: Page, expected: Record<string, string>) => expect.poll(() => everything(page)).toEqual(expected);

describe('the time machine', () => {
  it('shows the untrained network again, by keyboard, and Now the one that is there (what was shown then)', async () => {
    const page = await movedPage({ hash: `${HASH}&training.epochs=6` });
    expect(await slider(page).count()).toBe(0);
    expect(await lab(page).textContent()).toContain('every epoch can be looked at again here');
    const untrained = await settled(page);
    await button(page, 'Train').click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    await expect.poll(() => told(page)).toBe('Last weights (epoch 6); last epoch 6');
    await expect.poll(() => lab(page).textContent()).toContain('Last weights (epoch 6) ·');
    await expect.poll(() => predictions(page).textContent()).toContain('Last weights (epoch 6) ·');
    const trained = await settled(page);
    expect(trained).not.toEqual(untrained);
    await expect.poll(() => lab(page).textContent()).toContain('7 of 7 epochs kept');

    await slider(page).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => told(page)).toMatch(/^epoch 0 of 6/);
    await becomes(page, untrained);
    expect(await lab(page).textContent()).toContain('Epoch 0 is shown; training is at 6.');
    expect(await predictions(page).textContent()).toContain('Epoch 0 is shown; training is at 6.');
    expect(await lab(page).textContent()).toContain('epoch 0 ·');
    await expect.poll(() => page.getByTestId('shown-epoch').textContent()).toBe('epoch 0');

    expect(await axeFinds(page, ['#gates', '#predictions'])).toEqual([]);

    await page.keyboard.press('ArrowRight');
    await expect.poll(() => told(page)).toMatch(/^epoch 1 of 6/);
    await page.keyboard.press('End');
    await expect.poll(() => told(page)).toMatch(/^epoch 6 of 6/);
    await becomes(page, trained);
    await page.keyboard.press('PageDown');
    await expect.poll(() => told(page)).toMatch(/^epoch 5 of 6/);
    await button(page, 'Earlier epoch').click();
    await expect.poll(() => told(page)).toMatch(/^epoch 4 of 6/);
    const weights = page.getByRole('radiogroup', { name: 'Weights of ended networks' });
    expect(await weights.getByRole('radio', { checked: true }).count()).toBe(0);
    await weights.getByText('Best', { exact: true }).click();
    await expect.poll(() => told(page)).toMatch(/^Best weights \(.*\); last epoch 6$/);
    await expect.poll(() => predictions(page).textContent()).toMatch(/Best weights \(.*\) ·/);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => told(page)).toBe('Last weights (epoch 6); last epoch 6');
    await expect.poll(() => predictions(page).textContent()).toContain('Last weights (epoch 6) ·');
    await becomes(page, trained);
    expect(await page.getByTestId('shown-epoch').count()).toBe(0);
    expect(await lab(page).textContent()).not.toContain('is shown;');
  });

  it('holds what it shows still while training goes on, and says where training is (real browser)', async () => {
    const page = await movedPage({ hash: `${HASH}&training.epochs=100000` });
    await trainUntil(page, 3);
    await slider(page).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => page.getByTestId('shown-epoch').textContent()).toBe('epoch 0');
    const before = await settled(page);
    const epoch = await shownNumber(page, 'epoch');
    await expect.poll(() => shownNumber(page, 'epoch')).toBeGreaterThan(epoch + 20);
    expect(await everything(page)).toEqual(before);
    expect(await status(page).textContent()).toContain('training');
    expect(await lab(page).textContent()).toMatch(/Epoch 0 is shown; training is at .*\d+\./);
    const download = page.waitForEvent('download');
    await button(page, 'Save: Predictions').click();
    await page.getByRole('menuitem', { name: 'CSV', exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toContain('-epoch-0.csv');
    const [header] = readFileSync(await file.path(), 'utf8').split('\n');
    expect(header).toContain('A LSTM epoch 0');
  });

  it('plays the epochs as a film, which ends with the last and can be held (real browser)', async () => {
    const page = await movedPage({ hash: `${HASH}&training.epochs=30` });
    await button(page, 'Train').click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    await page.getByRole('combobox', { name: 'Speed of the film', exact: true }).selectOption('1');
    await page.evaluate(() => {
      const seen: string[] = [];
      const input = document.querySelector('input[type=range][aria-label=Epoch]')!;
      new MutationObserver(() => seen.push(input.getAttribute('aria-valuetext')!)).observe(input, { attributes: true });
      Object.assign(window, { seen });
    });
    await button(page, 'Play film').click();
    await expect.poll(() => told(page)).toMatch(/^epoch 30 of 30/);
    await expect.poll(() => button(page, 'Play film').count()).toBe(1);
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    const epochs = seen.filter((text) => text.startsWith('epoch')).map((text) => Number(text.split(' ')[1]));
    expect(epochs[0]).toBe(0);
    expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
    expect(new Set(epochs).size).toBeGreaterThan(2);

    await page.getByRole('combobox', { name: 'Speed of the film', exact: true }).selectOption('0.5');
    await button(page, 'Play film').click();
    await expect.poll(() => told(page)).toMatch(/^epoch [1-9]/);
    await button(page, 'Hold film').click();
    await expect.poll(() => button(page, 'Play film').count()).toBe(1);
    expect(await told(page)).not.toMatch(/^epoch 30 of 30/);
  });

  it('goes back to now when the networks are built anew, with a sentence (real browser)', async () => {
    const page = await movedPage({ hash: `${HASH}&training.epochs=5` });
    await button(page, 'Train').click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    await slider(page).focus();
    await page.keyboard.press('Home');
    for (const epoch of [1, 2]) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => told(page)).toContain(`epoch ${epoch} of 5`);
    }
    await expect.poll(() => page.getByTestId('shown-epoch').textContent()).toBe('epoch 2');
    const units = page
      .getByRole('group', { name: 'Contender A', exact: true })
      .getByRole('spinbutton', { name: 'Units', exact: true });
    await units.fill('5');
    await units.press('Enter');
    await expect.poll(() => lab(page).textContent()).toContain('Epoch 2 was shown, but went with the old networks');
    await expect.poll(() => status(page).textContent()).toContain('ready');
    // B is as it was, so its past can still be looked at.
    expect(await lab(page).textContent()).not.toContain('is shown;');
    await trainUntil(page, 2);
    await expect.poll(() => lab(page).textContent()).not.toContain('went with the old networks');
  });

  it('offers only single steps to who asked for less motion', async () => {
    const { page } = await openPage({ hash: `${HASH}&training.epochs=3`, reducedMotion: 'reduce' });
    await ready(page);
    await trainUntil(page, 3);
    await expect.poll(() => button(page, 'Earlier epoch').count()).toBe(1);
    expect(await button(page, 'Play film').count()).toBe(0);
    expect(await page.getByRole('combobox', { name: 'Speed of the film', exact: true }).count()).toBe(0);
  });
});
