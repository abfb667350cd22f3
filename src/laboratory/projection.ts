/**
 * States of many steps in the plane of their first two principal components.
 *
 * Letters: R rows (steps of all sequences), H units.
 */
import { PCA } from 'ml-pca';

export interface Projection {
  /** Rows [R, H] in the plane, [R, 2]. */
  readonly project: (rows: Float32Array) => Float32Array;
  /** Share of the variance that each component has; 0 where there is none. */
  readonly explained: readonly [number, number];
}

/**
 * Fits the components to the rows [R, H]. The sign of a component, which is free, is such that its largest loading is
 * positive, so that pictures of neighbouring epochs do not flip. One unit has one component; the other reads 0. States that
 * never change all lie at the origin.
 * @throws when there are fewer than two rows
 */
export function principalPlane(rows: Float32Array, units: number): Projection {
  const table = matrixOf(rows, units);
  if (table.length < 2) throw new Error(`rows: ${table.length}; principal components need at least two`);
  if (table.every((row) => row.every((value, unit) => value === table[0][unit]))) {
    return { project: (given) => new Float32Array((2 * given.length) / units), explained: [0, 0] };
  }
  const pca = new PCA(table);
  const nComponents = Math.min(2, units, table.length);
  // Rows of the loadings are the components.
  const signs = pca
    .getLoadings()
    .to2DArray()
    .slice(0, nComponents)
    .map((loading) => (Math.max(...loading) >= -Math.min(...loading) ? 1 : -1));
  const [first = 0, second = 0] = pca.getExplainedVariance();
  return {
    project: (given) => {
      const found = pca.predict(matrixOf(given, units), { nComponents }).to2DArray();
      return Float32Array.from({ length: 2 * found.length }, (_, k) => {
        const value = found[k >> 1][k & 1];
        return value === undefined ? 0 : value * signs[k & 1];
      });
    },
    explained: [first, second],
  };
}

function matrixOf(rows: Float32Array, units: number): number[][] {
  return Array.from({ length: rows.length / units }, (_, row) =>
    Array.from(rows.subarray(row * units, (row + 1) * units)),
  );
}
