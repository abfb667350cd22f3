/** Which rows the benchmark measures, and about how long that takes. The sizes stand in rows.json, for PyTorch as well. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Row one network and one batch: `batch` sequences of `steps` steps through `layers` layers
 * @property {'lstm' | 'gru'} cell
 * @property {number} batch
 * @property {number} steps
 * @property {number} units
 * @property {number} layers
 */

/**
 * @typedef {object} Sizes what rows.json holds; `quick` names those that --quick keeps, `alone` those that --alone adds
 * @property {number} batch
 * @property {number} inputs values a step
 * @property {Row['cell'][]} cells
 * @property {number[]} layers
 * @property {{ steps: number, units: number }[]} sizes
 * @property {{ steps: number[], units: number[], layers: number[] }} quick
 * @property {{ steps: number, units: number[] }} alone
 */

const SIZES = /** @type {Sizes} */ (JSON.parse(readFileSync(new URL('rows.json', import.meta.url), 'utf8')));

/** Values a step of every row. */
export const INPUTS = SIZES.inputs;

/**
 * The rows, smaller ones first within a cell.
 *
 * @param {{ quick?: boolean, alone?: boolean }} [choice]
 * @returns {Row[]}
 */
export function chosenRows({ quick = false, alone = false } = {}) {
  const { batch, cells, layers, sizes, quick: kept, alone: added } = SIZES;
  const all = alone ? [...sizes, ...added.units.map((units) => ({ steps: added.steps, units }))] : sizes;
  const rows = cells.flatMap((cell) => layers.flatMap((depth) => all.map((size) => ({ size, cell, depth }))));
  return rows
    .map(({ size, cell, depth }) => ({ cell, batch, ...size, layers: depth }))
    .filter(
      (row) =>
        !quick ||
        (kept.steps.includes(row.steps) && kept.units.includes(row.units) && kept.layers.includes(row.layers)),
    );
}

/**
 * About how long a row takes on a laptop without a GPU, most of it spent on the stock backends. Only good for telling
 * a person whether to wait.
 *
 * @param {Row} row
 * @param {{ quick?: boolean, alone?: boolean }} [choice]
 * @returns {number} s
 */
export function expectedSeconds({ steps, units, layers }, { quick = false, alone = false } = {}) {
  const work = (layers * steps) / 50;
  const size = (units / 64) ** 2;
  if (alone) return 1 + 0.3 * work * size;
  return Math.min(quick ? 20 : 90, 5 + (quick ? 3 : 5) * work * (1 + size));
}
