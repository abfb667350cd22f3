import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate, decimateWithGaps } from '../../../../src/views/parts/charts/decimate';
import { apart, keptOrder } from '../../../../src/views/parts/charts/EndLabels';
import { linearAxis, logAxis, shareOf } from '../../../../src/views/parts/charts/scale';

describe('decimation', () => {
  const line = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 700 });

  it('never draws more points than asked for, in rising x, all of them points of the line', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 4, max: 150 }), (ys, most) => {
        const xs = ys.map((_, k) => k);
        const kept = decimate(xs, ys, ys.length, most);
        expect(kept.length).toBeLessThanOrEqual(most);
        kept.forEach(({ x, y }, k) => {
          expect(Object.is(ys[x], y)).toBe(true);
          if (k > 0) expect(x).toBeGreaterThan(kept[k - 1]!.x);
        });
      }),
    );
  });

  it('keeps the first, the last, the lowest and the highest value', () => {
    fc.assert(
      fc.property(line, (ys) => {
        const kept = decimate(
          ys.map((_, k) => k),
          ys,
          ys.length,
          20,
        ).map(({ y }) => y);
        expect(kept[0]).toBe(ys[0]);
        expect(kept.at(-1)).toBe(ys.at(-1));
        expect(Math.min(...kept)).toBe(Math.min(...ys));
        expect(Math.max(...kept)).toBe(Math.max(...ys));
      }),
    );
  });

  it('leaves a short line as it is and NaN out', () => {
    expect(decimate([0, 1, 2], [NaN, 5, 3], 3, 150)).toEqual([
      { x: 1, y: 5 },
      { x: 2, y: 3 },
    ]);
    expect(decimate([], [], 0, 150)).toEqual([]);
  });

  it('keeps a gap a gap: a point of NaN between the values around it, none at the ends (hand-written)', () => {
    const points = decimateWithGaps([0, 1, 2, 3, 4, 5], [NaN, 7, NaN, NaN, 8, NaN], 100);
    expect(points).toEqual([
      { x: 1, y: 7 },
      { x: 3, y: NaN },
      { x: 4, y: 8 },
    ]);
    const long = Array.from({ length: 1000 }, (_, k) => (k >= 400 && k < 450 ? NaN : Math.sin(k)));
    const kept = decimateWithGaps(
      long.map((_, k) => k),
      long,
      60,
    );
    expect(kept.filter(({ y }) => Number.isNaN(y))).toHaveLength(1);
  });

  it('reads no further than the length it is told, since curves grow in place', () => {
    expect(decimate([0, 1, 2], [7, 8, 9], 2, 150)).toHaveLength(2);
  });
});

describe('axes', () => {
  it('give a constant line a range around it', () => {
    const { domain } = linearAxis([5, 5]);
    expect(domain[0]).toBeLessThan(5);
    expect(domain[1]).toBeGreaterThan(5);
  });

  it('put equal ratios at equal distances on a log axis', () => {
    const axis = { domain: [0.01, 1] as const, log: true };
    expect(shareOf(axis, 0.1)).toBeCloseTo(0.5, 12);
  });

  it('leave a loss of 0 out of a log axis and its ticks inside the domain', () => {
    const axis = logAxis([0, 0.02, 0.9]);
    expect(axis.domain[0]).toBeGreaterThan(0);
    for (const tick of axis.ticks) {
      expect(tick).toBeGreaterThanOrEqual(axis.domain[0]);
      expect(tick).toBeLessThanOrEqual(axis.domain[1]);
    }
  });

  it('stand without any value', () => {
    expect(logAxis([]).domain.every(Number.isFinite)).toBe(true);
    expect(linearAxis([]).domain.every(Number.isFinite)).toBe(true);
  });
});

describe('labels at line ends', () => {
  it('lie apart and inside, in the order of their lines', () => {
    const placed = apart([50, 52, 49, 99], 16, 100);
    const sorted = [...placed].sort((a, b) => a - b);
    sorted.slice(1).forEach((top, k) => expect(top - sorted[k]!).toBeGreaterThanOrEqual(16 - 1e-9));
    expect(Math.max(...placed)).toBeLessThanOrEqual(100);
    expect(placed[2]).toBeLessThan(placed[0]!);
    expect(placed[0]).toBeLessThan(placed[1]!);
  });

  it('change places only once their lines lie a whole label apart, not whenever they cross (by hand)', () => {
    const ends = (a: number, b: number) => [
      { id: 'A', top: a },
      { id: 'B', top: b },
    ];
    const first = keptOrder([], ends(40, 44), 30);
    expect(first).toEqual(['A', 'B']);
    expect(keptOrder(first, ends(46, 44), 30)).toEqual(['A', 'B']);
    expect(keptOrder(first, ends(73, 44), 30)).toEqual(['A', 'B']);
    expect(keptOrder(first, ends(74, 44), 30)).toEqual(['B', 'A']);
    expect(keptOrder(['B', 'A'], ends(40, 44), 30)).toEqual(['B', 'A']);
    expect(keptOrder(['gone', 'A'], ends(40, 10), 30)).toEqual(['B', 'A']);
    // Pushed apart in that order, although the line of A ends lower.
    expect(apart([46, 44], 30, 200, [0, 1])).toEqual([46, 76]);
  });
});
