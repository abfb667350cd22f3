import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grownHistory, MOST_POINTS } from '../../../src/store/thinned';

const at = (epoch: number) => ({ epoch });

describe('a thinned history', () => {
  it('is the same list while nothing is new, and longer by what is (by definition)', () => {
    const history = [1, 2].map(at);
    expect(grownHistory(history, [])).toBe(history);
    expect(grownHistory(history, [at(3)])).toEqual([1, 2, 3].map(at));
  });

  it('beyond its bound has every second epoch and the newest (by hand)', () => {
    const all = Array.from({ length: MOST_POINTS + 2 }, (_, epoch) => at(epoch));
    const thinned = grownHistory(all.slice(0, 5), all.slice(5)).map(({ epoch }) => epoch);
    expect(thinned.slice(0, 3)).toEqual([0, 2, 4]);
    expect(thinned.slice(-2)).toEqual([MOST_POINTS, MOST_POINTS + 1]);
  });

  it('stays within its bound, in order, with its first and newest point (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(0, 0.5),
        (pieces, share) => {
          let history: readonly { epoch: number }[] = [];
          let next = 0;
          for (const size of pieces) {
            const whole = Array.from({ length: size }, () => at(next++));
            // A measurement within an epoch, as a pause makes one.
            history = grownHistory(history, share === 0 ? whole : [...whole, at(next - 1 + share)]);
          }
          const epochs = history.map(({ epoch }) => epoch);
          expect(epochs.length).toBeLessThanOrEqual(MOST_POINTS);
          expect(epochs[0]).toBe(0);
          expect(epochs.at(-1)).toBe(next - 1 + share);
          expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
        },
      ),
    );
  });
});
