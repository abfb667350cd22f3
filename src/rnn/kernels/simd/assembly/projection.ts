/**
 * Gram–Schmidt on four vectors at once, in double precision; cells/orthogonal.ts has the same in plain words.
 *
 * Number k of lane l of a vector lies at k · 4 + l. Never fused, and every sum in the order of its vector, so that the
 * numbers are the same to the last bit on every machine.
 */

/**
 * Takes out of `next` what lies along each of the first `count` vectors of the basis, one after the other, twice over.
 *
 * @param bytes of a vector's four lanes, a multiple of 32
 */
export function project(count: i32, bytes: usize, next: usize, basis: usize): void {
  for (let pass = 0; pass < 2; pass++) {
    let at = basis;
    for (let other = 0; other < count; other++, at += bytes) takeOut(bytes, next, at);
  }
}

function takeOut(bytes: usize, next: usize, along: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let k: usize = 0; k < bytes; k += 32) {
    low = f64x2.add(low, f64x2.mul(v128.load(next + k), v128.load(along + k)));
    high = f64x2.add(high, f64x2.mul(v128.load(next + k, 16), v128.load(along + k, 16)));
  }
  for (let k: usize = 0; k < bytes; k += 32) {
    v128.store(next + k, f64x2.sub(v128.load(next + k), f64x2.mul(low, v128.load(along + k))));
    v128.store(next + k, f64x2.sub(v128.load(next + k, 16), f64x2.mul(high, v128.load(along + k, 16))), 16);
  }
}
