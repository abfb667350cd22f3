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

  it('use one Chinese word for each thing: 隐藏单元, 细胞, 固定 (pitfalls.md)', () => {
    // 单元格 is a field of a table, 最小门控单元 the name of a cell.
    expect(keysWith(chinese, /(?<!隐藏|最小门控)单元(?!格)/)).toEqual([]);
    expect(keysWith(chinese, /钳/)).toEqual([]);
    expect(keysWith(chinese, /手术/)).toEqual([]);
    // One politeness on the whole page.
    expect(keysWith(chinese, /你/)).toEqual([]);
    expect(keysWith(chinese, /。[ \u00a0]/)).toEqual([]);
    expect(chinese.get('run.oneEpoch')).toBe('训练一轮');
  });
});
