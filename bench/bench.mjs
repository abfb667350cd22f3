/**
 * `npm run bench`: our training step against stock TensorFlow.js, in one run of one browser. `--json` prints one JSON
 * line a row instead of a table; `--quick` measures units 16 and 64, one layer; `--backend simd|webgl|reference` (may
 * be repeated) measures these only; `--alone` leaves stock out. What is being done is told on stderr.
 */
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/prepare.mjs';
import { PlainError, ROOT, command } from '../scripts/processes.mjs';
import { lineOf, tableHead, tableRow } from './result.mjs';
import { INPUTS, chosenRows, expectedSeconds } from './rows.mjs';

/** @typedef {import('./result.mjs').OursBackend} OursBackend */

const say = console.error;

/** @type {readonly OursBackend[]} */
const BACKENDS = ['simd', 'webgl', 'reference'];

/** Where the bench page is built to, seen from its own folder and from here. */
const PAGE = join(ROOT, 'bench', 'browser');
const BUILT = join('node_modules', '.cache', 'bench');

const FULL = { rounds: 9, lapMs: 25, softMs: 10_000, hardMs: 60_000 };
const QUICK = { rounds: 5, lapMs: 20, softMs: 3_000, hardMs: 10_000 };

/** Past this, the two sides do not train the same network, and their times must not be compared. */
const WIDEST_GAP = 1e-3;

/**
 * @param {readonly string[]} names
 * @returns {readonly OursBackend[]}
 * @throws {PlainError}
 */
function namedBackends(names) {
  const unknown = names.find((name) => !BACKENDS.some((known) => known === name));
  if (unknown !== undefined)
    throw new PlainError(`--backend: "${unknown}" is none of ours; choose from ${BACKENDS.join(', ')}.`);
  return BACKENDS.filter((known) => names.includes(known));
}

/** Builds the bench page as the product's page is built. */
async function buildPage() {
  say('Building the benchmark …');
  const { build } = await import('vite');
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    root: PAGE,
    publicDir: false,
    logLevel: 'error',
    build: { outDir: join('..', '..', BUILT), emptyOutDir: true },
  });
}

/**
 * Those of our backends that this browser opens: the fast ones, or `reference` where there is none, or those asked for.
 *
 * @param {import('playwright').Page} page
 * @param {readonly OursBackend[]} asked
 * @returns {Promise<readonly OursBackend[]>}
 * @throws {PlainError} when one that was asked for cannot be opened
 */
async function measurable(page, asked) {
  const tried = asked.length > 0 ? asked : BACKENDS;
  /** @type {OursBackend[]} */
  const found = [];
  for (const backend of tried) {
    const { open, renderer } = await page.evaluate((name) => window.bench.openable(name), backend);
    if (!open && asked.length > 0) throw new PlainError(`--backend ${backend}: it cannot be opened in this browser.`);
    if (open) found.push(backend);
    if (renderer !== null) say(`WebGL: ${renderer}`);
  }
  return asked.length > 0 || found.length === 1 ? found : found.filter((backend) => backend !== 'reference');
}

const minutes = (/** @type {number} */ seconds) =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

const load = () => `load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`;

await command(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      alone: { type: 'boolean', default: false },
      backend: { type: 'string', multiple: true, default: [] },
    },
  });
  const { json, quick, alone } = values;
  const asked = namedBackends(values.backend);
  await ensureInstalled(say);
  const [{ chromium }, { CHROMIUM_FLAGS, ensureChromium }, { serve }] = await Promise.all([
    import('playwright'),
    import('../scripts/chromium.mjs'),
    import('../scripts/server.mjs'),
  ]);
  const executablePath = await ensureChromium(say);
  await buildPage();
  const server = await serve({ port: 0, folder: join(ROOT, BUILT) });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => say(`The page reports: ${error.message}`));
    await page.goto(server.url);
    await page.waitForFunction(() => 'bench' in window);
    const backends = await measurable(page, asked);
    const work = backends.flatMap((backend) => chosenRows({ quick, alone }).map((row) => ({ backend, row })));
    const expected = work.map(({ row }) => expectedSeconds(row, { quick, alone }));
    const total = expected.reduce((sum, seconds) => sum + seconds, 0);
    say(`${work.length} rows (${backends.join(', ')}), Chromium ${browser.version()}, ${load()}.`);
    say(`This takes about ${minutes(total)}; nothing else should run meanwhile.`);
    if (!json) console.log(tableHead());
    const start = performance.now();
    let done = 0;
    for (const [k, { backend, row }] of work.entries()) {
      const measurement = { row, inputs: INPUTS, backend, alone, limits: quick ? QUICK : FULL };
      const measured = await page.evaluate((given) => window.bench.measureRow(given), measurement);
      const line = lineOf(row, backend, measured, INPUTS);
      console.log(json ? JSON.stringify(line) : tableRow(line));
      for (const note of measured.notes) say(note);
      if (line.lossGap !== null && !(line.lossGap <= WIDEST_GAP)) {
        say(`The losses of the two sides differ by ${line.lossGap}: this row compares different networks.`);
        process.exitCode = 1;
      }
      done += expected[k];
      const left = ((performance.now() - start) / 1000) * (total / done - 1);
      if (k + 1 < work.length) say(`${k + 1} of ${work.length} rows, about ${minutes(left)} left, ${load()}`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
