/** Seeded randomness: every consumer draws from its own stream, derived from the spec's seed and a name. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The generator's first outputs still mirror its 32-bit seed; they are thrown away. */
const WARM_UP = 16;

export interface Stream {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform integer in [low, high], both included. */
  integer(low: number, high: number): number;
}

/**
 * A stream that depends on the seed and the name alone, e.g. `stream(42, 'shuffle', epoch)`, so that adding a consumer
 * never changes what another draws.
 */
export function stream(seed: number, ...name: readonly (string | number)[]): Stream {
  const generator = xoroshiro128plus(mix(seed, name.join('/')));
  for (let k = 0; k < WARM_UP; k++) generator.next();
  return {
    uniform: () => uniformFloat64(generator),
    integer: (low, high) => uniformInt(generator, low, high),
  };
}

/** FNV-1a over the seed and the name, then MurmurHash3's finaliser, so that neighbouring names give unlike states. */
function mix(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  for (let shift = 0; shift < 32; shift += 8) hash = Math.imul(hash ^ ((seed >>> shift) & 0xff), 0x01000193);
  for (let k = 0; k < name.length; k++) hash = Math.imul(hash ^ name.charCodeAt(k), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** A random order of 0 … count − 1 (Fisher–Yates). */
export function permutation(count: number, random: Stream): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = random.integer(0, k);
    const kept = order[k]!;
    order[k] = order[other]!;
    order[other] = kept;
  }
  return order;
}
