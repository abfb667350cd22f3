/** The gradient through time in the built page: its numbers against the dump, its keys, its words. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { axeFinds, movedPage, openPage, status } from './support';

const ROOT = resolve(import.meta.dirname, '../..');
const STEPS = 8;
const SPEC = {
  data: { source: { kind: 'sine', length: 160 } },
  task: { window: STEPS },
  contenders: [
    { cell: 'lstm', units: 4 },
    { cell: 'gru', units: 4 },
    { cell: 'simpleRnn', units: 4 },
  ],
  training: { epochs: 2, backend: 'simd' },
};
const HASH =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&C.cell=simpleRnn&C.units=4&training.epochs=2&training.backend=simd';

const panel = (page: Page) => page.getByRole('group', { name: 'Gradient through time', exact: true });
const fold = (page: Page) => panel(page).getByRole('button', { name: 'Gradient through time', exact: true });
const plot = (page: Page) => panel(page).getByRole('img');
const sentences = (page: Page) => page.getByTestId('flow-sentences');

interface Flow {
  readonly h: number[];
  readonly c: number[] | null;
  readonly jacobian: number[];
}

/** Of the first test window, by contender, from the same experiment trained in Node. */
async function dumped(): Promise<Record<string, Flow>> {
  const folder = mkdtempSync(join(tmpdir(), 'flow-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'spec.json'), JSON.stringify(SPEC));
  const files = ['node_modules/tsx/dist/cli.mjs', 'cli/experiment.ts'].map((file) => join(ROOT, file));
  const command = [...files, join(folder, 'spec.json'), '--dump', folder];
  await promisify(execFile)(process.execPath, command, { maxBuffer: 1 << 26 });
  const read = (letter: string): Flow => {
    const text = readFileSync(join(folder, letter, 'flow.json'), 'utf8');
    return (JSON.parse(text) as { windows: Flow[][] }).windows[0]![0]!;
  };
  return { A: read('A'), B: read('B'), C: read('C') };
}

/** Moves through all steps by the arrow keys and reads one contender's norms. */
async function readOff(page: Page, id: string): Promise<number[]> {
  await plot(page).focus();
  await expect.poll(() => plot(page).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Home');
  const values: number[] = [];
  for (let step = 1; step <= STEPS; step++) {
    await expect.poll(() => panel(page).textContent()).toContain(`Step ${step}A`);
    values.push(Number(await page.getByTestId(id).getAttribute('data-value')));
    await page.keyboard.press('ArrowRight');
  }
  return values;
}

function expectNear(shown: readonly number[], oracle: readonly number[]): void {
  expect(shown.length).toBe(oracle.length);
  // Another engine rounds exp differently, and what it trains differs by as much.
  shown.forEach((value, step) => expect(Math.abs(value / oracle[step]! - 1), `step ${step + 1}`).toBeLessThan(1e-2));
}

describe('the gradient through time', () => {
  it('shows the dump’s numbers of every contender, read by keyboard (computed in Node)', async () => {
    const page = await movedPage({ hash: HASH });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    expect(await fold(page).getAttribute('aria-expanded')).toBe('false');
    await fold(page).click();
    await expect.poll(() => sentences(page).count()).toBe(1);
    const oracle = await dumped();
    for (const letter of ['A', 'B', 'C']) expectNear(await readOff(page, `flow-${letter}-h`), oracle[letter]!.h);
    expectNear(await readOff(page, 'flow-A-c'), oracle['A']!.c!);
    expect(await page.getByTestId('flow-B-c').count()).toBe(0);
    for (const letter of ['A', 'B', 'C']) expect(await sentences(page).textContent()).toContain(letter);
    expect(await sentences(page).textContent()).toContain('7 steps back');

    await panel(page).getByText('Jacobian of the last state', { exact: true }).click();
    await expect.poll(() => sentences(page).textContent()).toContain('its Jacobian');
    for (const letter of ['A', 'B', 'C']) {
      const shown = await readOff(page, `flow-${letter}-h`);
      expectNear(shown, oracle[letter]!.jacobian);
      // Four units: the last state with respect to itself is the identity, whose norm is 2.
      expect(shown.at(-1)).toBeCloseTo(2, 6);
    }

    await panel(page).getByText('Gradient of the loss', { exact: true }).click();
    await panel(page).getByText('Mean of several', { exact: true }).click();
    await expect.poll(() => sentences(page).textContent()).toContain('Mean of 16 training sequences');
    expect(await axeFinds(page, ['#gates'])).toEqual([]);
  });

  it('shares the lab’s crosshair, by keyboard and by mouse (real browser)', async () => {
    const page = await movedPage({ hash: HASH });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await fold(page).click();
    await expect.poll(() => plot(page).count()).toBe(1);
    await plot(page).focus();
    await expect.poll(() => plot(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    const table = page.getByRole('table', { name: 'Pinned values', exact: true });
    await expect.poll(() => table.textContent()).toContain('step 8');
    const { width, height } = (await plot(page).boundingBox())!;
    await plot(page).click({ position: { x: (2.5 / STEPS) * width, y: height / 2 } });
    await expect.poll(() => table.textContent()).toContain('step 3');
    await expect.poll(() => panel(page).textContent()).toContain('Step 3A');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('button', { name: 'Unpin', exact: true }).count()).toBe(0);

    const at = () => page.getByTestId('flow-A-h').getAttribute('data-value');
    const before = await at();
    const map = page.getByRole('img', { name: 'Forget gate, A', exact: true });
    const box = (await map.boundingBox())!;
    await map.hover({ position: { x: (6.5 / STEPS) * box.width, y: box.height / 2 } });
    await expect.poll(() => panel(page).textContent()).toContain('Step 7A');
    expect(await at()).not.toBe(before);
  });

  it('follows the training while it runs, and is open from the start on a tall screen (real browser)', async () => {
    const { page } = await openPage({
      viewport: { width: 1440, height: 1300 },
      hash: HASH.replace('training.epochs=2', 'training.epochs=5000'),
    });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await expect.poll(() => fold(page).getAttribute('aria-expanded')).toBe('true');
    const value = () => page.getByTestId('flow-A-h').getAttribute('data-value');
    await expect.poll(() => page.getByTestId('flow-A-h').count()).toBe(1);
    const before = await value();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(value).not.toBe(before);
    const during = await value();
    await expect.poll(value).not.toBe(during);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await fold(page).click();
    await expect.poll(() => plot(page).count()).toBe(0);
  });

  it('speaks Chinese, on a phone and in the dark (real browser)', async () => {
    const page = await movedPage({
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'zh-CN',
      hash: HASH,
    });
    const name = '随时间回传的梯度';
    await page.getByRole('button', { name, exact: true }).click();
    await expect.poll(() => sentences(page).textContent()).toContain('往前 7 步');
    const own = page.getByRole('group', { name, exact: true });
    const box = (await own.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(await axeFinds(page, ['#gates'])).toEqual([]);
  });
});
