/**
 * The few matrix products that recurrent cells need, on row-major Float32Arrays.
 *
 * Two rows times four columns are accumulated in local variables (in double precision, as the language computes), which
 * lets each loaded value serve several products and keeps the sums out of memory.
 */

/** out += a · b, with a [rows, inner] from aAt, b [inner, cols], out [rows, cols] from outAt. */
export function addProduct(
  out: Float32Array,
  outAt: number,
  a: Float32Array,
  aAt: number,
  b: Float32Array,
  rows: number,
  inner: number,
  cols: number,
): void {
  const blocked = cols - (cols % 4);
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    const a0 = aAt + row * inner;
    const a1 = a0 + inner;
    const out0 = outAt + row * cols;
    const out1 = out0 + cols;
    for (let col = 0; col < blocked; col += 4) {
      let s00 = out[out0 + col];
      let s01 = out[out0 + col + 1];
      let s02 = out[out0 + col + 2];
      let s03 = out[out0 + col + 3];
      let s10 = out[out1 + col];
      let s11 = out[out1 + col + 1];
      let s12 = out[out1 + col + 2];
      let s13 = out[out1 + col + 3];
      for (let k = 0, at = col; k < inner; k++, at += cols) {
        const u = a[a0 + k];
        const v = a[a1 + k];
        const b0 = b[at];
        const b1 = b[at + 1];
        const b2 = b[at + 2];
        const b3 = b[at + 3];
        s00 += u * b0;
        s01 += u * b1;
        s02 += u * b2;
        s03 += u * b3;
        s10 += v * b0;
        s11 += v * b1;
        s12 += v * b2;
        s13 += v * b3;
      }
      out[out0 + col] = s00;
      out[out0 + col + 1] = s01;
      out[out0 + col + 2] = s02;
      out[out0 + col + 3] = s03;
      out[out1 + col] = s10;
      out[out1 + col + 1] = s11;
      out[out1 + col + 2] = s12;
      out[out1 + col + 3] = s13;
    }
    for (let col = blocked; col < cols; col++) {
      let s0 = out[out0 + col];
      let s1 = out[out1 + col];
      for (let k = 0, at = col; k < inner; k++, at += cols) {
        s0 += a[a0 + k] * b[at];
        s1 += a[a1 + k] * b[at];
      }
      out[out0 + col] = s0;
      out[out1 + col] = s1;
    }
  }
  if (row < rows) {
    const a0 = aAt + row * inner;
    const out0 = outAt + row * cols;
    for (let col = 0; col < cols; col++) {
      let sum = out[out0 + col];
      for (let k = 0, at = col; k < inner; k++, at += cols) sum += a[a0 + k] * b[at];
      out[out0 + col] = sum;
    }
  }
}

/**
 * out += aᵀ · b, with a [rows, m] from aAt, b [rows, n] from bAt, out [m, n].
 *
 * Call it with few rows at a time (one time step): both stretches then stay in the fastest cache.
 */
export function addTransposedProduct(
  out: Float32Array,
  a: Float32Array,
  aAt: number,
  b: Float32Array,
  bAt: number,
  rows: number,
  m: number,
  n: number,
): void {
  const blocked = n - (n % 4);
  let i = 0;
  for (; i + 1 < m; i += 2) {
    const out0 = i * n;
    const out1 = out0 + n;
    for (let j = 0; j < blocked; j += 4) {
      let s00 = out[out0 + j];
      let s01 = out[out0 + j + 1];
      let s02 = out[out0 + j + 2];
      let s03 = out[out0 + j + 3];
      let s10 = out[out1 + j];
      let s11 = out[out1 + j + 1];
      let s12 = out[out1 + j + 2];
      let s13 = out[out1 + j + 3];
      for (let row = 0, p = aAt + i, q = bAt + j; row < rows; row++, p += m, q += n) {
        const u = a[p];
        const v = a[p + 1];
        const b0 = b[q];
        const b1 = b[q + 1];
        const b2 = b[q + 2];
        const b3 = b[q + 3];
        s00 += u * b0;
        s01 += u * b1;
        s02 += u * b2;
        s03 += u * b3;
        s10 += v * b0;
        s11 += v * b1;
        s12 += v * b2;
        s13 += v * b3;
      }
      out[out0 + j] = s00;
      out[out0 + j + 1] = s01;
      out[out0 + j + 2] = s02;
      out[out0 + j + 3] = s03;
      out[out1 + j] = s10;
      out[out1 + j + 1] = s11;
      out[out1 + j + 2] = s12;
      out[out1 + j + 3] = s13;
    }
    for (let j = blocked; j < n; j++) {
      let s0 = out[out0 + j];
      let s1 = out[out1 + j];
      for (let row = 0, p = aAt + i, q = bAt + j; row < rows; row++, p += m, q += n) {
        s0 += a[p] * b[q];
        s1 += a[p + 1] * b[q];
      }
      out[out0 + j] = s0;
      out[out1 + j] = s1;
    }
  }
  if (i < m) {
    for (let j = 0; j < n; j++) {
      let sum = out[i * n + j];
      for (let row = 0, p = aAt + i, q = bAt + j; row < rows; row++, p += m, q += n) sum += a[p] * b[q];
      out[i * n + j] = sum;
    }
  }
}

/** The transpose [cols, rows] of a [rows, cols]. */
export function transpose(a: Float32Array, rows: number, cols: number): Float32Array {
  const out = new Float32Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) out[col * rows + row] = a[row * cols + col];
  }
  return out;
}

/** Columns from … from + count of a [rows, cols], as a matrix of their own. */
export function columns(a: Float32Array, rows: number, cols: number, from: number, count: number): Float32Array {
  const out = new Float32Array(rows * count);
  for (let row = 0; row < rows; row++) out.set(a.subarray(row * cols + from, row * cols + from + count), row * count);
  return out;
}

/** Writes `part` [rows, count] into the columns from `from` of out [rows, cols]. */
export function setColumns(
  out: Float32Array,
  rows: number,
  cols: number,
  from: number,
  part: Float32Array,
  count: number,
): void {
  for (let row = 0; row < rows; row++) out.set(part.subarray(row * count, (row + 1) * count), row * cols + from);
}
