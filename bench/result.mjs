/** From what was timed to one line of output. Letters: B batch, T steps, I inputs, H units, G gates. */

/** @typedef {import('./rows.mjs').Row} Row */
/** @typedef {'simd' | 'webgl' | 'reference'} OursBackend */
/** @typedef {'wasm' | 'webgl' | 'cpu'} StockBackend */

/**
 * @typedef {object} Timing
 * @property {number} ms a step, the median
 * @property {number} samples that the median is of
 * @property {number} draws WebGL draw calls a step
 */

/**
 * @typedef {object} Measured a row as the browser measured it
 * @property {Timing} ours the whole training step; for the GRU of the reset-before variant, the only one that stock has
 * @property {Timing | null} resetAfter the same of the reset-after variant; null for the LSTM
 * @property {Timing} kernels the sequence kernels of that step alone, forward and backward
 * @property {Partial<Record<StockBackend, Timing | null>>} stocks null where one was too slow to be timed or failed
 * @property {number | null} lossGap the largest relative deviation of the first two losses from stock's
 * @property {string[]} notes what went wrong with a stock backend
 */

/**
 * @typedef {object} Line one row of the output; null where there is nothing to say. Times are medians in ms.
 * @property {Row['cell']} cell
 * @property {OursBackend} backend
 * @property {number} batch
 * @property {number} steps
 * @property {number} units
 * @property {number} layers
 * @property {number} oursMs
 * @property {number | null} stockMs of the fastest stock backend, or of stock's webgl for a webgl row
 * @property {number | null} ratio stockMs / oursMs
 * @property {number | null} oursDraws a step, webgl rows only
 * @property {number | null} stockDraws
 * @property {StockBackend | null} stockBackend the one that stockMs is of
 * @property {Partial<Record<StockBackend, number | null>>} stocks ms of every stock backend that raced
 * @property {number | null} resetAfterMs
 * @property {number | null} resetAfterDraws
 * @property {number} kernelMs
 * @property {number} gflops the kernels' arithmetic rate, 10⁹ operations a second
 * @property {number | null} lossGap
 * @property {number} samples that oursMs is the median of
 */

const GATES = { lstm: 4, gru: 3 };

/**
 * Multiplications and additions of a row's matrix products, forward and backward: forward each weight meets each
 * sequence and step once, backward twice (for the input's gradient and for its own), but in the first layer's kernel once,
 * because nobody reads the gradient of the data. Element-wise work is not counted.
 *
 * @param {Row} row
 * @param {number} inputs I of the first layer; the others take H
 */
export function sequenceOperations({ cell, batch, steps, units, layers }, inputs) {
  const first = GATES[cell] * units * inputs;
  const others = GATES[cell] * units * (units + (layers - 1) * 2 * units);
  return 2 * batch * steps * (2 * first + 3 * others);
}

/**
 * @param {Row} row
 * @param {OursBackend} backend
 * @param {Measured} measured
 * @param {number} inputs I
 * @returns {Line}
 */
export function lineOf(row, backend, { ours, resetAfter, kernels, stocks, lossGap }, inputs) {
  const { cell, batch, steps, units, layers } = row;
  const [best] = Object.entries(stocks)
    .flatMap(([name, timing]) => (timing ? [{ name: /** @type {StockBackend} */ (name), ...timing }] : []))
    .sort((a, b) => a.ms - b.ms);
  const drawn = backend === 'webgl';
  return {
    ...{ cell, backend, batch, steps, units, layers },
    oursMs: rounded(ours.ms),
    stockMs: best ? rounded(best.ms) : null,
    ratio: best ? rounded(best.ms / ours.ms) : null,
    oursDraws: drawn ? ours.draws : null,
    stockDraws: drawn && best ? best.draws : null,
    stockBackend: best?.name ?? null,
    stocks: Object.fromEntries(Object.entries(stocks).map(([name, timing]) => [name, timing && rounded(timing.ms)])),
    resetAfterMs: resetAfter && rounded(resetAfter.ms),
    resetAfterDraws: drawn && resetAfter ? resetAfter.draws : null,
    kernelMs: rounded(kernels.ms),
    gflops: rounded(sequenceOperations(row, inputs) / kernels.ms / 1e6),
    lossGap: lossGap === null ? null : rounded(lossGap, 2),
    samples: ours.samples,
  };
}

/** Fewer digits than noise has are no loss. @param {number} value */
const rounded = (value, digits = 4) => Number(value.toPrecision(digits));

/** @param {number | null} value @param {string} [unit] */
const shown = (value, unit = '') =>
  value === null ? '–' : `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))}${unit}`;

/** @type {readonly (readonly [title: string, width: number, text: (line: Line) => string])[]} */
const COLUMNS = [
  ['cell', 5, ({ cell }) => cell],
  ['backend', 10, ({ backend }) => backend],
  ['steps', 6, ({ steps }) => String(steps)],
  ['layers', 7, ({ layers }) => String(layers)],
  ['units', 6, ({ units }) => String(units)],
  ['ours ms', 9, ({ oursMs }) => shown(oursMs)],
  ['stock ms', 9, ({ stockMs }) => shown(stockMs)],
  ['of', 6, ({ stockBackend }) => stockBackend ?? '–'],
  ['ratio', 7, ({ ratio }) => shown(ratio, '×')],
  ['kernels ms', 11, ({ kernelMs }) => shown(kernelMs)],
  ['GFLOP/s', 8, ({ gflops }) => shown(gflops)],
  ['draws', 6, ({ oursDraws }) => shown(oursDraws)],
  ['stock draws', 12, ({ stockDraws }) => shown(stockDraws)],
];

/** The readable table's head. */
export const tableHead = () => COLUMNS.map(([title, width]) => title.padStart(width)).join(' ');

/** @param {Line} line */
export const tableRow = (line) => COLUMNS.map(([, width, text]) => text(line).padStart(width)).join(' ');
