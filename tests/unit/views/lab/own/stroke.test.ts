import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyLine,
  finished,
  heightsOf,
  POINTS,
  SHAPES,
  shaped,
  stroked,
  type Shape,
} from '../../../../../src/views/lab/own/stroke';

const pen = fc.record({
  at: fc.integer({ min: 0, max: POINTS - 1 }),
  height: fc.double({ min: -2, max: 2, noNaN: true }),
});

describe('a drawn line', () => {
  it('follows a stroke straight, in either direction (hand-computed)', () => {
    const line = stroked(emptyLine, { at: 10, height: 0 }, { at: 14, height: 1 });
    expect(line.slice(9, 16)).toEqual([null, 0, 0.25, 0.5, 0.75, 1, null]);
    expect(stroked(emptyLine, { at: 14, height: 1 }, { at: 10, height: 0 })).toEqual(line);
  });

  it('is used with its gaps bridged and its ends held (hand-computed)', () => {
    const line = stroked(
      stroked(emptyLine, { at: 2, height: 0.5 }, { at: 2, height: 0.5 }),
      { at: 4, height: 1 },
      { at: 4, height: 1 },
    );
    expect(finished(line)!.slice(0, 6)).toEqual([0.5, 0.5, 0.5, 0.75, 1, 1]);
    expect(finished(line)!.at(-1)).toBe(1);
    expect(finished(emptyLine)).toBeNull();
  });

  it('has evenly spaced finite values from −1 to 1, whatever was drawn (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pen, pen), { minLength: 1, maxLength: 20 }), (strokes) => {
        const values = finished(strokes.reduce((line, [from, to]) => stroked(line, from, to), emptyLine))!;
        expect(values).toHaveLength(POINTS);
        expect(values.every((value) => Math.abs(value) <= 1)).toBe(true);
      }),
    );
  });

  it('of numbers is drawn through their first and last, the largest at the edge (hand-computed)', () => {
    const line = heightsOf([0, 5, -10]);
    expect([line[0], line.at(-1)]).toEqual([0, -1]);
    expect(Math.max(...(line as number[]))).toBeCloseTo(0.5, 2);
    expect(heightsOf([0.25])[7]).toBe(0.25);
  });

  it.each(Object.keys(SHAPES) as Shape[])('can begin with %s', (shape) => {
    expect(shaped(shape)).toHaveLength(POINTS);
    expect(finished(shaped(shape)) === null).toBe(shape === 'empty');
  });
});
