/**
 * `npm run bench:file`: a CSV of a million rows and five columns (some 50 MB) is opened in the production build. Measures
 * the time until its preview is drawn, the longest task of the page's thread meanwhile, the peak memory of the page's
 * process with all its workers, and how soon Cancel answers. Prints one JSON object; exit code 1 when a task was longer
 * than 50 ms or Cancel slower than 100 ms.
 */
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { runStatus, withPage } from '../scripts/browser.mjs';
import { command } from '../scripts/processes.mjs';
import { watchLongTasks } from './long-tasks.mjs';

/** What the product promises, in ms. Long Tasks are reported from 50 ms on. */
const LONGEST_TASK = 50;
const SLOWEST_CANCEL = 100;

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
const rows = Number(values.rows);

/**
 * A minute a row: a date and four variables. No randomness.
 *
 * @param {string} file
 */
async function writeSeries(file) {
  const stream = createWriteStream(file);
  stream.write('time,load,temperature,wind,price\n');
  const start = Date.UTC(2020, 0, 1);
  for (let from = 0; from < rows; from += 10_000) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + 10_000); row++) {
      const time = new Date(start + row * 60_000).toISOString().slice(0, 16).replace('T', ' ');
      const wave = Math.sin(row / 229) + 0.3 * Math.sin(row * 1.7);
      text += `${time},${(50 + 20 * wave).toFixed(4)},${(10 + 8 * Math.cos(row / 9000)).toFixed(3)},`;
      text += `${Math.abs(5 * Math.sin(row / 31)).toFixed(3)},${(30 + wave * 3).toFixed(4)}\n`;
    }
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

/**
 * Peak memory of the page's process (its workers are threads of it), in MB; null where the system does not tell.
 *
 * @param {import('playwright').Browser} browser
 */
async function peakMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
        return Number(kilobytes) / 1024;
      } catch {
        return NaN;
      }
    });
  const peak = Math.max(...peaks);
  return Number.isFinite(peak) ? Math.round(peak) : null;
}

await command(() =>
  withPage(async (browser, url) => {
    const folder = mkdtempSync(join(tmpdir(), 'rnn-playground-file-'));
    const file = join(folder, 'million.csv');
    try {
      await writeSeries(file);
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
      const longTasks = await watchLongTasks(page);
      const longest = async (/** @type {number} */ since) => {
        const tasks = (await longTasks()).filter(({ start }) => start >= since);
        return Math.max(0, ...tasks.map(({ duration }) => duration));
      };
      const now = () => page.evaluate(() => performance.now());
      const until = (/** @type {string} */ word) =>
        runStatus(page).filter({ hasText: word }).waitFor({ timeout: 120_000 });
      await page.goto(`${url}#face=lab`);
      await until('ready');
      await page.waitForTimeout(1000);
      const memoryBefore = await peakMemory(browser);

      const progress = page.getByRole('progressbar');
      const input = page.locator('input[type=file]');
      const cancelStart = await now();
      await input.setInputFiles(file);
      await progress.waitFor();
      await page.waitForTimeout(300);
      const answer = page.evaluate(
        () =>
          new Promise((resolve) => {
            addEventListener(
              'click',
              (event) => {
                const look = () =>
                  document.querySelector('progress') === null
                    ? resolve(performance.now() - event.timeStamp)
                    : requestAnimationFrame(look);
                requestAnimationFrame(look);
              },
              { capture: true, once: true },
            );
          }),
      );
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      const cancelMs = Number(await answer);
      const longestWhileCancelling = await longest(cancelStart);

      const start = await now();
      await input.setInputFiles(file);
      await page.getByRole('button', { name: 'Columns and format', exact: true }).waitFor({ timeout: 120_000 });
      const readMs = (await now()) - start;
      await page
        .getByText(`${rows.toLocaleString('en')} rows`)
        .first()
        .waitFor({ timeout: 120_000 });
      const previewMs = (await now()) - start;
      const longestTaskMs = Math.max(longestWhileCancelling, await longest(start));
      const memoryAtPreview = await peakMemory(browser);
      await until('ready');
      const readyMs = (await now()) - start;

      console.log(
        JSON.stringify({
          rows,
          megabytes: Math.round(statSync(file).size / 1e5) / 10,
          readMs: Math.round(readMs),
          previewMs: Math.round(previewMs),
          readyMs: Math.round(readyMs),
          longestTaskMs,
          longestTaskUntilReadyMs: await longest(start),
          cancelMs: Math.round(cancelMs),
          peakMegabytes: { before: memoryBefore, preview: memoryAtPreview, ready: await peakMemory(browser) },
          cores: availableParallelism(),
          load: loadavg()[0],
        }),
      );
      if (longestTaskMs > LONGEST_TASK || cancelMs > SLOWEST_CANCEL) process.exitCode = 1;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }),
);
