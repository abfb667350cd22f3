/** How the page fares while other programs take cores: with workers that give way to it, and without, in turns. */
import { spawn } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { watchLongTasks } from './long-tasks.mjs';

/** Start-up, and the time in which workers find how far to give way, does not count. */
const WARM_UP = 10_000;
const ROUNDS = 2;

/**
 * @param {import('playwright').Browser} browser
 * @param {string} url
 * @param {number} seconds of each measurement
 * @param {number} others programs that each take a core
 */
export async function busyPages(browser, url, seconds, others) {
  const programs = Array.from({ length: others }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  /** @type {{ givesWay: boolean, framesPerSecond: number, longTasks: number, longestTaskMs: number, stepsPerSecond: number }[]} */
  const rows = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const givesWay of [false, true]) rows.push(await measured(browser, url, seconds, givesWay));
    }
  } finally {
    for (const program of programs) program.kill();
  }
  return { seconds, others, rows, cores: availableParallelism(), load: Math.round(loadavg()[0] * 10) / 10 };
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} url
 * @param {number} seconds
 * @param {boolean} givesWay
 */
async function measured(browser, url, seconds, givesWay) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  const longTasks = await watchLongTasks(page);
  await page.addInitScript((asks) => {
    // A page that nobody sees asks for nothing.
    if (!asks) Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    const counted = { frames: 0, steps: new Map(), share: 1 };
    const look = () => {
      counted.frames++;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    const Native = Worker;
    globalThis.Worker = class extends Native {
      /** @param {string | URL} address @param {WorkerOptions} [options] */
      constructor(address, options) {
        super(address, options);
        this.addEventListener(
          'message',
          (/** @type {MessageEvent<Partial<{ type: string, contender: number, step: number }>>} */ { data }) => {
            if (data.type === 'progress') counted.steps.set(data.contender, data.step);
          },
        );
      }
      /**
       * @override
       * @param {{ type: string, share?: number }} message
       * @param {StructuredSerializeOptions | Transferable[]} [rest]
       */
      postMessage(message, rest) {
        if (message.type === 'giveWay') counted.share = message.share ?? 1;
        super.postMessage(message, Array.isArray(rest) ? { transfer: rest } : rest);
      }
    };
    Object.assign(globalThis, { counted });
  }, givesWay);
  const read = () =>
    page.evaluate(() => {
      const { counted } = /** @type {{ counted: { frames: number, share: number, steps: Map<number, number> } }} */ (
        /** @type {unknown} */ (globalThis)
      );
      const steps = [...counted.steps.values()];
      return {
        time: performance.now(),
        frames: counted.frames,
        steps: steps.reduce((sum, each) => sum + each, 0),
        share: counted.share,
      };
    });
  // The default experiment, but without an end.
  await page.goto(`${url}#v=1&training.epochs=100000`);
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await train.waitFor();
  await train.click();
  await page.waitForTimeout(WARM_UP);
  const before = await read();
  await page.waitForTimeout(seconds * 1000);
  const after = await read();
  const tasks = (await longTasks()).filter(({ start }) => start >= before.time && start <= after.time);
  await page.close();
  const perSecond = (/** @type {number} */ count) => Math.round((10_000 * count) / (after.time - before.time)) / 10;
  return {
    givesWay,
    framesPerSecond: perSecond(after.frames - before.frames),
    stepsPerSecond: perSecond(after.steps - before.steps),
    longTasks: tasks.length,
    longestTaskMs: Math.round(Math.max(0, ...tasks.map(({ duration }) => duration))),
    shareAtEnd: after.share,
  };
}
