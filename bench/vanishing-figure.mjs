/** The figure of `npm run paper`: share of wrong answers over lag, a line a cell with the spread of its seeds, as SVG. */
import { median } from 'd3-array';

/**
 * One run.
 *
 * @typedef {object} Row
 * @property {number} lag
 * @property {import('../src/experiment/cells').CellName} cell
 * @property {number} units
 * @property {number} parameters
 * @property {number} trainingSeed
 * @property {string | null} variant how SIMD multiplied and added
 * @property {number} bestEpoch
 * @property {number} mse on the test part, as are the answers counted
 * @property {number} wrong answers that are wrong
 * @property {number} of answers in all
 * @property {number} baselineMse of always answering the mean of the training answers
 * @property {number} baselineWrong
 */

/** Width and height of the drawing and the frame of its plot, in pixels. */
const SIZE = { width: 720, height: 400 };
const FRAME = { left: 64, right: 596, top: 52, bottom: 340 };

/** Inks on light and on dark ground; shapes and names tell the cells apart as well. */
const CELLS = {
  lstm: { name: 'LSTM', light: '#1d5fd1', dark: '#7fb0ff', shape: 'circle', shift: -7 },
  gru: { name: 'GRU', light: '#a8430a', dark: '#ffab70', shape: 'square', shift: 7 },
  simpleRnn: { name: 'Simple RNN', light: '#7a2aa0', dark: '#d9a3f5', shape: 'triangle', shift: 0 },
};

/** @param {number} value @param {readonly [number, number]} domain @param {readonly [number, number]} range */
const scaled = (value, [from, to], [low, high]) => low + ((value - from) / (to - from)) * (high - low);

/** @param {number} value */
const px = (value) => Number(value.toFixed(1));

/** @param {'circle' | 'square' | 'triangle'} shape @param {number} x @param {number} y */
function dot(shape, x, y) {
  switch (shape) {
    case 'circle':
      return `<circle cx="${px(x)}" cy="${px(y)}" r="4.5"/>`;
    case 'square':
      return `<rect x="${px(x - 4)}" y="${px(y - 4)}" width="8" height="8"/>`;
    case 'triangle':
      return `<path d="M${px(x)} ${px(y - 5)}l5 9h-10z"/>`;
  }
}

/**
 * The drawing as text: a ring a seed, lines through the medians, a dashed line for always answering the mean.
 *
 * @param {readonly Row[]} rows every cell at every lag with every seed
 */
export function vanishingFigure(rows) {
  const lags = [...new Set(rows.map(({ lag }) => lag))];
  const seeds = new Set(rows.map(({ trainingSeed }) => trainingSeed)).size;
  /** @param {number} lag */
  const x = (lag) => scaled(lag, [0, Math.max(...lags)], [FRAME.left, FRAME.right - 14]);
  /** @param {number} share */
  const y = (share) => scaled(share, [0, 1], [FRAME.bottom - 8, FRAME.top + 8]);
  const names = /** @type {(keyof typeof CELLS)[]} */ (Object.keys(CELLS));
  const answers = rows[0]?.of ?? 0;
  const guess = rows.reduce((sum, { baselineWrong }) => sum + baselineWrong, 0) / rows.length / answers;

  const series = names.map((cell) => {
    const { name, shape, shift } = CELLS[cell];
    const points = lags.map((lag) => {
      const runs = rows.filter((row) => row.cell === cell && row.lag === lag).map(({ wrong, of }) => wrong / of);
      return { at: x(lag) + shift, middle: median(runs) ?? 0, runs };
    });
    const last = points.at(-1);
    const { parameters = 0 } = rows.find((row) => row.cell === cell) ?? {};
    return {
      cell,
      end: last?.middle ?? 0,
      name,
      parameters: parameters.toLocaleString('en'),
      marks: [
        ...points.flatMap(({ at, runs }) =>
          runs.map((wrong) => `<circle class="run" cx="${px(at)}" cy="${px(y(wrong))}" r="6"/>`),
        ),
        `<path class="line" d="M${points.map(({ at, middle }) => `${px(at)} ${px(y(middle))}`).join('L')}"/>`,
        ...points.map(({ at, middle }) => dot(/** @type {'circle'} */ (shape), at, y(middle))),
      ],
    };
  });

  // Names stand at the ends of their lines, from the lowest up, one above the other where these meet.
  let below = Infinity;
  const labels = series
    .toReversed()
    .sort((a, b) => a.end - b.end)
    .map(({ cell, end, name, parameters }) => {
      below = Math.min(y(end) - 2, below - 32);
      const at = FRAME.right + 4;
      return `<text class="${cell} name" x="${at}" y="${px(below)}">${name}</text><text class="quiet" x="${at}" y="${px(below + 13)}">${parameters} parameters</text>`;
    });

  const shares = [0, 0.25, 0.5, 0.75, 1];
  const inks = (/** @type {'light' | 'dark'} */ face) =>
    names.map((cell) => `.${cell}{fill:${CELLS[cell][face]};stroke:${CELLS[cell][face]}}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" aria-labelledby="title">
<title id="title">Adding problem: share of wrong answers of LSTM, GRU and simple RNN at lags ${lags.join(', ')}, ${seeds} seeds each</title>
<style>
text{font:12px system-ui,sans-serif;fill:#3b4454;stroke:none}.ground{fill:#fff}.title{font-size:15px;font-weight:600;fill:#10151f}.quiet{fill:#566072;font-size:11px}.name{font-weight:600;stroke:none}
.grid{stroke:#e2e6ec}.guess{stroke:#566072;stroke-dasharray:5 4}.line{fill:none;stroke-width:2}.lstm .line{stroke-width:5}.run{fill:none;stroke-width:1.2}
${inks('light')}.name{stroke:none}
@media (prefers-color-scheme:dark){text{fill:#c3cbd8}.ground{fill:#12161e}.title{fill:#f1f4f9}.quiet{fill:#9fa9b9}.grid{stroke:#2a313d}.guess{stroke:#9fa9b9}${inks('dark')}.name{stroke:none}}
</style>
<rect class="ground" width="${SIZE.width}" height="${SIZE.height}" rx="8"/>
<text class="title" x="20" y="28">With growing lag the simple RNN fails where LSTM and GRU succeed</text>
${shares.map((share) => `<path class="grid" d="M${FRAME.left} ${px(y(share))}H${FRAME.right}"/><text x="${FRAME.left - 8}" y="${px(y(share) + 4)}" text-anchor="end">${share * 100} %</text>`).join('\n')}
${lags.map((lag) => `<text x="${px(x(lag))}" y="${FRAME.bottom + 16}" text-anchor="middle">${lag}</text>`).join('\n')}
<text x="${(FRAME.left + FRAME.right) / 2}" y="${FRAME.bottom + 36}" text-anchor="middle">lag, in steps</text>
<text class="quiet" x="20" y="${SIZE.height - 8}">Adding problem: share of ${answers.toLocaleString('en')} answers that are wrong. Rings: ${seeds} seeds a cell; lines through their medians.</text>
<path class="guess" d="M${FRAME.left} ${px(y(guess))}H${FRAME.right}"/>
<text class="quiet" x="${px(x(60))}" y="${px(y(guess) + 17)}">dashed: the mean as every answer</text>
${series.map(({ cell, marks }) => `<g class="${cell}">${marks.join('')}</g>`).join('\n')}
${labels.join('\n')}
</svg>
`;
}
