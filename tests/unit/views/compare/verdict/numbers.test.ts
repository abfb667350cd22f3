import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../../src/study/verdict';
import { differenceAxis, sidesOf } from '../../../../../src/views/compare/verdict/IntervalPlot';
import { aligned, bytesText, levelText, pText, spreadText } from '../../../../../src/views/compare/verdict/numbers';
import { differenceTable, verdictTable } from '../../../../../src/views/compare/verdict/tables';
import type { ContenderSummary } from '../../../../../src/study/contenders';
import type { Spread } from '../../../../../src/study/statistics';
import { isBest } from '../../../../../src/views/compare/verdict/VerdictTable';
import { race } from '../../../study/runs';

describe('numbers of the verdict', () => {
  it('are as fine as their spread, by example', () => {
    expect(aligned([5, 2.516, 7.484], 2.48)).toEqual(['5.0', '2.5', '7.5']);
    expect(aligned([0.01234, -0.5], 0.0123)).toEqual(['0.012', '−0.500']);
    expect(aligned([12345.6, 11111], 800)).toEqual(['12346', '11111']);
    expect(aligned([2e-9], 1e-9)).toEqual(['2.00e−9']);
  });

  it('give mean and spread the same decimals, by example', () => {
    expect(spreadText({ mean: 18.478, sd: 0.5263, n: 5 })).toBe('18.48 ± 0.53');
    expect(spreadText({ mean: 18.478, sd: 5.263, n: 5 })).toBe('18.5 ± 5.3');
    expect(spreadText({ mean: 1234.5, sd: 0, n: 5 })).toBe('1235 ± 0');
    expect(spreadText({ mean: 0.0595, sd: 0, n: 5 })).toBe('0.05950 ± 0');
    expect(spreadText({ mean: 0.9342, sd: 0.0118, n: 5 }, 'accuracy')).toBe('93.4 ± 1.2 %');
    expect(spreadText({ mean: 0.5, sd: null, n: 1 }, 'mape')).toBe('0.5000 %');
  });

  it('name p, levels and bytes, by example', () => {
    expect([0.0004, 0.0131, 1].map(pText)).toEqual(['p < 0.001', 'p = 0.013', 'p = 1.000']);
    expect([0.95, 0.975, 1 - 0.05 / 3].map(levelText)).toEqual(['95', '97.5', '98.3']);
    expect([932, 4676, 4_194_304].map(bytesText)).toEqual(['932 B', '4.68 kB', '4.19 MB']);
  });
});

const judged = (tests: readonly (readonly number[])[]) => {
  const judgement = judge('forecast', race(tests), tests.length);
  if (!('comparisons' in judgement.verdict)) throw new Error('verdict: has no comparisons');
  return { ...judgement, verdict: judgement.verdict };
};

describe('the axis of differences', () => {
  it('holds zero, every dot and every interval within its width, and keeps their order, property', () => {
    const value = fc.integer({ min: 1, max: 100_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 9 }), (pairs) => {
        const { verdict } = judged([pairs.map(([a]) => a), pairs.map(([, b]) => b)]);
        const axis = differenceAxis(verdict.comparisons, 'rmse', 400);
        const [{ gains, test }] = verdict.comparisons;
        for (const gain of [0, ...gains.map((each) => each.gain), ...(test?.interval ?? [])]) {
          expect(axis.at(gain)).toBeGreaterThanOrEqual(0);
          expect(axis.at(gain)).toBeLessThanOrEqual(400);
        }
        expect(axis.at(1)).toBeGreaterThan(axis.at(0));
        expect(axis.ticks).toContain(0);
      }),
    );
  });

  it('counts accuracy in percent, by example', () => {
    expect(differenceAxis([], 'accuracy', 300).text(0.034)).toBe('3.4');
  });
});

describe('the words at the axis of differences', () => {
  const words = { worse: 'A LSTM worse', better: 'A LSTM better', worseShort: 'worse', betterShort: 'better' };

  it('stand beside zero where there is room, else in the corners, and short where it is narrow, by example', () => {
    expect(sidesOf(200, 400, words).map(({ text }) => text)).toEqual(['A LSTM worse', 'A LSTM better']);
    expect(sidesOf(30, 300, words)).toEqual([
      { text: '← A LSTM worse', x: 0, anchor: 'start' },
      { text: 'A LSTM better →', x: 300, anchor: 'end' },
    ]);
    expect(sidesOf(22, 150, words).map(({ text }) => text)).toEqual(['← worse', 'better →']);
  });
});

describe('the best of a column', () => {
  const { contenders } = judge('forecast', race([[1], [3], [2], [1]]), 4);
  const value = (each: (typeof contenders)[number]) => each.metrics.test.rmse?.mean ?? null;

  it('is the lowest error and the highest share, and nobody where all are the same, by definition', () => {
    const best = (better: 'higher' | 'lower' | null, all = contenders) =>
      all.map((each) => isBest({ value, text: (each) => String(value(each)), better }, each, all));
    expect(best('lower')).toEqual([true, false, false, true]);
    expect(best('higher')).toEqual([false, true, false, false]);
    expect(best(null)).toEqual([false, false, false, false]);
    expect(best('lower', [contenders[0]!, contenders[3]!])).toEqual([false, false]);
    expect(best('lower', [contenders[0]!]), 'nobody to compare with').toEqual([false]);
  });

  it('is shared by all that read the same, by definition', () => {
    const text = (each: (typeof contenders)[number]) => (value(each)! < 2.5 ? '1.5 ± 0.2' : '3.0 ± 0.1');
    const shared = contenders.map((each) => isBest({ value, text, better: 'lower' }, each, contenders));
    expect(shared).toEqual([true, false, true, true]);
  });

  it('has no star among times that differ by no more than their spread, or were measured once (hand-computed)', () => {
    const starred = (...spreads: readonly Spread[]) => {
      const of = spreads.map((_, contender) => ({ contender }) as ContenderSummary);
      const column = {
        value: ({ contender }: ContenderSummary) => spreads[contender]!.mean,
        text: ({ contender }: ContenderSummary) => String(spreads[contender]!.mean),
        better: 'lower' as const,
        spread: ({ contender }: ContenderSummary) => spreads[contender]!,
      };
      return of.map((each) => isBest(column, each, of));
    };
    const measured = (mean: number, sd: number | null): Spread => ({ mean, sd, n: sd === null ? 1 : 3 });
    expect(starred(measured(2, 0.5), measured(4, 0.5))).toEqual([true, false]);
    expect(starred(measured(2, 1), measured(4, 1))).toEqual([false, false]);
    expect(starred(measured(2, null), measured(9, null))).toEqual([false, false]);
    expect(starred(measured(2, 0.1), measured(9, null))).toEqual([false, false]);
    expect(starred(measured(9, 0.1), measured(2, 0.1), measured(2.1, 0.1))).toEqual([false, false, false]);
  });
});

describe('the verdict’s files', () => {
  const baselines = { ridge: { validation: { rmse: 12 }, test: { rmse: 12 } } };
  const judgement = judge(
    'forecast',
    race(
      [
        [10, 10, 10],
        [14, 15, 16],
      ],
      'rmse',
      { baselines },
    ),
    2,
  );

  it('have a row for each contender and baseline, hand-computed', () => {
    const { columns, rows } = verdictTable(judgement, ['A LSTM', 'B GRU']);
    const table = [...rows].map((row) => Object.fromEntries(row.map((cell, k) => [columns[k]!, cell])));
    expect(table).toHaveLength(3);
    expect(table[1]).toMatchObject({
      name: 'B GRU',
      runs: 3,
      parameters: 1000,
      'weights (bytes)': 4000,
      'steps to best epoch': 400,
      'time to best epoch (s)': expect.closeTo(0.8, 12) as number,
      'test rmse': 15,
      'test rmse sd': 1,
      'runs that beat ridge on test': 0,
    });
    expect(table[2]).toMatchObject({ name: 'ridge', runs: null, 'test rmse': 12, 'test rmse sd': null });
  });

  it('have a row for each pair of runs, hand-computed', () => {
    const { verdict } = judged([
      [10, 10, 10],
      [14, 15, 16],
    ]);
    const rows = [...differenceTable('rmse', 0, verdict.comparisons, ['A LSTM', 'B GRU']).rows];
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['A LSTM', 'B GRU', 1, 4],
      ['A LSTM', 'B GRU', 2, 5],
      ['A LSTM', 'B GRU', 3, 6],
    ]);
  });
});
