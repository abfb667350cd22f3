/** Saving views as pictures and numbers, and the question marks beside them. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { movedPage, sharedPage, status } from './support';

const HASH =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&training.epochs=2&training.backend=simd';

async function finished(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => status(page).textContent()).toContain('finished');
  // The views of the weights that were restored come a moment later.
  for (const name of ['Gate lab', 'Predictions']) {
    const region = page.getByRole('region', { name, exact: true });
    await expect.poll(() => region.textContent()).toMatch(/Best weights \(/);
  }
}

/** For the tests that look at it, and save. */
const trained = sharedPage({ hash: HASH }, finished);

/** Unfolds the gradient through time and waits for its numbers. */
async function unfoldFlow(page: Page): Promise<void> {
  const fold = page.getByRole('button', { name: 'Gradient through time', exact: true });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await expect.poll(() => page.getByTestId('flow-B-h').count()).toBe(1);
}

/** Saves a view, as a visitor does. */
async function saved(page: Page, view: string, kind: 'PNG' | 'SVG' | 'CSV'): Promise<{ name: string; data: Buffer }> {
  await page.getByRole('button', { name: `Save: ${view}`, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), data: await readFile(await download.path()) };
}

type Row = Record<string, string>;

function rowsOf(data: Buffer): Row[] {
  const { data: rows, errors } = Papa.parse<Row>(data.toString('utf8').trimEnd(), { header: true });
  expect(errors).toEqual([]);
  return rows;
}

/** What the browser makes of a picture: its size, and how many of its pixels have each of its colours. */
const decoded = (page: Page, data: Buffer, type: string) =>
  page.evaluate(
    async ([address]) => {
      const picture = new Image();
      picture.src = address!;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = picture.naturalWidth;
      canvas.height = picture.naturalHeight;
      const context = canvas.getContext('2d')!;
      context.drawImage(picture, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      const colours = new Map<number, number>();
      for (const pixel of pixels) colours.set(pixel, (colours.get(pixel) ?? 0) + 1);
      return { width: canvas.width, height: canvas.height, colours: [...colours], corner: pixels[0]! };
    },
    [`data:${type};base64,${data.toString('base64')}`],
  );

const heatmap = (page: Page, name: string): Locator => page.getByRole('img', { name, exact: true });

/** Colours of a heatmap's canvas, one a value. */
const coloursOf = (map: Locator) =>
  map.evaluate((node) => {
    const canvas = node as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return [...new Set(new Uint32Array(data.buffer))];
  });

describe('saving the heatmaps', () => {
  it('makes a PNG of twice the page’s size with the colours of every heatmap and the theme’s background (pixels)', async () => {
    const page = await movedPage({ hash: HASH, colorScheme: 'dark' });
    await finished(page);
    const group = page.getByRole('group', { name: 'Contender A gates', exact: true });
    const boxes = [await group.boundingBox(), await page.locator('[data-legend]').boundingBox()];
    const width = Math.max(...boxes.map((box) => box!.width));
    const wanted = await coloursOf(heatmap(page, 'Forget gate, A'));
    const { name, data } = await saved(page, 'Contender A gates', 'PNG');
    expect(name).toMatch(/^sine.*-gates-A-epoch-2\.png$/);
    const picture = await decoded(page, data, 'image/png');
    expect(picture.width).toBe(2 * Math.ceil(width + 32));
    const found = new Map(picture.colours);
    for (const colour of wanted) expect(found.get(colour) ?? 0).toBeGreaterThan(50);
    const card = await page.evaluate(() => {
      const probe = document.createElement('canvas').getContext('2d')!;
      probe.fillStyle = getComputedStyle(document.body).getPropertyValue('--card');
      probe.fillRect(0, 0, 1, 1);
      return new Uint32Array(probe.getImageData(0, 0, 1, 1).data.buffer)[0];
    });
    expect(picture.corner).toBe(card);
  });

  it('writes as CSV the numbers that the table of pinned values shows (the page itself)', async () => {
    const page = await trained();
    const map = heatmap(page, 'Forget gate, A');
    const { width, height } = (await map.boundingBox())!;
    await map.click({ position: { x: (2.5 / 8) * width, y: (1.5 / 4) * height } });
    const table = page.getByRole('table', { name: 'Pinned values', exact: true });
    await expect.poll(() => table.textContent()).toContain('Unit 2, step 3');
    const { name, data } = await saved(page, 'Gate lab', 'CSV');
    expect(name).toMatch(/^sine.*-gates-epoch-2\.csv$/);
    const rows = rowsOf(data);
    // 6 quantities of the LSTM and 4 of the GRU, 4 units, 8 steps.
    expect(rows).toHaveLength(10 * 4 * 8);
    const here = rows.filter(({ unit, step }) => unit === '2' && step === '3');
    expect(here).toHaveLength(10);
    for (const { contender, quantity, value } of here) {
      const cells = table.getByRole('row', { name: new RegExp(`^${quantity} `) }).getByRole('cell');
      const shown = (await cells.nth(contender === 'A LSTM' ? 0 : 1).textContent())!.replaceAll('−', '-');
      expect(Number(Number(value).toPrecision(4)), `${contender} ${quantity}`).toBe(Number(shown));
    }
    const pinned = rowsOf((await saved(page, 'Pinned values', 'CSV')).data);
    expect(pinned).toEqual(here);
  });
});

describe('saving what is measured over time', () => {
  it('writes the norms that the readout of the gradient shows (the page itself)', async () => {
    const page = await trained();
    await unfoldFlow(page);
    const plot = page.getByRole('group', { name: 'Gradient through time', exact: true }).getByRole('img');
    await plot.focus();
    await expect.poll(() => plot.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Home');
    const { name, data } = await saved(page, 'Gradient through time', 'CSV');
    expect(name).toMatch(/^sine.*-gradient-probe-epoch-2\.csv$/);
    const rows = rowsOf(data);
    // h of both contenders and c of the LSTM, 8 steps.
    expect(rows).toHaveLength(3 * 8);
    for (const [contender, quantity, id] of [
      ['A LSTM', '|dL/dh|', 'flow-A-h'],
      ['A LSTM', '|dL/dc|', 'flow-A-c'],
      ['B GRU', '|dL/dh|', 'flow-B-h'],
    ] as const) {
      const row = rows.find((each) => each['contender'] === contender && each['quantity'] === quantity)!;
      expect(row['step']).toBe('1');
      expect(Number(row['value'])).toBe(Number(await page.getByTestId(id).getAttribute('data-value')));
    }
  });

  it('writes the shares and half-lives that the sliders of saturation and memory length tell (the page itself)', async () => {
    const page = await trained();
    const told = (slider: string) =>
      page.getByRole('slider', { name: slider, exact: true }).getAttribute('aria-valuetext');
    const shares = await saved(page, 'Saturation', 'CSV');
    expect(shares.name).toMatch(/^sine.*-saturation-epoch-2\.csv$/);
    const rows = rowsOf(shares.data);
    expect(new Set(rows.map(({ contender, gate }) => `${contender} ${gate}`))).toEqual(
      new Set(['A LSTM i', 'A LSTM f', 'A LSTM o', 'B GRU z', 'B GRU r']),
    );
    const last = rows.findLast(({ gate }) => gate === 'f')!;
    expect(last['epoch']).toBe('2');
    // The number and its sign never part: between them stands a no-break space.
    const percent = (share: string) => `${Number((100 * Number(share)).toPrecision(4))}\u00a0%`;
    await expect
      .poll(() => told('Saturation of A'))
      .toContain(`Forget gate above 0.9 in ${percent(last['above']!)}, below 0.1 in ${percent(last['below']!)}`);

    const lengths = rowsOf((await saved(page, 'Memory length', 'CSV')).data);
    expect(lengths.map(({ contender, unit }) => `${contender} ${unit}`)).toEqual(
      ['A LSTM', 'B GRU'].flatMap((contender) => [1, 2, 3, 4].map((unit) => `${contender} ${unit}`)),
    );
    const [, unit, steps] = /Unit (\d): ([\d.]+) steps?/.exec((await told('Memory length of the units of B'))!)!;
    const own = lengths.find((row) => row['contender'] === 'B GRU' && row['unit'] === unit)!;
    expect(Number(Number(own['half-life']).toPrecision(3))).toBe(Number(steps));
  });
});

describe('saving as SVG', () => {
  it('stands alone: it parses, has its texts and no word that only the page knows (XML parser)', async () => {
    const page = await trained();
    await unfoldFlow(page);
    for (const [view, texts] of [
      ['Learning curves', ['Learning curves', 'A LSTM, B GRU', 'epoch', 'best']],
      ['Predictions', ['Predictions', 'A LSTM']],
      ['The cell', ['The cell', 'f', 'hₜ₋₁']],
      ['Gate lab', ['Gate lab', 'forget', 'update']],
      ['Pinned values', ['Pinned values']],
      ['Data preview', ['Data preview', 'val']],
      ['Gradient through time', ['Norm of the loss’s gradient', 'A LSTM', 'B GRU', 'steps back']],
      ['Saturation', ['Saturation', '> 0.9', 'Counted over all units', 'epochs']],
      ['Memory length', ['Memory length', 'median unit', 'sequence 8', 'half is left']],
    ] as const) {
      const { data } = await saved(page, view, 'SVG');
      const text = data.toString('utf8');
      expect(text, view).not.toMatch(/var\(--|<foreignObject|class=|NaN|undefined/);
      const read = await page.evaluate((source) => {
        const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
        return {
          wrong: parsed.querySelector('parsererror')?.textContent ?? null,
          words: [...parsed.querySelectorAll('text')].map((each) => each.textContent).join('|'),
          images: parsed.querySelectorAll('image').length,
        };
      }, text);
      expect(read.wrong, view).toBeNull();
      for (const wanted of texts) expect(read.words, view).toContain(wanted);
      if (view === 'Gate lab') expect(read.images).toBe(10);
      const picture = await decoded(page, data, 'image/svg+xml');
      expect(picture.colours.length, view).toBeGreaterThan(10);
    }
  });
});

describe('every view', () => {
  it('says what to look for in three sentences and saves its numbers (real browser)', async () => {
    const page = await trained();
    await page
      .getByRole('button', { name: /Prepar/ })
      .first()
      .click();
    await unfoldFlow(page);
    for (const view of [
      'Data preview',
      'Learning curves',
      'Predictions',
      'Preparation',
      'Gate lab',
      'Pinned values',
      'The cell',
      'A: Traces',
      'Gradient through time',
      'Saturation',
      'Memory length',
    ]) {
      await page.getByRole('button', { name: `What to look for: ${view}`, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: `What to look for: ${view}`, exact: true });
      const text = (await dialog.textContent()) ?? '';
      expect(text.match(/[.?!](\s|$)/g)?.length, view).toBeGreaterThanOrEqual(3);
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog.count()).toBe(0);
      const { data } = await saved(page, view, 'CSV');
      expect(rowsOf(data).length, view).toBeGreaterThan(0);
    }
  });

  it('has them for the confusion matrix too, whose counts are those of the table (the page itself)', async () => {
    const page = await movedPage({
      hash: 'v=1&data.source.kind=temporalOrder&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&training.epochs=1&training.backend=simd',
    });
    await finished(page);
    await expect.poll(() => page.getByRole('button', { name: 'Save: Confusion matrix' }).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'What to look for: Confusion matrix', exact: true }).count()).toBe(1);
    const matrix = page
      .getByRole('region', { name: 'Predictions', exact: true })
      .getByRole('table', { name: 'A LSTM' });
    const rows = rowsOf((await saved(page, 'Confusion matrix', 'CSV')).data).filter(
      (row) => row['contender'] === 'A LSTM',
    );
    const shown = (await matrix.getByRole('cell').allTextContents()).filter((text) => /^\d+$/.test(text.trim()));
    expect(rows.map((row) => row['count'])).toEqual(shown);
    const { data } = await saved(page, 'Confusion matrix', 'SVG');
    expect(data.toString('utf8')).toContain('>Confusion matrix<');
  });
});
