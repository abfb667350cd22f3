/**
 * `npm run soak`: does anything grow as long as the page is open? In the production build two networks of one unit train
 * for `--epochs` epochs, and every `--every` epochs it is noted what the page's own heap holds after a garbage collection,
 * how many nodes and event listeners there are, and what memory the page's process takes, its workers included. Then
 * `--races` races are started and cancelled, the networks starting over after each, and workers, nodes and listeners counted
 * before and after. One line of JSON for each look; exit code 1 where races leave workers behind.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runStatus, withPage } from '../scripts/browser.mjs';
import { command } from '../scripts/processes.mjs';

/** How often the page is asked how far it is, in ms. */
const LOOK = 200;
/** How long one race may take to begin, and its networks to be built again, in ms. */
const PATIENCE = 60_000;

const NETWORKS =
  'v=1&A.cell=lstm&A.units=1&B.cell=gru&B.units=1&data.source.kind=sine&data.source.length=60&task.window=4&training.batchSize=4096';

const { values } = parseArgs({
  options: {
    epochs: { type: 'string', default: '100000' },
    every: { type: 'string', default: '10000' },
    races: { type: 'string', default: '50' },
  },
});
const [epochs, every, races] = [values.epochs, values.every, values.races].map(Number);

/** @typedef {import('playwright').Page} Page */

/**
 * Memory of the page's process that is its own, its workers' included, in MB; null where the system does not tell.
 *
 * @param {import('playwright').Browser} browser
 */
async function processMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        const [, kilobytes] = /^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
        return Number(kilobytes) / 1024;
      } catch {
        return NaN;
      }
    });
  const largest = Math.max(...sizes);
  return Number.isFinite(largest) ? tenths(largest) : null;
}

const tenths = (/** @type {number} */ value) => Math.round(value * 10) / 10;

/**
 * What there is of everything that could be left behind.
 *
 * @param {import('playwright').Browser} browser
 * @param {Page} page
 */
async function counted(browser, page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // Twice, because the first lets go of what only the second can free.
  for (let k = 0; k < 2; k++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const of = (/** @type {string} */ name) => metrics.find((each) => each.name === name)?.value ?? NaN;
  return {
    heapMb: Math.round(of('JSHeapUsedSize') / 1e4) / 100,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    workers: page.workers().length,
    processMb: await processMemory(browser),
  };
}

/** @param {Page} page @returns the fewest epochs that a contender has */
const epochsOf = (page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('[data-testid="epoch"]')].map(({ textContent }) =>
        Number((textContent ?? '').replace(/\D/g, '')),
      ),
    ),
  );

/** @param {Page} page @param {RegExp} words */
async function until(page, words) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const status = (await runStatus(page).textContent()) ?? '';
    if (words.test(status)) return;
    if (Date.now() > end) throw new Error(`The page does not say ${words.source} but: ${status}`);
    await page.waitForTimeout(LOOK / 4);
  }
}

/** @param {import('playwright').Browser} browser @param {string} hash */
async function opened(browser, hash) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  await page.goto(hash);
  await until(page, /ready/);
  return page;
}

const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole('button', { name, exact: true });

/** @param {object} row */
const say = (row) => {
  console.log(JSON.stringify({ ...row, load: tenths(loadavg()[0]) }));
};

/** @param {import('playwright').Browser} browser @param {string} url */
async function longRun(browser, url) {
  const page = await opened(browser, `${url}#${NETWORKS}&training.epochs=${epochs}`);
  const start = Date.now();
  await button(page, 'Train').click();
  for (let next = 0; next <= epochs; next += every) {
    let at = await epochsOf(page);
    while (at < next) {
      await page.waitForTimeout(LOOK);
      at = await epochsOf(page);
    }
    say({ epoch: at, ...(await counted(browser, page)), seconds: tenths((Date.now() - start) / 1000) });
  }
  await page.close();
}

/** @param {import('playwright').Browser} browser @param {string} url */
async function manyRaces(browser, url) {
  const page = await opened(browser, `${url}#${NETWORKS}&training.epochs=100000&seeds=3`);
  // A worker that ends while it is asked has no name any more.
  const names = () => Promise.all(page.workers().map((worker) => worker.evaluate(() => self.name).catch(() => '')));
  const look = async (/** @type {number} */ race) => {
    const row = await counted(browser, page);
    say({ races: race, ...row });
    return row;
  };
  let first = await look(0);
  for (let race = 1; race <= races; race++) {
    await button(page, 'Train').click();
    const end = Date.now() + PATIENCE;
    while (!(await names()).includes('racer') && Date.now() < end) await page.waitForTimeout(LOOK / 4);
    await button(page, 'Cancel race').click();
    await until(page, /paused/);
    await button(page, 'Reset').click();
    await until(page, /ready/);
    // What the first race loads stays.
    if (race === 1) first = await look(race);
    else if (race % 10 === 0 || race === races) {
      const { workers } = await look(race);
      if (workers > first.workers) process.exitCode = 1;
    }
  }
  await page.close();
}

await command(() =>
  withPage(async (browser, url) => {
    say({ cores: availableParallelism(), date: new Date().toISOString().slice(0, 10) });
    if (epochs > 0) await longRun(browser, url);
    if (races > 0) await manyRaces(browser, url);
  }),
);
