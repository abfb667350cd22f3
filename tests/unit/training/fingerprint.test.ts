/** The fingerprint of data: a published hash, sensitive to every number, blind to everything else. */
import { describe, expect, it } from 'vitest';
import { prepare, whole } from '../../../src/data';
import { parseSpec } from '../../../src/experiment/parse';
import { fingerprintOf, Murmur3 } from '../../../src/training/fingerprint';

describe('MurmurHash3', () => {
  it.each([
    [0, [], 0],
    [1, [], 0x514e28b7],
    [0, [0], 0x2362f9de],
    [0, [-1], 0x76293b50],
    [0, [0x87654321 | 0], 0xf55b516b],
    [0x5082edee, [0x87654321 | 0], 0x2362f9de],
    [0, [0x74736574], 0xba6bd213],
    [0x9747b28c, [0x74736574], 0x704b81dc],
  ])('with seed %i of the words %j is as published: %i', (seed, words, expected) => {
    const hash = new Murmur3(seed);
    hash.add(Int32Array.from(words));
    expect(hash.end()).toBe(expected);
  });

  it('is the same however the words are cut into pieces', () => {
    const [one, pieces] = [new Murmur3(7), new Murmur3(7)];
    one.add(Int32Array.of(1, 2, 3));
    pieces.add(Int32Array.of(1));
    pieces.add(Int32Array.of(2, 3));
    expect(pieces.end()).toBe(one.end());
  });
});

describe('the fingerprint', () => {
  const of = (document: object) => {
    const parsed = parseSpec({ task: { window: 8 }, ...document });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const prepared = prepare(parsed.value, null);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    return whole(fingerprintOf(prepared.value));
  };
  const sine = (extra: object = {}) => ({ data: { source: { kind: 'sine', length: 160, noise: 0.1, ...extra } } });

  it('is equal for equal data, whatever is trained on them', () => {
    const first = of(sine());
    expect(of(sine())).toBe(first);
    expect(of({ ...sine(), trainingSeed: 9, contenders: [{ cell: 'gru' }], training: { epochs: 3 } })).toBe(first);
  });

  it.each<[string, object]>([
    ['the noise', sine({ noise: 0.1001 })],
    ['the seed of the data', { ...sine(), seed: 7 }],
    ['the window', { ...sine(), task: { window: 9 } }],
    ['the split', { ...sine(), preparation: { split: { validation: 0.2, test: 0.15 } } }],
    ['the scale', { ...sine(), preparation: { scale: 'standard' } }],
  ])('changes with %s', (_, document) => {
    expect(of(document)).not.toBe(of(sine()));
  });

  it('covers sequences with padding and marked steps', () => {
    const copy = { data: { source: { kind: 'copy', lag: 2, sequencesPerEpoch: 8, heldOutSequences: 300 } } };
    expect(of(copy)).toMatch(/^[0-9a-f]{16}$/);
    expect(of({ ...copy, seed: 3 })).not.toBe(of(copy));
  });
});
