/** tf.matMul on the simd backend: products of two matrices are ours, anything else is left to the cpu backend's kernel. */
import { tf } from '../../tensorflow';
import type { SimdAttempt } from './host';

/** a [M, K] · b [K, N], each perhaps stored transposed; only for two matrices of float32 that fit. */
export const matMul: SimdAttempt<tf.BatchMatMulAttrs> = (inputs, { transposeA, transposeB }, { memory, module }) => {
  const a = inputs['a']!;
  const b = inputs['b']!;
  if (a.shape.length !== 2 || b.shape.length !== 2 || a.dtype !== 'float32' || b.dtype !== 'float32') return null;
  const [M, K] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
  const [inner, N] = transposeB ? [b.shape[1], b.shape[0]] : b.shape;
  if (inner !== K || tf.util.sizeFromShape([M, K, N]) === 0) return null;
  const [left, right] = [memory.addressOf(a), memory.addressOf(b)];
  const out = memory.create([M, N]);
  module.matrixProduct(M, K, N, left, right, Number(transposeA), Number(transposeB), out.address);
  return out.info;
};
