/**
 * What the trajectory of the probe does, in numbers for a sentence.
 *
 * Letters: T steps. Points are [T, 2].
 */

export interface PathReading {
  /** Along the path. */
  readonly length: number;
  /** From its start to its end. */
  readonly apart: number;
  /** The largest extent along an axis. */
  readonly extent: number;
}

const distance = (a: Float32Array, b: Float32Array, from: number, to: number): number =>
  Math.hypot(a[2 * from]! - b[2 * to]!, a[2 * from + 1]! - b[2 * to + 1]!);

export function readPath(points: Float32Array): PathReading {
  const steps = points.length / 2;
  let length = 0;
  for (let step = 1; step < steps; step++) length += distance(points, points, step - 1, step);
  const extents = [0, 1].map((axis) => {
    const values = points.filter((_, k) => (k & 1) === axis);
    return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  });
  return { length, apart: steps === 0 ? 0 : distance(points, points, 0, steps - 1), extent: Math.max(...extents) };
}

/** The step at which the touched trajectory is farthest from the untouched one; null where they are the same throughout. */
export function farthest(
  before: Float32Array,
  after: Float32Array,
): { readonly step: number; readonly distance: number } | null {
  let found: { readonly step: number; readonly distance: number } | null = null;
  for (let step = 0; step < before.length / 2; step++) {
    const apart = distance(before, after, step, step);
    if (apart > (found?.distance ?? 0)) found = { step, distance: apart };
  }
  return found;
}

/** How much of what the states do is seen in the plane. */
export const VERDICTS = ['most', 'half', 'less'] as const;
export const verdictOf = (share: number): (typeof VERDICTS)[number] =>
  share >= 0.8 ? 'most' : share >= 0.5 ? 'half' : 'less';
