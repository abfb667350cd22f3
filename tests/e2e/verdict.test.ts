/** A race of three seeds ends in a verdict: its sentence, its numbers and its files agree, and everyone can read it. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { interval, pairedTest } from '../../src/study/statistics';
import { axeFinds, movedPage, showFace, status } from './support';

const RACE =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&B.cell=simpleRnn&B.units=4&training.epochs=3&training.backend=simd';

const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict', exact: true });
const sentence = (page: Page) => verdict(page).getByRole('status');

async function raced(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: /^Verdict: / }).click();
  await expect.poll(() => sentence(page).count()).toBe(1);
  await expect.poll(() => sentence(page).textContent()).not.toMatch(/^So far/);
}

async function savedText(page: Page, view: string, kind: 'CSV' | 'SVG'): Promise<string> {
  await page.getByRole('button', { name: `Save: ${view}`, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind, exact: true }).click(),
  ]);
  return (await readFile(await download.path(), 'utf8')).trimEnd();
}

const saved = async (page: Page, view: string): Promise<Record<string, string>[]> =>
  Papa.parse<Record<string, string>>(await savedText(page, view, 'CSV'), { header: true }).data;

/** The texts of a picture that the browser draws inside its frame. */
const textsInside = (page: Page, svg: string): Promise<string[]> =>
  page.evaluate((source) => {
    const box = document.createElement('div');
    document.body.append(box);
    box.innerHTML = source;
    const frame = box.querySelector('svg')!.getBoundingClientRect();
    const inside = [...box.querySelectorAll('text')].filter((text) => {
      const { left, right } = text.getBoundingClientRect();
      return left >= frame.left && right <= frame.right;
    });
    const texts = inside.map((text) => text.textContent ?? '');
    box.remove();
    return texts;
  }, svg);

describe('the verdict', () => {
  it('comes once a run has ended, and says nothing of one seed, in a real browser', async () => {
    const page = await movedPage({ hash: RACE });
    await raced(page);
    expect(await sentence(page).textContent()).toMatch(/Nothing can be said .*1 pair of runs.* at least 3 seeds\.$/);
    await showFace(page, 'Lab');
    await page.getByRole('button', { name: /^Verdict: .*nothing can be said/ }).waitFor();
  });

  it('gives the interval of the differences that its file holds, by the paired t-test', async () => {
    const page = await movedPage({ hash: `${RACE}&seeds=3` });
    await raced(page);
    const text = (await sentence(page).textContent())!;
    const title = (await verdict(page).getByRole('heading', { level: 3 }).textContent())!;
    const rows = await saved(page, title);
    expect(rows.map(({ run }) => run)).toEqual(['1', '2', '3']);
    const test = pairedTest(rows.map((row) => Number(row['leader better by (rmse, test)'])))!;
    const [low, high] = interval(test, 0.95);
    for (const row of rows) {
      expect(Number(row['interval low'])).toBeCloseTo(low, 9);
      expect(Number(row['interval high'])).toBeCloseTo(high, 9);
      expect(Number(row['p (Holm)'])).toBeCloseTo(test.p, 9);
    }
    expect(text).toContain('3 pairs of runs');
    expect(text).toContain(test.p < 0.001 ? 'p < 0.001' : `p = ${test.p.toFixed(3)}`);
    // What is first in the sentence is not left without its caveat: the sizes differ.
    expect(await verdict(page).getByRole('listitem').allTextContents()).toContainEqual(
      expect.stringMatching(/^Parameters not matched: A LSTM \d+, B Simple RNN \d+\.$/),
    );
  });

  for (const [width, height, colorScheme] of [
    [1366, 768, 'dark'],
    [390, 844, 'light'],
  ] as const) {
    it(`has nothing for axe to find and keeps within ${width} × ${height}, in a real browser`, async () => {
      const page = await movedPage({ viewport: { width, height }, colorScheme, hash: `${RACE}&seeds=3` });
      await raced(page);
      expect(await axeFinds(page, ['#verdict'])).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, 'the page itself does not scroll sideways').toBeLessThanOrEqual(0);
      const table = verdict(page).getByRole('table', { name: 'Verdict', exact: true });
      expect(await table.getByRole('rowheader').allTextContents()).toEqual(
        expect.arrayContaining(['A LSTM', 'B Simple RNN', 'ridge regression']),
      );
      const drawn = (await textsInside(page, await savedText(page, 'Verdict', 'SVG'))).join(' ');
      for (const column of await table.getByRole('columnheader').allTextContents())
        for (const word of column.split(/\s+/)) expect(drawn, 'columns that are scrolled out of sight').toContain(word);
    });
  }
});
