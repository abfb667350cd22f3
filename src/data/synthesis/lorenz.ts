/** The Lorenz system: three numbers of a convection, and the first strange attractor. */
import type { SourceOf } from '../../experiment/sources';
import { withNoise } from './overTime';

export type Point = readonly [x: number, y: number, z: number];

/** Where Lorenz began. */
const START: Point = [0, 1, 0];
/** The integration takes no longer steps than this. */
const LONGEST_STEP = 0.005;

/**
 * dx/dt = σ (y − x), dy/dt = x (ρ − z) − y, dz/dt = x y − β z (Lorenz 1963, J. Atmos. Sci. 20, equations 25 to 27), one
 * row every `step` of time from (0, 1, 0). Fourth-order Runge–Kutta with steps of at most 0.005. The noise is added to
 * what is observed, to each column its own.
 *
 * @returns the columns x, y, z
 */
export function lorenz(
  { length, sigma, rho, beta, step, noise }: SourceOf<'lorenz'>,
  normal: () => number,
  start: Point = START,
): readonly Float64Array[] {
  const change = ([x, y, z]: Point): Point => [sigma * (y - x), x * (rho - z) - y, x * y - beta * z];
  const steps = Math.ceil(step / LONGEST_STEP);
  const columns = [0, 1, 2].map(() => new Float64Array(length));
  let point = start;
  for (let row = 0; row < length; row++) {
    columns.forEach((column, k) => (column[row] = point[k]!));
    for (let k = 0; k < steps; k++) point = rungeKutta(point, change, step / steps);
  }
  return columns.map((column) => withNoise(column, noise, normal));
}

/** One step of the classical fourth-order method. */
function rungeKutta(from: Point, change: (point: Point) => Point, h: number): Point {
  const moved = ([x, y, z]: Point, [dx, dy, dz]: Point, by: number): Point => [x + by * dx, y + by * dy, z + by * dz];
  const k1 = change(from);
  const k2 = change(moved(from, k1, h / 2));
  const k3 = change(moved(from, k2, h / 2));
  const k4 = change(moved(from, k3, h));
  return moved(moved(moved(moved(from, k1, h / 6), k2, h / 3), k3, h / 3), k4, h / 6);
}
