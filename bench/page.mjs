/**
 * `npm run bench:page`: does the page stay free while two networks train? In the production build it presses Train,
 * records for a minute every task of the page's thread that is longer than 50 ms, then measures how fast Pause answers.
 * Prints one JSON object; exit code 1 when a task was longer than 50 ms or a Pause slower than 100 ms.
 *
 * With `--busy` other programs take `--others` cores meanwhile (1 unless it is said), and it is compared how the page fares
 * whose workers give way to it with one that does not ask them: frames and steps a second, and tasks over 50 ms, in turns.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runStatus, withPage } from '../scripts/browser.mjs';
import { command } from '../scripts/processes.mjs';
import { busyPages } from './busy.mjs';
import { watchLongTasks } from './long-tasks.mjs';

/** What `architecture` and `product` promise, in ms. Long Tasks are reported from 50 ms on. */
const LONGEST_TASK = 50;
const SLOWEST_PAUSE = 100;

/** Start-up may take its time: what begins in the first two seconds after Train does not count. */
const WARM_UP = 2000;

const PAUSES = 5;

/**
 * Presses Pause while training and waits, inside the page, until a button reads Train again.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<number>} ms from the input event, its time in the queue included, to the frame with the new button
 */
async function pauseLatency(page) {
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  await pause.waitFor();
  const answer = page.evaluate(
    () =>
      new Promise((resolve) => {
        const named = (/** @type {Element} */ button) => button.getAttribute('aria-label') ?? button.textContent ?? '';
        const isPaused = () =>
          [...document.querySelectorAll('button')].some((button) => named(button).trim() === 'Train');
        const clicked = (/** @type {Event} */ event) => {
          const look = () => (isPaused() ? resolve(performance.now() - event.timeStamp) : requestAnimationFrame(look));
          requestAnimationFrame(look);
        };
        addEventListener('click', clicked, { capture: true, once: true });
      }),
  );
  await pause.click();
  return Number(await answer);
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    busy: { type: 'boolean', default: false },
    others: { type: 'string', default: '1' },
  },
});
const seconds = Number(values.seconds);

await command(() =>
  withPage(async (browser, url) => {
    if (values.busy) {
      console.log(JSON.stringify(await busyPages(browser, url, seconds, Number(values.others))));
      return;
    }
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    const longTasks = await watchLongTasks(page);
    // The default experiment, but without an end that a pause could meet.
    await page.goto(`${url}#v=1&training.epochs=100000`);
    const train = page.getByRole('button', { name: 'Train', exact: true });
    await train.waitFor();
    const start = await page.evaluate(() => performance.now());
    await train.click();
    await page.waitForTimeout(seconds * 1000);
    const status = await runStatus(page).textContent();
    const all = await longTasks();
    const counted = all.filter((task) => task.start - start > WARM_UP && task.duration > LONGEST_TASK);

    const pauses = [];
    for (let k = 0; k < PAUSES; k++) {
      if (await train.isVisible()) await train.click();
      await page.waitForTimeout(1000);
      pauses.push(await pauseLatency(page));
      await page.waitForTimeout(300);
    }
    const round = (/** @type {number} */ ms) => Math.round(ms * 10) / 10;
    const longest = Math.max(0, ...counted.map((task) => task.duration));
    const slowest = Math.max(...pauses);
    const good = counted.length === 0 && slowest <= SLOWEST_PAUSE;
    const result = {
      seconds,
      status,
      longTasks: counted.length,
      longestTaskMs: round(longest),
      longTasksInWarmUp: all.filter((task) => task.start >= start && task.start - start <= WARM_UP).length,
      pauseMs: pauses.map(round),
      slowestPauseMs: round(slowest),
      // What else the machine does lengthens every task: judge a result by these two.
      cores: availableParallelism(),
      load: round(loadavg()[0]),
      good,
    };
    console.log(JSON.stringify(result));
    if (!good) process.exitCode = 1;
  }),
);
