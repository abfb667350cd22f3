/** A line of values as an SVG path; a missing value breaks it. */

/** @param y turns a value into a vertical position */
export function linePath(values: ArrayLike<number>, width: number, y: (value: number) => number): string {
  let path = '';
  let pen = false;
  const last = Math.max(1, values.length - 1);
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (Number.isFinite(value)) path += `${pen ? 'L' : 'M'}${((k / last) * width).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = Number.isFinite(value);
  }
  return path;
}
