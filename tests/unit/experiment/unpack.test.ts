/** Unpacking gives what lz-string gives, and stops where that would go on. */
import fc from 'fast-check';
import lzString from 'lz-string';
import { describe, expect, it } from 'vitest';
import { noCost, SPEC_LIMITS } from '../../../src/experiment/document';
import { unpack } from '../../../src/experiment/unpack';
import { bomb } from './bomb';

const MOST = SPEC_LIMITS.length;

describe('unpacking', () => {
  it('gives back any text, as the library does (property, lz-string)', () => {
    const unit = fc.constantFrom('a', 'b', '"', 'é', '中', '\ud800', '\0');
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit, maxLength: 600 }),
      fc.tuple(fc.string({ maxLength: 5 }), fc.nat(400)).map(([piece, count]) => piece.repeat(count)),
    );
    fc.assert(
      fc.property(text, (given) => {
        const packed = lzString.compressToEncodedURIComponent(given);
        const cost = noCost();
        expect(unpack(packed, MOST, cost)).toEqual({ ok: true, value: given });
        expect(cost.unpacked).toBe(given.length);
        expect(lzString.decompressFromEncodedURIComponent(packed) ?? '').toBe(given);
      }),
      { numRuns: 200 },
    );
  });

  it('says of every other text that it is damaged, or too long, and never throws (property)', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGHabcdefgh0189+-$# '), maxLength: 200 });
    fc.assert(
      fc.property(letters, (packed) => {
        const unpacked = unpack(packed, 100);
        if (unpacked.ok) expect(unpacked.value.length).toBeLessThanOrEqual(100);
        else expect(['brokenLink', 'unpackedTooLong']).toContain(unpacked.problems[0]!.code);
      }),
      { numRuns: 2000 },
    );
  });

  it('stops at the limit, to a character', () => {
    const packed = lzString.compressToEncodedURIComponent('['.repeat(1000));
    expect(unpack(packed, 1000)).toMatchObject({ ok: true });
    expect(unpack(packed, 999)).toMatchObject({ problems: [{ code: 'unpackedTooLong', values: { max: 999 } }] });
  });

  it('never holds more than 1 MB of a text that would unpack to far more (counted)', () => {
    expect(lzString.decompressFromEncodedURIComponent(bomb('[', 100))).toBe('['.repeat(5050));
    // 400 million characters.
    const packed = bomb('[', 28_300);
    expect(packed.length).toBeLessThan(70_000);
    const cost = noCost();
    expect(unpack(packed, MOST, cost)).toMatchObject({ problems: [{ code: 'unpackedTooLong' }] });
    expect(cost.unpacked * 2).toBeLessThanOrEqual(1e6);
  });
});
