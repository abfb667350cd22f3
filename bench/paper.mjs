/**
 * `npm run paper`: a paper's finding from the command line. With growing lag the simple RNN fails where LSTM and GRU
 * succeed, on the adding problem (Hochreiter & Schmidhuber 1997, experiment 4; Bengio, Simard & Frasconi 1994). Runs the
 * example of the page at every lag with every seed, one process a core, and writes docs/vanishing.json (one row a run)
 * and docs/vanishing.svg. Before, it trains the example of that paper's own lag and prints whether its table is met;
 * it ends with 1 where not. `--draw` draws the figure again from the numbers that are there, `--adding` trains that
 * example alone.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSpec } from '../src/experiment/parse';
import { specOfRun } from '../src/experiment/seeds';
import { VANISHING_LAGS, vanishing } from '../src/experiment/vanishing';
import { ADDING, verdictOf } from './adding.mjs';
import { vanishingFigure } from './vanishing-figure.mjs';

const NUMBERS = new URL('../docs/vanishing.json', import.meta.url);
const FIGURE = new URL('../docs/vanishing.svg', import.meta.url);
const ROOT = new URL('..', import.meta.url);

/** @typedef {import('./vanishing-figure.mjs').Row} Row */

/** The experiment at a lag, on the backend that the finding is shown on. @param {number} lag */
function specAt(lag) {
  const document = vanishing(lag);
  const parsed = parseSpec({ ...document, training: { ...document.training, backend: 'simd' } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const { heldOutSequences: of } = vanishing(VANISHING_LAGS[0]).data.source;

/** Wrong answers of all held-out ones. @param {number} accuracy */
const counted = (accuracy) => ({ wrong: Math.round((1 - accuracy) * of), of });

/**
 * What the command line prints of a contender in the end.
 *
 * @typedef {{ mse: number, accuracy: number }} Scores
 * @typedef {{ contender: string, epochs: number, parameters: number, variant: string | null, bestEpoch: number, test: Scores, baselines: { trainMean: Scores } }} Final
 */

/** The last lines of the command line for a spec, one a contender. @param {string} file @returns {Promise<Final[]>} */
function experiment(file) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'cli/experiment.ts', file], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`the experiment ended with code ${code}`));
      else resolve(text.trimEnd().split('\n').map(parsed).filter(isFinal));
    });
  });
}

/** @param {string} line */
function parsed(line) {
  /** @type {object} */
  const value = JSON.parse(line);
  return value;
}

/** @param {object} line @returns {line is Final} */
const isFinal = (line) => 'test' in line;

/** One run of all cells at a lag. @param {number} lag @param {number} run @param {string} folder @returns {Promise<Row[]>} */
async function rowsOf(lag, run, folder) {
  const spec = specOfRun(specAt(lag), run);
  const file = join(folder, `${lag}-${run}.json`);
  await writeFile(file, JSON.stringify(spec));
  const finals = await experiment(file);
  return finals.map(({ parameters, variant, bestEpoch, test, baselines }, index) => ({
    lag,
    cell: spec.contenders[index].cell,
    units: spec.contenders[index].units,
    parameters,
    trainingSeed: spec.trainingSeed ?? spec.seed,
    variant,
    bestEpoch,
    mse: test.mse,
    ...counted(test.accuracy),
    baselineMse: baselines.trainMean.mse,
    baselineWrong: counted(baselines.trainMean.accuracy).wrong,
  }));
}

/** All runs, the longest first, so that no core waits for the last one. @returns {Promise<Row[]>} */
async function measured() {
  const folder = await mkdtemp(join(tmpdir(), 'vanishing-'));
  const { seeds } = specAt(VANISHING_LAGS[0]);
  const jobs = VANISHING_LAGS.toReversed().flatMap((lag) => Array.from({ length: seeds }, (_, run) => ({ lag, run })));
  const all = jobs.length;
  /** @type {Row[]} */
  const rows = [];
  const worker = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      rows.push(...(await rowsOf(job.lag, job.run, folder)));
      process.stderr.write(`${rows.length / 3} of ${all}: lag ${job.lag}, seed ${job.run + 1}\n`);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
  } finally {
    await rm(folder, { recursive: true });
  }
  const cells = specAt(VANISHING_LAGS[0]).contenders.map(({ cell }) => cell);
  return rows.sort(
    (a, b) => a.lag - b.lag || cells.indexOf(a.cell) - cells.indexOf(b.cell) || a.trainingSeed - b.trainingSeed,
  );
}

/** Trains the example of the paper's own lag, and says of each contender whether the paper's table is met. */
async function judged() {
  const folder = await mkdtemp(join(tmpdir(), 'adding-'));
  try {
    const file = join(folder, 'adding.json');
    await writeFile(file, JSON.stringify(ADDING));
    for (const { holds, sentence } of (await experiment(file)).map(verdictOf)) {
      process.stdout.write(`${sentence}\n`);
      if (!holds) process.exitCode = 1;
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

const drawOnly = process.argv.includes('--draw');
if (!drawOnly) await judged();
if (!process.argv.includes('--adding')) {
  /** @type {Row[]} */
  const rows = drawOnly ? JSON.parse(await readFile(NUMBERS, 'utf8')) : await measured();
  if (!drawOnly) await writeFile(NUMBERS, `${JSON.stringify(rows, null, 2)}\n`);
  await writeFile(FIGURE, vanishingFigure(rows));
}
