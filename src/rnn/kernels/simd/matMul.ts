/** tf.matMul on the simd backend: products of two matrices are ours, anything else is left to the cpu backend's kernel. */
import { tf } from '../../tensorflow';
import type { TensorInfo } from '../../tensorflow';
import type { Inputs } from '../reference/host';
import type { SimdHost } from './host';

export interface MatMulAttrs {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** a [M, K] · b [K, N], each perhaps stored transposed; null where these are not two matrices of float32 that fit. */
export function matMul(inputs: Inputs, { transposeA, transposeB }: MatMulAttrs, host: SimdHost): TensorInfo | null {
  const a = inputs['a']!;
  const b = inputs['b']!;
  if (a.shape.length !== 2 || b.shape.length !== 2 || a.dtype !== 'float32' || b.dtype !== 'float32') return null;
  const [M, K] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
  const [inner, N] = transposeB ? [b.shape[1], b.shape[0]] : b.shape;
  if (inner !== K || tf.util.sizeFromShape([M, K, N]) === 0) return null;
  const { memory, module } = host;
  const [left, right] = [memory.addressOf(a), memory.addressOf(b)];
  const out = memory.create([M, N]);
  module.matrixProduct(M, K, N, left, right, Number(transposeA), Number(transposeB), out.address);
  return out.info;
}
