/** Pinning a unit and step, and its numbers in table, equations and dump. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { axeFinds, drawn, movedPage, openPage, sharedPage, status } from './support';

const ROOT = resolve(import.meta.dirname, '../..');

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

const heatmap = (page: Page, name: string) => page.getByRole('img', { name, exact: true });
const table = (page: Page) => page.getByRole('table', { name: 'Pinned values', exact: true });
const cell = (page: Page) => page.getByRole('group', { name: 'The cell', exact: true });

/** A value of the table, by its row's letter and the contender's column. */
async function inTable(page: Page, letter: string, column = 0): Promise<string> {
  const row = table(page).getByRole('row', { name: new RegExp(`^${letter} `) });
  return (await row.getByRole('cell').nth(column).textContent()) ?? '';
}

/** What an equation comes to. */
async function inEquation(page: Page, name: string): Promise<string> {
  const text = (await cell(page).locator(`[data-equation="${name}"]`).textContent()) ?? '';
  return text.split('=').at(-1)!.trim();
}

/** Clicks the middle of a unit's row at a step; both from 1. */
async function clickAt(map: Locator, unit: number, step: number, units: number, steps: number): Promise<void> {
  const { width, height } = (await map.boundingBox())!;
  await map.click({ position: { x: ((step - 0.5) / steps) * width, y: ((unit - 0.5) / units) * height } });
}

const SPEC = {
  data: { source: { kind: 'sine', length: 160 } },
  task: { window: 8 },
  contenders: [
    { cell: 'lstm', units: 4 },
    { cell: 'gru', units: 4 },
  ],
  training: { epochs: 2, backend: 'simd' },
};
const HASH =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&training.epochs=2&training.backend=simd';

interface Dump {
  readonly windows: readonly { readonly layers: readonly Record<string, { shape: number[]; values: number[] }>[] }[];
}

/** The gates and states of the same experiment, trained in Node. */
async function dumped(): Promise<Record<'A' | 'B', Dump>> {
  const folder = mkdtempSync(join(tmpdir(), 'cell-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(SPEC));
  const command = [
    join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
    join(ROOT, 'cli/experiment.ts'),
    join(folder, 'spec.json'),
    '--dump',
    folder,
  ];
  await promisify(execFile)(process.execPath, command, { maxBuffer: 1 << 26 });
  const read = (letter: string) => JSON.parse(readFileSync(join(folder, letter, 'trace.json'), 'utf8')) as Dump;
  return { A: read('A'), B: read('B') };
}

/** For the tests that leave it as they found it, but for the pin and the pointer. */
const untrained = sharedPage({ hash: HASH }, ready);

/** The same page without a pin. */
async function unpinned(): Promise<Page> {
  const page = await untrained();
  await page.mouse.move(5, 5);
  await heatmap(page, 'Forget gate, A').press('Escape');
  await expect.poll(() => page.getByRole('button', { name: 'Unpin', exact: true }).count()).toBe(0);
  return page;
}

describe('a pinned unit and step', () => {
  it('by mouse and by keyboard, has the same values in table, equations and dump (computed in Node)', async () => {
    const page = await movedPage({ hash: HASH });
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    await drawn(page);
    const dump = await dumped();
    const trueValue = (letter: 'A' | 'B', name: string, unit: number, step: number): number => {
      const { shape, values } = dump[letter].windows[0]!.layers[0]![name]!;
      return values[(step - 1) * shape[1]! + unit - 1]!;
    };
    const check = async (letter: 'A' | 'B', names: string[], unit: number, step: number) => {
      await cell(page)
        .getByRole('combobox', { name: 'Contender in the cell', exact: true })
        .selectOption({ index: letter === 'A' ? 0 : 1 });
      await expect.poll(() => cell(page).textContent()).toContain(`unit ${unit}, step ${step}`);
      for (const name of names) {
        await expect.poll(() => inEquation(page, name)).toBe(await inTable(page, name, letter === 'A' ? 0 : 1));
        const shown = Number((await inEquation(page, name)).replace('−', '-'));
        expect(Math.abs(shown - trueValue(letter, name, unit, step)), name).toBeLessThan(1e-4);
      }
    };

    await clickAt(heatmap(page, 'Forget gate, A'), 2, 3, 4, 8);
    await page.mouse.move(5, 5);
    await check('A', ['f', 'i', 'g', 'o', 'c', 'h'], 2, 3);
    await check('B', ['z', 'r', 'n', 'h'], 2, 3);

    await heatmap(page, 'Forget gate, A').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await check('A', ['f', 'h'], 3, 5);
    await heatmap(page, 'Forget gate, A').hover({ position: { x: 2, y: 2 } });
    expect(await table(page).textContent()).toContain('Unit 3, step 5');
    await heatmap(page, 'Forget gate, A').press('Escape');
    await heatmap(page, 'Forget gate, A').hover({ position: { x: 4, y: 3 } });
    await expect.poll(() => table(page).textContent()).toContain('Unit 1, step 1');
  });

  it('is drawn as lines over time in every contender, that change with the unit (real browser)', async () => {
    const page = await unpinned();
    await clickAt(heatmap(page, 'Forget gate, A'), 2, 3, 4, 8);
    const traces = (letter: string, names: string) =>
      page.getByRole('img', { name: `Traces of unit 2, ${letter}: ${names}`, exact: true });
    await expect.poll(() => traces('A', 'Forget gate, Input gate, Output gate').count()).toBe(1);
    for (const [letter, names] of [
      ['A', 'Candidate, Cell state, Hidden state'],
      ['B', 'Update gate, Reset gate'],
      ['B', 'Candidate, Hidden state'],
    ] as const) {
      expect(await traces(letter, names).count(), names).toBe(1);
    }
    const line = () =>
      page.locator('svg[aria-label^="Traces"] path[data-symbol="f"]:not([data-untouched])').first().getAttribute('d');
    const before = await line();
    await heatmap(page, 'Forget gate, A').press('ArrowDown');
    await expect.poll(line).not.toBe(before);
  });

  it('keeps its unit number in every order of units (the same values before and after)', async () => {
    const page = await unpinned();
    await clickAt(heatmap(page, 'Update gate, B'), 4, 6, 4, 8);
    const before = await table(page).textContent();
    expect(before).toContain('Unit 4, step 6');
    const pixels = () => heatmap(page, 'Hidden state, B').evaluate((node) => (node as HTMLCanvasElement).toDataURL());
    const natural = await pixels();
    const order = page.getByRole('combobox', { name: 'Order of units', exact: true });
    await order.selectOption({ label: 'by mean' });
    await expect.poll(pixels).not.toBe(natural);
    expect(await table(page).textContent()).toBe(before);
    await order.selectOption({ label: 'natural' });
    await expect.poll(pixels).toBe(natural);
  });

  it('is dropped with a sentence when the new network has no such unit', async () => {
    const page = await movedPage({ hash: HASH });
    await clickAt(heatmap(page, 'Forget gate, A'), 4, 6, 4, 8);
    for (const letter of ['A', 'B']) {
      const units = page.getByRole('group', { name: `Contender ${letter}`, exact: true }).getByRole('spinbutton', {
        name: 'Units',
        exact: true,
      });
      await units.fill('2');
      await units.press('Enter');
    }
    await expect.poll(() => page.getByText('The pin at unit 4, step 6 was removed').count()).toBe(1);
  });
});

describe('the cell', () => {
  it('writes z as Keras and PyTorch do in equation, table and row, and says so (1 minus what it was)', async () => {
    const page = await movedPage({ hash: HASH });
    await clickAt(heatmap(page, 'Update gate, B'), 1, 4, 4, 8);
    await cell(page).getByRole('combobox', { name: 'Contender in the cell', exact: true }).selectOption({ index: 1 });
    await expect.poll(() => cell(page).textContent()).toContain('h = (1 − z) hₜ₋₁ + z n');
    const before = Number(await inTable(page, 'z', 1));
    await cell(page).getByRole('checkbox').check();
    await expect.poll(() => cell(page).textContent()).toContain('h = z hₜ₋₁ + (1 − z) n');
    expect(Number(await inTable(page, 'z', 1))).toBeCloseTo(1 - before, 3);
    expect(await inEquation(page, 'z')).toBe(await inTable(page, 'z', 1));
    expect(await cell(page).textContent()).toContain('Shown as in Keras and PyTorch');
    expect(await page.getByRole('group', { name: 'Contender B gates' }).textContent()).toContain('1 keeps');
    expect(await axeFinds(page, ['#gates'])).toEqual([]);
  });

  it('lights the wire, the symbols and the heatmap row of what is pointed at (real browser)', async () => {
    const page = await unpinned();
    await expect.poll(() => cell(page).locator('svg[role=img]').count()).toBe(1);
    await cell(page).locator('[data-equation="c"] [data-symbol="f"]').first().hover();
    const lit = page.locator('[data-lit][data-symbol~="f"]');
    expect(await lit.count()).toBeGreaterThan(3);
    expect(await page.locator('[data-lit] >> [aria-label="Forget gate, A"]').count()).toBe(1);
    await heatmap(page, 'Output gate, A').hover();
    expect(await cell(page).locator('[data-lit][data-symbol~="o"]').count()).toBeGreaterThan(2);
    expect(await lit.count()).toBe(0);
  });

  it('is gone through symbol by symbol with the keyboard, from one tab stop, and lights the same (real browser)', async () => {
    const page = await unpinned();
    const symbols = cell(page).getByRole('list', { name: 'Equations', exact: true }).getByRole('img');
    await expect.poll(() => symbols.count()).toBeGreaterThan(10);
    const stops = () => cell(page).locator('[data-equation] [tabindex="0"]');
    expect(await stops().count()).toBe(1);
    await stops().focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(focused).toBe('Forget gate');
    await expect.poll(() => page.locator('[data-lit] >> [aria-label="Forget gate, A"]').count()).toBe(1);
    expect(await cell(page).locator('svg [data-lit][data-symbol~="f"]').count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused).toBe('W x of the forget gate');
    await expect.poll(() => cell(page).locator('svg [data-lit][data-symbol~="f.x"]').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-lit] >> [aria-label="Forget gate, A"]').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('Input gate');
    await page.keyboard.press('End');
    await expect.poll(focused).toBe('Cell state');
    expect(await stops().count()).toBe(1);
    expect(await axeFinds(page, ['#gates'])).toEqual([]);
  });

  it('is drawn only while it is open', async () => {
    const page = await unpinned();
    await expect.poll(() => cell(page).locator('svg[role=img]').count()).toBe(1);
    await cell(page).getByRole('button', { name: 'The cell', exact: true }).click();
    expect(await cell(page).locator('svg[role=img]').count()).toBe(0);
    await cell(page).getByRole('button', { name: 'The cell', exact: true }).click();
    await expect.poll(() => cell(page).locator('svg[role=img]').count()).toBe(1);
  });

  it('plays one time step in its sub-steps, forwards and backwards, and pins where it is (real browser)', async () => {
    const page = await unpinned();
    await clickAt(heatmap(page, 'Forget gate, A'), 2, 3, 4, 8);
    const button = (name: string) => cell(page).getByRole('button', { name, exact: true });
    const terms = cell(page).getByRole('table', { name: 'Largest terms of the sums', exact: true });
    await expect.poll(() => cell(page).textContent()).toContain('unit 2, step 3');
    const hidden = () => cell(page).locator('svg [data-later=true]').count();
    expect(await hidden()).toBe(0);
    await button('Next sub-step').click();
    await expect.poll(() => terms.count()).toBe(1);
    const atFirst = await hidden();
    expect(atFirst).toBeGreaterThan(5);
    await button('Next sub-step').click();
    await expect.poll(() => cell(page).textContent()).toContain('2. Gates');
    expect(await hidden()).toBeLessThan(atFirst);
    await button('Previous sub-step').click();
    await button('Previous sub-step').click();
    await expect.poll(() => cell(page).textContent()).toContain('unit 2, step 2');
    expect(await cell(page).textContent()).toContain('5. Output');
    await cell(page).getByRole('combobox', { name: 'Speed of playing' }).selectOption('4');
    await button('Play the step').click();
    await expect.poll(() => cell(page).textContent()).toContain('5. Output');
    await expect.poll(() => cell(page).textContent()).toContain('unit 2, step 3');
    await expect.poll(() => button('Play the step').count()).toBe(1);
    await button('Play the step').click();
    await expect.poll(() => table(page).textContent()).toContain('Unit 2, step 4');
    await button('Hold').click();
    await button('Show the whole step').click();
    expect(await hidden()).toBe(0);
  });

  it('offers only the single sub-steps to who asked for less motion', async () => {
    const { page } = await openPage({ hash: HASH, reducedMotion: 'reduce' });
    await ready(page);
    await expect.poll(() => cell(page).getByRole('button', { name: 'Next sub-step', exact: true }).count()).toBe(1);
    expect(await cell(page).getByRole('button', { name: 'Play the step', exact: true }).count()).toBe(0);
  });

  it('says with its question mark what to look for, by keyboard', async () => {
    const page = await unpinned();
    const help = page.getByRole('button', { name: 'What to look for: The cell', exact: true });
    await help.focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('dialog', { name: 'What to look for: The cell' }).textContent())
      .toContain('Thick wires');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog', { name: 'What to look for: The cell' }).count()).toBe(0);
    // A moment after opening, the text has not taken the focus yet; Escape is for it all the same.
    await help.evaluate((button: HTMLElement) => {
      button.click();
      requestAnimationFrame(() => button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    });
    await expect.poll(() => help.getAttribute('aria-expanded')).toBe('false');
    await expect.poll(() => page.getByRole('dialog', { name: 'What to look for: The cell' }).count()).toBe(0);
  });
});
