/** The user's own data in the real page: dropped, chosen, pasted or drawn, to a trained model in at most three clicks. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, openPage, shownNumber, status, trainUntil } from './support';

/** 160 days of a wave, semicolons and decimal commas, a column of words and one that counts. */
const CSV = [
  'Datum;Nr;Ort;Wert',
  ...Array.from({ length: 160 }, (_, k) => {
    const day = new Date(Date.UTC(2024, 0, 1 + k)).toISOString().slice(0, 10);
    return `${day};${k + 1};Bern;${(10 + 4 * Math.sin(k / 3)).toFixed(2).replace('.', ',')}`;
  }),
].join('\n');

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const sequence = (page: Page) =>
  page.getByRole('combobox', { name: 'Sequence', exact: true }).locator('option:checked').textContent();
const data = (page: Page) => page.getByRole('region', { name: 'Data', exact: true });
const choose = (page: Page, content: string | Buffer, name = 'own.csv') =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

/** The networks learn from this series: it is the chosen one, and epochs pass. */
async function trains(page: Page, title: string): Promise<void> {
  await expect.poll(() => sequence(page)).toBe(title);
  await trainUntil(page, 2);
  expect(await shownNumber(page, 'train-loss-A')).toBeGreaterThan(0);
  expect(await page.getByRole('alert').count()).toBe(0);
}

describe('from own data to a trained model', () => {
  it('takes two clicks from the file chooser (Open file, Train), the date and the target recognised', async () => {
    const page = await movedPage();
    const chooser = page.waitForEvent('filechooser');
    await button(page, 'Open file').click();
    await (await chooser).setFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
    await trains(page, 'own.csv');
    await expect.poll(() => data(page).textContent()).toContain('160 rows, 2024-01-01 to 2024-06-08');
    await expect
      .poll(() => page.getByRole('region', { name: 'Predictions', exact: true }).textContent())
      .toContain('Wert');
  });

  it('takes one click after a drop anywhere on the page, which shows where', async () => {
    const page = await movedPage();
    const files = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.csv'));
      return transfer;
    }, CSV);
    await page.dispatchEvent('main', 'dragenter', { dataTransfer: files });
    await expect.poll(() => page.getByText('Drop the file to open it').count()).toBe(1);
    await page.dispatchEvent('main', 'drop', { dataTransfer: files });
    await expect.poll(() => page.getByText('Drop the file to open it').count()).toBe(0);
    await trains(page, 'dropped.csv');
  });

  it('takes three clicks by pasting: Paste, Load, Train', async () => {
    const page = await movedPage();
    await button(page, 'Paste').click();
    await page.keyboard.insertText(Array.from({ length: 120 }, (_, k) => Math.sin(k / 4).toFixed(3)).join('\n'));
    await button(page, 'Load').click();
    await trains(page, 'pasted.csv');
  });

  it('opens none of two files dropped at once, and says so', async () => {
    const page = await movedPage();
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      for (const name of ['one.csv', 'two.csv']) transfer.items.add(new File(['1\n2\n3'], name));
      document.querySelector('main')!.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    });
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toBe('2 files were dropped, and one is opened at a time. Drop the one that you want.');
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('keeps a pasted text that is refused, with the sentence, whether reading or preparing fails; empty once it is used', async () => {
    const page = await movedPage();
    await button(page, 'Paste').click();
    const dialog = page.getByRole('dialog', { name: 'Paste a table' });
    const text = dialog.getByRole('textbox');
    for (const [pasted, sentence] of [
      ['a,b\n1,2\n3,4\n5,x\n6,7\n8,9', /Line 4, column 2: “x” in the column b is not a number/],
      [['a', ...Array<string>(30).fill('NA'), ...'124352178913'].join('\n'), /a has no value in the training part/],
    ] as const) {
      await text.fill(pasted);
      await button(page, 'Load').click();
      await expect.poll(() => dialog.getByRole('alert').textContent()).toMatch(sentence);
      expect(await text.inputValue()).toBe(pasted);
    }
    await text.fill(Array.from({ length: 120 }, (_, k) => Math.sin(k / 4).toFixed(3)).join('\n'));
    await button(page, 'Load').click();
    await expect.poll(() => dialog.getByRole('textbox').count()).toBe(0);
    expect(await sequence(page)).toBe('pasted.csv');
    await button(page, 'Paste').click();
    expect(await text.inputValue()).toBe('');
  });

  it('takes three clicks by drawing: Draw, Use, Train; a link carries the drawing', async () => {
    const page = await movedPage();
    await button(page, 'Draw').click();
    const box = (await page.getByRole('application', { name: 'Drawing area' }).boundingBox())!;
    await page.mouse.move(box.x + 15, box.y + box.height / 2);
    await page.mouse.down();
    for (let k = 1; k <= 30; k++) {
      await page.mouse.move(box.x + 15 + (k * (box.width - 30)) / 30, box.y + box.height * (0.5 + 0.4 * Math.sin(k)));
    }
    await page.mouse.up();
    await button(page, 'Use').click();
    await trains(page, 'Drawn series');
    await expect.poll(() => data(page).textContent()).toContain('200 rows');
    const link = new URL(page.url()).hash.slice(1);
    const again = await openPage({ hash: link });
    await ready(again.page);
    expect(await sequence(again.page)).toBe('Drawn series');
  });

  it('works with the keyboard alone: the arrow keys draw', async () => {
    const page = await movedPage();
    await button(page, 'Draw').focus();
    await page.keyboard.press('Enter');
    const area = page.getByRole('application', { name: 'Drawing area' });
    await area.focus();
    for (const key of ['ArrowUp', 'Shift+ArrowRight', 'ArrowUp', 'Shift+ArrowRight']) await page.keyboard.press(key);
    const values = await page.getByRole('textbox', { name: 'Values' }).inputValue();
    expect(values.split(', ').slice(0, 6)).toEqual(['0.05', '0.05', '0.05', '0.05', '0.05', '0.1']);
  });
});

describe('a file of the user', () => {
  it('is kept over a reload and offered again; one of another browser is named', async () => {
    const { page } = await openPage();
    await ready(page);
    await choose(page, CSV);
    await expect.poll(() => data(page).textContent()).toContain('160 rows');
    await ready(page);
    const link = new URL(page.url()).hash.slice(1);
    await page.reload();
    await ready(page);
    await expect.poll(() => data(page).textContent()).toContain('160 rows');
    expect(await sequence(page)).toBe('own.csv');
    await page.getByRole('combobox', { name: 'Sequence', exact: true }).selectOption({ label: 'Sine' });
    await ready(page);
    await page.getByRole('combobox', { name: 'Sequence', exact: true }).selectOption({ label: 'own.csv' });
    await expect.poll(() => data(page).textContent()).toContain('160 rows');

    await button(page, 'Share').click();
    await expect
      .poll(() => page.getByRole('dialog').textContent())
      .toMatch(/holds every setting, but not the file own\.csv.*open the file first and then the link/);

    const other = await openPage({ hash: link });
    await expect
      .poll(() => other.page.getByRole('alert').textContent())
      .toMatch(/This link could not be used.*own\.csv is not in this browser; open it again/);
    await ready(other.page);
    await choose(other.page, CSV);
    await expect.poll(() => sequence(other.page)).toBe('own.csv');
    await other.page.evaluate((hash) => (window.location.hash = hash), link);
    await ready(other.page);
    expect(await sequence(other.page)).toBe('own.csv');
    expect(await other.page.getByRole('alert').count()).toBe(0);
  });

  it('that cannot be used is a sentence with line and column, and the training goes on; undo brings the old one back', async () => {
    const page = await movedPage({ hash: 'v=1&training.epochs=100000' });
    await trainUntil(page, 2);
    const address = page.url();
    await choose(page, 'a,b\n1,2\n3,4\n5,x\n6,7\n8,9\n', 'bad.csv');
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toMatch(/bad\.csv was not opened; your experiment stays.*Line 4, column 2: “x” in the column b is not a number/);
    expect(page.url()).toBe(address);
    const epoch = await shownNumber(page, 'epoch');
    await expect.poll(() => shownNumber(page, 'epoch')).toBeGreaterThan(epoch);
    await choose(page, CSV);
    await expect.poll(() => sequence(page)).toBe('own.csv');
    // Undone while the change still settles, nothing would be built anew and training would go on.
    await ready(page);
    await button(page, 'Undo').click();
    await expect.poll(() => sequence(page)).toBe('Sunspots, yearly');
    await ready(page);
  });

  it('can be put right in “Columns and format”: a type, the header, and a refused file too', async () => {
    const page = await movedPage();
    await choose(
      page,
      'day,a,b\n' + Array.from({ length: 80 }, (_, k) => `${k},${k % 7},${k === 3 ? 'x' : k % 5}`).join('\n'),
    );
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/Line 5, column 3/);
    expect(await data(page).getByRole('button', { name: 'Columns and format' }).count()).toBe(0);
    await page.getByRole('alert').getByRole('button', { name: 'Columns and format' }).click();
    const dialog = page.getByRole('dialog', { name: 'Columns and format' });
    await expect.poll(() => dialog.textContent()).toContain('Line 5, column 3');
    await dialog.getByRole('combobox', { name: 'Type of b', exact: true }).selectOption({ label: 'Ignore' });
    await expect.poll(() => sequence(page)).toBe('own.csv');
    await expect.poll(() => dialog.textContent()).toContain('80 rows');
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'First line is a header', exact: true }).selectOption({ label: 'No' });
    await expect.poll(() => dialog.textContent()).toContain('column 1');
    await page.keyboard.press('Escape');
    await ready(page);
  });

  it('that is too large is refused with a button that takes fewer rows', async () => {
    const page = await movedPage();
    // The browser makes 120 MB of one megabyte, so that nothing that large travels.
    await page.evaluate(() => {
      const rows = new Blob(['12.5\n'.repeat(200_000)]);
      const transfer = new DataTransfer();
      transfer.items.add(
        new File(
          Array.from({ length: 120 }, () => rows),
          'large.csv',
        ),
      );
      document.querySelector('main')!.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    });
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/120 MB.*at most 100 MB/);
    await button(page, 'Take one row in 2').click();
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(1);
    await button(page, 'Cancel').click();
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
    expect(await sequence(page)).toBe('Sunspots, yearly');
  });

  it('can be tried with the sample, which reads as documented', async () => {
    const page = await movedPage();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Sample file', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(await (await download).path());
    await expect.poll(() => data(page).textContent()).toContain('730 rows, 2024-01-01 to 2025-12-30');
    await button(page, 'Columns and format').click();
    await expect
      .poll(() => page.getByRole('dialog', { name: 'Columns and format' }).textContent())
      .toContain('9 missing');
  });
});

describe('the dialogs', () => {
  for (const [name, width, colorScheme] of [
    ['Paste', 1440, 'dark'],
    ['Draw', 390, 'light'],
  ] as const) {
    it(`pass axe and fit: ${name} at ${width}`, async () => {
      const page = await movedPage({ viewport: { width, height: 844 }, colorScheme });
      await button(page, name).click();
      await page.getByRole('dialog').waitFor();
      expect(await axeFinds(page, ['dialog[open], [role="dialog"]'])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
});
