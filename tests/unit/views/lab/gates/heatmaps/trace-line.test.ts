import { describe, expect, it } from 'vitest';
import { TRACE, traceLine } from '../../../../../../src/views/lab/gates/heatmaps/trace-line';

/** Points of a path, as numbers. */
const points = (path: string) => [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('the trace of a unit', () => {
  it('has a point in the middle of each column, the low end at the bottom (hand-computed)', () => {
    // [T, H] with T = 3, H = 2; the second unit goes 0, 1, 0.5.
    const path = traceLine(Float32Array.of(9, 0, 9, 1, 9, 0.5), 3, 2, 1, [0, 1]);
    const { height, inset } = TRACE;
    expect(points(path)).toEqual([
      [50, height - inset],
      [150, inset],
      [250, height / 2],
    ]);
  });

  it('is interrupted where a value is no number, and a level one over the column for a single step (by definition)', () => {
    const gap = traceLine(Float32Array.of(0, NaN, 0, Infinity, 0), 5, 1, 0, [-1, 1]);
    expect(gap.match(/M/g)).toHaveLength(3);
    expect(gap).not.toContain('L');
    expect(traceLine(Float32Array.of(0), 1, 1, 0, [-1, 1])).toMatch(/^M150 24m-75 0h150$/);
  });
});
