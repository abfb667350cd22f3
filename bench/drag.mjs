/**
 * The page part of `npm run bench:surgery`: how many frames a second show heatmaps that the surgery has just changed, while
 * the value of a clamp is dragged by its slider in the production build. A network of 64 units over 100 steps, by cell.
 * One JSON line a cell: `framesPerSecond`, `slowestMs` between two of them, and how long the page's thread took to paint
 * one, `paintMs` (median). 30 frames a second are promised; exit code 1 below that.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { median } from 'd3-array';
import { runStatus, withPage } from '../scripts/browser.mjs';
import { command } from '../scripts/processes.mjs';
import { measureInPage } from './lab-probes.mjs';

const FRAMES = 30;
/** Two full strokes of the slider each second, at 60 moves a second. */
const STROKES = 2;
const FRAME = 1000 / 60;

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } });

/** @param {string} cell @param {string} gate */
const hashOf = (cell, gate) =>
  `v=1&data.source.kind=sine&data.source.length=3000&task.window=100&A.cell=${cell}&A.units=64&training.backend=simd` +
  `&interventions.0.kind=clamp&interventions.0.gate=${gate}&interventions.0.value=0.5`;

await command(() =>
  withPage(async (browser, url) => {
    process.stderr.write(`${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}\n`);
    let failed = false;
    for (const [cell, gate] of [
      ['lstm', 'f'],
      ['gru', 'z'],
    ]) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
      await page.addInitScript(measureInPage);
      await page.goto(`${url}#${hashOf(cell, gate)}`);
      await runStatus(page).filter({ hasText: 'ready' }).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: /^Change: / }).click();
      const slider = page.getByRole('slider', { name: 'Value, slider', exact: true });
      await slider.scrollIntoViewIfNeeded();
      const box = await slider.boundingBox();
      if (!box) throw new Error('the slider of a clamp is not in sight; the form has changed');
      const place = (/** @type {number} */ time) => {
        const stroke = ((time / 1000) * STROKES) % 2;
        return box.x + 8 + (box.width - 16) * (stroke < 1 ? stroke : 2 - stroke);
      };
      await page.mouse.move(place(0), box.y + box.height / 2);
      await page.mouse.down();
      const drag = async (/** @type {number} */ seconds) => {
        const start = performance.now();
        /** @type {Promise<void>[]} */
        const moves = [];
        for (let now = 0; now < 1000 * seconds; now = performance.now() - start) {
          // A hand does not wait for the page.
          moves.push(page.mouse.move(place(now), box.y + box.height / 2));
          await new Promise((resolve) => setTimeout(resolve, FRAME));
        }
        await Promise.all(moves);
        return (performance.now() - start) / 1000;
      };
      await drag(1);
      const take = () =>
        page.evaluate(() => {
          const { paintTimes } = /** @type {import('./lab-probes.mjs').Found} */ (/** @type {unknown} */ (globalThis));
          return paintTimes.splice(0);
        });
      await take();
      const seconds = await drag(Number(values.seconds));
      const frames = await take();
      await page.mouse.up();
      await page.close();
      const gaps = frames.slice(1).map(({ at }, k) => at - frames[k].at);
      const row = {
        cell,
        framesPerSecond: Math.round(frames.length / seconds),
        slowestMs: Math.round(Math.max(...gaps)),
        paintMs: Number((median(frames, ({ ms }) => ms) ?? NaN).toFixed(1)),
      };
      console.log(JSON.stringify(row));
      if (row.framesPerSecond < FRAMES) failed = true;
    }
    if (failed) process.exitCode = 1;
  }),
);
