import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochList } from '../../../../../../src/views/lab/shared/epoch-list';
import {
  beatOf,
  bestMarks,
  epochNow,
  frameAfter,
  keptEpochs,
  placeOf,
} from '../../../../../../src/views/lab/gates/time/timeline';

const kept = (...epochs: number[]) => ({ kept: { epochs: Int32Array.from(epochs), bytes: 1, bound: 2 } });

describe('the epochs on the slider', () => {
  it('are those of all contenders, rising, each once (by hand)', () => {
    expect(keptEpochs([kept(0, 4, 8, 9), { kept: null }, kept(0, 4, 5)])).toEqual([0, 4, 5, 8, 9]);
  });

  it('have a place for every epoch: the nearest (by definition)', () => {
    const epochs = fc.uniqueArray(fc.nat(500), { minLength: 1 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(epochs, fc.nat(600), (list, epoch) => {
        const found = Math.abs(list[placeOf(list, epoch)]! - epoch);
        expect(found).toBe(Math.min(...list.map((each) => Math.abs(each - epoch))));
      }),
    );
  });

  it('stand at the latest one, or at the best where its weights were restored (by hand)', () => {
    const best = (epoch: number, restored: boolean) => ({ epoch, valLoss: 1, restored });
    const ended = { epoch: 51, best: best(34, true), status: 'finished' } as const;
    expect(epochNow([{ ...ended, best: best(34, false) }])).toBe(51);
    expect(epochNow([{ ...ended, status: 'training', best: best(34, false) }], 'best')).toBe(51);
    expect(epochNow([ended])).toBe(34);
    expect(epochNow([ended], 'last')).toBe(51);
    expect(epochNow([ended, { epoch: 40, best: null, status: 'failed' }])).toBe(40);
  });

  it('carry a mark for the best one of every contender that is kept (by hand)', () => {
    const best = (epoch: number) => ({ best: { epoch, valLoss: 1, restored: false } });
    expect(bestMarks([0, 4, 5, 8, 9], [best(8), { best: null }, best(0), best(3)])).toEqual([
      { contender: 0, epoch: 8, share: 0.75 },
      { contender: 2, epoch: 0, share: 0 },
    ]);
  });
});

describe('the film', () => {
  it('shows every epoch in order, or leaves some out where more beats have gone by, and ends with the last (by hand)', () => {
    const epochs = [0, 4, 8, 12, 13];
    expect(frameAfter(epochs, 0, 1)).toBe(4);
    expect(frameAfter(epochs, 0, 0)).toBe(4);
    expect(frameAfter(epochs, 4, 2)).toBe(12);
    expect(frameAfter(epochs, 8, 9)).toBe(13);
    expect(frameAfter(epochs, 13, 1)).toBeNull();
    // Thinned out meanwhile.
    expect(frameAfter(epochs, 6, 1)).toBe(8);
  });

  it('takes 5 to 10 seconds at normal speed from 20 epochs on, and never longer (by definition)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 203 }), (frames) => {
        const seconds = ((frames - 1) * beatOf(frames, 1)) / 1000;
        expect(seconds).toBeLessThanOrEqual(10);
        if (frames >= 20) expect(seconds).toBeGreaterThan(5);
        expect(beatOf(frames, 4) * 4).toBeCloseTo(beatOf(frames, 1), 9);
      }),
    );
  });
});

describe('a list of epochs', () => {
  it('is one number where all contenders agree (by hand)', () => {
    expect(epochList([{ letter: 'A', epoch: 3 }])).toBe('3');
    expect(
      epochList([
        { letter: 'A', epoch: 3 },
        { letter: 'B', epoch: 4 },
      ]),
    ).toBe('A 3, B 4');
  });
});
