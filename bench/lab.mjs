/**
 * `npm run bench:lab`: is the open gate lab fast enough to be played with, and what does it cost training? In the
 * production build, an LSTM and a GRU of 128 units over 200 steps, the cell's diagram and equations open:
 * how long a move of the pointer takes until everything that follows it is painted, how long the page's thread takes
 * to paint all heatmaps anew, and how many steps a second are trained beside the lab and without it.
 * Prints one JSON object; exit code 1 when a number is not reached.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { median, quantile } from 'd3-array';
import { runStatus, withPage } from '../scripts/browser.mjs';
import { command } from '../scripts/processes.mjs';
import { measureInPage } from './lab-probes.mjs';

/** What is asked: ms, ms, ms, and the share of the steps a second that is left. */
const ASKED = { moveMedian: 16, moveP95: 33, refresh: 10, speed: 0.9 };

/** The default experiment in this size, without an end that a measurement could meet. */
const HASH =
  'v=1&data.source.kind=sine&data.source.length=3000&task.window=200&A.cell=lstm&A.units=128&B.cell=gru&B.units=128&training.epochs=100000&training.backend=simd';

/** Six of the LSTM and four of the GRU. */
const HEATMAPS = 10;
const REFRESHES = 24;

/** A frame at 60 a second. Moves come at any moment between two frames, as a hand's do. */
const FRAME = 1000 / 60;

const { values } = parseArgs({
  options: {
    moves: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '5' },
  },
});

/** Numbers 0 … 1, the same in every run (Lehmer's generator). @returns {() => number} */
function numbers(seed = 1) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {import('./lab-probes.mjs').Found} Found */

/**
 * A walk over the heatmaps that are in sight: twenty moves in one, then on in another.
 *
 * @param {readonly { x: number, y: number, width: number, height: number }[]} boxes
 * @param {number} moves
 * @returns {Point[]} in CSS pixels
 */
function walk(boxes, moves) {
  const random = numbers();
  /** @type {Point} */
  let share = { x: 0.5, y: 0.5 };
  const step = (/** @type {number} */ from) => Math.min(0.99, Math.max(0.01, from + (random() - 0.5) * 0.15));
  return Array.from({ length: moves }, (_, k) => {
    const box = boxes[Math.floor(k / 20) % boxes.length];
    share = { x: step(share.x), y: step(share.y) };
    return { x: box.x + share.x * box.width, y: box.y + share.y * box.height };
  });
}

/** @param {import('playwright').Page} page @returns the boxes of the heatmaps that the screen shows whole */
async function heatmapsInSight(page) {
  await page.locator('[data-heatmap]').first().scrollIntoViewIfNeeded();
  await page.locator('#gates').evaluate((lab) => lab.scrollIntoView({ block: 'start' }));
  const boxes = await page.locator('[data-heatmap]').evaluateAll((maps) =>
    maps.map((map) => {
      const { x, y, width, height } = map.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
  const { height } = page.viewportSize() ?? { height: 0 };
  const seen = boxes.filter(({ y, height: own }) => y > 0 && y + own < height);
  if (seen.length < 2) throw new Error(`heatmaps in sight: ${seen.length}; the lab's layout has changed`);
  return seen;
}

/**
 * @param {import('playwright').Page} page
 * @param {import('playwright').CDPSession} session
 * @returns {Promise<{ moves: number, medianMs: number, p95Ms: number, slowestMs: number, processorMs: number }>}
 *   `processorMs`: what the page's thread computes for a move, on average, whatever else the machine does
 */
async function moveLatency(page, session) {
  const random = numbers(7);
  const points = walk(await heatmapsInSight(page), Number(values.moves) + 10);
  await page.mouse.move(points[0].x, points[0].y);
  await page.evaluate(() => Object.assign(globalThis, { moveTimes: [] }));
  const before = await pageSeconds(session);
  for (const { x, y } of points) {
    await page.waitForTimeout(FRAME * (1 + random()));
    await page.mouse.move(x, y);
  }
  await page.waitForTimeout(200);
  const after = await pageSeconds(session);
  const times = await page.evaluate(() => /** @type {Found} */ (/** @type {unknown} */ (globalThis)).moveTimes);
  // The first ones compile what the others run.
  const counted = times.slice(10);
  return {
    moves: counted.length,
    medianMs: round(median(counted) ?? NaN),
    p95Ms: round(quantile(counted, 0.95) ?? NaN),
    slowestMs: round(Math.max(...counted)),
    processorMs: round((1000 * (after - before)) / points.length),
  };
}

/** Processor time that the page's thread has taken so far. @param {import('playwright').CDPSession} session */
async function pageSeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

/**
 * Brings the lab into sight with its cell open, or out of sight with its cell closed.
 *
 * @param {import('playwright').Page} page
 * @param {boolean} open
 */
async function show(page, open) {
  const cell = page.getByRole('button', { name: 'The cell', exact: true });
  if ((await cell.getAttribute('aria-expanded')) !== String(open)) await cell.click();
  await page.locator('#gates').evaluate((lab, far) => (lab.style.marginTop = far), open ? '' : '3000px');
  await page.locator(open ? '#gates' : '#curves').evaluate((part) => part.scrollIntoView());
}

/** @param {number} value */
const round = (value, digits = 1) => Number(value.toFixed(digits));

/**
 * Paints all heatmaps anew a few times, by laying their units in another order and back.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<number[]>} ms that the page's thread took for each
 */
async function refreshTimes(page) {
  const order = page.getByRole('combobox', { name: 'Order of units', exact: true });
  await page.evaluate(() => Object.assign(globalThis, { paintTimes: [] }));
  for (let k = 0; k < REFRESHES; k++) {
    await order.selectOption({ index: k % 2 === 0 ? 1 : 0 });
    await page.waitForTimeout(150);
  }
  const found = await page.evaluate(() => /** @type {Found} */ (/** @type {unknown} */ (globalThis)).paintTimes);
  // The first ones compile what the others run.
  return found
    .filter(({ maps }) => maps === HEATMAPS)
    .slice(4)
    .map(({ ms }) => ms);
}

/**
 * Steps a second of all contenders together over some time.
 *
 * @param {import('playwright').Page} page
 * @param {number} seconds
 */
async function speed(page, seconds) {
  await page.evaluate(() => Object.assign(globalThis, { progress: [] }));
  await page.waitForTimeout(seconds * 1000);
  const heard = await page.evaluate(() => /** @type {Found} */ (/** @type {unknown} */ (globalThis)).progress);
  return [0, 1].reduce((sum, contender) => {
    const own = heard.filter((message) => message.contender === contender);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last || last === first)
      throw new Error(`progress: contender ${contender} told nothing in ${seconds} s`);
    return sum + (1000 * (last.step - first.step)) / (last.time - first.time);
  }, 0);
}

await command(() =>
  withPage(async (browser, url) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    await page.addInitScript(measureInPage);
    await page.goto(`${url}#${HASH}`);
    const train = page.getByRole('button', { name: 'Train', exact: true });
    const pause = page.getByRole('button', { name: 'Pause', exact: true });
    await page.waitForFunction(
      () => document.querySelectorAll('canvas[data-heatmap][width="200"][height="128"]').length === 10,
      null,
      {
        timeout: 60_000,
      },
    );
    await page.locator('#gates svg[aria-label*="LSTM"], #gates [data-equation]').first().waitFor();
    await runStatus(page).filter({ hasText: 'ready' }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(1000);

    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const resting = await moveLatency(page, session);
    const refreshed = await refreshTimes(page);

    await train.click();
    await pause.waitFor();
    await page.waitForTimeout(2000);
    const training = await moveLatency(page, session);
    /** @type {{ open: number[], away: number[] }} */
    const speeds = { open: [], away: [] };
    for (let k = 0; k < Number(values.rounds); k++) {
      for (const which of /** @type {const} */ (['open', 'away'])) {
        await show(page, which === 'open');
        await page.waitForTimeout(500);
        speeds[which].push(await speed(page, Number(values.seconds)));
      }
    }
    await show(page, true);
    await pause.click();

    const rate = { open: median(speeds.open) ?? NaN, away: median(speeds.away) ?? NaN };
    const share = rate.open / rate.away;
    const refreshMs = median(refreshed) ?? NaN;
    const good =
      resting.medianMs <= ASKED.moveMedian &&
      resting.p95Ms <= ASKED.moveP95 &&
      refreshMs <= ASKED.refresh &&
      share >= ASKED.speed;
    const result = {
      move: resting,
      moveWhileTraining: training,
      refreshMs: round(refreshMs),
      slowestRefreshMs: round(Math.max(...refreshed)),
      stepsPerSecond: { open: round(rate.open), away: round(rate.away), share: round(share, 3) },
      // What else the machine does lengthens everything: judge a result by these two.
      cores: availableParallelism(),
      load: round(loadavg()[0]),
      good,
    };
    console.log(JSON.stringify(result));
    if (!good) process.exitCode = 1;
  }),
);
