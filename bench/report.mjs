/**
 * `node bench/report.mjs ROWS.jsonl [PYTORCH.jsonl …]`: puts the tables of the benchmark into bench/README.md, from the
 * lines that `npm run bench -- --json` and bench/pytorch.py printed. To be run on the machine that was measured.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { PlainError, ROOT, command } from '../scripts/processes.mjs';

/** @typedef {import('./result.mjs').Line} Line */
/** @typedef {Pick<Line, 'cell' | 'batch' | 'steps' | 'units' | 'layers'> & { pytorchMs: number, version: string }} PytorchLine */

const README = join(ROOT, 'bench', 'README.md');
const BEGIN = '<!-- tables: made by report.mjs -->';
const END = '<!-- end of tables -->';

/** @param {number | null | undefined} value */
const number = (value) =>
  value === null || value === undefined ? '–' : String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** @param {number | null | undefined} above @param {number | null | undefined} below @returns {string} as "12×" */
const times = (above, below) => (above && below ? `${number(above / below)}×` : '–');

/** @param {Pick<Line, 'cell' | 'batch' | 'steps' | 'units' | 'layers'>} row */
const key = ({ cell, batch, steps, units, layers }) => [cell, batch, steps, units, layers].join();

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
const markdown = (head, rows) =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** @param {Line} line */
const size = ({ cell, units, steps, layers }) =>
  [cell === 'lstm' ? 'LSTM' : 'GRU', units, steps, layers].map((value) => String(value));
const SIZE = ['cell', 'units', 'steps', 'layers'];

/**
 * The table of one backend that has all three stock backends beside it.
 *
 * @param {readonly Line[]} lines
 * @param {ReadonlyMap<string, PytorchLine>} pytorch
 */
function againstAll(lines, pytorch) {
  const head = [
    'ours',
    'fastest stock',
    'ratio',
    'stock wasm',
    'webgl',
    'cpu',
    'ours, reset after',
    'PyTorch',
    'ratio',
  ];
  return markdown(
    [...SIZE, ...head, 'kernels', 'step/kernels', 'GFLOP/s'],
    lines.map((line) => {
      const { oursMs, stockMs, stockBackend, stocks, resetAfterMs, kernelMs, gflops } = line;
      const torch = pytorch.get(key(line))?.pytorchMs;
      return [
        ...size(line),
        number(oursMs),
        stockMs === null ? '–' : `${number(stockMs)} (${stockBackend})`,
        times(stockMs, oursMs),
        ...[stocks.wasm, stocks.webgl, stocks.cpu, resetAfterMs, torch].map(number),
        times(torch, line.cell === 'gru' ? resetAfterMs : oursMs),
        number(kernelMs),
        times(oursMs, kernelMs),
        number(gflops),
      ];
    }),
  );
}

/** @param {readonly Line[]} lines */
function againstWebgl(lines) {
  const head = ['ours', 'stock webgl', 'ratio', 'our draws', 'stock draws', 'ours, reset after', 'its draws'];
  return markdown(
    [...SIZE, ...head],
    lines.map((line) => [
      ...size(line),
      number(line.oursMs),
      number(line.stockMs),
      times(line.stockMs, line.oursMs),
      ...[line.oursDraws, line.stockDraws, line.resetAfterMs, line.resetAfterDraws].map(number),
    ]),
  );
}

/**
 * The tables of every backend that the lines speak of.
 *
 * @param {readonly Line[]} lines
 * @param {readonly PytorchLine[]} pytorchLines
 * @param {string} machine said above them
 */
export function tablesOf(lines, pytorchLines, machine) {
  const pytorch = new Map(pytorchLines.map((line) => [key(line), line]));
  const sections = [...new Set(lines.map(({ backend }) => backend))].map((backend) => {
    const own = lines.filter((line) => line.backend === backend);
    return `### ${backend}\n\n${backend === 'webgl' ? againstWebgl(own) : againstAll(own, pytorch)}`;
  });
  const version = pytorchLines.length > 0 ? ` PyTorch ${pytorchLines[0].version}, one thread.` : '';
  return `${machine}${version} Times in ms a step.\n\n${sections.join('\n\n')}`;
}

/** @param {string} text @returns {Line | PytorchLine} */
function parsed(text) {
  const line = /** @type {Line | PytorchLine} */ (JSON.parse(text));
  return line;
}

/** Model and cores of this machine's processor, and today's date. */
function thisMachine() {
  const [first] = cpus();
  const model = (first?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim();
  return `${model}, ${cpus().length} cores; ${new Date().toISOString().slice(0, 10)}.`;
}

/**
 * @param {string} readme
 * @param {string} tables
 * @throws {PlainError} when the readme has no place for them
 */
export function withTables(readme, tables) {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) throw new PlainError(`bench/README.md: "${BEGIN}" and "${END}" are missing.`);
  return `${readme.slice(0, from + BEGIN.length)}\n\n${tables}\n\n${readme.slice(to)}`;
}

if (process.argv[1] === join(ROOT, 'bench', 'report.mjs')) {
  await command(() => {
    const files = process.argv.slice(2);
    if (files.length === 0) throw new PlainError('Give the files with the lines that the benchmark printed.');
    const all = files
      .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
      .filter((text) => text.trim() !== '')
      .map(parsed);
    const pytorch = all.filter((line) => 'pytorchMs' in line);
    const lines = all.filter((line) => 'oursMs' in line);
    writeFileSync(README, withTables(readFileSync(README, 'utf8'), tablesOf(lines, pytorch, thisMachine())));
    return Promise.resolve();
  });
}
