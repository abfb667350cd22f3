/**
 * `npm run bench:race`: does the page stay free while a race of four contenders and five seeds trains? In the production
 * build it presses Train and records, until the race has ended or `--seconds` are over, every task of the page's thread
 * that is longer than 50 ms. Prints one JSON object; exit code 1 when there was one.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runStatus, withPage } from '../scripts/browser.mjs';
import { command } from '../scripts/processes.mjs';
import { watchLongTasks } from './long-tasks.mjs';

/** What `architecture` and `product` promise, in ms. Long Tasks are reported from 50 ms on. */
const LONGEST_TASK = 50;
/** Start-up may take its time: what begins in the first two seconds after Train does not count. */
const WARM_UP = 2000;
/** How often it is looked whether the race has ended, in ms. */
const LOOK = 500;

const CONTENDERS = 'A.cell=lstm&B.cell=gru&C.cell=simpleRnn&D.cell=lstm&D.layers=2';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    epochs: { type: 'string', default: '300' },
    seeds: { type: 'string', default: '5' },
  },
});

await command(() =>
  withPage(async (browser, url) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    const longTasks = await watchLongTasks(page);
    await page.goto(`${url}#v=1&${CONTENDERS}&seeds=${values.seeds}&training.epochs=${values.epochs}`);
    const train = page.getByRole('button', { name: 'Train', exact: true });
    await train.waitFor();
    const ready = Date.now();
    while (!/ready/.test((await runStatus(page).textContent()) ?? '') && Date.now() - ready < 30_000) {
      await page.waitForTimeout(LOOK);
    }
    const start = await page.evaluate(() => performance.now());
    await train.click();
    const bar = page.getByRole('progressbar', { name: 'Race', exact: true });
    await bar.waitFor();
    let progress = '';
    const end = Date.now() + Number(values.seconds) * 1000;
    // The bar goes with the last run.
    while (Date.now() < end && (await bar.count()) > 0) {
      progress = (await bar.getAttribute('aria-valuetext')) ?? '';
      await page.waitForTimeout(LOOK);
    }
    const stopped = await page.evaluate(() => performance.now());
    const all = await longTasks();
    const counted = all.filter((task) => task.start - start > WARM_UP && task.duration > LONGEST_TASK);
    const round = (/** @type {number} */ ms) => Math.round(ms * 10) / 10;
    const result = {
      seconds: round((stopped - start) / 1000),
      progress,
      longTasks: counted.length,
      longestTaskMs: round(Math.max(0, ...counted.map((task) => task.duration))),
      at: counted.map((task) => round((task.start - start) / 1000)).slice(0, 20),
      longTasksInWarmUp: all.filter((task) => task.start >= start && task.start - start <= WARM_UP).length,
      // What else the machine does lengthens every task: judge a result by these two.
      cores: availableParallelism(),
      load: round(loadavg()[0]),
      good: counted.length === 0,
    };
    console.log(JSON.stringify(result));
    if (!result.good) process.exitCode = 1;
  }),
);
