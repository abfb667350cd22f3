import { describe, expect, it } from 'vitest';
import { fileName } from '../../../../../src/views/parts/save/labels';

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
