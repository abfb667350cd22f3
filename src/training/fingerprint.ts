/** What data a run saw, as a short text: MurmurHash3 over the samples as the network reads them. */
import type { Pieces } from '../data';
import type { Prepared, SampleSet } from '../data/types';

/** Samples gathered at once. */
const CHUNK = 256;

/** MurmurHash3 (x86, 32 bits) by Austin Appleby, over whole 32-bit words. */
export class Murmur3 {
  private length = 0;

  constructor(private hash: number) {}

  add(words: Int32Array): void {
    let { hash } = this;
    for (const word of words) {
      const k = Math.imul(word, 0xcc9e2d51);
      hash ^= Math.imul((k << 15) | (k >>> 17), 0x1b873593);
      hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
    }
    this.hash = hash;
    this.length += 4 * words.length;
  }

  /** 0 … 2^32 − 1; nothing may be added afterwards. */
  end(): number {
    let hash = this.hash ^ this.length;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}

/** Two hashes side by side, so that a ledger's worth of data never meets by chance. */
const SEEDS = [0, 0x9747b28c] as const;

const known = new WeakMap<Prepared, string>();

/**
 * 16 hexadecimal digits over every number of the first epoch's training samples and of the held-out parts: equal for
 * equal data, on the page as on the command line. In pieces; asked again of the same data it answers at once.
 */
export function* fingerprintOf(prepared: Prepared): Pieces<string> {
  const before = known.get(prepared);
  if (before !== undefined) return before;
  const hashes = SEEDS.map((seed) => new Murmur3(seed));
  const add = (words: Int32Array) => {
    for (const hash of hashes) hash.add(words);
  };
  for (const samples of [prepared.training(0), prepared.validation, prepared.test]) {
    yield* addSamples(samples, add);
  }
  const found = hashes.map((hash) => hash.end().toString(16).padStart(8, '0')).join('');
  known.set(prepared, found);
  return found;
}

function* addSamples(samples: SampleSet, add: (words: Int32Array) => void): Pieces<void> {
  add(Int32Array.of(samples.count));
  for (let start = 0; start < samples.count; start += CHUNK) {
    const size = Math.min(CHUNK, samples.count - start);
    const { steps, inputs, mask, targets, targetMask } = samples.batch(
      Int32Array.from({ length: size }, (_, k) => start + k),
    );
    add(Int32Array.of(steps, inputs.length, targets.length));
    for (const values of [inputs, mask, targets, targetMask]) {
      if (values !== null) add(new Int32Array(values.buffer, values.byteOffset, values.length));
    }
    yield;
  }
}
