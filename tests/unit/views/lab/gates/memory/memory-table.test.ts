import { describe, expect, it } from 'vitest';
import { csvText } from '../../../../../../src/data/csv';
import { memoryTable } from '../../../../../../src/views/lab/gates/memory/memory-table';

describe('the table of memory lengths', () => {
  it('has a row for each unit in its own order, an endless one as "Infinity" (hand-computed)', () => {
    const lengths = [
      { unit: 1, halfLife: 0.5 },
      { unit: 0, halfLife: Infinity },
    ];
    const table = memoryTable([null, lengths], ['A Simple RNN', 'B GRU']);
    expect(csvText(table)).toBe('contender,unit,half-life\r\nB GRU,1,Infinity\r\nB GRU,2,0.5\r\n');
  });
});
