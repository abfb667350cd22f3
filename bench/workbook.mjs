/**
 * `npm run bench:workbook`: how long a workbook of 20 MB takes to be read, as the data worker reads it, how often it says
 * how far it is, and how long Cancel takes. One line of JSON; exit code 1 where the table is not the one that was written.
 */
import { stream } from '../src/experiment/random';
import { readOwnFile } from '../src/training/reading';
import { sourceOf } from '../tests/unit/data/parsing/support';
import { row, rows, workbook } from '../tests/unit/data/parsing/packing';

const ROWS = 400_000;
const COLUMNS = 5;
const letters = 'ABCDE';

const random = stream(1, 'workbook');
/** The sum of each column, to see that what is read is what was written. */
const sums = Array.from({ length: COLUMNS }, () => 0);
const head = row(1, ...[...letters].map((letter) => `<c r="${letter}1" t="inlineStr"><is><t>${letter}</t></is></c>`));
const body = Array.from({ length: ROWS }, (_, k) =>
  row(
    k + 2,
    ...[...letters].map((letter, column) => {
      const value = Math.round(1e12 * random.uniform()) / 1e6;
      sums[column] += value;
      return `<c r="${letter}${k + 2}"><v>${value}</v></c>`;
    }),
  ),
);
const file = new Blob([/** @type {BlobPart} */ (workbook({ Data: rows(head, body.join('')) }))]);

let told = 0;
const begin = performance.now();
const parsed = await readOwnFile(file, sourceOf({ name: 'large.xlsx' }), { progress: () => told++ });
const seconds = (performance.now() - begin) / 1000;

const control = new AbortController();
/** @type {number | null} */
let called = null;
const cancelled = await readOwnFile(file, sourceOf({ name: 'large.xlsx' }), {
  signal: control.signal,
  progress: (done) => {
    if (called !== null || done < file.size / 2) return;
    called = performance.now();
    control.abort();
  },
});
const cancelMs = called === null ? null : performance.now() - called;

const table = parsed?.table;
const read = table?.ok ? table.value.columns.map(({ values }) => values.reduce((sum, value) => sum + value, 0)) : [];
const same = read.length === COLUMNS && read.every((sum, k) => Math.abs(sum / sums[k] - 1) < 1e-6);
const megabytes = file.size / 1e6;
console.log(JSON.stringify({ megabytes, rows: ROWS, columns: COLUMNS, seconds, told, cancelMs, same }));
if (!same || cancelled !== null) process.exitCode = 1;
