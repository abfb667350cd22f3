/**
 * `npm run bench:curves`: do the learning curves of 20 runs × 1,000 epochs follow the hand? In a production build of the
 * page with such a race in its state: from a move of the pointer, or a press of + or −, to the first message that the
 * page handles after the frame that shows it. A turn of the wheel is told as well, but not judged: it reaches even an
 * empty page only a frame or two after its time stamp, which \`heard\` shows. Prints one JSON object; exit code 1 when a
 * 95th percentile is not reached.
 */
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, quantile } from 'd3-array';
import { ensureInstalled } from '../scripts/prepare.mjs';
import { runStatus } from '../scripts/browser.mjs';
import { ROOT, command } from '../scripts/processes.mjs';

/** What is asked: 95th percentile, ms. */
const ASKED = 33;

const RACE = { contenders: 4, seeds: 5, epochs: 1000 };
const FRAME = 1000 / 60;
/** The first ones compile what the others run. */
const WARM_UP = 10;

const PAGE = join(ROOT, 'bench', 'curves');
const BUILT = join('node_modules', '.cache', 'bench-curves');

const { values } = parseArgs({
  options: {
    moves: { type: 'string', default: '200' },
    /** Only builds and serves, to look at it. */
    serve: { type: 'boolean', default: false },
  },
});

/** Numbers 0 … 1, the same in every run (Lehmer's generator). @returns {() => number} */
function numbers(seed = 1) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

async function build() {
  console.error('Building the page …');
  const { build } = await import('vite');
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    root: PAGE,
    publicDir: join(ROOT, 'public'),
    logLevel: 'error',
    build: { outDir: join('..', '..', BUILT), emptyOutDir: true },
  });
}

/** @typedef {'pointermove' | 'keydown' | 'wheel'} Kind */
/** @typedef {{ heard: number, drawn: number }} Answer ms from the event's time stamp to its listener, and to the picture */

/** Runs inside the page: times every event of a kind over the curves until the page has drawn what follows from it. */
function timeEvents(/** @type {Kind} */ kind) {
  const plot = document.querySelector('#curves [role="img"]');
  if (plot === null) throw new Error('#curves: no plot');
  /** @type {Answer[]} */
  const times = [];
  Object.assign(globalThis, { times });
  // What must differ once the event has been answered.
  const shown = () =>
    kind === 'pointermove'
      ? document.querySelector('#curves thead th')?.textContent
      : document.querySelector('#curves [data-line]')?.getAttribute('d');
  const channel = new MessageChannel();
  /** @type {(() => void) | null} */
  let afterFrame = null;
  channel.port1.onmessage = () => afterFrame?.();
  plot.addEventListener(
    kind,
    (event) => {
      const before = shown();
      const heard = performance.now() - event.timeStamp;
      const look = () => {
        afterFrame = () => {
          const passed = performance.now() - event.timeStamp;
          if (shown() !== before) times.push({ heard, drawn: passed });
          else if (passed < 500) requestAnimationFrame(look);
        };
        channel.port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}

const round = (/** @type {number} */ ms) => Math.round(ms * 10) / 10;
/** Processor time that the page's thread has taken so far, s. @param {import('playwright').CDPSession} session */
async function pageSeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

const found = (/** @type {readonly Answer[]} */ times, /** @type {number} */ seconds) => {
  const counted = times.slice(WARM_UP);
  const drawn = counted.map((time) => time.drawn);
  const heard = counted.map((time) => time.heard);
  return {
    events: counted.length,
    medianMs: round(median(drawn) ?? NaN),
    p95Ms: round(quantile(drawn, 0.95) ?? NaN),
    slowestMs: round(Math.max(...drawn)),
    heardMs: round(median(heard) ?? NaN),
    heardP95Ms: round(quantile(heard, 0.95) ?? NaN),
    // Whatever else the machine does.
    processorMs: round((1000 * seconds) / times.length),
  };
};

/**
 * @param {import('playwright').Browser} browser
 * @param {string} url
 * @param {boolean} single
 */
async function measured(browser, url, single) {
  const moves = Number(values.moves) + WARM_UP;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  await page.goto(url);
  await runStatus(page).filter({ hasText: 'ready' }).waitFor();
  await page.evaluate(({ contenders, seeds, epochs }) => window.race(contenders, seeds, epochs), RACE);
  const plot = page.locator('#curves [role="img"]');
  await plot.waitFor();
  if (single) {
    await page.getByRole('button', { name: 'Smoothing and single runs', exact: true }).click();
    await page.getByRole('switch', { name: 'Single runs', exact: true }).click({ force: true });
    await page.keyboard.press('Escape');
  }
  await page.waitForTimeout(1500);
  const box = await plot.boundingBox();
  if (box === null) throw new Error('#curves: the plot is not in sight');
  const random = numbers();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** @param {Kind} kind @param {(k: number) => Promise<void>} act */
  const timed = async (kind, act) => {
    await page.evaluate(timeEvents, kind);
    const start = await pageSeconds(session);
    for (let k = 0; k < moves; k++) {
      await page.waitForTimeout(FRAME * (1 + random()));
      await act(k);
    }
    await page.waitForTimeout(300);
    const times = await page.evaluate(
      () => /** @type {{ times: Answer[] }} */ (/** @type {unknown} */ (globalThis)).times,
    );
    return found(times, (await pageSeconds(session)) - start);
  };

  const hover = await timed('pointermove', () =>
    page.mouse.move(box.x + random() * box.width, box.y + random() * box.height),
  );
  // In for six turns, and out again.
  const inwards = (/** @type {number} */ k) => k % 12 < 6;
  await plot.focus();
  const zoom = await timed('keydown', (k) => page.keyboard.press(inwards(k) ? '+' : '-'));
  await page.keyboard.press('0');
  await page.keyboard.down('Control');
  const wheel = await timed('wheel', (k) => page.mouse.wheel(0, inwards(k) ? -100 : 90));
  await page.keyboard.up('Control');
  await page.close();
  return { hover, zoom, wheel };
}

await command(async () => {
  await ensureInstalled(console.error);
  await build();
  const [{ chromium }, { CHROMIUM_FLAGS, ensureChromium }, { serve }] = await Promise.all([
    import('playwright'),
    import('../scripts/chromium.mjs'),
    import('../scripts/server.mjs'),
  ]);
  const server = await serve({ port: 0, folder: join(ROOT, BUILT) });
  if (values.serve) {
    console.log(server.url);
    return;
  }
  const browser = await chromium.launch({ executablePath: await ensureChromium(console.error), args: CHROMIUM_FLAGS });
  try {
    const band = await measured(browser, server.url, false);
    const single = await measured(browser, server.url, true);
    const slowest = Math.max(...[band, single].flatMap(({ hover, zoom }) => [hover.p95Ms, zoom.p95Ms]));
    const good = slowest <= ASKED;
    console.log(
      JSON.stringify({
        ...RACE,
        band,
        single,
        asked: ASKED,
        cores: availableParallelism(),
        load: round(loadavg()[0]),
        good,
      }),
    );
    if (!good) process.exitCode = 1;
  } finally {
    await browser.close();
    await server.close();
  }
});
