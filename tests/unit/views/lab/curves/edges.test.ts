import { describe, expect, it } from 'vitest';
import { endOf } from '../../../../../src/views/lab/curves/Brush';
import { endInSight } from '../../../../../src/views/lab/curves/paths';
import { placeOf } from '../../../../../src/views/lab/curves/Readout';

describe('the right end of what is in sight', () => {
  const stroke = {
    ...{ id: 'a', colour: '', width: 1, opacity: 1, unit: 4, begin: 0, end: 6 },
    epoch: [0, 1, 2, 3, 4, 5],
    ys: [6, 5, 4, NaN, -1, 1],
  };

  it('is the last measured place inside the stretch, and not the end of the run, hand-computed', () => {
    expect(endInSight(stroke, { from: 0, to: 20 }, false)).toEqual({ index: 5, x: 20, y: 1 });
    expect(endInSight(stroke, { from: 0, to: 9 }, false)).toEqual({ index: 2, x: 8, y: 4 });
    expect(endInSight(stroke, { from: 0, to: 12 }, false), 'no number there').toEqual({ index: 2, x: 8, y: 4 });
    expect(endInSight(stroke, { from: 0, to: 16 }, true), 'no place on a log axis').toEqual({ index: 2, x: 8, y: 4 });
  });

  it('is none where the run ends before the stretch, by definition', () => {
    expect(endInSight({ ...stroke, end: 2 }, { from: 8, to: 20 }, false)).toBeNull();
    expect(endInSight({ ...stroke, end: 0 }, { from: 0, to: 20 }, false)).toBeNull();
  });
});

describe('Home and End on the strip', () => {
  const range = { from: 10, to: 30 };

  it('take a thumb as far as it goes, hand-computed', () => {
    expect(endOf('Home', 0, range, 60, 2)).toEqual({ from: 0, to: 30 });
    expect(endOf('End', 0, range, 60, 2)).toEqual({ from: 28, to: 30 });
    expect(endOf('Home', 1, range, 60, 2)).toEqual({ from: 10, to: 12 });
    expect(endOf('End', 1, range, 60, 2)).toEqual({ from: 10, to: 60 });
    expect(endOf('a', 1, range, 60, 2)).toBeNull();
  });
});

describe('the box of values', () => {
  const chart = { left: -46, right: 500, width: 150 };

  it('stays at the right edge until the cursor comes near, and then changes to the left one, hand-computed', () => {
    expect(placeOf({ ...chart, at: 0 })).toBe(350);
    expect(placeOf({ ...chart, at: 338 })).toBe(350);
    expect(placeOf({ ...chart, at: 339 })).toBe(-46);
  });

  it('keeps inside a chart that is too narrow for it, by definition', () => {
    for (const at of [0, 40, 90, 130]) {
      const place = placeOf({ left: -46, right: 150, width: 160, at });
      expect(place).toBeGreaterThanOrEqual(-46);
      expect(place + 160).toBeLessThanOrEqual(150);
    }
  });
});
