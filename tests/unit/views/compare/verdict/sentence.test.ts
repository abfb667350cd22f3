import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../../src/i18n';
import { words } from '../../../../../src/i18n/both';
import type { Entry } from '../../../../../src/study/entries';
import { judge } from '../../../../../src/study/verdict';
import {
  caveatSentence,
  verdictLine,
  verdictSentence,
  type Naming,
} from '../../../../../src/views/compare/verdict/sentence';
import { ended, outcome, race } from '../../../study/runs';

const NAMES = ['A LSTM', 'B GRU', 'C Simple RNN'];
const naming = (language: Language, unit = '°C'): Naming => ({ t: words(language).t, names: NAMES, unit });

function said(entries: readonly Entry[], contenders: number, language: Language = 'en', unit = '°C') {
  return verdictSentence(judge('forecast', entries, contenders), naming(language, unit));
}
const caveats = (entries: readonly Entry[], contenders: number, language: Language = 'en') =>
  judge('forecast', entries, contenders).caveats.map((caveat) => caveatSentence(caveat, naming(language)));

// Gains 4, 5, 6: 5 ± 4.303 / √3, t = 8.66 with 2 degrees of freedom.
const AHEAD = [
  [10, 10, 10],
  [14, 15, 16],
];
// Gains 1, 2, 3: 2 ± 4.303 / √3, t = 3.46.
const UNDECIDED = [
  [10, 10, 10],
  [11, 12, 13],
];

describe('the sentence of two contenders, its numbers hand-computed', () => {
  it('says who is ahead, by how much, and how sure that is', () => {
    expect(said(race(AHEAD), 2)).toBe(
      'A LSTM is ahead of B GRU: RMSE on test is lower by 5.0 °C (95 % interval 2.5 to 7.5 °C; p = 0.013; 3 pairs of runs).',
    );
    expect(said(race(AHEAD), 2, 'zh')).toBe(
      'A LSTM 领先 B GRU：RMSE（测试集）低 5.0 °C（95 % 置信区间 2.5 至 7.5 °C；p = 0.013；3 对运行）。',
    );
  });

  it('speaks of the winner, whichever it is, and leaves the unit out where there is none', () => {
    expect(said(race([...AHEAD].reverse()), 2, 'en', '')).toBe(
      'B GRU is ahead of A LSTM: RMSE on test is lower by 5.0 (95 % interval 2.5 to 7.5; p = 0.013; 3 pairs of runs).',
    );
  });

  it('says that a difference may be luck', () => {
    expect(said(race(UNDECIDED), 2)).toBe(
      'Undecided between A LSTM and B GRU: for A LSTM, RMSE on test is lower by 2.0 °C, but that may be luck (95 % interval −0.5 to 4.5 °C; p = 0.074; 3 pairs of runs).',
    );
    expect(said(race(UNDECIDED), 2, 'zh')).toBe(
      'A LSTM 与 B GRU 未分胜负：就 A LSTM 而言，RMSE（测试集）低 2.0 °C，但可能只是运气（95 % 置信区间 −0.5 至 4.5 °C；p = 0.074；3 对运行）。',
    );
  });

  it('says of runs that went on under other settings that they make no pair', () => {
    const change = { step: 5, epoch: 1, path: 'training.learningRate', value: 0.1 };
    const entries = race([[10], [99]]).map((entry, k) =>
      k === 0 ? { ...entry, outcome: { ...entry.outcome!, changes: [change] } } : entry,
    );
    expect(said(entries, 2)).toContain('(no complete pair of runs)');
    expect(said(entries, 2, 'zh')).toBe(
      '还不能说谁更好：没有一对完整的运行，分不清是实力还是运气。请给每名选手至少 3 个种子。',
    );
  });

  it('says that nothing can be said of fewer than three seeds', () => {
    expect(said(race([[10], [99]]), 2)).toBe(
      'Nothing can be said about who is better: there is too little to tell skill from luck (1 pair of runs). Give every contender at least 3 seeds.',
    );
    expect(
      said(
        race([
          [10, 11],
          [99, 98],
        ]),
        2,
        'zh',
      ),
    ).toBe('还不能说谁更好：只有 2 对运行，分不清是实力还是运气。请给每名选手至少 3 个种子。');
  });

  it('speaks of percentage points where the metric is a share', () => {
    const tests = [
      [0.5, 0.6, 0.7],
      [0.9, 0.94, 0.98],
    ];
    // Gains 40, 34, 28 points: 34 ± 4.303 · 6 / √3.
    const judged = judge('classifySequence', race(tests, 'accuracy'), 2);
    expect(verdictSentence(judged, naming('en', ''))).toBe(
      'B GRU is ahead of A LSTM: accuracy on test is higher by 34 percentage points (95 % interval 19 to 49; p = 0.010; 3 pairs of runs).',
    );
  });

  it('owns up to a choice by validation that test does not bear out', () => {
    const entries = AHEAD.flatMap((values, contender) =>
      values.map((test, run) => ended(outcome({ contender, run, validation: { rmse: -test }, test: { rmse: test } }))),
    );
    expect(said(entries, 2)).toBe(
      'Validation chose B GRU, but on test A LSTM is ahead of it: RMSE on test is lower by 5.0 °C (95 % interval 2.5 to 7.5 °C; p = 0.013; 3 pairs of runs).',
    );
  });

  it('has words for every run alike, for equal runs, for one contender and for none', () => {
    expect(
      said(
        race([
          [1, 2, 3],
          [1.5, 2.5, 3.5],
        ]),
        2,
      ),
    ).toBe(
      'A LSTM is ahead of B GRU by exactly the same in every run: RMSE on test is lower by 0.500 °C (3 pairs of runs). Without any spread there is no interval.',
    );
    expect(
      said(
        race([
          [1, 2, 3],
          [1, 2, 3],
        ]),
        2,
      ),
    ).toBe('A LSTM and B GRU are equal: the same RMSE on test in every run (3 pairs of runs).');
    expect(said(race([[1, 2, 3]]), 1)).toBe(
      'A LSTM reaches RMSE 2.0 ± 1.0 °C on test. For a race, add a second contender.',
    );
    expect(said([], 2)).toBe('No verdict: no run has numbers to compare.');
  });

  it('counts diverged runs as lost', () => {
    const diverged = race([
      [10, 10, 10, 10],
      [14, 15, 16, 15],
    ]).map((entry) => (entry.contender === 0 && entry.run === 3 ? ended({ ...entry.outcome!, end: 'failed' }) : entry));
    expect(said(diverged, 2)).toBe(
      'Undecided between B GRU and A LSTM: A LSTM is better where both have numbers (RMSE on test is lower by 5.0 °C; 3 pairs of runs), but more of its runs diverged, and those count as lost.',
    );
    expect(caveats(diverged, 2)).toEqual(['A LSTM: 1 of 4 runs diverged, which counts as lost.']);
  });

  it('says how far the race has come while it goes on', () => {
    const going = race([...AHEAD]).map((entry): Entry =>
      entry.run === 2 ? { ...entry, status: 'training', outcome: null } : entry,
    );
    expect(said(going, 2)).toMatch(/^So far \(4 of 6 runs\): Nothing can be said/);
    // More seeds are on their way: they need not be asked for.
    expect(said(going, 2)).not.toContain('seeds');
    expect(said(going, 2, 'zh')).toMatch(/^目前（6 次运行已完成 4 次）：还不能说谁更好/);
  });
});

describe('too few complete pairs', () => {
  const tests = [
    [10, 10, 10, 10, 10],
    [14, 15, 16, 15, 14],
  ];
  const line = (entries: readonly Entry[], language: Language = 'en') =>
    verdictLine(judge('forecast', entries, 2), naming(language));

  it('are the fault of runs that were left out, not of too few seeds, by example', () => {
    const cancelled = race(tests).map((entry): Entry =>
      entry.run === 0 ? entry : { ...entry, status: 'cancelled', outcome: null },
    );
    expect(said(cancelled, 2)).toBe(
      'Nothing can be said about who is better: there is too little to tell skill from luck (1 pair of runs). Runs were left out, because they were stopped or their settings changed. Press Reset and Train to race again with the settings as they are.',
    );
    expect(line(cancelled)).toBe('nothing can be said, because runs were left out');
    expect(caveats(cancelled, 2)[0]).toBe(
      'A LSTM: 4 of 5 runs do not count (4 stopped before the end); only complete pairs do.',
    );
    for (const text of [said(cancelled, 2), line(cancelled), said(cancelled, 2, 'zh'), line(cancelled, 'zh')])
      expect(text).not.toMatch(/seeds|种子/);
    expect(caveats(cancelled, 2, 'zh')[0]).toBe('A LSTM：5 次运行中有 4 次不计入（4 次提前停止）；只比较完整的配对。');
  });

  it('are the fault of settings that were changed for some, by example', () => {
    const change = { step: 5, epoch: 1, path: 'training.learningRate', value: 0.1 };
    const changed = race(tests).flatMap((entry): Entry[] => {
      if (entry.run > 0) return [{ ...entry, status: 'cancelled', outcome: null }];
      return [entry.contender === 0 ? ended({ ...entry.outcome!, changes: [change] }) : entry];
    });
    expect(said(changed, 2)).toContain('(no complete pair of runs). Runs were left out');
    expect(said(changed, 2, 'zh')).toMatch(/^还不能说谁更好：没有一对完整的运行，分不清是实力还是运气。有运行被停止/);
  });

  it('may still come, or are the fault of divergence, by example', () => {
    const going = race(tests).map((entry): Entry =>
      entry.run < 2 ? entry : { ...entry, status: 'training', outcome: null },
    );
    expect(line(going)).toBe('nothing can be said yet, too few runs have ended');
    const diverged = race(tests).map((entry) => (entry.run < 2 ? entry : ended({ ...entry.outcome!, end: 'failed' })));
    expect(line(diverged)).toBe('nothing can be said, because too many runs diverged');
    expect(said(diverged, 2)).toContain('Lower the learning rate');
  });
});

describe('a race that no contender wins against a baseline', () => {
  const baselines = { ridge: { validation: { rmse: 1 }, test: { rmse: 1 } } };

  it('says so before anything else, by definition', () => {
    const entries = race(AHEAD, 'rmse', { baselines });
    expect(said(entries, 2)).toMatch(
      /^No contender beats the baseline “ridge regression” on test\. A LSTM is ahead of B GRU/,
    );
    expect(said(entries, 2, 'zh')).toMatch(/^在测试集上，没有一名选手胜过基线“.+”。A LSTM 领先 B GRU/);
    expect(verdictLine(judge('forecast', entries, 2), naming('en'))).toBe(
      'none beats the baseline “ridge regression” · A LSTM is ahead',
    );
  });

  it('is silent about it where one does, by definition', () => {
    const some = { ridge: { validation: { rmse: 12 }, test: { rmse: 12 } } };
    expect(said(race(AHEAD, 'rmse', { baselines: some }), 2)).toMatch(/^A LSTM is ahead/);
  });
});

describe('the sentence of several contenders', () => {
  const three = race([
    [10, 10, 10, 10],
    [15, 15.1, 15.2, 15.3],
    [10.2, 9.9, 10.3, 9.8],
  ]);

  it('has a clause for each, with the level of its interval', () => {
    // Gains of 5.15 ± 4.177 · 0.1291 / 2 at 97.5 %, and 0.05 ± 3.182 · 0.2380 / 2 at 95 %.
    expect(said(three, 3)).toBe(
      'A LSTM is ahead of some, not of all. By RMSE on test it is ahead of B GRU by 5.15 °C (97.5 % interval 4.88 to 5.42 °C); not clearly apart from C Simple RNN (95 % interval −0.33 to 0.43 °C).',
    );
    expect(said(three, 3, 'zh')).toBe(
      'A LSTM 领先其中一部分。按测试集的 RMSE，它领先 B GRU 5.15 °C（97.5 % 置信区间 4.88 至 5.42 °C）；与 C Simple RNN 难分高下（95 % 置信区间 −0.33 至 0.43 °C）。',
    );
  });

  it('writes all its intervals as fine as the narrowest asks for, and owns up that nothing is decided', () => {
    // Gains 0.05 ± 3.182 · 0.2380 / 2 at 95 %, and 1 ± 4.177 · 4.0825 / 2 at 97.5 %: half of 0.38 needs two decimals.
    const undecided = race([
      [10, 10, 10, 10],
      [16, 6, 13, 9],
      [10.2, 9.9, 10.3, 9.8],
    ]);
    const text = said(undecided, 3);
    expect(text).toMatch(/^Undecided: A LSTM is best on validation, and no more than that\. By RMSE on test it is /);
    const numbers = text.match(/\d+\.\d+(?= to| °C)/g)!;
    expect(numbers).toHaveLength(4);
    for (const number of numbers) expect(number).toMatch(/\.\d\d$/);
    expect(said(undecided, 3, 'zh')).toMatch(
      /^未分胜负：A LSTM 只是在验证集上居首。按测试集的 RMSE，它与 B GRU 难分高下/,
    );
  });

  it('fits in one line without its clauses', () => {
    expect(verdictLine(judge('forecast', three, 3), naming('en'))).toBe('A LSTM is ahead of some, not of all');
    expect(verdictLine(judge('forecast', race(AHEAD), 2), naming('en'))).toBe(
      'A LSTM is ahead · RMSE on test is lower by 5.0 °C (95 % interval 2.5 to 7.5 °C)',
    );
    expect(verdictLine(judge('forecast', race(UNDECIDED), 2), naming('en'))).toBe(
      'undecided · A LSTM: RMSE on test is lower by 2.0 °C (95 % interval −0.5 to 4.5 °C)',
    );
  });
});

describe('caveats in words', () => {
  it('name every contender’s parameters where they are not matched', () => {
    const entries = race(AHEAD).map((entry) => ({
      ...entry,
      outcome: { ...entry.outcome!, parameters: [1233, 953][entry.contender]! },
    }));
    expect(caveats(entries, 2)).toEqual(['Parameters not matched: A LSTM 1,233, B GRU 953.']);
    expect(caveats(entries, 2, 'zh')).toEqual(['参数量不相当：A LSTM 1,233、B GRU 953。']);
  });

  it('name the baseline that was not beaten', () => {
    const baselines = { ridge: { validation: { rmse: 12 }, test: { rmse: 12 } } };
    expect(caveats(race(AHEAD, 'rmse', { baselines }), 2)).toEqual([
      'B GRU is no better on test than the baseline “ridge regression”: it beats it in 0 of 3 runs.',
    ]);
  });

  it('leave no placeholder open in either language', () => {
    const base = race(AHEAD)[0]!.outcome!;
    const change = { step: 1, epoch: 1, path: 'training.learningRate', value: 1 };
    const mixed: Entry[] = [
      ended({ ...base, variant: 'fma', changes: [change], parameters: 5 }),
      ended({ ...base, run: 1, changes: [change], epochs: 7 }),
      ended({ ...base, run: 2, end: 'failed' }),
      ended({ ...base, contender: 1 }),
      ended({ ...base, contender: 1, run: 1, end: 'paused' }),
      { contender: 1, run: 2, status: 'waiting', outcome: null },
    ];
    for (const language of ['en', 'zh'] as const) {
      const all = [...caveats(mixed, 2, language), said(mixed, 2, language)];
      expect(all).toHaveLength(8);
      for (const text of all) expect(text).not.toMatch(/\{\{|\$t|undefined|null|NaN|verdict\./);
    }
  });
});
