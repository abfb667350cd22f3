import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../../src/views/state/model';
import { fileName } from '../../../../../src/views/parts/save/labels';
import { confusionTable, gateTable } from '../../../../../src/views/parts/save/tables';

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

describe('the table of a confusion matrix', () => {
  it('has a row for each truth and answer (hand-computed)', () => {
    const { rows } = confusionTable([Int32Array.of(5, 1, 2, 7)], ['A LSTM'], ['no', 'yes']);
    expect([...rows]).toEqual([
      ['A LSTM', 'no', 'no', 5],
      ['A LSTM', 'no', 'yes', 1],
      ['A LSTM', 'yes', 'no', 2],
      ['A LSTM', 'yes', 'yes', 7],
    ]);
  });
});

describe('the name of a saved file', () => {
  it('says experiment, view and epoch, in letters that every system takes (by definition)', () => {
    expect(fileName('Sunspots, yearly', 'gates-A', [12], 'png')).toBe('sunspots-yearly-gates-A-epoch-12.png');
    expect(fileName('太阳黑子 (年)', 'data', [], 'csv')).toBe('太阳黑子-年-data.csv');
    expect(fileName('sine', 'gates', [12, null, 12], 'csv')).toBe('sine-gates-epoch-12.csv');
    expect(fileName('sine', 'gates', [328, 174], 'csv')).toBe('sine-gates-epochs-a328-b174.csv');
    expect(fileName('sine', 'gates', [null, 7, 9], 'csv')).toBe('sine-gates-epochs-b7-c9.csv');
    expect(fileName('my/../file: "x"', 'cell', [0], 'svg')).toBe('my-file-x-cell-epoch-0.svg');
  });
});
