/** The plot of the flow: a logarithmic axis of whole decades, and lines over the steps of the probe sequence. */
import type { Axis } from '../../../parts/charts/scale';
import { shareOf } from '../../../parts/charts/scale';
import { isDrawn } from './reading';

/** The picture's own units, stretched to the plot. */
export const PLOT = { width: 300, height: 100 } as const;

const MOST_TICKS = 5;

/** Exact, unlike 10 ** decade. */
const power = (decade: number): number => Number(`1e${decade}`);

/** Decades around all values that can be drawn, the same for all contenders; null where there is none. */
export function decadeAxis(lines: readonly Float64Array[]): Axis | null {
  let low = Infinity;
  let high = 0;
  for (const values of lines) {
    for (const value of values) {
      if (!isDrawn(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (high === 0) return null;
  const first = Math.floor(Math.log10(low));
  const last = Math.max(first + 1, Math.ceil(Math.log10(high)));
  const every = Math.ceil((last - first) / MOST_TICKS);
  const ticks: number[] = [];
  for (let decade = last; decade >= first; decade -= every) ticks.push(power(decade));
  return { domain: [power(first), power(last)], ticks: ticks.toReversed(), log: true };
}

/**
 * SVG path through the values, each in the middle of its step's column, as in the heatmaps; interrupted where a value
 * cannot be drawn.
 */
export function flowPath(values: Float64Array, axis: Axis): string {
  const { width, height } = PLOT;
  let path = '';
  let drawing = false;
  values.forEach((value, step) => {
    if (!isDrawn(value)) {
      drawing = false;
      return;
    }
    const x = (((step + 0.5) / values.length) * width).toFixed(2);
    const y = ((1 - shareOf(axis, value)) * height).toFixed(2);
    const alone = !drawing && !isDrawn(values[step + 1] ?? NaN);
    // A stroke of no length with round ends is a dot.
    path += `${drawing ? 'L' : 'M'}${x} ${y}${alone ? 'h0' : ''}`;
    drawing = true;
  });
  return path;
}
