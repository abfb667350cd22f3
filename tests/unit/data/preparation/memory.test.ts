/** A million rows with a window of 50 cost one array of their numbers and no copy of any window. */
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../../src/data';
import { seriesSpec } from '../specs';

const ROWS = 1_000_000;

describe('a million rows with a window of 50', () => {
  const values = Float64Array.from({ length: ROWS }, (_, row) => row % 1000);
  const table = {
    rows: ROWS,
    columns: [{ name: 'sunspots', unit: '', values }],
    labels: { kind: 'number' as const, first: 0 },
  };
  const spec = seriesSpec({ task: { window: 50, seasonalPeriod: 7 } });

  it('are one interleaved array of four bytes a cell; stations that change nothing share the table’s array', () => {
    const result = prepare(spec, table);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { matrix, targets } = result.value.series!.prepared;
    expect(matrix.values.byteLength).toBe(4 * ROWS);
    expect(matrix).toMatchObject({ width: 1, inputs: 1, targets: [0] });
    for (const station of ['truth', 'filled', 'clipped', 'transformed'] as const) {
      expect(targets[0]![station].buffer, station).toBe(values.buffer);
    }
    expect(result.value.part('train').count).toBe(700_000 - 50);
  });

  it('keep no more bytes than that array, and batches are as large as they are asked to be', () => {
    const before = process.memoryUsage().arrayBuffers;
    const result = prepare(spec, table);
    const grown = process.memoryUsage().arrayBuffers - before;
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    // The windows alone, copied out, would be 50 times as much.
    expect(grown).toBeLessThan(4 * 4 * ROWS);
    const { inputs, targets } = result.value.part('train').batch([0, 699_949]);
    expect([inputs.byteLength, targets.byteLength]).toEqual([2 * 50 * 4, 2 * 4]);
    expect(inputs[49 * 2 + 1]! * 999).toBeCloseTo(998, 3);
  });
});
