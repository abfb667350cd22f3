import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arranged, UNIT_ORDERS } from '../../../../../src/views/lab/shared/order';

/** [T, H] from the states of each unit over time. */
function states(...units: number[][]): Float32Array {
  const steps = units[0]!.length;
  return Float32Array.from({ length: steps * units.length }, (_, k) => {
    return units[k % units.length]![Math.floor(k / units.length)]!;
  });
}

describe('the order of units', () => {
  it('by mean puts the largest mean on top, ties in natural order (hand-computed: means 0, 0.5, −0.5, 0.5)', () => {
    const h = states([-1, 1], [0, 1], [-1, 0], [1, 0]);
    expect([...arranged('mean', h, 2, 4).units]).toEqual([1, 3, 0, 2]);
  });

  it('by similarity puts units that move together side by side (by construction: two rhythms and their opposite)', () => {
    const slow = [1, 1, -1, -1];
    const fast = [1, -1, 1, -1];
    const opposite = slow.map((value) => -value);
    const { units } = arranged('similarity', states(slow, fast, slow, opposite, fast), 4, 5);
    const places = [0, 1, 2, 3, 4].map((unit) => units.indexOf(unit));
    expect(Math.abs(places[0]! - places[2]!)).toBe(1);
    expect(Math.abs(places[1]! - places[4]!)).toBe(1);
    expect(units[0]).toBe(3);
  });

  it('takes units that never change, a single unit and a single step', () => {
    expect([...arranged('similarity', states([2, 2], [3, 3]), 2, 2).units]).toHaveLength(2);
    expect([...arranged('similarity', Float32Array.of(1), 1, 1).units]).toEqual([0]);
    expect([...arranged('mean', Float32Array.of(1, 2), 1, 2).units]).toEqual([1, 0]);
  });

  it('shows every unit once, and rows and units are inverse to each other (property)', () => {
    const shape = fc.tuple(
      fc.constantFrom(...UNIT_ORDERS),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 9 }),
    );
    const given = shape.chain(([order, steps, units]) =>
      fc.tuple(
        fc.constant({ order, steps, units }),
        fc.float32Array({ minLength: steps * units, maxLength: steps * units }),
      ),
    );
    fc.assert(
      fc.property(given, ([{ order, steps, units }, h]) => {
        const found = arranged(order, h, steps, units);
        expect([...found.units].sort((a, b) => a - b)).toEqual(Array.from({ length: units }, (_, k) => k));
        found.units.forEach((unit, row) => expect(found.rows[unit]).toBe(row));
      }),
    );
  });
});
