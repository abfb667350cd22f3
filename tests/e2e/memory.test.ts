/** Saturation and memory length in the gate lab: numbers, keyboard, pins, and what a simple RNN says instead. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, sharedPage, status } from './support';

const HASH =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&A.forgetBias=10&B.cell=gru&B.units=4&C.cell=simpleRnn&C.units=4&training.epochs=4&training.backend=simd';

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
const table = (page: Page) => page.getByRole('table', { name: 'Pinned values', exact: true });

/** For the tests that leave it as they found it: untrained, unpinned and unfolded. */
const untrained = sharedPage({ hash: HASH }, ready);

describe('saturation', () => {
  it('says which gates are open, from the untrained network on (by construction: forget bias 10)', async () => {
    const page = await movedPage({ hash: HASH });
    const of = slider(page, 'Saturation of A');
    await expect
      .poll(() => of.getAttribute('aria-valuetext'))
      .toContain('Forget gate above 0.9 in 100\u00a0%, below 0.1 in 0\u00a0%');
    expect(await group(page, 'Saturation').textContent()).toContain(
      'most open (> 0.9) is the forget gate, in 100\u00a0%',
    );
    expect(await group(page, 'Saturation').textContent()).toContain('Before training: most open');
    expect(await group(page, 'Saturation').textContent()).toContain('C is a simple RNN: it has no gates');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    await expect.poll(() => of.getAttribute('aria-valuenow')).toBe('4');
    await expect.poll(() => group(page, 'Saturation').textContent()).toContain('After 4 epochs: most open');
    await of.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => of.getAttribute('aria-valuetext')).toContain('Epoch 0');
    await page.keyboard.press('End');
    await expect.poll(() => of.getAttribute('aria-valuetext')).toContain('Epoch 4');
  });

  it('and memory length are computed only while they are unfolded, and pass axe', async () => {
    const page = await untrained();
    for (const name of ['Saturation', 'Memory length']) {
      await expect.poll(() => group(page, name).getByRole('slider').count()).toBe(2);
    }
    expect(await axeFinds(page, ['#gates'])).toEqual([]);
    for (const name of ['Saturation', 'Memory length']) {
      await group(page, name).getByRole('button', { name, exact: true }).click();
      expect(await group(page, name).getByRole('slider').count()).toBe(0);
      await group(page, name).getByRole('button', { name, exact: true }).click();
      await expect.poll(() => group(page, name).getByRole('slider').count()).toBe(2);
    }
  });
});

describe('memory length', () => {
  it('pins the unit that is clicked or gone to by keyboard, the shortest memory first (real browser)', async () => {
    const page = await untrained();
    const strip = slider(page, 'Memory length of the units of B');
    await strip.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => strip.getAttribute('aria-valuenow')).toBe('1');
    const lengths: number[] = [];
    for (let rank = 1; rank <= 4; rank++) {
      await expect.poll(() => strip.getAttribute('aria-valuenow')).toBe(String(rank));
      const [, unit, steps] = /Unit (\d): ([\d.]+) steps?/.exec((await strip.getAttribute('aria-valuetext'))!)!;
      lengths.push(Number(steps));
      await expect.poll(() => table(page).textContent()).toContain(`Unit ${unit}, step`);
      await page.keyboard.press('ArrowRight');
    }
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    await expect.poll(() => page.getByRole('button', { name: 'Unpin', exact: true }).count()).toBe(1);
    const { height, width } = (await strip.boundingBox())!;
    // The first dot that is drawn has the shortest memory; the picture is 300 wide.
    const dots = (await strip.locator('path[stroke^="var(--quantity"]').first().getAttribute('d'))!;
    const left = Number(/^M([\d.]+) /.exec(dots)![1]) / 300;
    await strip.click({ position: { x: left * width, y: height - 4 } });
    await expect.poll(() => strip.getAttribute('aria-valuenow')).toBe('1');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('button', { name: 'Unpin', exact: true }).count()).toBe(0);
  });

  it('tells the unit under the pointer, in a heatmap and in the strip itself (real browser)', async () => {
    const page = await untrained();
    const strip = slider(page, 'Memory length of the units of B');
    const map = page.getByRole('img', { name: 'Update gate, B', exact: true });
    const { width, height } = (await map.boundingBox())!;
    for (const unit of [4, 1]) {
      await map.hover({ position: { x: width / 2, y: ((unit - 0.5) / 4) * height } });
      await expect.poll(() => strip.getAttribute('aria-valuetext')).toMatch(new RegExp(`^Unit ${unit}: `));
      await expect.poll(() => group(page, 'Memory length').textContent()).toContain(`Unit ${unit}: `);
    }
    const told = (await strip.getAttribute('aria-valuetext'))!;
    const box = (await strip.boundingBox())!;
    // The lowest dot has the shortest memory; pointing at it chooses nothing.
    await strip.hover({ position: { x: box.width / 3, y: box.height - 4 } });
    const pointed = strip.locator('[data-mark=pointed]');
    await expect.poll(() => pointed.getAttribute('d')).toMatch(/^M/);
    expect(await strip.getAttribute('aria-valuetext')).toBe(told);
    await page.mouse.move(0, 0);
    await expect.poll(() => pointed.getAttribute('d')).toBe('');
  });

  it('says the half-life that the pinned values of the trace imply (hand-computed from one step)', async () => {
    const page = await movedPage({ hash: HASH.replace('task.window=8', 'task.window=1') });
    const strip = slider(page, 'Memory length of the units of B');
    await strip.focus();
    await page.keyboard.press('End');
    await expect.poll(() => strip.getAttribute('aria-valuenow')).toBe('4');
    const row = table(page).getByRole('row', { name: /^z / });
    const z = Number(await row.getByRole('cell').nth(1).textContent());
    const said = /: ([\d.]+) steps?/.exec((await strip.getAttribute('aria-valuetext'))!)![1];
    expect(Number(said)).toBeCloseTo(Math.log(0.5) / Math.log(1 - z), 1);
  });

  it('tells what outlasts the sequence, and that a simple RNN has nothing that keeps', async () => {
    const page = await untrained();
    const text = () => group(page, 'Memory length').textContent();
    await expect.poll(text).toContain('4 of 4 units keep more than half over the whole sequence.');
    expect(await text()).toContain('C is a simple RNN: it has no gate that keeps');
    expect(await text()).toContain('longer than the sequence');
  });
});
