/** Numbers as people write them; every expectation is the number that the cell says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGrouped, numberOf, secondsOf } from '../../../../src/data/parsing/cells';

describe('a cell', () => {
  it.each([
    ['(4.13)', -4.13],
    ['(1,439.64)', -1439.64],
    ['1.2K', 1200],
    ['797.42K', 797420],
    ['3.07M', 3_070_000],
    ['-5B', -5e9],
    ['3.5万', 35_000],
    ['1,20,100.50', 120100.5],
    ['12,34,56,789', 123456789],
    ['1,234,567.8', 1234567.8],
  ])('is read as the number that it says: %s', (cell, value) => {
    expect(numberOf(cell, 'point')).toBe(value);
  });

  it.each(['#VALUE!', '#DIV/0!', '#REF!', '#NUM!', '#NAME?', '#N/A'])(
    'with an error of a spreadsheet is missing: %s',
    (cell) => {
      expect(numberOf(cell, 'point')).toBeNaN();
    },
  );

  it.each(['?0.2', '1,2,3', '12,345,67', '300 K', '(-5)', '((5))', 'K', '5X'])(
    'with anything else is not a number: %s',
    (cell) => {
      expect(numberOf(cell, 'point')).toBeNull();
    },
  );

  it.each([
    ['0:00:03.125', 3.125],
    ['26:40:00', 96_000],
    ['1:23.4', 83.4],
    ['12:30', 45_000],
  ])('with a duration is read in seconds: %s', (cell, seconds) => {
    expect(secondsOf(cell)).toBeCloseTo(seconds, 9);
  });

  it('comes back from the Indian grouping and from brackets (property)', () => {
    const indian = (value: number) => value.toLocaleString('en-IN');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
        expect(numberOf(indian(value), 'point')).toBe(value);
        if (value > 0) expect(numberOf(`(${indian(value)})`, 'point')).toBe(-value);
        expect(isGrouped(indian(value), 'point')).toBe(value >= 1000);
      }),
    );
  });
});
