/** The learning curves: axes, zoom, smoothing, exact values and the numbers that are saved. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, status, trainUntil, type PageOptions } from './support';

const HASH =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&training.batchSize=16&training.epochs=';

const card = (page: Page) => page.getByRole('region', { name: 'Learning curves', exact: true });
const plot = (page: Page) => card(page).getByRole('img');
const whole = (page: Page) => card(page).getByRole('button', { name: 'Whole', exact: true });
const axis = (page: Page) => card(page).getByRole('combobox', { name: 'Horizontal axis', exact: true });
const pathOf = (page: Page, id: string) => page.locator(`#curves [data-line="${id}"]`).getAttribute('d');
/** The stretch that is shown, in words; empty while it is the whole. */
const stretch = async (page: Page) =>
  /Shown from (\S+) to (\S+)\./.exec((await plot(page).getAttribute('aria-label'))!);
/** The first row of the readout: the place, then the contenders. */
const readout = (page: Page) => card(page).locator('thead th').first().textContent();
const row = (page: Page, name: string) =>
  card(page)
    .locator('tbody tr', { has: page.locator('th', { hasText: name }) })
    .first()
    .locator('td')
    .allTextContents();

/** The page after so many epochs. */
async function trained(epochs: number, options: PageOptions = {}): Promise<Page> {
  const page = await movedPage({ ...options, hash: HASH + epochs });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => status(page).textContent()).toContain('finished');
  // The chart is drawn at a pace of its own.
  await plot(page).waitFor();
  await axis(page).selectOption('epoch');
  await plot(page).focus();
  await page.keyboard.press('End');
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return readout(page);
    })
    .toBe(`Epoch ${epochs}`);
  return page;
}

describe('the horizontal axis', () => {
  it('counts epochs, optimiser steps, training sequences or seconds, exactly (by the counts of the data preview)', async () => {
    const page = await trained(3);
    const preview = (await page.getByRole('region', { name: 'Data', exact: true }).textContent())!;
    const sequences = Number(/train (\d+) · val/.exec(preview)![1]);
    const loss = await row(page, 'validation');
    expect(loss).toHaveLength(2);
    for (const [kind, words] of [
      ['step', `Step ${3 * Math.ceil(sequences / 16)}`],
      ['sequences', `${3 * sequences} sequences`],
    ] as const) {
      await axis(page).selectOption(kind);
      await plot(page).focus();
      await page.keyboard.press('End');
      await expect.poll(() => readout(page)).toBe(words);
      expect(await row(page, 'epoch')).toEqual(['3', '3']);
      expect(await row(page, 'validation')).toEqual(loss);
    }
    // Each contender has timed its own steps, the other training beside it.
    await axis(page).selectOption('time');
    await expect.poll(() => card(page).textContent()).toContain('s, others training');
  });
});

describe('zoom', () => {
  it('is chosen by dragging, by keys, by the wheel and on the strip, and undone (read back)', async () => {
    const page = await trained(20);
    const box = (await plot(page).boundingBox())!;
    const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
    await page.mouse.move(...at(0.25));
    await page.mouse.down();
    await page.mouse.move(...at(0.5));
    await page.mouse.move(...at(0.75));
    await page.mouse.up();
    await expect.poll(async () => Number((await stretch(page))?.[1])).toBeCloseTo(5, 0);
    expect(Number((await stretch(page))?.[2])).toBeCloseTo(15, 0);
    await page.mouse.dblclick(...at(0.5));
    await expect.poll(() => stretch(page)).toBeNull();

    await plot(page).focus();
    await page.keyboard.press('+');
    await expect.poll(() => stretch(page)).not.toBeNull();
    await page.keyboard.press('-');
    await expect.poll(() => stretch(page)).toBeNull();
    await page.keyboard.press('+');
    await whole(page).click();
    await expect.poll(() => stretch(page)).toBeNull();

    await page.mouse.move(...at(0.5));
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(() => stretch(page)).not.toBeNull();
    await plot(page).focus();
    await page.keyboard.press('0');
    await expect.poll(() => stretch(page)).toBeNull();

    const from = card(page).getByRole('slider', { name: 'Curves from', exact: true });
    await from.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number((await stretch(page))?.[1])).toBeGreaterThan(0);
  });

  it('stays as it is while training goes on, and the cursor moves it (read back)', async () => {
    const page = await movedPage({ hash: `${HASH}100000` });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await trainUntil(page, 10);
    await plot(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(() => stretch(page)).not.toBeNull();
    const before = (await stretch(page))!.slice(1);
    const drawn = await pathOf(page, 'validation-0');
    const reached = Number(await page.getByTestId('epoch').textContent());
    await expect.poll(async () => Number(await page.getByTestId('epoch').textContent())).toBeGreaterThan(reached + 20);
    expect((await stretch(page))!.slice(1)).toEqual(before);
    expect(drawn).not.toBe('');
    await page.keyboard.press('End');
    await expect.poll(async () => Number((await stretch(page))![1])).toBeGreaterThan(Number(before[0]));
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
  });
});

describe('smoothing', () => {
  it('draws the average and leaves what was measured beneath and at the cursor (read back)', async () => {
    const page = await trained(12);
    const measured = await pathOf(page, 'validation-0');
    const loss = await row(page, 'validation');
    await card(page).getByRole('button', { name: 'Smoothing and single runs', exact: true }).click();
    const slider = page.getByRole('slider', { name: 'Smoothing', exact: true });
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.getByTestId('smoothing').textContent()).toBe('0.99');
    // Every contender has one run, so there is nothing to show one by one.
    expect(await page.getByRole('switch', { name: 'Single runs', exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => pathOf(page, 'raw-validation-0')).toBe(measured);
    expect(await pathOf(page, 'validation-0')).not.toBe(measured);
    await plot(page).focus();
    await page.keyboard.press('End');
    await expect.poll(() => row(page, 'validation')).toEqual(loss);
    expect((await row(page, 'smoothed')).map(Number).every(Number.isFinite)).toBe(true);
  });
});

describe('saving', () => {
  it('writes a row for each run and epoch with its place on every axis (by definition)', async () => {
    const page = await trained(3);
    await card(page).getByRole('button', { name: 'Save: Learning curves', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
    expect(data).toHaveLength(8);
    expect(data.map((each) => [each['contender'], each['run'], each['epoch']])).toEqual(
      ['A LSTM', 'B GRU'].flatMap((name) => [0, 1, 2, 3].map((epoch) => [name, '1', String(epoch)])),
    );
    const third = data[3]!;
    expect(Number(third['step'])).toBe(3 * Math.ceil(Number(third['sequences']) / 3 / 16));
    expect(Number(third['seconds'])).toBeGreaterThan(0);
    expect(Number(third['validation loss'])).toBeGreaterThan(0);
  });
});

describe('access', () => {
  it('has no defect that axe finds, with its options open, in light and dark, on a desktop and a phone (axe)', async () => {
    for (const options of [
      { colorScheme: 'light' },
      { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    ] as const) {
      const page = await trained(2, options);
      await card(page).getByRole('button', { name: 'Smoothing and single runs', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Smoothing and single runs', exact: true });
      await dialog.waitFor();
      expect(await axeFinds(page, ['#curves', '[role="dialog"]'])).toEqual([]);
    }
  });
});
