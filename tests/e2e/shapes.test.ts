/** Files with the shapes that people's files have, in the real page by role and name: from opening to networks that can train. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { expect, it } from 'vitest';
import { axeFinds, openPage, status, trainUntil } from './support';

const bytes = (name: string) => readFileSync(new URL(`../fixtures/files/${name}`, import.meta.url));
const open = (page: Page, name: string, buffer = bytes(name)) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const data = (page: Page) => page.getByRole('region', { name: 'Data', exact: true });
const alert = (page: Page) => page.getByRole('alert');

/** What the Data section says of the series, once the networks stand on it. */
async function standsOn(page: Page, rows: string): Promise<void> {
  await expect.poll(() => data(page).textContent()).toContain(rows);
  await expect.poll(() => status(page).textContent()).toContain('ready');
  expect(await alert(page).count()).toBe(0);
}

async function inDialog(page: Page, then: (dialog: Locator) => Promise<void>): Promise<void> {
  await data(page).getByRole('button', { name: 'Columns and format', exact: true }).click();
  await then(page.getByRole('dialog', { name: 'Columns and format', exact: true }));
  await page.keyboard.press('Escape');
}

it('open as they are, or by one press', async () => {
  const { page } = await openPage();
  await expect.poll(() => status(page).textContent()).toContain('ready');

  await open(page, 'compact-hour.csv');
  await standsOn(page, '400 rows, 2019-01-01 00:00 to 2019-01-17 15:00');
  await open(page, 'first-of-month-us-slash.csv');
  await standsOn(page, '120 rows, 1990-01-01 to 1999-12-01');
  await open(page, 'footer-note.csv');
  await standsOn(page, '120 rows, 1949-01 to 1958-12');
  await open(page, 'records.json');
  await standsOn(page, '200 rows, 2019-01-01 to 2019-07-19');
  await open(page, 'gz-of-csv.csv.gz');
  await standsOn(page, '300 rows, 2019-01-01 to 2019-10-27');

  // As the measured original has it: −200 where the instrument failed.
  let row = 0;
  const failing = bytes('airq-original.csv')
    .toString()
    .replace(/(?<=00;)\d+,\d+/g, (cell) => (row++ % 9 === 4 ? '-200' : cell));
  await open(page, 'airq-original.csv', Buffer.from(failing));
  await standsOn(page, '600 rows, 2019-01-01 00:00 to 2019-01-25 23:00');
  await inDialog(page, async (dialog) => {
    await expect.poll(() => dialog.textContent()).toMatch(/Date \+ Time: “[^”]*” is 2019-01-01 00:00\. Step: 1 hour\./);
    await dialog.getByRole('button', { name: 'Read -200 as missing', exact: true }).click();
    await expect.poll(() => dialog.getByRole('textbox', { name: 'Read as missing' }).inputValue()).toBe('-200');
    await expect.poll(() => dialog.textContent()).toMatch(/\d+ missing/);
    expect(await axeFinds(page)).toEqual([]);
  });

  await open(page, 'several-series.csv');
  await standsOn(page, '200 rows');
  await inDialog(page, async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Series (Store)', exact: true }).selectOption('4');
    await expect.poll(() => dialog.textContent()).toContain('“4” was read');
  });
  await standsOn(page, '200 rows');

  await open(page, 'wide-years.csv');
  await standsOn(page, '60 rows, 1960 to 2019');
  await inDialog(page, async (dialog) => {
    await dialog.getByRole('combobox', { name: /^Series/ }).selectOption('Land 7');
    await expect.poll(() => dialog.textContent()).toContain('the first is “Land 7”');
  });
  await standsOn(page, '60 rows, 1960 to 2019');

  const presses = [
    ['question-mark-value.csv', 'Read these 2 cells as missing', '900 rows'],
    ['dividend-rows.csv', 'Leave these 5 rows out', '295 rows'],
    ['rows-are-sequences.txt', 'Turn the table: a row becomes a series', 'rows, 1 to'],
  ] as const;
  for (const [name, press, rows] of presses) {
    await open(page, name);
    await alert(page).getByRole('button', { name: press, exact: true }).click();
    await standsOn(page, rows);
  }
  await trainUntil(page, 1);
});
