/**
 * Matrix products in register blocks of 4 × 8: eight sums of four columns each stay in registers while the inner length
 * is walked; each value of the left factor meets eight columns and each vector of the right factor four rows.
 *
 * Letters: M rows of the result, N its columns (a multiple of 4), K the inner length.
 */
import { multiplyAdd } from './arithmetic';
import { release } from './memory';
import { floats, roundUp4 } from './padding';
import { packNarrow, packRows, panelAt, roomForPanels } from './panels';

/** Bytes of the left factor and the result that one round may touch, so that they stay in the second cache. */
const ROUND: usize = 1 << 17;
/** Inner length of one round of a transposed product. */
const STRIP: usize = 128;

/**
 * out [M, N] = start + a [M, K] · b [K, N].
 *
 * @param start what to add to: `out` itself, or a row [N] with startRow 0
 * @param outRow, startRow, aRow bytes from row to row
 * @param panels b as packed by panels.ts
 */
export function product(
  out: usize,
  outRow: usize,
  start: usize,
  startRow: usize,
  a: usize,
  aRow: usize,
  panels: usize,
  M: usize,
  K: usize,
  N: usize,
): void {
  const round = max(ROUND / ((K + N) << 2), 4) & ~3;
  for (let top: usize = 0; top < M; top += round) {
    const bottom = min(top + round, M);
    for (let column: usize = 0; column < N; column += 8) {
      const panel = panelAt(panels, column, K);
      let o = out + top * outRow + (column << 2);
      let s = start + top * startRow + (column << 2);
      let p = a + top * aRow;
      let row = top;
      if (N - column >= 8) {
        for (; row + 4 <= bottom; row += 4) {
          tile4x8(o, outRow, s, startRow, p, aRow, panel, K);
          o += outRow << 2;
          s += startRow << 2;
          p += aRow << 2;
        }
        for (; row < bottom; row++) {
          tile1x8(o, s, p, panel, K);
          o += outRow;
          s += startRow;
          p += aRow;
        }
      } else {
        for (; row + 4 <= bottom; row += 4) {
          tile4x4(o, outRow, s, startRow, p, aRow, panel, K);
          o += outRow << 2;
          s += startRow << 2;
          p += aRow << 2;
        }
        for (; row < bottom; row++) {
          tile1x4(o, s, p, panel, K);
          o += outRow;
          s += startRow;
          p += aRow;
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function tile4x8(
  out: usize,
  outRow: usize,
  start: usize,
  startRow: usize,
  a: usize,
  aRow: usize,
  panel: usize,
  K: usize,
): void {
  let a0 = a;
  let a1 = a0 + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  let s00 = v128.load(start);
  let s01 = v128.load(start, 16);
  start += startRow;
  let s10 = v128.load(start);
  let s11 = v128.load(start, 16);
  start += startRow;
  let s20 = v128.load(start);
  let s21 = v128.load(start, 16);
  start += startRow;
  let s30 = v128.load(start);
  let s31 = v128.load(start, 16);

  let k = K;
  for (; k >= 2; k -= 2) {
    let b0 = v128.load(panel);
    let b1 = v128.load(panel, 16);
    let value = v128.load32_splat(a0);
    s00 = multiplyAdd(value, b0, s00);
    s01 = multiplyAdd(value, b1, s01);
    value = v128.load32_splat(a1);
    s10 = multiplyAdd(value, b0, s10);
    s11 = multiplyAdd(value, b1, s11);
    value = v128.load32_splat(a2);
    s20 = multiplyAdd(value, b0, s20);
    s21 = multiplyAdd(value, b1, s21);
    value = v128.load32_splat(a3);
    s30 = multiplyAdd(value, b0, s30);
    s31 = multiplyAdd(value, b1, s31);
    b0 = v128.load(panel, 32);
    b1 = v128.load(panel, 48);
    value = v128.load32_splat(a0, 4);
    s00 = multiplyAdd(value, b0, s00);
    s01 = multiplyAdd(value, b1, s01);
    value = v128.load32_splat(a1, 4);
    s10 = multiplyAdd(value, b0, s10);
    s11 = multiplyAdd(value, b1, s11);
    value = v128.load32_splat(a2, 4);
    s20 = multiplyAdd(value, b0, s20);
    s21 = multiplyAdd(value, b1, s21);
    value = v128.load32_splat(a3, 4);
    s30 = multiplyAdd(value, b0, s30);
    s31 = multiplyAdd(value, b1, s31);
    panel += 64;
    a0 += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
  }
  if (k > 0) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    let value = v128.load32_splat(a0);
    s00 = multiplyAdd(value, b0, s00);
    s01 = multiplyAdd(value, b1, s01);
    value = v128.load32_splat(a1);
    s10 = multiplyAdd(value, b0, s10);
    s11 = multiplyAdd(value, b1, s11);
    value = v128.load32_splat(a2);
    s20 = multiplyAdd(value, b0, s20);
    s21 = multiplyAdd(value, b1, s21);
    value = v128.load32_splat(a3);
    s30 = multiplyAdd(value, b0, s30);
    s31 = multiplyAdd(value, b1, s31);
  }

  v128.store(out, s00);
  v128.store(out, s01, 16);
  out += outRow;
  v128.store(out, s10);
  v128.store(out, s11, 16);
  out += outRow;
  v128.store(out, s20);
  v128.store(out, s21, 16);
  out += outRow;
  v128.store(out, s30);
  v128.store(out, s31, 16);
}

// @ts-ignore: decorator
@inline
function tile1x8(out: usize, start: usize, a: usize, panel: usize, K: usize): void {
  let s0 = v128.load(start);
  let s1 = v128.load(start, 16);
  for (let k: usize = 0; k < K; k++) {
    const value = v128.load32_splat(a);
    s0 = multiplyAdd(value, v128.load(panel), s0);
    s1 = multiplyAdd(value, v128.load(panel, 16), s1);
    panel += 32;
    a += 4;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
}

// @ts-ignore: decorator
@inline
function tile4x4(
  out: usize,
  outRow: usize,
  start: usize,
  startRow: usize,
  a: usize,
  aRow: usize,
  panel: usize,
  K: usize,
): void {
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  let s0 = v128.load(start);
  start += startRow;
  let s1 = v128.load(start);
  start += startRow;
  let s2 = v128.load(start);
  start += startRow;
  let s3 = v128.load(start);
  for (let k: usize = 0; k < K; k++) {
    const b = v128.load(panel);
    s0 = multiplyAdd(v128.load32_splat(a), b, s0);
    s1 = multiplyAdd(v128.load32_splat(a1), b, s1);
    s2 = multiplyAdd(v128.load32_splat(a2), b, s2);
    s3 = multiplyAdd(v128.load32_splat(a3), b, s3);
    panel += 16;
    a += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
  }
  v128.store(out, s0);
  out += outRow;
  v128.store(out, s1);
  out += outRow;
  v128.store(out, s2);
  out += outRow;
  v128.store(out, s3);
}

// @ts-ignore: decorator
@inline
function tile1x4(out: usize, start: usize, a: usize, panel: usize, K: usize): void {
  let sum = v128.load(start);
  for (let k: usize = 0; k < K; k++) {
    sum = multiplyAdd(v128.load32_splat(a), v128.load(panel), sum);
    panel += 16;
    a += 4;
  }
  v128.store(out, sum);
}

/**
 * out [M, N] += aᵀ · b, with a [K, M] and b [K, N]: weight gradients, whose inner length is all steps of all sequences.
 * It works in strips of the inner length, packed on both sides. M is a multiple of 4 in `out`; a may have fewer columns.
 *
 * @param outRow, aRow, bRow bytes from row to row
 */
export function addTransposedProduct(
  out: usize,
  outRow: usize,
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  M: usize,
  K: usize,
  N: usize,
): void {
  const strip = min(K, STRIP);
  const left = floats(strip * roundUp4(M));
  const right = roomForPanels(strip, N);
  for (let k: usize = 0; k < K; k += strip) {
    const depth = min(strip, K - k);
    packNarrow(left, a + k * aRow, aRow, depth, M);
    packRows(right, b + k * bRow, bRow, depth, N);
    for (let column: usize = 0; column < N; column += 8) {
      const panel = panelAt(right, column, depth);
      let o = out + (column << 2);
      let p = left;
      for (let row: usize = 0; row < M; row += 4) {
        if (N - column >= 8) packed4x8(o, outRow, p, panel, depth);
        else packed4x4(o, outRow, p, panel, depth);
        o += outRow << 2;
        p += depth << 4;
      }
    }
  }
  release(right);
  release(left);
}

// @ts-ignore: decorator
@inline
function packed4x8(out: usize, outRow: usize, a: usize, panel: usize, K: usize): void {
  const out1 = out + outRow;
  const out2 = out1 + outRow;
  const out3 = out2 + outRow;
  let s00 = v128.load(out);
  let s01 = v128.load(out, 16);
  let s10 = v128.load(out1);
  let s11 = v128.load(out1, 16);
  let s20 = v128.load(out2);
  let s21 = v128.load(out2, 16);
  let s30 = v128.load(out3);
  let s31 = v128.load(out3, 16);
  for (let k: usize = 0; k < K; k++) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    let value = v128.load32_splat(a);
    s00 = multiplyAdd(value, b0, s00);
    s01 = multiplyAdd(value, b1, s01);
    value = v128.load32_splat(a, 4);
    s10 = multiplyAdd(value, b0, s10);
    s11 = multiplyAdd(value, b1, s11);
    value = v128.load32_splat(a, 8);
    s20 = multiplyAdd(value, b0, s20);
    s21 = multiplyAdd(value, b1, s21);
    value = v128.load32_splat(a, 12);
    s30 = multiplyAdd(value, b0, s30);
    s31 = multiplyAdd(value, b1, s31);
    panel += 32;
    a += 16;
  }
  v128.store(out, s00);
  v128.store(out, s01, 16);
  v128.store(out1, s10);
  v128.store(out1, s11, 16);
  v128.store(out2, s20);
  v128.store(out2, s21, 16);
  v128.store(out3, s30);
  v128.store(out3, s31, 16);
}

// @ts-ignore: decorator
@inline
function packed4x4(out: usize, outRow: usize, a: usize, panel: usize, K: usize): void {
  const out1 = out + outRow;
  const out2 = out1 + outRow;
  const out3 = out2 + outRow;
  let s0 = v128.load(out);
  let s1 = v128.load(out1);
  let s2 = v128.load(out2);
  let s3 = v128.load(out3);
  for (let k: usize = 0; k < K; k++) {
    const b = v128.load(panel);
    s0 = multiplyAdd(v128.load32_splat(a), b, s0);
    s1 = multiplyAdd(v128.load32_splat(a, 4), b, s1);
    s2 = multiplyAdd(v128.load32_splat(a, 8), b, s2);
    s3 = multiplyAdd(v128.load32_splat(a, 12), b, s3);
    panel += 16;
    a += 16;
  }
  v128.store(out, s0);
  v128.store(out1, s1);
  v128.store(out2, s2);
  v128.store(out3, s3);
}
