import { describe, expect, it } from 'vitest';
import { confusionTable } from '../../../../../src/views/lab/predictions/tables';

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
