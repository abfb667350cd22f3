/** Lines of a step as SVG paths, and the range that they are drawn in. */
import type { StepReport } from '../../../experiment/sequences';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The lowest and highest of all values; null where there is none. */
export function rangeOf(...lines: readonly ArrayLike<number>[]): Range | null {
  let [low, high] = [Infinity, -Infinity];
  for (const line of lines) {
    for (let k = 0; k < line.length; k++) {
      const value = line[k]!;
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? { low, high } : null;
}

/** A range of round numbers around this one, at most a hundredth wider on either side. */
export function roundedOut({ low, high }: Range): Range {
  const size = high - low || Math.abs(low) || 1;
  const step = 10 ** Math.floor(Math.log10(size) - 2);
  // Without the dust of binary fractions.
  const whole = (count: number) => Number((count * step).toPrecision(12));
  return { low: whole(Math.floor(low / step)), high: whole(Math.ceil(high / step)) };
}

/** Height of a value in a strip, 0 at the top; a constant lies in the middle. */
export const heightOf =
  ({ low, high }: Range, height: number, inset: number) =>
  (value: number) =>
    high === low ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset);

/** Of a line only what a step touched: runs of touched points with their neighbours; NaN elsewhere. */
export function touchedLine(values: Float32Array, touched: Uint8Array): Float32Array {
  return values.map((value, k) => (touched[k] || touched[k - 1] || touched[k + 1] ? value : NaN));
}

const UNIT_KEEPING: ReadonlySet<StepReport['step']> = new Set(['time', 'missing', 'outliers', 'smoothing']);

/** Steps that leave the user's units as they are: before and after share one scale. */
export const keepsUnits = ({ step }: StepReport): boolean => UNIT_KEEPING.has(step);

/** Whether the step changed anything that can be drawn. */
export const changed = ({ cells, step }: StepReport): boolean => cells > 0 && step !== 'split' && step !== 'windows';
