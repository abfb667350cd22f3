/** Pearson's correlation of two columns. */
import { mean } from 'd3-array';
import type { Rows } from '../split';

/**
 * r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²) over the given rows in which both have a value (Pearson 1895); null
 * where there are fewer than two such rows or one of the two does not vary.
 */
export function correlation(xs: Float64Array, ys: Float64Array, { begin, end }: Rows): number | null {
  const rows: number[] = [];
  for (let row = begin; row < end; row++) if (Number.isFinite(xs[row]) && Number.isFinite(ys[row])) rows.push(row);
  if (rows.length < 2) return null;
  const x0 = mean(rows, (row) => xs[row])!;
  const y0 = mean(rows, (row) => ys[row])!;
  let [xy, xx, yy] = [0, 0, 0];
  for (const row of rows) {
    const [dx, dy] = [xs[row]! - x0, ys[row]! - y0];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  // What is left of a constant is rounding, not a spread.
  const varies = (square: number, centre: number) => square > 1e-20 * rows.length * centre * centre && square > 0;
  if (!varies(xx, x0) || !varies(yy, y0)) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
