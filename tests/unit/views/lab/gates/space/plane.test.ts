import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingOf } from '../../../../../../src/views/lab/gates/space/drawing';
import {
  addStrokes,
  MARGIN,
  nearestStep,
  planeOf,
  shadeOf,
  SHADES,
} from '../../../../../../src/views/lab/gates/space/plane';

const WIDTH = 500;
const HEIGHT = 300;
const number = fc.integer({ min: -64_000, max: 64_000 }).map((k) => k / 64);
const trajectory = fc
  .array(fc.tuple(number, number), { minLength: 1, maxLength: 30 })
  .map((points) => Float32Array.from(points.flat()));

describe('the plane', () => {
  it('has as many pixels a unit on both axes, with all points inside its margins (property)', () => {
    fc.assert(
      fc.property(trajectory, (points) => {
        const { x, y, scale } = planeOf([points], WIDTH, HEIGHT);
        expect(x(1) - x(0)).toBeCloseTo(scale, 6);
        expect(y(0) - y(1)).toBeCloseTo(scale, 6);
        for (let step = 0; step < points.length / 2; step++) {
          const [left, top] = [x(points[2 * step]!), y(points[2 * step + 1]!)];
          expect(left).toBeGreaterThanOrEqual(MARGIN.left - 1e-6);
          expect(left).toBeLessThanOrEqual(WIDTH - MARGIN.right + 1e-6);
          expect(top).toBeGreaterThanOrEqual(MARGIN.top - 1e-6);
          expect(top).toBeLessThanOrEqual(HEIGHT - MARGIN.bottom + 1e-6);
        }
      }),
    );
  });

  it('has ticks at equal distances on both axes (hand-computed: 440 × 258 pixels for 44 units)', () => {
    const { ticks, scale } = planeOf([Float32Array.of(-22, 0, 22, 0)], WIDTH, HEIGHT);
    expect(scale).toBeCloseTo(10, 9);
    expect(ticks.x).toEqual([-20, -15, -10, -5, 0, 5, 10, 15, 20]);
    expect(ticks.y).toEqual([-10, -5, 0, 5, 10]);
  });

  it('shows points that are all one in its middle', () => {
    const { x, y, scale } = planeOf([Float32Array.of(3, 4, 3, 4)], WIDTH, HEIGHT);
    expect(scale).toBeGreaterThan(0);
    expect([x(3), y(4)]).toEqual([MARGIN.left + 440 / 2, MARGIN.top + 258 / 2]);
  });

  it('finds every step at its own point (property)', () => {
    fc.assert(
      fc.property(trajectory, fc.nat(29), (points, wanted) => {
        const plane = planeOf([points], WIDTH, HEIGHT);
        const step = wanted % (points.length / 2);
        const found = nearestStep(points, plane, plane.x(points[2 * step]!), plane.y(points[2 * step + 1]!));
        expect(found.distance).toBeCloseTo(0, 6);
      }),
    );
  });
});

describe('the paths of a trajectory', () => {
  it('give each piece the colour of its later step, in one go where the colour stays (hand-computed)', () => {
    const plane = { ...planeOf([Float32Array.of(0, 0)], WIDTH, HEIGHT), x: (v: number) => v, y: (v: number) => -v };
    const paths: string[] = [];
    addStrokes(paths, Float32Array.of(0, 0, 1, 0, 2, 0, 2, -1), [7, 0, 0, 1], plane);
    expect(paths).toEqual(['M0.0 0.0L1.0 0.0L2.0 0.0', 'M2.0 0.0L2.0 1.0']);
  });

  it('have the first colour at the low end, the last at the high one, and one of its own without a number', () => {
    expect([0, 0.5, 1, NaN].map(shadeOf)).toEqual([0, SHADES / 2, SHADES - 1, SHADES]);
  });

  it('of what nothing has touched are drawn once (by definition)', () => {
    const points = Float32Array.of(0, 0, 1, 1);
    const values = Float64Array.of(0, 1);
    const untouched = drawingOf([{ before: points, after: points.slice(), values }], WIDTH, HEIGHT);
    expect(untouched.touched).toBe(false);
    expect(untouched.probe.before.join('')).toBe('');
    const moved = Float32Array.of(0, 0, 1, 1.5);
    const touched = drawingOf([{ before: points, after: moved, values }], WIDTH, HEIGHT);
    expect(touched.touched).toBe(true);
    expect(touched.probe.before.join('')).not.toBe('');
    expect(touched.probe.before).not.toEqual(touched.probe.after);
    expect(touched.ends).toEqual([0, 1]);
  });
});
