import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZOOM_STEP, chosenOrWhole, panned, scaledAt, showing, within } from '../../../../../src/views/lab/curves/zoom';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const range = fc.tuple(number(0, 900), number(1, 500)).map(([from, length]) => ({ from, to: from + length }));

describe('zooming', () => {
  it('out undoes zooming in at the same place (property)', () => {
    fc.assert(
      fc.property(range, number(0, 1), (before, share) => {
        const at = before.from + share * (before.to - before.from);
        const after = scaledAt(scaledAt(before, ZOOM_STEP, at), 1 / ZOOM_STEP, at);
        expect(after.from).toBeCloseTo(before.from, 6);
        expect(after.to).toBeCloseTo(before.to, 6);
      }),
    );
  });

  it('keeps the place under the pointer where it was (property)', () => {
    fc.assert(
      fc.property(range, number(0.05, 0.95), number(0.2, 5), (before, share, factor) => {
        const at = before.from + share * (before.to - before.from);
        const after = scaledAt(before, factor, at);
        expect((at - after.from) / (after.to - after.from)).toBeCloseTo(share, 6);
      }),
    );
  });

  it('to the left undoes moving to the right (property)', () => {
    fc.assert(
      fc.property(range, number(-1, 1), (before, share) => {
        expect(panned(panned(before, share), -share).from).toBeCloseTo(before.from, 6);
      }),
    );
  });

  it('never leaves the whole, nor gets shorter than the least, and then stays as it is (property)', () => {
    const whole = { from: 0, to: 1000 };
    fc.assert(
      fc.property(number(-2000, 2000), number(0, 3000), number(1, 50), (from, length, least) => {
        const kept = within({ from, to: from + length }, whole, least);
        expect(kept.from).toBeGreaterThanOrEqual(-1e-9);
        expect(kept.to).toBeLessThanOrEqual(1000 + 1e-9);
        expect(kept.to - kept.from).toBeGreaterThanOrEqual(least - 1e-9);
        const again = within(kept, whole, least);
        expect(again.from).toBeCloseTo(kept.from, 6);
        expect(again.to).toBeCloseTo(kept.to, 6);
      }),
    );
  });

  it('follows the cursor to the edge and no further (hand-computed)', () => {
    expect(showing({ from: 10, to: 20 }, 15)).toEqual({ from: 10, to: 20 });
    expect(showing({ from: 10, to: 20 }, 21)).toEqual({ from: 11, to: 21 });
    expect(showing({ from: 10, to: 20 }, 8)).toEqual({ from: 8, to: 18 });
  });

  it('to the whole is no choice, so that the axis grows again (by definition)', () => {
    expect(chosenOrWhole({ from: 0, to: 100 }, { from: 0, to: 100 })).toBeNull();
    expect(chosenOrWhole({ from: 0, to: 99 }, { from: 0, to: 100 })).toEqual({ from: 0, to: 99 });
  });
});
