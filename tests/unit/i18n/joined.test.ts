import { describe, expect, it } from 'vitest';
import { gapAfter, joined } from '../../../src/i18n/joined';

describe('sentences one after the other', () => {
  it('have a blank between them in English and none after a Chinese stop', () => {
    expect(joined(['One.', 'Two.'])).toBe('One. Two.');
    expect(joined(['不如基线（岭回归）。', '无 MAPE：序列中有零或负值。'])).toBe(
      '不如基线（岭回归）。无 MAPE：序列中有零或负值。',
    );
    expect(gapAfter('A LSTM：')).toBe('');
    expect(gapAfter('A LSTM:')).toBe(' ');
  });

  it('leave out what says nothing', () => {
    expect(joined(['', 'One.', '', 'Two.', ''])).toBe('One. Two.');
    expect(joined([])).toBe('');
  });
});
