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
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    const a0 = row * inner;
    const a1 = a0 + inner;
    for (let col = 0; col < cols; col += 2) {
      // The odd last column is computed beside itself, and written once.
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
      out[(row + 1) * cols + col] += s10;
      if (beside === col) continue;
      out[row * cols + beside] += s01;
      out[(row + 1) * cols + beside] += s11;
    }
  }
  if (row < rows) addRowTimesTransposed(out, row * cols, a, row * inner, b, inner, cols);
}

/** The same for one row, four columns at a time, so that the sums need not wait for each other. */
function addRowTimesTransposed(
  out: Float64Array,
  outAt: number,
  a: Float64Array,
  aAt: number,
  b: Float32Array,
  inner: number,
  cols: number,
): void {
  const blocked = cols - (cols % 4);
  for (let col = 0; col < blocked; col += 4) {
    const b0 = col * inner;
    const b1 = b0 + inner;
    const b2 = b1 + inner;
    const b3 = b2 + inner;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < inner; k++) {
      const u = a[aAt + k];
      s0 += u * b[b0 + k];
      s1 += u * b[b1 + k];
      s2 += u * b[b2 + k];
      s3 += u * b[b3 + k];
    }
    out[outAt + col] += s0;
    out[outAt + col + 1] += s1;
    out[outAt + col + 2] += s2;
    out[outAt + col + 3] += s3;
  }
  for (let col = blocked; col < cols; col++) {
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += a[aAt + k] * b[col * inner + k];
    out[outAt + col] += sum;
  }
}

/** The root of the sum of squares: of a vector its length, of a matrix its Frobenius norm. */
export function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
