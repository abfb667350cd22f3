import { describe, expect, it } from 'vitest';
import { moved, placeIn } from '../../../../../src/views/lab/cell/symbol-place';

/** "f = W x": symbols at 0, 2; "c = f cₜ₋₁": at 0, 2, 3. */
const rows = [
  { symbols: [{ text: 'f', value: 'f' }, { text: ' = ' }, { text: 'W', value: 'f.x' }] },
  {
    symbols: [
      { text: 'c', value: 'c' },
      { text: ' = ' },
      { text: 'f', value: 'f' },
      { text: 'cₜ₋₁', value: 'cBefore' },
    ],
  },
];
const at = (equation: number, token: number) => ({ equation, token });

describe('going through the symbols of the equations', () => {
  it('left and right lead from symbol to symbol over plain text and into the next equation', () => {
    expect(moved(rows, at(0, 0), 'ArrowRight')).toEqual(at(0, 2));
    expect(moved(rows, at(0, 2), 'ArrowRight')).toEqual(at(1, 0));
    expect(moved(rows, at(1, 0), 'ArrowLeft')).toEqual(at(0, 2));
  });

  it('up and down lead to the start of another equation, Home and End to the ends, and edges hold', () => {
    expect(moved(rows, at(1, 3), 'ArrowUp')).toEqual(at(0, 0));
    expect(moved(rows, at(0, 2), 'ArrowDown')).toEqual(at(1, 0));
    expect(moved(rows, at(1, 2), 'ArrowDown')).toEqual(at(1, 2));
    expect(moved(rows, at(0, 0), 'ArrowLeft')).toEqual(at(0, 0));
    expect(moved(rows, at(0, 0), 'End')).toEqual(at(1, 3));
    expect(moved(rows, at(1, 3), 'Home')).toEqual(at(0, 0));
    expect(moved(rows, at(0, 0), 'Enter')).toBe(null);
  });

  it('a place that the equations of another cell lack becomes their first symbol', () => {
    expect(placeIn(rows, at(5, 1))).toEqual(at(0, 0));
    expect(placeIn(rows, at(1, 2))).toEqual(at(1, 2));
    expect(placeIn([], at(0, 0))).toBe(null);
  });
});
