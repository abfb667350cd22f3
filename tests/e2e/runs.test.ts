/** The ledger in the real page: runs come by importing a file, stay over a reload, and two tabs share them. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../src/experiment/parse';
import { parseRuns, runsText } from '../../src/experiment/runRecord';
import type { RunRecord } from '../../src/experiment/runs';
import { runRecord } from '../unit/experiment/runs';
import { axeFinds, openPage, pageUrl, showFace, status } from './support';

/** The face on which the runs stand. */
const COMPARE = { hash: 'face=compare' };

const scored = (rmse: number): RunRecord['scores'] => {
  const scores = { overall: { rmse }, targets: [{ rmse }], steps: [], scored: 10, of: 10 };
  return { validation: { own: scores, recursive: null }, test: { own: scores, recursive: null } };
};

function spec(learningRate: number): RunRecord['spec'] {
  const parsed = parseSpec({ data: { source: { kind: 'sine', length: 160 } }, training: { learningRate } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const day = (k: number) => Date.UTC(2026, 10, 1 + k, 12);
/** An LSTM and two GRUs, the second with another rate; by their validation error: second, first, third. */
const RUNS: readonly RunRecord[] = [
  runRecord({ id: 'one', ended: day(1), spec: spec(0.005), scores: scored(0.2) }),
  runRecord({ id: 'two', ended: day(2), spec: spec(0.005), contender: 1, parameters: 929, scores: scored(0.1) }),
  runRecord({
    id: 'three',
    ended: day(3),
    spec: spec(0.02),
    contender: 1,
    run: 1,
    race: 'race-2',
    scores: scored(0.3),
  }),
];

const region = (page: Page): Locator => page.getByRole('region', { name: 'Runs', exact: true });
const table = (page: Page): Locator => page.getByRole('table', { name: 'Runs', exact: true });
const button = (page: Page, name: string | RegExp): Locator =>
  region(page).getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
/** The runs' names in the order of the table, without contender, run and race. */
const names = (page: Page): Promise<string[]> =>
  table(page)
    .getByRole('rowheader')
    .evaluateAll((rows) => rows.map((row) => (row.getAttribute('aria-label') ?? '').replace(/ \(.*\)$/, '')));

async function importText(page: Page, text: string, name = 'runs.json'): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  const chooser = page.waitForEvent('filechooser');
  await region(page).getByRole('button', { name: 'Import', exact: true }).click();
  await (await chooser).setFiles(file);
}

async function imported(page: Page): Promise<void> {
  await expect.poll(() => region(page).textContent()).toContain('Every run is kept here');
  await importText(page, runsText(RUNS));
  await expect.poll(() => names(page)).toEqual(['GRU, Sine', 'GRU, Sine', 'LSTM, Sine']);
}

async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return (await readFile(await download.path())).toString('utf8');
}

describe('the ledger', () => {
  it('keeps what is imported, named, starred, noted and pinned over a reload', async () => {
    const { page } = await openPage(COMPARE);
    await imported(page);
    await button(page, /^Rename LSTM, Sine/).click();
    await page.keyboard.type('First try');
    await page.keyboard.press('Enter');
    await expect.poll(() => names(page)).toEqual(['GRU, Sine', 'GRU, Sine', 'First try']);
    const focused = (locator: Locator) => locator.evaluate((node) => node === document.activeElement);
    await expect.poll(() => focused(button(page, 'Rename First try'))).toBe(true);
    await button(page, 'Star First try').click();
    await button(page, 'Details of First try').click();
    await region(page).getByRole('textbox', { name: 'Note on First try' }).fill('a good start');
    await button(page, 'Use as reference').click();
    const row = table(page).getByRole('row').filter({ hasText: 'First try' });
    await expect.poll(() => row.textContent()).toContain('reference');
    await expect.poll(() => row.getByRole('img', { name: 'Note', exact: true }).count()).toBe(1);
    await page.reload();
    await expect.poll(() => names(page)).toEqual(['GRU, Sine', 'GRU, Sine', 'First try']);
    expect(await button(page, 'Star First try').getAttribute('aria-pressed')).toBe('true');
    // Half of 0.2, and half of it more: hand-computed.
    await expect.poll(() => table(page).textContent()).toMatch(/\+50\.0 %.*−50\.0 %/);
    await button(page, 'Details of First try').click();
    expect(await region(page).getByRole('textbox', { name: 'Note on First try' }).inputValue()).toBe('a good start');
  });

  it('stands with a damaged row in the store, lists it, and deletes it (written past the page)', async () => {
    const { page } = await openPage(COMPARE);
    await imported(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('rnn-playground-runs');
          opening.onerror = () => reject(new Error('not opened'));
          opening.onsuccess = () => {
            const database = opening.result;
            const change = database.transaction('summaries', 'readwrite');
            const summaries = change.objectStore('summaries');
            const reading = summaries.get('one');
            reading.onsuccess = () => {
              summaries.put({ ...(reading.result as object), id: 'bad', name: 'From the future', ended: 1e300 }, 'bad');
            };
            change.oncomplete = () => {
              database.close();
              resolve();
            };
            change.onabort = () => reject(new Error('not written'));
          };
        }),
    );
    await page.reload();
    await expect.poll(() => status(page).textContent()).toContain('ready');
    const damaged = region(page).getByRole('rowheader', { name: 'From the future, damaged' });
    await damaged.waitFor();
    await expect
      .poll(() => table(page).locator('[data-damaged]').textContent())
      .toContain('time of its end (ended): 1e+300 is too large');
    await expect.poll(async () => (await names(page)).length).toBe(4);
    await button(page, 'Delete From the future').click();
    await expect.poll(() => damaged.count()).toBe(0);
    await page.reload();
    await expect.poll(() => names(page)).toEqual(['GRU, Sine', 'GRU, Sine', 'LSTM, Sine']);
  });

  it('sorts by every column, filters by words, cell, data and star, and shows only the settings that differ', async () => {
    const { page } = await openPage(COMPARE);
    await imported(page);
    expect(await button(page, 'Compare').isDisabled()).toBe(true);
    await table(page)
      .getByRole('checkbox', { name: /^Select GRU, Sine/ })
      .first()
      .check();
    await table(page)
      .getByRole('checkbox', { name: /^Select LSTM, Sine/ })
      .check();
    await button(page, 'Compare').click();
    const settings = region(page).getByRole('table', { name: 'Settings that differ' });
    await expect
      .poll(() => settings.getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => row.textContent)))
      .toEqual(['CellGRULSTM', 'Learning rate0.020.005']);
    const header = (name: string) => table(page).getByRole('columnheader', { name, exact: true });
    const rmse = () =>
      table(page)
        .getByRole('row')
        .evaluateAll((rows) => rows.slice(1).map((row) => /0\.\d00/.exec(row.textContent ?? '')?.[0]));
    await header('Validation').getByRole('button').click();
    expect(await header('Validation').getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(rmse).toEqual(['0.100', '0.200', '0.300']);
    await header('Validation').getByRole('button').press('Enter');
    expect(await header('Validation').getAttribute('aria-sort')).toBe('descending');
    await expect.poll(rmse).toEqual(['0.300', '0.200', '0.100']);
    for (const name of [
      'Star',
      'Name',
      'When',
      'Data',
      'Cell',
      'Units',
      'Parameters',
      'Training seed',
      'Epochs (best)',
    ]) {
      await header(name).getByRole('button').click();
      expect(await header(name).getAttribute('aria-sort'), name).not.toBeNull();
    }
    await region(page).getByRole('combobox', { name: 'Cell of the run' }).selectOption('LSTM');
    await expect.poll(() => names(page)).toEqual(['LSTM, Sine']);
    await region(page).getByRole('combobox', { name: 'Cell of the run' }).selectOption('All cells');
    await region(page).getByRole('searchbox', { name: 'Filter' }).fill('race-2');
    await expect.poll(() => names(page)).toEqual(['GRU, Sine']);
    await region(page).getByRole('checkbox', { name: 'Starred only' }).check();
    await expect.poll(() => region(page).textContent()).toContain('No run fits the filter.');
  });

  it('deletes with undo, exports what it was given, and refuses what holds no runs, nothing lost', async () => {
    const { page } = await openPage(COMPARE);
    await imported(page);
    await region(page).getByRole('checkbox', { name: 'Select all runs that are listed' }).check();
    await button(page, 'Delete').click();
    await expect.poll(() => region(page).textContent()).toContain('3 runs deleted.');
    await expect.poll(() => table(page).count()).toBe(0);
    await expect.poll(() => button(page, 'Undo').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => names(page)).toHaveLength(3);
    // The button has gone; the keyboard goes on from where it was, at the head of the table.
    await page.keyboard.press('Tab');
    expect(await region(page).evaluate((node) => node.contains(document.activeElement))).toBe(true);
    const text = await saved(page, () => button(page, 'Export 3').click());
    const read = parseRuns(text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.runs.toSorted((a, b) => a.ended - b.ended)).toEqual(RUNS);
    await button(page, 'Save: Runs').click();
    const csv = await saved(page, () => page.getByRole('menuitem', { name: 'CSV', exact: true }).click());
    const { data } = Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true });
    expect(data.map((row) => [row['id'], row['cell'], row['validation rmse']])).toEqual([
      ['three', 'gru', '0.3'],
      ['two', 'gru', '0.1'],
      ['one', 'lstm', '0.2'],
    ]);
    const alert = region(page).getByRole('alert');
    await importText(page, '{"seed": 1}', 'spec.json');
    await expect
      .poll(() => alert.textContent())
      .toMatch(/Nothing was imported from spec\.json.*This is no file of runs/);
    await importText(page, runsText(RUNS).replace('"version":1', '"version":7'));
    await expect.poll(() => alert.textContent()).toMatch(/version 7, and this page knows up to 1/);
    const damaged = JSON.parse(runsText([runRecord({ id: 'new' }), runRecord({ id: 'bad' })])) as { runs: object[] };
    Object.assign(damaged.runs[1]!, { backend: 3 });
    await importText(page, JSON.stringify(damaged));
    await expect.poll(() => alert.textContent()).toMatch(/Run 2 of the file is damaged.*runs\.1\.backend/);
    await expect.poll(() => names(page)).toHaveLength(4);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => alert.count()).toBe(0);
  });

  it('restores the experiment of a run, ready to be trained again, from a file dropped on the page', async () => {
    const { page } = await openPage(COMPARE);
    await expect.poll(() => region(page).textContent()).toContain('Every run is kept here');
    const run = runRecord({
      spec: spec(0.02),
      changes: [{ step: 40, epoch: 2, path: 'training.learningRate', value: 0.001 }],
    });
    const files = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'dropped.json'));
        return transfer;
      },
      runsText([run]),
    );
    await page.dispatchEvent('#runs', 'drop', { dataTransfer: files });
    await expect.poll(() => names(page)).toEqual(['LSTM, Sine']);
    await button(page, /^Details of LSTM, Sine/).click();
    await button(page, 'Restore').click();
    await expect.poll(() => status(page).textContent()).toContain('ready');
    const sequence = page.getByRole('combobox', { name: 'Sequence', exact: true }).locator('option:checked');
    expect(await sequence.textContent()).toBe('Sine');
    expect(await page.getByRole('spinbutton', { name: 'Learning rate', exact: true }).inputValue()).toBe('0.02');
    await showFace(page, 'Compare');
    await expect.poll(() => region(page).textContent()).toContain('is loaded with its seed; press Train to repeat it');
    expect(await region(page).textContent()).toContain('Learning rate: 0.001 after epoch 2 (step 40)');
  });
});

describe('a race that the page is closed in', () => {
  const SMALL =
    'v=1&A.cell=lstm&A.units=4&B.cell=gru&B.units=4&data.source.kind=sine&data.source.length=160&task.window=8';

  it('keeps the runs that have ended, of which any is restored and trained to the same losses', async () => {
    const { page } = await openPage({ hash: `${SMALL}&training.epochs=200&seeds=20&face=compare` });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    const pooled = table(page)
      .getByRole('row')
      .filter({ hasText: /run ([2-9]|1\d|20) of race/ });
    await expect.poll(() => pooled.count()).toBeGreaterThan(0);
    const race = page.getByRole('progressbar', { name: 'Race', exact: true });
    expect(await race.getAttribute('aria-valuetext')).not.toContain('ended');
    await page.reload();
    // Those of the page itself may have been cut short; the others are there as they ended.
    await expect.poll(() => pooled.count()).toBeGreaterThan(0);
    const row = pooled.first();
    expect(await row.textContent()).toMatch(/200 \(\d+\)/);
    await row.getByRole('button', { name: /^Details of / }).click();
    await button(page, 'Restore').click();
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await showFace(page, 'Compare');
    await expect.poll(() => region(page).textContent()).toContain('is loaded with its seed; press Train to repeat it');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect.poll(() => region(page).textContent()).toContain('gave the same losses bit for bit over 200 epochs');
  });
});

describe('two tabs', () => {
  it('show each other’s changes, and lose none when both change the same run', async () => {
    const { page } = await openPage(COMPARE);
    await imported(page);
    const other = await page.context().newPage();
    await other.goto(pageUrl('face=compare'));
    await expect.poll(() => names(other)).toHaveLength(3);
    await Promise.all([button(page, /^Star LSTM, Sine/).click(), button(other, /^Rename LSTM, Sine/).click()]);
    await other.keyboard.type('From the other tab');
    await other.keyboard.press('Enter');
    for (const each of [page, other]) {
      await expect.poll(() => names(each)).toContain('From the other tab');
      await expect.poll(() => button(each, 'Star From the other tab').getAttribute('aria-pressed')).toBe('true');
    }
    await other.close();
  });
});

describe('a browser that keeps nothing', () => {
  it('says so, and the ledger works as long as the page (IndexedDB refused, as in a private window)', async () => {
    const { page } = await openPage({ ...COMPARE, fresh: true });
    await page.addInitScript(() => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...args) {
        if (args[0] === 'rnn-playground-runs') throw new DOMException('The operation is insecure.', 'SecurityError');
        return open.apply(this, args);
      };
    });
    await page.reload();
    await expect.poll(() => region(page).getByRole('alert').textContent()).toContain('The operation is insecure.');
    await importText(page, runsText(RUNS));
    await expect.poll(() => names(page)).toHaveLength(3);
    await expect.poll(() => region(page).textContent()).toContain('This browser keeps nothing for this page');
  });

  it('says that the disk is full in the middle of saving, and keeps the run in memory (rolled back by the browser)', async () => {
    const { page } = await openPage(COMPARE);
    await imported(page);
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...args) {
        // Curves and weights are already written.
        if (this.name === 'summaries') throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, args);
      };
    });
    const large = runRecord({ id: 'large', name: 'Large' });
    await importText(page, runsText([large]));
    await expect.poll(() => region(page).getByRole('alert').textContent()).toContain('no room left on this device');
    await expect.poll(() => names(page)).toContain('Large');
    expect(await table(page).textContent()).toContain('not saved');
    await page.reload();
    await expect.poll(() => names(page)).toEqual(['GRU, Sine', 'GRU, Sine', 'LSTM, Sine']);
  });
});

describe('everyone', () => {
  it('can use it: axe finds nothing, on a desktop in the light and on a phone in the dark', async () => {
    const { page } = await openPage(COMPARE);
    await imported(page);
    await button(page, /^Details of LSTM, Sine/).click();
    await region(page).getByRole('checkbox', { name: 'Select all runs that are listed' }).check();
    await button(page, 'Compare').click();
    await expect.poll(() => region(page).getByRole('table', { name: 'Settings that differ' }).count()).toBe(1);
    for (const [colorScheme, width, height] of [
      ['light', 1440, 900],
      ['dark', 390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.dataset['mantineColorScheme']))
        .toBe(colorScheme);
      expect(await axeFinds(page, ['#runs'])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
