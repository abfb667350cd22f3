/**
 * Trajectories in a plane with equal scales on both axes: where a point lies in the picture, and the paths to draw.
 *
 * Letters: T steps. Points are [T, 2].
 */
import { range, tickStep } from 'd3-array';

export interface Plane {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels a unit, on both axes. */
  readonly scale: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: { readonly x: readonly number[]; readonly y: readonly number[] };
}

/** Room for the numbers of the axes, in pixels. */
export const MARGIN = { left: 46, right: 14, top: 12, bottom: 30 } as const;

/** Pixels between two ticks, about. */
const TICK_APART = 70;

/** All points fit, with the same number of pixels a unit on both axes; points that all are one get ±1 around them. */
export function planeOf(sets: readonly Float32Array[], width: number, height: number): Plane {
  const low: [number, number] = [Infinity, Infinity];
  const high: [number, number] = [-Infinity, -Infinity];
  for (const points of sets) {
    points.forEach((value, k) => {
      const axis = (k & 1) as 0 | 1;
      low[axis] = Math.min(low[axis], value);
      high[axis] = Math.max(high[axis], value);
    });
  }
  const inner = [width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom] as const;
  const spans = [high[0] - low[0], high[1] - low[1]] as const;
  const perPixel = Math.max(spans[0] / inner[0], spans[1] / inner[1]) || 2 / Math.min(...inner);
  const middle = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2].map((value) => (Number.isFinite(value) ? value : 0));
  const scale = 1 / perPixel;
  const centre = [MARGIN.left + inner[0] / 2, MARGIN.top + inner[1] / 2] as const;
  const step = tickStep(0, TICK_APART * perPixel * 5, 5);
  const ticks = (axis: 0 | 1): number[] => {
    const half = (inner[axis] / 2) * perPixel;
    const [from, to] = [Math.ceil((middle[axis]! - half) / step), Math.floor((middle[axis]! + half) / step)];
    return range(from, to + 1).map((k) => Number((k * step).toPrecision(12)));
  };
  return {
    width,
    height,
    scale,
    x: (value) => centre[0] + (value - middle[0]!) * scale,
    y: (value) => centre[1] - (value - middle[1]!) * scale,
    ticks: { x: ticks(0), y: ticks(1) },
  };
}

/** Colours a path is drawn in at most. */
export const SHADES = 24;

/** Which of the colours a share of the range, 0 … 1, has; the one after the last where there is no share. */
export const shadeOf = (share: number): number =>
  Number.isNaN(share) ? SHADES : Math.min(SHADES - 1, Math.max(0, Math.floor(share * SHADES)));

/**
 * Adds a trajectory to the paths, one a colour: the piece from a step to the next has the colour of the later one.
 *
 * @param shades of each step, an index into `paths`
 */
export function addStrokes(paths: string[], points: Float32Array, shades: ArrayLike<number>, plane: Plane): void {
  const at = (step: number) => `${plane.x(points[2 * step]!).toFixed(1)} ${plane.y(points[2 * step + 1]!).toFixed(1)}`;
  for (let step = 1, last = -1; step < points.length / 2; step++) {
    const shade = shades[step]!;
    paths[shade] = (paths[shade] ?? '') + (shade === last ? '' : `M${at(step - 1)}`) + `L${at(step)}`;
    last = shade;
  }
}

/** The step whose point lies nearest to a place in the picture, and how far, in pixels. */
export function nearestStep(
  points: Float32Array,
  plane: Pick<Plane, 'x' | 'y'>,
  x: number,
  y: number,
): { readonly step: number; readonly distance: number } {
  let found = { step: 0, distance: Infinity };
  for (let step = 0; step < points.length / 2; step++) {
    const distance = Math.hypot(plane.x(points[2 * step]!) - x, plane.y(points[2 * step + 1]!) - y);
    if (distance < found.distance) found = { step, distance };
  }
  return found;
}
