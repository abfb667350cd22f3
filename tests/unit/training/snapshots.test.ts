import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begun,
  bytesTaken,
  extended,
  nearest,
  roomFor,
  snapshotsOf,
  SNAPSHOT_BYTES,
  type Series,
  type Snapshot,
} from '../../../src/training/snapshots';

const at = (epoch: number, parameters = 1): Snapshot => ({ epoch, parameters: new Float32Array(parameters) });

/** A run of so many epochs, of which these were the best so far. */
function grown(epochs: number, most: number, best: readonly number[] = [], parameters = 1): Series {
  let series = begun(at(0, parameters));
  for (let epoch = 1; epoch <= epochs; epoch++)
    series = extended(series, at(epoch, parameters), best.includes(epoch), most);
  return series;
}

const epochsOf = (series: Series) => snapshotsOf(series).map(({ epoch }) => epoch);

const run = fc.record({
  epochs: fc.nat(400),
  most: fc.integer({ min: 1, max: 40 }),
  best: fc.uniqueArray(fc.integer({ min: 1, max: 400 })),
});

describe('the snapshots of a run', () => {
  it('are all epochs while there is room, then every second one, then every fourth (by hand)', () => {
    expect(epochsOf(grown(3, 4))).toEqual([0, 1, 2, 3]);
    expect(epochsOf(grown(4, 4))).toEqual([0, 2, 4]);
    expect(epochsOf(grown(7, 4))).toEqual([0, 2, 4, 6, 7]);
    expect(epochsOf(grown(9, 4, [1, 5]))).toEqual([0, 4, 5, 8, 9]);
  });

  it('never take more than their room, rise, and hold epoch 0, the best and the latest (by definition)', () => {
    fc.assert(
      fc.property(run, ({ epochs, most, best }) => {
        const series = grown(epochs, most, best);
        const kept = epochsOf(series);
        expect(series.spaced.length).toBeLessThanOrEqual(most);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        const last = best.filter((epoch) => epoch <= epochs);
        expect(kept).toEqual(expect.arrayContaining([0, epochs, ...(last.length > 0 ? [Math.max(...last)] : [])]));
      }),
    );
  });

  it('lie as densely as a power of two and the room allow (by definition)', () => {
    fc.assert(
      fc.property(run, ({ epochs, most }) => {
        const { stride, spaced } = grown(epochs, most);
        expect(Number.isInteger(Math.log2(stride))).toBe(true);
        expect(spaced.map(({ epoch }) => epoch)).toEqual(
          Array.from({ length: Math.floor(epochs / stride) + 1 }, (_, k) => k * stride),
        );
        // Half the stride would not have fitted.
        if (stride > 1) expect(Math.floor(epochs / (stride / 2)) + 1).toBeGreaterThan(most);
      }),
    );
  });

  it('depend on nothing but the epochs and the room: two contenders keep the same (by definition)', () => {
    fc.assert(
      fc.property(run, ({ epochs, most }) => {
        const numbers = (parameters: number) => grown(epochs, most, [], parameters).spaced.map(({ epoch }) => epoch);
        expect(numbers(3)).toEqual(numbers(1));
      }),
    );
  });

  it('give the nearest epoch that is kept, of two as near the earlier (by definition)', () => {
    fc.assert(
      fc.property(run, fc.nat(500), ({ epochs, most, best }, asked) => {
        const series = grown(epochs, most, best);
        const found = nearest(series, asked).epoch;
        const away = (epoch: number) => Math.abs(epoch - asked);
        expect(epochsOf(series).filter((epoch) => away(epoch) < away(found))).toEqual([]);
        expect(epochsOf(series).filter((epoch) => away(epoch) === away(found) && epoch < found)).toEqual([]);
      }),
    );
  });
});

describe('the room for snapshots', () => {
  it('is 32 MB, with one more that is being looked at, or four sets of weights where they are larger (by definition)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000_000 }), (parameters) => {
        const { most, bound } = roomFor(parameters);
        expect(bound).toBe(Math.max(SNAPSHOT_BYTES, 16 * parameters));
        expect(most).toBeGreaterThanOrEqual(1);
        // The evenly spaced ones, the best, the latest and the one that is shown.
        expect((most + 3) * 4 * parameters).toBeLessThanOrEqual(bound);
      }),
    );
  });

  it('counts every set of weights once (by hand)', () => {
    const series = grown(9, 4, [5], 10);
    expect(bytesTaken([...snapshotsOf(series), series.latest])).toBe(5 * 40);
  });
});
