/** How training gives way to the page, on machines made of a formula. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterLook, ENOUGH, LEAST, TAKING_ALL, type Giving } from '../../../src/store/givingWay';

/**
 * Frames of a page that needs 0.9 of the cores for 60 of them, beside workers that take up to `demand` cores and others
 * that take `others`.
 */
const machine =
  (cores: number, demand: number, others: number) =>
  (share: number): number =>
    60 * Math.max(0, Math.min(1, (cores - others - demand * share) / 0.9));

function looks(
  count: number,
  frames: (share: number, k: number) => number | null,
  from: Giving = TAKING_ALL,
): Giving[] {
  const all: Giving[] = [];
  let giving = from;
  for (let k = 0; k < count; k++) {
    giving = afterLook(giving, frames(giving.share, k));
    all.push(giving);
  }
  return all;
}

const changes = (all: readonly Giving[]) => all.filter(({ share }, k) => k > 0 && share !== all[k - 1]!.share).length;

describe('giving way', () => {
  it('gives nothing on a free machine, and for a single pause of the page (by definition)', () => {
    expect(new Set(looks(500, () => 60).map(({ share }) => share))).toEqual(new Set([1]));
    expect(looks(500, (_, k) => (k % 3 === 0 ? 5 : 60)).every(({ share }) => share === 1)).toBe(true);
    // A screen that draws 30 frames a second.
    expect(looks(500, () => 29.9).every(({ share }) => share === 1)).toBe(true);
  });

  it('finds enough frames beside a program that takes one of two cores, and then hardly moves', () => {
    const frames = machine(2, 1.1, 1);
    expect(frames(1)).toBeLessThan(ENOUGH);
    const all = looks(600, frames);
    const settled = all.slice(20);
    const enough = settled.filter(({ share }) => frames(share) >= 0.95 * ENOUGH).length;
    expect(enough / settled.length).toBeGreaterThan(0.9);
    expect(changes(all.slice(-200))).toBeLessThanOrEqual(8);
    // And not by giving all that there is.
    expect(settled.reduce((sum, { share }) => sum + share, 0) / settled.length).toBeGreaterThan(0.3);
  });

  it('takes everything back once the others have gone, within a minute of half-second looks', () => {
    const busy = looks(100, machine(2, 1.1, 1)).at(-1)!;
    expect(busy.share).toBeLessThan(1);
    expect(looks(120, machine(2, 1.1, 0), busy).at(-1)).toEqual(TAKING_ALL);
  });

  it('takes everything back at once where nothing trains or nobody looks', () => {
    const busy = looks(20, () => 3).at(-1)!;
    expect(busy.share).toBe(LEAST);
    expect(afterLook(busy, null)).toEqual(TAKING_ALL);
  });

  it('never takes all from training, and never more than it may, whatever the frames are', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: 0, max: 240, noNaN: true })), { maxLength: 300 }), (frames) => {
        for (const { share } of looks(frames.length, (_, k) => frames[k]!)) {
          expect(share).toBeGreaterThanOrEqual(LEAST);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 12 },
    );
  });

  it('comes to rest on every machine that has enough for the page and for least training', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 16 }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cores, training, load) => {
          const demand = training * cores;
          const others = load * Math.max(0, cores - LEAST * demand - 0.9);
          const frames = machine(cores, demand, others);
          const late = looks(2000, frames).slice(-400);
          expect(changes(late)).toBeLessThanOrEqual(16);
          const enough = late.filter(({ share }) => frames(share) >= 0.95 * ENOUGH).length;
          expect(enough / late.length).toBeGreaterThan(0.9);
        },
      ),
      { seed: 12 },
    );
  });
});
