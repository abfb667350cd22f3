/** Activations of four values at once, and their slopes. NaN stays NaN in all of them. */
import { multiplyAdd } from './arithmetic';

/** The numbers that stand for activations; ../codes.ts has the same. */
export const TANH: i32 = 0;
export const RELU: i32 = 1;
export const SIGMOID: i32 = 2;
export const LINEAR: i32 = 3;
export const HARD_SIGMOID: i32 = 4;

/**
 * eˣ, about 1e-7 relative, for x clamped to ±87.3: as 2ⁿ · eʳ with |r| ≤ ln 2 / 2 and Cephes' polynomial for eʳ (S. Moshier,
 * Cephes Mathematical Library, expf).
 */
// @ts-ignore: decorator
@inline
function exp(x: v128): v128 {
  // With the constant second, pmin and pmax give back an x that is NaN.
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(87.3)), f32x4.splat(-87.3));
  // Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lowest bits.
  const shifted = multiplyAdd(x, f32x4.splat(1.44269504088896341), f32x4.splat(12582912));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  let r = multiplyAdd(n, f32x4.splat(-0.693359375), x);
  r = multiplyAdd(n, f32x4.splat(2.12194440e-4), r);
  let p = multiplyAdd(r, f32x4.splat(1.9875691500e-4), f32x4.splat(1.3981999507e-3));
  p = multiplyAdd(p, r, f32x4.splat(8.3334519073e-3));
  p = multiplyAdd(p, r, f32x4.splat(4.1665795894e-2));
  p = multiplyAdd(p, r, f32x4.splat(1.6666665459e-1));
  p = multiplyAdd(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), f32x4.splat(1));
  const power = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
  return f32x4.mul(p, power);
}

/** 1 / (1 + e⁻ˣ) */
// @ts-ignore: decorator
@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** 1 − 2 / (e²ˣ + 1), and near 0, where that cancels, Cephes' odd polynomial (tanhf). */
// @ts-ignore: decorator
@inline
function tanh(x: v128): v128 {
  const one = f32x4.splat(1);
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exp(f32x4.add(x, x)), one)));
  const z = f32x4.mul(x, x);
  let p = multiplyAdd(z, f32x4.splat(-5.70498872745e-3), f32x4.splat(2.06390887954e-2));
  p = multiplyAdd(p, z, f32x4.splat(-5.37397155531e-2));
  p = multiplyAdd(p, z, f32x4.splat(1.33314422036e-1));
  p = multiplyAdd(p, z, f32x4.splat(-3.33332819422e-1));
  const near = multiplyAdd(f32x4.mul(p, z), x, x);
  return v128.bitselect(near, far, f32x4.lt(f32x4.abs(x), f32x4.splat(0.625)));
}

/**
 * Replaces the values of a row by the activation that `kind` stands for. The choice is made once a row, and the rows are
 * in the first cache, so this costs no more than activating while other work is done, and the code stands here once.
 *
 * @param width of the row in bytes, a multiple of 16
 */
export function activateRow(kind: i32, row: usize, width: usize): void {
  const end = row + width;
  if (kind == SIGMOID) {
    for (; row < end; row += 16) v128.store(row, sigmoid(v128.load(row)));
  } else if (kind == TANH) {
    for (; row < end; row += 16) v128.store(row, tanh(v128.load(row)));
  } else if (kind == RELU) {
    const zero = f32x4.splat(0);
    for (; row < end; row += 16) {
      const x = v128.load(row);
      v128.store(row, v128.andnot(x, f32x4.lt(x, zero)));
    }
  } else if (kind == HARD_SIGMOID) {
    for (; row < end; row += 16) {
      const y = f32x4.add(f32x4.mul(v128.load(row), f32x4.splat(0.2)), f32x4.splat(0.5));
      v128.store(row, f32x4.pmax(f32x4.pmin(y, f32x4.splat(1)), f32x4.splat(0)));
    }
  }
}

/** A gradient times the slope of the activation, which follows from its value y; 0 at the corners of relu and hardSigmoid. */
// @ts-ignore: decorator
@inline
export function timesSlope(kind: i32, gradient: v128, y: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (kind == SIGMOID) return f32x4.mul(gradient, f32x4.mul(y, f32x4.sub(one, y)));
  if (kind == TANH) return f32x4.mul(gradient, f32x4.sub(one, f32x4.mul(y, y)));
  if (kind == RELU) return v128.andnot(gradient, f32x4.le(y, zero));
  if (kind == HARD_SIGMOID) {
    const inside = v128.and(f32x4.gt(y, zero), f32x4.lt(y, one));
    return v128.and(f32x4.mul(gradient, f32x4.splat(0.2)), inside);
  }
  return gradient;
}
