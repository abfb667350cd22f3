/**
 * Panels: how the right factor of a product lies in memory while it is used: eight columns side by side, row after row,
 * so that the innermost loop reads straight on. The last panel is four columns wide where four are enough.
 *
 * Letters: K rows of the factor (the products' inner length), N its columns.
 */
import { floats, roundUp4 } from './padding';

/** Rows of a panel with 8 columns, in bytes. */
export const PANEL_ROW: usize = 32;

/** Memory for the panels of a [K, N]. */
export function roomForPanels(K: usize, N: usize): usize {
  return floats(K * roundUp4(N));
}

/** Where the panel that starts with column `column`, a multiple of 8, lies. */
// @ts-ignore: decorator
@inline
export function panelAt(panels: usize, column: usize, K: usize): usize {
  return panels + ((column * K) << 2);
}

/** Packs a [K, N], whose rows are `stride` bytes apart, and fills up with columns of zeros to a multiple of four. */
export function packRows(panels: usize, a: usize, stride: usize, K: usize, N: usize): void {
  let out = panels;
  for (let column: usize = 0; column < N; column += 8) {
    let from = a + (column << 2);
    if (N - column >= 8) {
      for (let k: usize = 0; k < K; k++) {
        v128.store(out, v128.load(from));
        v128.store(out, v128.load(from, 16), 16);
        out += PANEL_ROW;
        from += stride;
      }
    } else {
      const width = roundUp4(N - column) << 2;
      const kept = (N - column) << 2;
      for (let k: usize = 0; k < K; k++) {
        memory.fill(out, 0, width);
        for (let at: usize = 0; at < kept; at += 4) store<f32>(out + at, load<f32>(from + at));
        out += width;
        from += stride;
      }
    }
  }
}

/** Packs the transpose of a [N, K], whose rows are `stride` bytes apart, in the same way. */
export function packTransposed(panels: usize, a: usize, stride: usize, K: usize, N: usize): void {
  let out = panels;
  for (let column: usize = 0; column < N; column += 8) {
    const width = min(roundUp4(N - column), 8) << 2;
    const kept = min(N - column, 8) << 2;
    if (kept < width) memory.fill(out, 0, K * width);
    for (let at: usize = 0; at < kept; at += 4) {
      let from = a + (column + (at >> 2)) * stride;
      let to = out + at;
      for (let k: usize = 0; k < K; k++) {
        store<f32>(to, load<f32>(from));
        from += 4;
        to += width;
      }
    }
    out += K * width;
  }
}

/** Packs a [K, M] with rows `stride` bytes apart four columns wide: the left factor of a transposed product. */
export function packNarrow(out: usize, a: usize, stride: usize, K: usize, M: usize): void {
  for (let column: usize = 0; column < M; column += 4) {
    let from = a + (column << 2);
    if (M - column >= 4) {
      for (let k: usize = 0; k < K; k++) {
        v128.store(out, v128.load(from));
        out += 16;
        from += stride;
      }
    } else {
      const kept = (M - column) << 2;
      for (let k: usize = 0; k < K; k++) {
        v128.store(out, f32x4.splat(0));
        for (let at: usize = 0; at < kept; at += 4) store<f32>(out + at, load<f32>(from + at));
        out += 16;
        from += stride;
      }
    }
  }
}
