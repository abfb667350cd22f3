import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../../src/views/state/model';
import { Crosshair, placed } from '../../../../../src/views/lab/shared/crosshair';
import { quantitiesOf, sameFrame, valueAt } from '../../../../../src/views/lab/shared/frame';
import { reachOf, shares, signedReach } from '../../../../../src/views/lab/shared/painter';
import { hasMarker, markedSteps } from '../../../../../src/views/parts/markers';

const gate = (name: Trace['gates'][number]['name'], ...values: number[]) => ({
  name,
  values: Float32Array.from(values),
});

/** T = 2, H = 2. */
const trace = (over: Partial<Trace> = {}): Trace => ({
  part: 'test',
  sample: 0,
  cell: 'lstm',
  layer: 0,
  direction: 'forward',
  steps: 2,
  units: 2,
  gates: [gate('i', 0.1, 0.2, 0.3, 0.4), gate('f', 1, 1, 1, 1), gate('c', 0.5, -2.2, 0, 0), gate('h', 0.1, 0, 0, -0.9)],
  weights: null,
  flow: null,
  inputs: Float32Array.of(1, 2),
  inputNames: ['x'],
  stepLabels: ['1900', '1901'],
  prediction: Float32Array.of(1),
  truth: Float32Array.of(2),
  epoch: 3,
  asked: null,
  ...over,
});

describe('a trace', () => {
  it('is read as [T, H], time first', () => {
    expect(valueAt(trace(), 'i', 1, 0)).toBeCloseTo(0.3, 6);
    expect(valueAt(trace(), 'i', 0, 1)).toBeCloseTo(0.2, 6);
  });

  it('has no value beyond its units or of a gate that its cell lacks', () => {
    expect(valueAt(trace(), 'i', 0, 2)).toBeNull();
    expect(valueAt(trace(), 'z', 0, 0)).toBeNull();
    expect(valueAt(null, 'i', 0, 0)).toBeNull();
  });

  it('lists what keeps first and the states last', () => {
    expect(quantitiesOf(trace())).toEqual(['f', 'i', 'c', 'h']);
  });

  it('keeps its frame while only values change, and not when the probe or the cell does', () => {
    expect(sameFrame(trace(), trace({ epoch: 4, gates: trace().gates.map((g) => ({ ...g })) }))).toBe(true);
    expect(sameFrame(trace(), trace({ inputs: Float32Array.of(1, 3) }))).toBe(false);
    expect(sameFrame(trace(), trace({ gates: [gate('z', 1, 1, 1, 1)] }))).toBe(false);
    expect(sameFrame(trace(), trace({ direction: 'backward' }))).toBe(false);
    expect(sameFrame(trace(), null)).toBe(false);
    expect(sameFrame(null, null)).toBe(true);
  });
});

describe('the range of the diverging map', () => {
  it('is that of the largest value of all contenders, rounded up, cell states apart', () => {
    const reach = signedReach([trace(), trace({ gates: [gate('h', 0.2, -1.4, 0, 0)] }), null]);
    expect(reach).toEqual({ cell: 3, other: 1.5 });
    expect(reachOf(reach, 'c')).toBe(3);
    expect(reachOf(reach, 'n')).toBe(1.5);
  });

  it('is at least 1, and ignores gates and what is not finite', () => {
    expect(signedReach([])).toEqual({ cell: 1, other: 1 });
    expect(signedReach([trace({ gates: [gate('f', 9), gate('h', NaN, Infinity, 0.2)] })])).toEqual({
      cell: 1,
      other: 1,
    });
  });
});

describe('the crosshair', () => {
  it('tells its listeners only when it moved', () => {
    const crosshair = new Crosshair();
    let told = 0;
    crosshair.subscribe(() => told++);
    const spot = { step: 1, unit: 2, contender: 0, quantity: 'f' } as const;
    crosshair.move(spot);
    crosshair.move({ ...spot });
    crosshair.move({ ...spot, step: 2 });
    expect(told).toBe(2);
    expect(crosshair.read()).toMatchObject({ step: 2 });
  });

  it('moves inside when the traces become smaller', () => {
    const spot = { step: 20, unit: 15, contender: 0, quantity: 'f' } as const;
    expect(placed(spot, [{ steps: 12, units: 8 }, null])).toEqual({ step: 11, unit: 7 });
  });

  it('starts where every contender has a unit, H = 1 and T = 1 included', () => {
    expect(
      placed(null, [
        { steps: 10, units: 16 },
        { steps: 10, units: 2 },
      ]),
    ).toEqual({ step: 6, unit: 1 });
    expect(placed(null, [{ steps: 1, units: 1 }])).toEqual({ step: 0, unit: 0 });
    expect(placed(null, [])).toEqual({ step: 0, unit: 0 });
  });
});

describe('the inputs above the heatmaps', () => {
  it('are shares of each row’s own range, rows first; a row that never changes stays blank', () => {
    // [T, I] with T = 3: a row from 10 to 30, a row of sevens.
    expect([...shares(Float32Array.of(10, 7, 30, 7, 20, 7), 3, 2)]).toEqual([0, 1, 0.5, 0, 0, 0]);
    expect([...shares(Float32Array.of(5), 1, 1)]).toEqual([0]);
  });

  it('mark the steps to add, and not the first and last, which carry −1', () => {
    expect(markedSteps([-1, 0, 1, 0, 1, -1])).toEqual([2, 4]);
    expect(hasMarker(['value', 'marker'])).toBe(true);
    expect(hasMarker(['temp_max', 'temp_min'])).toBe(false);
  });
});
