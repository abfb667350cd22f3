/** Draws the heatmaps: one pixel a value, enlarged by the style sheet without smoothing. */
import { SURFACES } from '../../theme/tokens';
import { colourTable } from '../../theme/ramps';
import { QUANTITIES, type QuantityName, type Scheme } from '../../theme/hues';
import type { Trace } from '../../state/model';

/**
 * Values [T, H] as an image T wide and H high.
 * @param shape T, and the unit in each row from the top
 * @param reach what the end of the diverging map stands for; gates always run from 0 to 1
 */
export function paint(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  shape: { readonly steps: number; readonly units: Int32Array },
  name: QuantityName,
  scheme: Scheme,
  reach: number,
): void {
  const { steps } = shape;
  const units = shape.units.length;
  if (canvas.width !== steps) canvas.width = steps;
  if (canvas.height !== units) canvas.height = units;
  const context = canvas.getContext('2d');
  if (!context || steps === 0 || units === 0) return;
  const table = colourTable(name, scheme);
  const image = context.createImageData(steps, units);
  const pixels = new Uint32Array(image.data.buffer);
  const [low, span] = QUANTITIES[name].range === 'unit' ? [0, 1] : [-reach, 2 * reach];
  for (let step = 0; step < steps; step++) {
    for (let row = 0; row < units; row++) {
      const share = (values[step * units + shape.units[row]!]! - low) / span;
      pixels[row * steps + step] = table[Math.round(255 * Math.min(1, Math.max(0, share)))]!;
    }
  }
  context.putImageData(image, 0, 0);
}

/**
 * Inputs [T, I] as an image T wide and I high in the neutral ink, each row from its own lowest value (blank) to its own
 * highest: columns of a series have different units. A row that never changes stays blank.
 */
export function paintInk(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  steps: number,
  rows: number,
  scheme: Scheme,
): void {
  canvas.width = steps;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = SURFACES[scheme].ink;
  shares(values, steps, rows).forEach((share, k) => {
    context.globalAlpha = MOST_INK * share;
    context.fillRect(k % steps, Math.floor(k / steps), 1, 1);
  });
}

const MOST_INK = 0.85;

/** Values [T, I] as shares [I, T] of each row's own range; 0 in a row that never changes. */
export function shares(values: Float32Array, steps: number, rows: number): Float32Array {
  const found = new Float32Array(steps * rows);
  for (let row = 0; row < rows; row++) {
    let low = Infinity;
    let high = -Infinity;
    for (let step = 0; step < steps; step++) {
      const value = values[step * rows + row]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (!(high > low)) continue;
    for (let step = 0; step < steps; step++) {
      found[row * steps + step] = (values[step * rows + row]! - low) / (high - low);
    }
  }
  return found;
}

const NICE = [1, 1.5, 2, 3, 4, 5, 6, 8];

/** What the end of the diverging map stands for: cell states grow beyond ±1, candidates and hidden states of tanh do not. */
export interface Reach {
  readonly cell: number;
  readonly other: number;
  /** For all quantities alike, where the heatmaps show what surgery has changed. */
  readonly difference?: number;
}

/** The reach that a quantity is drawn with, the same for all contenders. */
export const reachOf = (reach: Reach, name: QuantityName): number =>
  reach.difference ?? (name === 'c' ? reach.cell : reach.other);

/** The largest values of all contenders, each rounded up to a number that is easy to read and changes seldom; at least 1. */
export function signedReach(traces: readonly (Pick<Trace, 'gates'> | null)[]): Reach {
  const largest = { cell: 0, other: 0 };
  for (const trace of traces) {
    for (const { name, values } of trace?.gates ?? []) {
      if (QUANTITIES[name].range !== 'signed') continue;
      const family = name === 'c' ? 'cell' : 'other';
      for (const value of values) {
        const size = Math.abs(value);
        if (size > largest[family] && size < Infinity) largest[family] = size;
      }
    }
  }
  return { cell: roundedUp(largest.cell), other: roundedUp(largest.other) };
}

const roundedUp = (value: number): number => (value <= 1 ? 1 : niceAbove(value));

/** The next number that is easy to read, at or above a positive one. */
export function niceAbove(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  const nice = NICE.find((factor) => factor * decade >= value);
  return Number(((nice ?? 10) * decade).toPrecision(2));
}
