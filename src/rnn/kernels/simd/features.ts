/** Which of our WebAssembly modules this machine can run: asked of the engine with tiny modules, never by stopwatch. */

/** `fma` multiplies and adds with one rounding (relaxed SIMD), `plain` with two. */
export type SimdVariant = 'plain' | 'fma';

/** A module with one function () → v128 of these instructions. */
function probe(...instructions: number[]): Uint8Array<ArrayBuffer> {
  const body = [0x00, ...instructions, 0x0b];
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // "\0asm", version 1
    ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b], // one type: () → v128
    ...[0x03, 0x02, 0x01, 0x00], // one function of that type
    ...[0x0a, body.length + 2, 0x01, body.length, ...body], // its code
  );
}

/** i32.const 0, i32x4.splat */
const ZEROS = [0x41, 0x00, 0xfd, 0x11];
const SIMD = probe(...ZEROS);
/** … and f32x4.relaxed_madd */
const RELAXED_SIMD = probe(...ZEROS, ...ZEROS, ...ZEROS, 0xfd, 0x85, 0x02);

/** The better module that this engine takes; null where it knows no WebAssembly SIMD. */
export function simdVariant(): SimdVariant | null {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(SIMD)) return null;
  return WebAssembly.validate(RELAXED_SIMD) ? 'fma' : 'plain';
}
