/**
 * `npm run bench:ledger`: does the ledger open within half a second with 1,000 runs? In the production build, a database
 * of so many runs, each with curves of 200 epochs and the weights of an LSTM of 32 units. The page is loaded while another
 * tab holds the database, so that its own start is not counted; then the other tab lets go. Prints one JSON object,
 * medians of a few loads in ms: `listMs`, until the summaries are there, `openMs`, until the table with its first page is
 * painted, and `renameMs`, from a new name until the table shows it. Exit code 1 when `openMs` is over its limit.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { median } from 'd3-array';
import { withPage } from '../scripts/browser.mjs';
import { command } from '../scripts/processes.mjs';

/** What issue 7 promises, in ms. */
const LIMIT = 500;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '7' } },
});

/** Moments in ms since 1970; 0: not yet. @typedef {{ listed: number, opened: number }} Found */

/** Stands before the page's own scripts: when the runs were listed, and when they were shown. */
function watch() {
  const found = /** @type {Found} */ ({ listed: 0, opened: 0 });
  Object.assign(globalThis, { ledgerTimes: found });
  const now = () => performance.timeOrigin + performance.now();
  const { getAll } = IDBObjectStore.prototype;
  /** @this {IDBObjectStore} @param {IDBKeyRange | null} [query] @param {number} [count] */
  IDBObjectStore.prototype.getAll = function (query, count) {
    const request = getAll.call(this, query, count);
    request.addEventListener('success', () => {
      if (this.name === 'summaries') found.listed = now();
    });
    return request;
  };
  const look = () => {
    // After the frame that shows the rows.
    if (document.querySelectorAll('#runs tbody').length > 0) setTimeout(() => (found.opened = now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Holds the database: what others ask of it waits until `release` is called. */
async function hold() {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('rnn-playground-runs');
    request.onsuccess = () => resolve(request.result);
  });
  const store = database.transaction('summaries', 'readwrite').objectStore('summaries');
  let held = true;
  await new Promise((resolve) => {
    const ask = () => {
      resolve(null);
      if (held) store.get('none').onsuccess = ask;
      else database.close();
    };
    store.get('none').onsuccess = ask;
  });
  Object.assign(globalThis, {
    release: () => {
      held = false;
      return performance.timeOrigin + performance.now();
    },
  });
}

/**
 * Fills the page's database from one run that the page itself has written.
 *
 * @param {number} count
 */
async function fill(count) {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('rnn-playground-runs');
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction(['summaries', 'bodies'], 'readwrite');
  const [summaries, bodies] = [transaction.objectStore('summaries'), transaction.objectStore('bodies')];
  /** @type {<V>(request: IDBRequest<V>) => Promise<V>} */
  const answer = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  /** @type {{ ended: number }[]} */
  const [summary] = await answer(summaries.getAll());
  const epochs = Array.from({ length: 200 }, (_, k) => k);
  const losses = epochs.map((epoch) => Math.exp(-epoch / 50) + 0.1);
  const body = {
    curves: { epoch: epochs, train: losses, validation: losses },
    weights: { 'layers.0.recurrentKernel': { shape: [32, 128], values: new Float32Array(32 * 128).fill(0.1) } },
  };
  for (let k = 0; k < count; k++) {
    const id = `run-${k}`;
    summaries.put({ ...summary, id, race: `race-${k >> 2}`, ended: summary.ended + k * 60_000 }, id);
    bodies.put(body, id);
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}

const round = (/** @type {number} */ value) => Number(value.toFixed(1));

await command(() =>
  withPage(async (browser, url) => {
    const { runsText } = await import('../src/experiment/runRecord');
    const { runRecord } = await import('../tests/unit/experiment/runs');
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    const other = await context.newPage();
    await other.goto(`${url}icon.svg`);
    const page = await context.newPage();
    await page.goto(`${url}#face=compare`);
    const runs = page.getByRole('region', { name: 'Runs', exact: true });
    // The list comes with the runs that are kept.
    await runs.getByText('Every run is kept here').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await runs.getByRole('button', { name: 'Import', exact: true }).click();
    await (
      await chooser
    ).setFiles({
      name: 'one.json',
      mimeType: 'application/json',
      buffer: Buffer.from(runsText([runRecord()])),
    });
    await runs.getByRole('table', { name: 'Runs', exact: true }).waitFor();
    await page.evaluate(fill, Number(values.runs) - 1);
    await page.addInitScript(watch);
    /** @type {{ list: number[], open: number[], rename: number[] }} */
    const times = { list: [], open: [], rename: [] };
    for (let k = 0; k < Number(values.rounds); k++) {
      await other.evaluate(hold);
      await page.reload();
      await page.waitForFunction(
        () =>
          document.querySelector('#run [role=status]')?.textContent?.includes('ready') &&
          document.querySelector('#runs h2'),
      );
      // What the page does once its networks are there.
      await page.waitForTimeout(1000);
      const released = await other.evaluate(() =>
        /** @type {{ release: () => number }} */ (/** @type {unknown} */ (globalThis)).release(),
      );
      await page.waitForFunction(() => /** @type {{ ledgerTimes?: Found }} */ (globalThis).ledgerTimes?.opened);
      const { listed, opened } = await page.evaluate(
        () => /** @type {{ ledgerTimes: Found }} */ (/** @type {unknown} */ (globalThis)).ledgerTimes,
      );
      times.list.push(listed - released);
      times.open.push(opened - released);
      await runs
        .getByRole('button', { name: /^Rename / })
        .first()
        .click();
      await runs.getByRole('textbox', { name: /^Name of / }).fill(`name ${k}`);
      times.rename.push(
        await page.evaluate(async (name) => {
          const start = performance.now();
          /** @type {HTMLElement} */ (document.activeElement).blur();
          while (!document.querySelector('#runs tbody th')?.textContent?.includes(name)) {
            await new Promise(requestAnimationFrame);
          }
          return performance.now() - start;
        }, `name ${k}`),
      );
    }
    const openMs = round(median(times.open) ?? NaN);
    console.log(
      JSON.stringify({
        runs: Number(values.runs),
        listMs: round(median(times.list) ?? NaN),
        openMs,
        slowestMs: round(Math.max(...times.open)),
        renameMs: round(median(times.rename) ?? NaN),
        cores: availableParallelism(),
        load: round(loadavg()[0]),
      }),
    );
    if (!(openMs <= LIMIT)) process.exitCode = 1;
    await context.close();
  }),
);
