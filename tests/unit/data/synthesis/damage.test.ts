import { deviation } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../../src/data';
import { synthesise } from '../../../../src/data/synthesis';
import { SYNTHESISED_KINDS } from '../../../../src/experiment/sources';
import { problems, specOf } from '../specs';
import { columnsOf, sourceOf, valuesOf } from './sources';

const places = (values: Float64Array, changed: (value: number, row: number) => boolean): number[] =>
  [...values.keys()].filter((row) => changed(values[row]!, row));

describe('missing cells', () => {
  it('are as many as the share says, in every column of every kind (by definition)', () => {
    for (const kind of SYNTHESISED_KINDS) {
      const source = { ...sourceOf(kind), length: 130, missingShare: 0.1 };
      for (const { values } of synthesise(source, 5).columns) expect(places(values, Number.isNaN)).toHaveLength(13);
    }
  });

  it('are elsewhere with another seed and in another column, and leave the other cells as they were', () => {
    const clean = columnsOf('lorenz', { length: 100 });
    const [x, y] = columnsOf('lorenz', { length: 100, missingShare: 0.2 });
    expect(places(x!, Number.isNaN)).not.toEqual(places(y!, Number.isNaN));
    expect(places(valuesOf('sine', { length: 100, missingShare: 0.2 }, 2), Number.isNaN)).not.toEqual(
      places(valuesOf('sine', { length: 100, missingShare: 0.2 }, 3), Number.isNaN),
    );
    x!.forEach((value, row) => expect(Number.isNaN(value) || value === clean[0]![row]).toBe(true));
  });

  it('stay where they are when the share grows (property)', () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)].map((missingShare) =>
          places(valuesOf('sine', { length: 60, missingShare }), Number.isNaN),
        );
        expect(few!.every((row) => many!.includes(row))).toBe(true);
      }),
    );
  });
});

describe('outliers', () => {
  it('are as many as the share says and jump 5 to 10 standard deviations, up and down (by definition)', () => {
    const clean = valuesOf('sine', { length: 1000 });
    const values = valuesOf('sine', { length: 1000, outlierShare: 0.05 });
    const rows = places(values, (value, row) => value !== clean[row]);
    expect(rows).toHaveLength(50);
    const jumps = rows.map((row) => (values[row]! - clean[row]!) / deviation(clean)!);
    jumps.forEach((jump) => expect(Math.abs(jump)).toBeGreaterThanOrEqual(5 - 1e-9));
    jumps.forEach((jump) => expect(Math.abs(jump)).toBeLessThanOrEqual(10 + 1e-9));
    expect(jumps.some((jump) => jump > 0) && jumps.some((jump) => jump < 0)).toBe(true);
  });

  it('of a constant series jump by 5 to 10', () => {
    const values = valuesOf('sine', { length: 100, amplitude: 0, outlierShare: 0.1 });
    expect(places(values, (value) => Math.abs(value) >= 5 && Math.abs(value) <= 10)).toHaveLength(10);
  });

  it('do not move when cells go missing, and a missing cell is missing even there', () => {
    const both = valuesOf('sine', { length: 200, outlierShare: 0.2, missingShare: 0.5 });
    const outliers = valuesOf('sine', { length: 200, outlierShare: 0.2 });
    expect(places(both, Number.isNaN)).toHaveLength(100);
    both.forEach((value, row) => expect(Number.isNaN(value) || value === outliers[row]).toBe(true));
  });
});

describe('coefficients that are not stationary', () => {
  it('are refused with the limit that the second one leaves to the first', () => {
    const parsed = (phi1: number, phi2: number) => () => specOf({ data: { source: { kind: 'ar2', phi1, phi2 } } });
    expect(parsed(0.6, 0.5)).toThrow('"code":"notStationary","values":{"phi1":0.6,"phi2":0.5,"limit":0.5}');
    expect(parsed(-0.5, 0.5)).toThrow('notStationary');
    expect(parsed(0.49, 0.5)).not.toThrow();
    expect(parsed(-1.79, -0.8)).not.toThrow();
  });
});

describe('the columns of a synthesised series', () => {
  const spec = (data: object) => specOf({ data: { source: { kind: 'lorenz', length: 200 }, ...data } });

  it('are inputs and targets by name; the first one is the target unless another is named', () => {
    const ready = prepare(spec({ inputs: ['x', 'z'] }), null);
    if (!ready.ok) throw new Error(JSON.stringify(ready.problems));
    expect([ready.value.inputNames, ready.value.targetNames]).toEqual([['x', 'z'], ['x']]);
    const other = prepare(spec({ targets: ['z'] }), null);
    expect(other.ok && [other.value.inputNames, other.value.targetNames]).toEqual([['z'], ['z']]);
  });

  it('that are not there are named with those that are', () => {
    expect(problems(prepare(spec({ inputs: ['w'] }), null))).toEqual([
      { path: 'data.inputs.0', code: 'unknownColumn', values: { name: 'w', options: 'x, y, z' } },
    ]);
  });
});
