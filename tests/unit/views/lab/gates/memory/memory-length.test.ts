import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lagOf } from '../../../../../../src/views/lab/gates/memory/lag';
import { halfLife, medianOf, memoryLengths } from '../../../../../../src/views/lab/gates/memory/memory-length';
import { dotsOf, nearest, STRIP, stripScale } from '../../../../../../src/views/lab/gates/memory/strip';

describe('the half-life of what a gate keeps', () => {
  it('is 1 step at 0.5, 2 steps at the root of 0.5, 0 where all is erased and infinite where nothing is (hand-computed)', () => {
    expect(halfLife([0.5])).toBeCloseTo(1, 12);
    expect(halfLife([0.5, 0.5, 0.5])).toBeCloseTo(1, 12);
    expect(halfLife([Math.SQRT1_2])).toBeCloseTo(2, 12);
    expect(halfLife([0.9])).toBeCloseTo(6.5788, 4);
    expect(halfLife([1, 1])).toBe(Infinity);
    expect(halfLife([1, 0])).toBe(0);
  });

  it('takes the geometric mean: after T steps the T-th power of it is left (property)', () => {
    const gates = fc.array(fc.double({ min: 0.01, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(gates, (factors) => {
        const left = factors.reduce((product, factor) => product * factor, 1);
        expect(0.5 ** (factors.length / halfLife(factors))).toBeCloseTo(left, 9);
      }),
    );
  });

  it('grows with the gate (property)', () => {
    const gate = fc.double({ min: 0.001, max: 0.998, noNaN: true });
    fc.assert(
      fc.property(gate, gate, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-9);
        expect(halfLife([a]) < halfLife([b])).toBe(a < b);
      }),
    );
  });
});

describe('the memory lengths of a layer', () => {
  const trace = (name: 'f' | 'z', values: number[], units: number) => ({
    cell: name === 'f' ? ('lstm' as const) : ('gru' as const),
    gates: [{ name, values: Float32Array.from(values) }],
    steps: values.length / units,
    units,
  });

  it('lists the units of an LSTM with the shortest memory first (hand-computed: f 0.5 and 0.25)', () => {
    const found = memoryLengths(trace('f', [0.5, 0.25, 1, 0.5, 0.25, 1], 3), 'rewrite')!;
    expect(found.map(({ unit }) => unit)).toEqual([1, 0, 2]);
    expect(found[0]!.halfLife).toBeCloseTo(0.5, 12);
    expect(found[1]!.halfLife).toBeCloseTo(1, 12);
    expect(found[2]!.halfLife).toBe(Infinity);
    expect(medianOf(found)!.unit).toBe(0);
  });

  it('of a GRU are those of 1 − z, however z is written (hand-computed)', () => {
    const rewritten = memoryLengths(trace('z', [0.75, 0.5], 2), 'rewrite')!;
    const kept = memoryLengths(trace('z', [0.25, 0.5], 2), 'keep')!;
    expect(rewritten).toEqual(kept);
    expect(rewritten.map(({ unit, halfLife: steps }) => [unit, Number(steps.toFixed(9))])).toEqual([
      [0, 0.5],
      [1, 1],
    ]);
  });

  it('are none where no gate keeps', () => {
    expect(
      memoryLengths(
        { cell: 'simpleRnn', gates: [{ name: 'h', values: Float32Array.of(1) }], steps: 1, units: 1 },
        'rewrite',
      ),
    ).toBe(null);
  });
});

describe('the strip of memory lengths', () => {
  it('has steps on a logarithmic axis, what is out of it at its ends (hand-computed: 0.1 … 1000)', () => {
    const { share, ticks, longest } = stripScale(250, 12);
    expect(longest).toBe(1000);
    const shares = [0, 0.1, 1, 10, 1000, Infinity].map((steps) => Number(share(steps).toFixed(9)));
    expect(shares).toEqual([0, 0, 0.25, 0.5, 1, 1]);
    expect(ticks).toEqual([0.1, 1, 10, 100, 1000]);
  });

  it('finds every unit at its own dot (property)', () => {
    const lives = fc.array(fc.double({ min: 0.2, max: 300, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(lives, (values) => {
        const lengths = values.toSorted((a, b) => a - b).map((steps, unit) => ({ unit, halfLife: steps }));
        const dots = dotsOf(lengths, stripScale(100, null));
        dots.forEach(({ x, y }, rank) => {
          expect(nearest(dots, x / STRIP.width, y / STRIP.height, 5)).toBe(rank);
          expect(y).toBeGreaterThanOrEqual(STRIP.inset);
          expect(y).toBeLessThanOrEqual(STRIP.height - STRIP.inset);
        });
      }),
    );
    expect(nearest([], 0.5, 0.5, 5)).toBe(-1);
  });
});

describe('how far back a sequence makes a network look', () => {
  it('is the lag of a memory task, the season of a series, and unknown where the lag is only its length', () => {
    expect(lagOf({ kind: 'delayedRecall', lag: 8 } as never, null)).toEqual({ kind: 'lag', steps: 8 });
    expect(lagOf({ kind: 'parity', lag: 20 } as never, null)).toBe(null);
    expect(lagOf({ kind: 'sine' } as never, 25)).toEqual({ kind: 'season', steps: 25 });
    expect(lagOf({ kind: 'sine' } as never, null)).toBe(null);
  });
});
