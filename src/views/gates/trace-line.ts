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
  const { width, height, inset } = TRACE;
  let path = '';
  let drawing = false;
  for (let step = 0; step < steps; step++) {
    const value = values[step * units + unit]!;
    if (!Number.isFinite(value)) {
      drawing = false;
      continue;
    }
    const x = ((step + 0.5) / steps) * width;
    const y = height - inset - ((value - low) / (high - low)) * (height - 2 * inset);
    path += `${drawing ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`;
    drawing = true;
  }
  // A single step has no line: a stroke of no length with round ends is a dot.
  return steps === 1 && drawing ? `${path}h0` : path;
}
