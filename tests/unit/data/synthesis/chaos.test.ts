import { extent, mean } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lorenz, type Point } from '../../../../src/data/synthesis/lorenz';
import { mackeyGlass } from '../../../../src/data/synthesis/mackeyGlass';
import { columnsOf, silent, sourceOf, valuesOf } from './sources';

describe('the logistic map', () => {
  it('keeps to its recurrence and inside 0 … 1 for every r and start (property)', () => {
    const number = (max: number) => fc.double({ min: 0, max, noNaN: true });
    fc.assert(
      fc.property(number(4), number(1), (r, start) => {
        const values = valuesOf('logisticMap', { length: 50, r, start });
        expect(values[0]).toBe(start);
        values.subarray(1).forEach((value, t) => {
          expect(value).toBeCloseTo(r * values[t]! * (1 - values[t]!), 12);
          expect(value >= 0 && value <= 1).toBe(true);
        });
      }),
    );
  });

  it('rests at its fixed point 1 − 1/r', () => {
    valuesOf('logisticMap', { length: 50, r: 2.5, start: 0.6 }).forEach((value) => expect(value).toBeCloseTo(0.6, 12));
  });

  it('at r = 4 is sin² of doubled angles (closed form)', () => {
    const angle = 0.3;
    const values = valuesOf('logisticMap', { length: 20, r: 4, start: Math.sin(angle) ** 2 });
    for (let t = 0; t < 15; t++) expect(values[t]).toBeCloseTo(Math.sin(2 ** t * angle) ** 2, 9);
  });
});

describe('the Mackey–Glass equation', () => {
  const source = sourceOf('mackeyGlass');

  it('rests at its equilibrium (β/γ − 1)^(1/n)', () => {
    for (const [beta, gamma, power] of [
      [0.2, 0.1, 10],
      [0.5, 0.1, 4],
    ] as const) {
      const rest = (beta / gamma - 1) ** (1 / power);
      const values = mackeyGlass({ ...source, length: 200, beta, gamma, power }, silent, rest);
      values.forEach((value) => expect(value).toBeCloseTo(rest, 9));
    }
  });

  it('without production decays as e^(−γt) (closed form)', () => {
    const values = mackeyGlass({ ...source, length: 30, beta: 0, gamma: 0.3 }, silent, 2);
    values.forEach((value, t) => expect(value).toBeCloseTo(2 * Math.exp(-0.3 * t), 6));
  });

  it('in the first delay solves a linear equation, in the second its integral over that (method of steps, by hand)', () => {
    // No decay and n = 1: x' = β p(t − τ) with p(x) = x / (1 + x). From x = 1 the first delay rises by β/2 a unit of time,
    // the second by β ∫ p(1 + β s / 2) ds = β (s − (2/β) ln((4 + β s) / 4)).
    const [beta, tau] = [0.4, 5];
    const values = mackeyGlass({ ...source, length: 20, tau, beta, gamma: 0, power: 1 }, silent, 1);
    for (let t = 0; t <= tau; t++) expect(values[t]).toBeCloseTo(1 + 0.2 * t, 10);
    for (let s = 0; s <= tau; s++) {
      expect(values[tau + s]).toBeCloseTo(2 + beta * (s - (2 / beta) * Math.log((4 + beta * s) / 4)), 8);
    }
  });

  it('settles for a short delay, and for 17 keeps swinging inside the known attractor (0.2 … 1.4)', () => {
    const calm = valuesOf('mackeyGlass', { length: 1000, tau: 2 }).subarray(800);
    calm.forEach((value) => expect(value).toBeCloseTo(1, 3));
    const [low, high] = extent(valuesOf('mackeyGlass', { length: 3000 }).subarray(500));
    expect(low).toBeGreaterThan(0.2);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(1.2);
    expect(high).toBeLessThan(1.4);
  });
});

describe('the Lorenz system', () => {
  const source = sourceOf('lorenz', { length: 200 });

  it('rests at its three fixed points', () => {
    const side = Math.sqrt(source.beta * (source.rho - 1));
    const points: Point[] = [
      [0, 0, 0],
      [side, side, source.rho - 1],
      [-side, -side, source.rho - 1],
    ];
    // The two outer ones repel, so that rounding grows: a short while.
    for (const point of points) {
      lorenz({ ...source, length: 40 }, silent, point).forEach((column, k) =>
        column.forEach((value) => expect(value).toBeCloseTo(point[k]!, 8)),
      );
    }
  });

  it('on the z axis decays as e^(−βt) (closed form)', () => {
    const [x, y, z] = lorenz({ ...source, step: 0.1 }, silent, [0, 0, 5]);
    z!.forEach((value, t) => expect(value).toBeCloseTo(5 * Math.exp(-source.beta * 0.1 * t), 8));
    expect([...x!, ...y!].every((value) => value === 0)).toBe(true);
  });

  it('is the same from the other side: (x, y, z) → (−x, −y, z)', () => {
    const one = lorenz(source, silent, [1, 2, 3]);
    const other = lorenz(source, silent, [-1, -2, 3]);
    expect([...other[0]!]).toEqual([...one[0]!].map((value) => -value));
    expect([...other[2]!]).toEqual([...one[2]!]);
  });

  it('does not depend on how often it is sampled (every second row of half the step)', () => {
    const coarse = columnsOf('lorenz', { length: 60, step: 0.04 });
    const fine = columnsOf('lorenz', { length: 120, step: 0.02 });
    coarse.forEach((column, k) => column.forEach((value, row) => expect(value).toBeCloseTo(fine[k]![2 * row]!, 6)));
  });

  it('visits both wings of its attractor', () => {
    const [x, , z] = columnsOf('lorenz', { length: 3000 });
    expect(Math.abs(mean(x!)!)).toBeLessThan(4);
    expect(Math.min(...x!)).toBeLessThan(-12);
    expect(Math.max(...x!)).toBeGreaterThan(12);
    expect(mean(z!)!).toBeGreaterThan(22);
    expect(mean(z!)!).toBeLessThan(25);
  });
});
