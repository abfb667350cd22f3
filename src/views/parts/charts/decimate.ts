/** Fewer points for the same picture: the lowest and the highest of every stretch stay. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * At most `most` points of a line. Short lines stay as they are; of longer ones each of most / 2 stretches keeps its
 * lowest and highest point in their order, and the line keeps its first and last. NaN and infinite values are left out.
 */
export function decimate(xs: ArrayLike<number>, ys: ArrayLike<number>, length: number, most: number): Point[] {
  const finite: Point[] = [];
  for (let k = 0; k < length; k++) if (Number.isFinite(ys[k])) finite.push({ x: xs[k]!, y: ys[k]! });
  if (finite.length <= most) return finite;
  const first = finite[0]!;
  const last = finite.at(-1)!;
  const stretches = Math.max(1, Math.floor((most - 2) / 2));
  const inner = finite.length - 2;
  const kept: Point[] = [first];
  for (let s = 0; s < stretches; s++) {
    const from = 1 + Math.floor((s * inner) / stretches);
    const to = 1 + Math.floor(((s + 1) * inner) / stretches);
    let low = from;
    let high = from;
    for (let k = from + 1; k < to; k++) {
      if (finite[k]!.y < finite[low]!.y) low = k;
      if (finite[k]!.y > finite[high]!.y) high = k;
    }
    kept.push(finite[Math.min(low, high)]!);
    if (low !== high) kept.push(finite[Math.max(low, high)]!);
  }
  kept.push(last);
  return kept;
}

/**
 * The same with a point of NaN, which interrupts the line, between two kept points where a value is missing. `xs` rise.
 */
export function decimateWithGaps(xs: ArrayLike<number>, ys: ArrayLike<number>, most: number): Point[] {
  const points = decimate(xs, ys, xs.length, most);
  const gapped: Point[] = [];
  let k = 0;
  for (const point of points) {
    let missing = false;
    for (; k < xs.length && xs[k]! < point.x; k++) if (!Number.isFinite(ys[k])) missing = true;
    if (missing && gapped.length > 0) gapped.push({ x: xs[k - 1]!, y: NaN });
    gapped.push(point);
  }
  return gapped;
}
