/** One unit's values over time as a line on the heatmaps' time axis. */

/** The picture's own units, stretched to the strip. */
export const TRACE = { width: 300, height: 48, inset: 3 } as const;

/**
 * SVG path of a unit's values, each point in the middle of its step's column; interrupted where a value is no number.
 *
 * @param values [T, H]
 * @param range what the bottom and the top of the strip stand for
 */
export function traceLine(
  values: Float32Array,
  steps: number,
  units: number,
  unit: number,
  [low, high]: readonly [number, number],
): string {
  const { height, inset } = TRACE;
  // Numbers are rounded and not written with fixed digits, which takes several times as long; all of this is drawn anew
  // whenever the pointer meets another unit.
  const across = columns(steps);
  const bottom = height - inset;
  const scale = (100 * (height - 2 * inset)) / (high - low);
  let path = '';
  let drawing = false;
  for (let step = 0; step < steps; step++) {
    const value = values[step * units + unit]!;
    if (!Number.isFinite(value)) {
      drawing = false;
      continue;
    }
    path += (drawing ? 'L' : 'M') + across[step]! + (bottom - Math.round((value - low) * scale) / 100);
    drawing = true;
  }
  // A single step has no line to the next: one over its column.
  return steps === 1 && drawing ? `${path}m${-TRACE.width / 4} 0h${TRACE.width / 2}` : path;
}

let known: readonly string[] = [];

/** The middle of every column, with the space after it. */
function columns(steps: number): readonly string[] {
  if (known.length !== steps) {
    known = Array.from(
      { length: steps },
      (_, step) => `${Math.round(((step + 0.5) / steps) * TRACE.width * 100) / 100} `,
    );
  }
  return known;
}
