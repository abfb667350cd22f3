/** One tiny row of the benchmark in a real Chromium, with its workers, for what it compares and not for how fast. */
import { describe, expect, it } from 'vitest';
import { measureRow } from '../../bench/browser/measure';
import { lineOf } from '../../bench/result.mjs';
import type { Row } from '../../bench/rows.mjs';

const LIMITS = { rounds: 1, lapMs: 5, softMs: 0, hardMs: 0 };

describe('a row of the benchmark', () => {
  it.each(['lstm', 'gru'] as const)(
    'trains the same two-layer %s on both sides: the first two losses agree with tf.layers on all its backends',
    async (cell) => {
      const row: Row = { cell, batch: 3, steps: 2, units: 5, layers: 2 };
      const measured = await measureRow({ row, inputs: 1, backend: 'reference', alone: false, limits: LIMITS });
      expect(measured.notes).toEqual([]);
      expect(Object.keys(measured.stocks)).toEqual(['wasm', 'webgl', 'cpu']);
      expect(measured.lossGap).toBeLessThan(1e-4);
      expect(measured.resetAfter === null).toBe(cell === 'lstm');
      // Stock draws for every gate of every layer and step; ours does not draw at all here.
      expect(measured.stocks.webgl!.draws).toBeGreaterThan(row.steps * row.layers * 4);
      expect(measured.ours.draws).toBe(0);

      const line = lineOf(row, 'reference', measured, 1);
      for (const ms of [line.oursMs, line.stockMs, line.kernelMs, line.gflops]) expect(ms).toBeGreaterThan(0);
    },
  );
});
