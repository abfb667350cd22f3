/** The one operation that the two modules do differently: FMA, a constant of the build, says which is being built. */

/** a · b + c, rounded once where the module is built for fused multiply-add, else twice. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (FMA) return f32x4.relaxed_madd(a, b, c);
  else return f32x4.add(f32x4.mul(a, b), c);
}
