import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grownHistory, MOST_POINTS } from '../../../src/store/thinned';

describe('a thinned history', () => {
  it('is the same list while nothing is new, and longer by what is (by definition)', () => {
    const history = [1, 2];
    expect(grownHistory(history, [])).toBe(history);
    expect(grownHistory(history, [3])).toEqual([1, 2, 3]);
  });

  it('stays within its bound, in order, with its first and newest point (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 }), (pieces) => {
        let history: readonly number[] = [];
        let next = 0;
        for (const size of pieces) {
          history = grownHistory(
            history,
            Array.from({ length: size }, () => next++),
          );
        }
        expect(history.length).toBeLessThanOrEqual(MOST_POINTS);
        expect(history[0]).toBe(0);
        expect(history.at(-1)).toBe(next - 1);
        expect(history).toEqual([...new Set(history)].sort((a, b) => a - b));
      }),
    );
  });
});
