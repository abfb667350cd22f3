/** The plain matrix product behind tf.matMul, of any shape; either factor may be transposed. */
import { release } from './memory';
import { copyRows, floats, roundUp4, zeros } from './padding';
import { packRows, packTransposed, roomForPanels } from './panels';
import { product } from './product';

/**
 * out [M, N] = a · b.
 *
 * @param a [M, K], or [K, M] where transposeA
 * @param b [K, N], or [N, K] where transposeB
 */
export function matrixProduct(
  M: usize,
  K: usize,
  N: usize,
  a: usize,
  b: usize,
  transposeA: bool,
  transposeB: bool,
  out: usize,
): void {
  const wide = roundUp4(N);
  const panels = roomForPanels(K, N);
  if (transposeB) packTransposed(panels, b, K << 2, K, N);
  else packRows(panels, b, N << 2, K, N);
  let left = a;
  if (transposeA) {
    left = floats(M * K);
    transpose(left, a, K, M);
  }
  const start = zeros(wide);
  const room = wide == N ? out : floats(M * wide);
  product(room, wide << 2, start, 0, left, K << 2, panels, M, K, wide);
  if (room != out) {
    copyRows(out, room, M, wide, N);
    release(room);
  }
  if (transposeA) release(left);
  release(start);
  release(panels);
}

/** out [N, M] = the transpose of a [M, N]. */
function transpose(out: usize, a: usize, M: usize, N: usize): void {
  for (let row: usize = 0; row < M; row++) {
    for (let column: usize = 0; column < N; column++) {
      store<f32>(out + ((column * M + row) << 2), load<f32>(a + ((row * N + column) << 2)));
    }
  }
}
