/** State space and weights in the gate lab: the numbers of the network, the crosshair, surgery, and what is saved. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { axeFinds, movedPage, openPage, status } from './support';

const ROOT = resolve(import.meta.dirname, '../..');
const SPEC = {
  version: 1,
  data: { source: { kind: 'sine', length: 160 } },
  task: { window: 8 },
  contenders: [
    { cell: 'lstm', units: 4 },
    { cell: 'simpleRnn', units: 3 },
  ],
  // As good as untrained: an optimiser whose steps are nothing.
  training: { epochs: 1, learningRate: 1e-30, backend: 'simd' },
};
const HASH =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&B.cell=simpleRnn&B.units=3&training.epochs=1&training.backend=simd';

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const unfold = (page: Page, name: string) => group(page, name).getByRole('button', { name, exact: true }).click();

type Weights = Record<string, { shape: number[]; values: number[] }>;

/** The weights of both contenders, computed in Node. */
async function dumped(): Promise<Record<'A' | 'B', Weights>> {
  const folder = mkdtempSync(join(tmpdir(), 'space-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(SPEC));
  const command = ['node_modules/tsx/dist/cli.mjs', 'cli/experiment.ts'].map((path) => join(ROOT, path));
  await promisify(execFile)(process.execPath, [...command, join(folder, 'spec.json'), '--dump', folder], {
    maxBuffer: 1 << 26,
  });
  const read = (letter: string) => JSON.parse(readFileSync(join(folder, letter, 'weights.json'), 'utf8')) as Weights;
  return { A: read('A'), B: read('B') };
}

describe('the weights', () => {
  it('of the untrained network are those of the dump, weight by weight by keyboard (computed in Node)', async () => {
    const [{ page }, dump] = await Promise.all([openPage({ hash: HASH }), dumped()]);
    await ready(page);
    await unfold(page, 'Weights');
    const shown = () => page.getByTestId('weight-now').getAttribute('data-value').then(Number);
    const readAt = async (name: string, presses: string[]) => {
      const map = page.getByRole('img', { name, exact: true });
      await map.focus();
      await page.keyboard.press('Home');
      for (const key of presses) await page.keyboard.press(key);
    };
    // The forget gate is the second of four of 4 units: row 2, unit 3 lies at 2 · 16 + 4 + 3, counted from 0.
    const { shape, values } = dump.A['layers.0.recurrentKernel']!;
    expect(shape).toEqual([4, 16]);
    await readAt('Forget gate, recurrent kernel, A', ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'End']);
    await expect.poll(shown).toBeCloseTo(values[2 * 16 + 4 + 3]!, 7);
    await expect.poll(() => group(page, 'Weights').textContent()).toContain('From unit 3 to unit 4, Forget gate:');
    await readAt('Candidate, kernel, A', ['ArrowRight']);
    await expect.poll(shown).toBeCloseTo(dump.A['layers.0.kernel']!.values[8 + 1]!, 7);
    await readAt('Forget gate, bias, A', []);
    await expect.poll(shown).toBe(1);
    await group(page, 'Weights').getByRole('combobox', { name: 'Contender', exact: true }).selectOption({ index: 1 });
    await readAt('Simple RNN, recurrent kernel, B', ['ArrowDown', 'ArrowRight']);
    await expect.poll(shown).toBeCloseTo(dump.B['layers.0.recurrentKernel']!.values[3 + 1]!, 7);
    // Orthogonal from the start: all eigenvalues on the circle.
    await expect.poll(() => page.getByTestId('spectrum-h').getAttribute('data-value').then(Number)).toBeCloseTo(1, 5);
    expect(await page.getByTestId('weights-sentence').textContent()).toContain('1.000 is on the circle');
  });

  it('show a change of 0 before training and of more after it, and are saved as a table', async () => {
    const page = await movedPage({ hash: HASH });
    await unfold(page, 'Weights');
    await page.getByRole('img', { name: 'Forget gate, kernel, A', exact: true }).focus();
    await group(page, 'Weights').getByText('Change since the start', { exact: true }).click();
    const rows = async () => {
      await page.getByRole('button', { name: 'Save: Weights', exact: true }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
      ]);
      const text = readFileSync(await download.path(), 'utf8').trimEnd();
      return Papa.parse<Record<string, string>>(text, { header: true }).data.filter(
        ({ matrix }) => !matrix!.startsWith('eigenvalue'),
      );
    };
    const before = await rows();
    expect(before).toHaveLength(16 + 4 * 16 + 16);
    expect(before.every(({ now, start }) => now === start)).toBe(true);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    await expect.poll(() => group(page, 'Weights').textContent()).toContain('weights of epoch 1');
    const after = await rows();
    expect(after.map(({ start }) => start)).toEqual(before.map(({ start }) => start));
    expect(after.some(({ now, start }) => now !== start)).toBe(true);
  });
});

describe('both views', () => {
  it('follow a network that is built anew while they are open, and its layers (real browser)', async () => {
    const page = await movedPage({ hash: HASH });
    await unfold(page, 'State space');
    await unfold(page, 'Weights');
    await expect.poll(() => group(page, 'Weights').textContent()).toContain('units 1 – 4');
    const units = group(page, 'Contender A').getByRole('spinbutton', { name: 'Units', exact: true });
    await units.fill('6');
    await units.press('Enter');
    await expect.poll(() => group(page, 'Weights').textContent()).toContain('units 1 – 6');
    await expect.poll(() => group(page, 'State space').textContent()).toContain('The plane holds');
    const layers = group(page, 'Contender A').getByRole('spinbutton', { name: 'Layers', exact: true });
    await layers.fill('2');
    await layers.press('Enter');
    const layer = page.getByRole('combobox', { name: 'Layer', exact: true });
    await expect.poll(() => layer.locator('option').count()).toBe(2);
    await layer.selectOption('2');
    await expect.poll(() => group(page, 'Weights').textContent()).toContain('rows: 6 inputs; columns: units');
    await expect.poll(() => group(page, 'State space').textContent()).toContain('Hidden state, layer 2,');
    await page.getByRole('img', { name: 'Candidate, kernel, A', exact: true }).focus();
    await expect
      .poll(() => group(page, 'Weights').textContent())
      .toContain('From unit 1 of layer 1 to unit 1, Candidate:');
  });
});

describe('the state space', () => {
  it('moves the crosshair by keyboard, and follows it', async () => {
    const page = await movedPage({ hash: HASH });
    await unfold(page, 'State space');
    const slider = page.getByRole('slider', { name: 'Hidden state of A in its first two principal components' });
    await expect.poll(() => slider.getAttribute('aria-valuemax')).toBe('8');
    await slider.focus();
    await page.keyboard.press('Home');
    await expect
      .poll(() => slider.getAttribute('aria-valuetext'))
      .toMatch(/^Step 1\b.*: PC 1 [−\d.]+, PC 2 [−\d.]+\.$/);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe('2');
    await expect
      .poll(() => page.getByRole('table', { name: 'Pinned values', exact: true }).textContent())
      .toContain('step 2');
    await page.getByRole('img', { name: 'Forget gate, A', exact: true }).focus();
    await page.keyboard.press('End');
    await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe('8');
    expect(await axeFinds(page, ['#gates'])).toEqual([]);
  });

  it('draws the untouched path dashed beside the touched one, in the same components', async () => {
    const page = await movedPage({
      hash: `${HASH}&interventions.0.kind=clamp&interventions.0.gate=o&interventions.0.value=0`,
    });
    await ready(page);
    await unfold(page, 'State space');
    const said = page.getByTestId('space-sentence');
    await expect.poll(() => said.textContent().catch(() => '')).toContain('Surgery moves the probe most at step');
    // An output gate that is shut leaves h = 0: a path of no length.
    expect(await said.textContent()).not.toContain('path is');
    expect(await page.locator('[data-strokes="probe before"] path').count()).toBeGreaterThan(0);
    await group(page, 'State space')
      .getByRole('combobox', { name: 'Contender', exact: true })
      .selectOption({ index: 1 });
    await expect.poll(() => said.textContent().catch(() => '')).toContain('The probe’s path is');
    expect(await said.textContent()).not.toContain('Surgery');
    expect(await page.locator('[data-strokes="probe before"] path').count()).toBe(0);
  });
});
