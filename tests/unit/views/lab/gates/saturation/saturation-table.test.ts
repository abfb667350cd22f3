import { describe, expect, it } from 'vitest';
import { saturationTable } from '../../../../../../src/views/lab/gates/saturation/saturation-table';

describe('the table of saturation', () => {
  it('has a row for each gate and epoch, of gated contenders only (hand-computed)', () => {
    const f = (below: number, above: number) => ({ name: 'f', below, above });
    const i = (below: number, above: number) => ({ name: 'i', below, above });
    const history = [
      { epoch: 0, gates: [i(0, 0.25), f(0, 1)] },
      { epoch: 1.5, gates: [i(0.5, 0), f(0.125, 0.75)] },
    ];
    const { columns, rows } = saturationTable([[{ epoch: 0, gates: [] }], history], ['A Simple RNN', 'B LSTM']);
    expect(columns).toEqual(['contender', 'gate', 'epoch', 'below', 'above']);
    expect([...rows]).toEqual([
      ['B LSTM', 'i', 0, 0, 0.25],
      ['B LSTM', 'i', 1.5, 0.5, 0],
      ['B LSTM', 'f', 0, 0, 1],
      ['B LSTM', 'f', 1.5, 0.125, 0.75],
    ]);
  });
});
