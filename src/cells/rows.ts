/** Rows in double precision, as gradients and Jacobians are carried back through time. Letters: R rows, H units. */

/** Writes rows [R, H] ⊙ factors [H] into the columns from `at` of out [R, width]; `out` may be `rows`. */
export function scaleRows(
  out: Float64Array,
  at: number,
  width: number,
  rows: Float64Array,
  factors: Float32Array,
  count: number,
): void {
  const units = factors.length;
  for (let row = 0; row < count; row++) {
    const from = row * units;
    const to = row * width + at;
    for (let k = 0; k < units; k++) out[to + k] = rows[from + k] * factors[k];
  }
}

/**
 * out += a · bᵀ, with a [rows, inner], b [cols, inner] and out [rows, cols]. Two rows times two columns are accumulated in
 * local variables, see matrix.ts.
 */
export function addTimesTransposed(
  out: Float64Array,
  a: Float64Array,
  b: Float32Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  for (let row = 0; row < rows; row += 2) {
    // The odd last row or column is computed beside itself, and written once.
    const next = Math.min(row + 1, rows - 1);
    const a0 = row * inner;
    const a1 = next * inner;
    for (let col = 0; col < cols; col += 2) {
      const beside = Math.min(col + 1, cols - 1);
      const b0 = col * inner;
      const b1 = beside * inner;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let k = 0; k < inner; k++) {
        const u = a[a0 + k];
        const v = a[a1 + k];
        const p = b[b0 + k];
        const q = b[b1 + k];
        s00 += u * p;
        s01 += u * q;
        s10 += v * p;
        s11 += v * q;
      }
      out[row * cols + col] += s00;
      if (beside > col) out[row * cols + beside] += s01;
      if (next > row) out[next * cols + col] += s10;
      if (next > row && beside > col) out[next * cols + beside] += s11;
    }
  }
}

/** The root of the sum of squares: of a vector its length, of a matrix its Frobenius norm. */
export function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
