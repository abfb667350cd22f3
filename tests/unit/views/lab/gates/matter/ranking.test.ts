import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../../../../../src/i18n/both';
import { changeInWords, changeOf } from '../../../../../../src/views/lab/gates/matter/change';
import { conclusionOf } from '../../../../../../src/views/lab/gates/matter/conclusion';
import { rankedGates, rankedUnits, reachOf, summaryOf } from '../../../../../../src/views/lab/gates/matter/ranking';

const { t: en } = words('en');
const { t: zh } = words('zh');

describe('what happened to a loss', () => {
  it('is times from twice on, percent below, and nothing within one percent either way (hand-computed)', () => {
    expect(changeOf(0.01, 0.031)).toEqual({ kind: 'times', times: 3.1 });
    expect(changeOf(1, 2)).toEqual({ kind: 'times', times: 2 });
    expect(changeOf(1, 1.5)).toEqual({ kind: 'higher', percent: 50 });
    expect(changeOf(1, 0.75)).toEqual({ kind: 'lower', percent: 25 });
    expect(changeOf(1, 1.009)).toEqual({ kind: 'same' });
    expect(changeOf(1, 0.991)).toEqual({ kind: 'same' });
    expect(changeOf(0.3, 0.3)).toEqual({ kind: 'same' });
  });

  it('has words where there was no loss, or is no number (by definition)', () => {
    expect(changeOf(0, 0)).toEqual({ kind: 'same' });
    expect(changeOf(0, 0.2)).toEqual({ kind: 'fromZero', after: 0.2 });
    expect(changeOf(1, NaN)).toEqual({ kind: 'broken' });
    expect(changeOf(1, Infinity)).toEqual({ kind: 'broken' });
  });

  it('is said with two digits, in both languages (hand-written)', () => {
    expect(changeInWords(changeOf(0.01, 0.0314), en)).toBe('is 3.1 times as high');
    expect(changeInWords(changeOf(0.01, 0.0314), zh)).toBe('变为 3.1 倍');
    expect(changeInWords(changeOf(1, 1234.5), en)).toBe('is 1235 times as high');
    expect(changeInWords(changeOf(1, 1.125), en)).toBe('is 13 % higher');
    expect(changeInWords(changeOf(1, 0.88), en)).toBe('is 12 % lower');
    expect(changeInWords(changeOf(1, 1), en)).toBe('hardly changes (< 1 %)');
    expect(changeInWords(changeOf(1, NaN), zh)).toBe('不再是数');
  });

  it('says "higher" of nothing that fell, and "lower" of nothing that rose (property)', () => {
    const loss = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(loss, loss, (before, after) => {
        const { kind } = changeOf(before, after);
        if (kind === 'times') expect(after).toBeGreaterThanOrEqual(2 * before * (1 - 1e-12));
        if (kind === 'higher') expect(after).toBeGreaterThan(before);
        if (kind === 'lower') expect(after).toBeLessThan(before);
        if (kind === 'same') expect(Math.abs(after - before)).toBeLessThanOrEqual(0.0101 * before);
      }),
    );
  });

  it('lets a gate matter only where the loss rises, and says nothing of a network that ran away (by definition)', () => {
    expect(conclusionOf(changeOf(1, 5))).toBe('worse');
    expect(conclusionOf(changeOf(1, 1.02))).toBe('worse');
    expect(conclusionOf(changeOf(1, 1.002))).toBe('same');
    expect(conclusionOf(changeOf(1, 0.5))).toBe('lower');
    expect(conclusionOf(changeOf(1, NaN))).toBeNull();
  });
});

/** A ranking of an LSTM's five units, untouched loss 1, all gates done. */
const answer = (units: readonly number[], done: number) => ({
  units: Float64Array.from(units),
  gates: (['i', 'f', 'g', 'o'] as const).map((gate, k) => ({
    gate,
    loss: [1, 3, 2, 3][k]!,
    means: new Float32Array(5),
  })),
  done,
});

describe('a ranking', () => {
  it('puts the greatest loss first, ties in their order, and leaves out what is not computed yet (hand-sorted)', () => {
    const far = answer([1, 4, 2, 4, NaN], 4 + 4);
    expect(rankedUnits(far).map(({ unit }) => unit)).toEqual([1, 3, 2, 0]);
    expect(rankedUnits(answer([1, 4, 2, 4, 9], 4))).toEqual([]);
  });

  it('takes a loss that is no number for the greatest (by definition)', () => {
    expect(rankedUnits(answer([1, NaN, 2, 4, 3], 9)).map(({ unit }) => unit)).toEqual([1, 3, 4, 2, 0]);
  });

  it('puts gates in the same order (hand-sorted)', () => {
    expect(rankedGates(answer([], 4)).map(({ gate }) => gate)).toEqual(['f', 'o', 'g', 'i']);
  });

  it('counts the units without which hardly anything changes, and those without which it is lower (hand-counted)', () => {
    const summary = summaryOf(1, rankedUnits(answer([1.005, 3.1, 0.5, 0.995, 1.2], 9)))!;
    expect(summary.most).toEqual({ unit: 1, loss: 3.1 });
    expect(summary.change).toEqual({ kind: 'times', times: 3.1 });
    expect(summary).toMatchObject({ hardly: 2, lower: 1 });
    expect(summaryOf(1, [])).toBeNull();
  });

  it('has an axis that holds every number and the untouched loss (hand-computed)', () => {
    expect(reachOf(1, [0.5, 3, NaN, Infinity])).toBe(3);
    expect(reachOf(2, [0.5])).toBe(2);
    expect(reachOf(0, [0])).toBe(1);
  });

  it('is said in both languages (hand-written)', () => {
    const hardly = en('matter.hardly', { count: 9, units: 16 });
    expect(en('matter.said', { unit: 4, change: en('matter.change.times', { times: '3.1' }), hardly })).toBe(
      'Without unit 4 the loss is 3.1 times as high; 9 of 16 units hardly matter (< 1 %).',
    );
    expect(en('matter.hardly', { count: 0, units: 16 })).toBe('each of the 16 units changes it by 1 % or more');
    const lower = zh('matter.lower', { count: 1 });
    expect(
      zh('matter.saidLower', {
        unit: 4,
        change: '升高 5 %',
        hardly: zh('matter.hardly', { count: 2, units: 8 }),
        lower,
      }),
    ).toBe('没有隐藏单元 4 时，损失升高 5 %；8 个隐藏单元中有 2 个无关紧要（< 1 %）；还有 1 个单独去掉时反而更低。');
  });
});
