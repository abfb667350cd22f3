import { describe, expect, it } from 'vitest';
import { Crosshair, type Spot } from '../../../../../src/views/lab/shared/crosshair';

const spot = (step: number, unit: number): Spot => ({ step, unit, contender: 0, quantity: 'f' });

describe('a pin', () => {
  it('stays where it is while the pointer moves on, and follows the pointer again once freed (by definition)', () => {
    const crosshair = new Crosshair();
    crosshair.hover(spot(1, 1));
    crosshair.toggle(spot(2, 3));
    crosshair.hover(spot(4, 4));
    expect(crosshair.read()).toEqual(spot(2, 3));
    crosshair.free();
    crosshair.hover(spot(4, 4));
    expect(crosshair.read()).toEqual(spot(4, 4));
  });

  it('moves with the arrow keys, and with a click elsewhere; a click on it frees it (by definition)', () => {
    const crosshair = new Crosshair();
    crosshair.toggle(spot(2, 3));
    crosshair.move(spot(3, 3));
    expect([crosshair.isPinned(), crosshair.read()]).toEqual([true, spot(3, 3)]);
    crosshair.toggle(spot(7, 0));
    expect([crosshair.isPinned(), crosshair.read()]).toEqual([true, spot(7, 0)]);
    crosshair.toggle({ ...spot(7, 0), quantity: 'o' });
    expect(crosshair.isPinned()).toBe(false);
  });

  it('is dropped, and said to be, when no contender has its unit or step any more (by definition)', () => {
    const crosshair = new Crosshair();
    crosshair.toggle(spot(20, 5));
    crosshair.fit([null, null]);
    crosshair.fit([
      { steps: 10, units: 16 },
      { steps: 24, units: 6 },
    ]);
    expect(crosshair.isPinned()).toBe(true);
    // The second is being built anew and may still have it.
    crosshair.fit([{ steps: 12, units: 8 }, null]);
    expect(crosshair.isPinned()).toBe(true);
    crosshair.fit([
      { steps: 12, units: 8 },
      { steps: 12, units: 6 },
    ]);
    expect([crosshair.isPinned(), crosshair.read(), crosshair.readLost()]).toEqual([
      false,
      null,
      { step: 20, unit: 5 },
    ]);
    crosshair.hover(spot(1, 1));
    expect(crosshair.readLost()).toBeNull();
  });
});
