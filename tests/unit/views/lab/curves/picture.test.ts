import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveGroups } from '../../../../../src/views/lab/curves/groups';
import { drawnPoints, heightAxis, inSight, linePath, shadePath } from '../../../../../src/views/lab/curves/paths';
import { pictureOf } from '../../../../../src/views/lab/curves/picture';
import { source } from './race';

const options = { kind: 'epoch', smoothing: 0, single: false } as const;
const ids = (losses: Parameters<typeof source>[0], change = {}) => {
  const { strokes, shades } = pictureOf(curveGroups(source(losses)), [], { ...options, ...change });
  return [...shades, ...strokes].map(({ id }) => id);
};

const three = [
  [1, 0.5],
  [1, 0.4],
  [1, 0.3],
];

describe('the picture of the learning curves', () => {
  it('is two lines for a run alone (by definition)', () => {
    expect(ids([[[1, 0.5]]])).toEqual(['training-0', 'validation-0']);
  });

  it('is a band under mean lines for several runs, and no line for those that the mean is of (by definition)', () => {
    expect(ids([three])).toEqual(['band-0', 'training-0', 'validation-0']);
  });

  it('has every run in place of the band where they are asked for (by definition)', () => {
    expect(ids([three], { single: true })).toEqual(['run-0-0', 'run-0-1', 'run-0-2', 'training-0', 'validation-0']);
  });

  it('draws the rest of a run that went on longer from where the mean ends (hand-computed)', () => {
    const groups = curveGroups(
      source([
        [
          [1, 0.5],
          [1, 0.4, 0.3, 0.2],
        ],
      ]),
    );
    const { strokes, last } = pictureOf(groups, [], options);
    const rest = strokes.find(({ id }) => id === 'run-0-1')!;
    expect([rest.begin, rest.end]).toEqual([1, 4]);
    expect(strokes.find(({ id }) => id === 'run-0-0')).toBeUndefined();
    expect(last).toBe(3);
  });

  it('keeps the measured line beneath a smoothed one (by definition)', () => {
    expect(ids([[[1, 0.5]]], { smoothing: 0.6 })).toEqual([
      'raw-training-0',
      'training-0',
      'raw-validation-0',
      'validation-0',
    ]);
  });
});

describe('the paths', () => {
  const stroke = {
    id: 's',
    colour: 'red',
    width: 1,
    opacity: 1,
    epoch: [0, 1, 2, 3, 4],
    ys: [1, 0.5, 0, NaN, 0.25],
    begin: 0,
    end: 5,
    unit: 10,
  };
  const axis = (from: number, to: number, log = false) => ({ domain: [from, to] as const, ticks: [], log });

  it('hold one point more on either side of what is in sight, so that lines run to the edge (hand-computed)', () => {
    expect(inSight(stroke, { from: 15, to: 25 })).toEqual([1, 4]);
    expect(inSight(stroke, { from: 0, to: 40 })).toEqual([0, 5]);
  });

  it('are in pixels, from the upper left (hand-computed)', () => {
    const sight = { width: 400, height: 100, x: axis(0, 40), y: axis(0, 1) };
    expect(linePath(stroke, sight)).toBe('M0 0L100 50L200 100L400 75');
  });

  it('leave a loss of 0 out of a log axis (by definition)', () => {
    const points = drawnPoints(stroke, { x: axis(0, 40), y: axis(0.1, 1, true) });
    expect(points.map(({ x }) => x)).toEqual([0, 10, 40]);
  });

  it('close a band, whose lower edge may lie below a log axis (hand-computed)', () => {
    const shade = { id: 'b', colour: 'red', epoch: [0, 1], low: [0.1, -1], high: [1, 1], unit: 1 };
    const sight = { width: 100, height: 100, x: axis(0, 1), y: axis(0.1, 1, true) };
    expect(shadePath(shade, sight)).toBe('M0 0L100 0L100 150L0 100Z');
  });

  it('stay few however long a run is, with its lowest and highest point (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 2, maxLength: 2000 }), (ys) => {
        const long = { ...stroke, epoch: ys.map((_, k) => k), ys, end: ys.length, unit: 1 };
        const points = drawnPoints(long, { x: axis(0, ys.length - 1), y: axis(0, 1) });
        expect(points.length).toBeLessThanOrEqual(240);
        expect(Math.max(...points.map(({ y }) => y))).toBe(Math.max(...ys));
      }),
      { numRuns: 30 },
    );
  });

  it('have a vertical axis over what is in sight alone (hand-computed)', () => {
    const { domain } = heightAxis(
      { strokes: [{ ...stroke, ys: [100, 3, 2, 1, 1] }], shades: [] },
      { from: 20, to: 40 },
      false,
    );
    expect(domain[0]).toBe(0);
    expect(domain[1]).toBeCloseTo(3 * 1.06, 9);
  });

  it('are not squeezed by a band that nearly reaches 0 on a log axis: it is cut off (hand-computed)', () => {
    const drawn = {
      strokes: [{ ...stroke, ys: [100, 3, 2, 1, 1] }],
      shades: [{ id: 'b', colour: 'red', epoch: [0, 1], unit: 1, low: [1e-9, 1e-9], high: [200, 200] }],
    };
    const { domain } = heightAxis(drawn, { from: 0, to: 1000 }, true);
    expect(domain[0]).toBeCloseTo(1 / 1.15, 9);
    expect(domain[1]).toBeCloseTo(200 * 1.15, 9);
  });
});
