import { describe, expect, it } from 'vitest';
import { gateTable } from '../../../../../src/views/lab/shared/gate-table';
import type { Trace } from '../../../../../src/views/state/model';

const trace = {
  epoch: 40,
  layer: 1,
  direction: 'backward',
  steps: 3,
  units: 2,
  stepLabels: ['Mon', 'Tue', 'Wed'],
  gates: [{ name: 'f', values: Float32Array.of(0, 1, 2, 3, 4, 5) }],
} as unknown as Trace;

describe('the table of gates', () => {
  it('has a row for each unit and step, from 1, with the value [T, H] (hand-computed)', () => {
    const { columns, rows } = gateTable([null, trace], ['A LSTM', 'B LSTM']);
    expect(columns).toEqual(['contender', 'epoch', 'layer', 'direction', 'quantity', 'unit', 'step', 'label', 'value']);
    expect([...rows]).toEqual([
      ['B LSTM', 40, 2, 'backward', 'f', 1, 1, 'Mon', 0],
      ['B LSTM', 40, 2, 'backward', 'f', 1, 2, 'Tue', 2],
      ['B LSTM', 40, 2, 'backward', 'f', 1, 3, 'Wed', 4],
      ['B LSTM', 40, 2, 'backward', 'f', 2, 1, 'Mon', 1],
      ['B LSTM', 40, 2, 'backward', 'f', 2, 2, 'Tue', 3],
      ['B LSTM', 40, 2, 'backward', 'f', 2, 3, 'Wed', 5],
    ]);
  });

  it('may be of one unit, or of one unit and step (hand-computed)', () => {
    expect([...gateTable([trace], ['A'], { unit: 1 }).rows].map((row) => row.at(-1))).toEqual([1, 3, 5]);
    expect([...gateTable([trace], ['A'], { unit: 0, step: 2 }).rows]).toEqual([
      ['A', 40, 2, 'backward', 'f', 1, 3, 'Wed', 4],
    ]);
    expect([...gateTable([trace], ['A'], { unit: 7 }).rows]).toEqual([]);
  });
});
