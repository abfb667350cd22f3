import { describe, expect, it } from 'vitest';
import { chinese, english, keysWith } from './sentences';

describe('the words of both languages', () => {
  it('call a forecast without a network a baseline, and the run that others are compared with a reference', () => {
    const ledger = (keys: string[]) =>
      keys.filter((key) => key.startsWith('ledger.') && key !== 'ledger.parts.baselines');
    expect(ledger(keysWith(english, /baseline/i))).toEqual([]);
    expect(ledger(keysWith(chinese, /基线|基准/))).toEqual([]);
    expect(english.get('ledger.pin')).toContain('reference');
    expect(chinese.get('ledger.pin')).toContain('参照');
    for (const key of ['help.look.baseline', 'verdict.afterBaseline', 'predictions.allWorse']) {
      expect(english.get(key), key).toContain('baseline');
      expect(chinese.get(key), key).toContain('基线');
    }
  });

  it('write the state of the step before with its index, never as c₋', () => {
    for (const catalogue of [english, chinese]) expect(keysWith(catalogue, /[ch]₋/)).toEqual([]);
  });
});
