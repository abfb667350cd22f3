/** A run that has ended and whose loss has exploded: told from its numbers, said where its end is. */
import { describe, expect, it } from 'vitest';
import { words } from '../../../src/i18n/both';
import { explosionOfRun } from '../../../src/study/habits';
import { timesText } from '../../../src/views/words/format';
import { endText, endsPlainly } from '../../../src/views/compare/runs/end-text';
import { runRecord } from '../experiment/runs';

const losses = (firstValLoss: number | null, finalTrainLoss: number | null, finalValLoss: number | null) => ({
  firstValLoss,
  finalTrainLoss,
  finalValLoss,
});

describe('the end of a run whose loss has exploded', () => {
  it('is told by the larger of its last losses over that before training (hand-computed)', () => {
    expect(explosionOfRun(losses(0.5, 1e20, 2))).toEqual({ before: 0.5, loss: 1e20 });
    expect(explosionOfRun(losses(0.5, 2, 50.1))).toEqual({ before: 0.5, loss: 50.1 });
    expect(explosionOfRun(losses(0.5, 2, 49))).toBeNull();
    expect(explosionOfRun(losses(null, 1e20, 1e20))).toBeNull();
    expect(explosionOfRun(losses(0.5, null, null))).toBeNull();
  });

  it('is said in both languages beside “finished” (hand-written)', () => {
    const plain = runRecord(losses(1, 0.5, 0.5));
    const exploded = runRecord(losses(1, 2, 1e20));
    expect(endsPlainly(plain)).toBe(true);
    expect(endsPlainly(exploded)).toBe(false);
    expect(endText(plain, words('en').t)).toBe('finished');
    expect(endText(exploded, words('en').t)).toBe('finished, loss grew 1e20-fold');
    expect(endText(exploded, words('zh').t)).toBe('已完成，损失增大到训练前的 1e20 倍');
  });

  it('names the growth in two digits, or its power of ten (hand-computed)', () => {
    expect([123, 9876, 12_345, 3.4e20, Infinity].map(timesText)).toEqual(['120', '9900', '1e4', '3e20', '∞']);
  });
});
