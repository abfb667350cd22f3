import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/study/entries';
import { judge, type Verdict } from '../../../src/study/verdict';
import oracle from '../../oracle/verdict.json';
import { ended, outcome, race } from './runs';

/** The verdict where there are comparisons. */
function compared(verdict: Verdict) {
  if (!('comparisons' in verdict)) throw new Error(`verdict: is ${verdict.kind}`);
  return verdict;
}

const forecast = (tests: readonly (readonly number[])[]) =>
  compared(judge('forecast', race(tests), tests.length).verdict);

const leftOut = (contender: number, of: number, why: { readonly cutShort?: number; readonly changed?: number }) => ({
  ...{ code: 'leftOut', contender, runs: (why.cutShort ?? 0) + (why.changed ?? 0), of },
  why: { cutShort: 0, changed: 0, missing: 0, ...why },
});

describe('the verdict of two contenders', () => {
  it('gives difference, interval and p of the run-by-run differences, as scipy does', () => {
    for (const { a, b, mean, p, intervals } of oracle.paired.filter(({ a }) => a.length >= 3)) {
      const { leader, comparisons } = forecast([a, b]);
      const [{ gain, test }] = comparisons;
      // The smaller RMSE leads; its gain is the other's minus its own.
      const sign = leader === 0 ? -1 : 1;
      expect(gain!.mean).toBeCloseTo(sign * mean, 10);
      expect(Math.abs(test!.p / p - 1)).toBeLessThan(1e-6);
      expect(test!.level).toBe(0.95);
      const ends = intervals[0]!.ends.map((end) => sign * end).sort((x, y) => x - y);
      test!.interval.forEach((end, k) => expect(end).toBeCloseTo(ends[k]!, 6));
    }
  });

  it('says who is ahead where the interval leaves 0 out, hand-computed: gains 1, 2, 3 have p = 0.0742, 4, 5, 6 have 0.0131', () => {
    const undecided = forecast([
      [10, 10, 10],
      [11, 12, 13],
    ]);
    expect(undecided.kind).toBe('undecided');
    expect(undecided.comparisons[0].test!.p).toBeCloseTo(0.0742, 4);
    const ahead = forecast([
      [14, 15, 16],
      [10, 10, 10],
    ]);
    expect(ahead).toMatchObject({ kind: 'ahead', leader: 1 });
    // 5 ± 4.3027 · 1 / √3.
    expect(ahead.comparisons[0].test!.p).toBeCloseTo(0.0131, 4);
    expect(ahead.comparisons[0].test!.interval[0]).toBeCloseTo(5 - 2.4841, 4);
    expect(ahead.comparisons[0].test!.interval[1]).toBeCloseTo(5 + 2.4841, 4);
  });

  it('says nothing of fewer than three seeds, however far apart they are', () => {
    for (const n of [1, 2]) {
      const runs = [Array.from({ length: n }, (_, k) => 1 + k), Array.from({ length: n }, (_, k) => 1000 + 2 * k)];
      expect(forecast(runs)).toMatchObject({ kind: 'tooFew', leader: 0, comparisons: [{ test: null }] });
    }
  });

  it('compares runs of the same number only, hand-computed', () => {
    const runs = race([
      [10, 10, 10, 10, 10],
      [14, 15, 16, 99, 99],
    ]).map((entry): Entry =>
      entry.contender === 1 && entry.run > 2 ? { ...entry, status: 'cancelled', outcome: null } : entry,
    );
    const { verdict, caveats } = judge('forecast', runs, 2);
    const [{ gains }] = compared(verdict).comparisons;
    expect(gains).toEqual([4, 5, 6].map((gain, run) => ({ run, gain })));
    expect(caveats).toContainEqual(leftOut(1, 5, { cutShort: 2 }));
  });

  it('does not depend on the order in which the runs end', () => {
    const runs = race([
      [10, 11, 12, 13],
      [11, 13, 12, 15],
    ]);
    expect(judge('forecast', [...runs].reverse(), 2).verdict).toEqual(judge('forecast', runs, 2).verdict);
  });

  it('has no interval where every run gives the same difference, and says whether it is 0', () => {
    const same = forecast([
      [1, 2, 3],
      [1.5, 2.5, 3.5],
    ]);
    expect(same).toMatchObject({ kind: 'constant', leader: 0, comparisons: [{ test: null, gain: { mean: 0.5 } }] });
    expect(
      forecast([
        [1, 2, 3],
        [1, 2, 3],
      ]).kind,
    ).toBe('equal');
  });

  it('never has both ahead, and turns round with the contenders, property', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const n = Math.min(first.length, second.length);
        const [a, b] = [first.slice(0, n), second.slice(0, n)];
        const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);
        fc.pre(sum(a) !== sum(b));
        const [one, other] = [forecast([a, b]), forecast([b, a])];
        expect(other.kind).toBe(one.kind);
        expect(other.leader).toBe(1 - one.leader);
      }),
    );
  });
});

describe('validation selects, test reports', () => {
  const split = (validation: readonly (readonly number[])[], test: readonly (readonly number[])[]) =>
    validation.flatMap((values, contender) =>
      values.map((value, run) =>
        ended(outcome({ contender, run, validation: { rmse: value }, test: { rmse: test[contender]![run]! } })),
      ),
    );

  it('chooses the leader on validation, and says so where test is against it', () => {
    const entries = split(
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
      [
        [14, 15, 16],
        [10, 10, 10],
      ],
    );
    const { verdict } = judge('forecast', entries, 2);
    expect(verdict).toMatchObject({ kind: 'behind', leader: 0 });
    expect(compared(verdict).comparisons[0].gain!.mean).toBe(-5);
  });

  it('reports nothing of validation: its numbers may be anything that keeps the leader', () => {
    const test = [
      [10, 10, 10],
      [14, 15, 16],
    ];
    const [one, other] = [
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
      [
        [5, 1, 9],
        [700, 800, 900],
      ],
    ].map((validation) => judge('forecast', split(validation, test), 2).verdict);
    expect(other).toEqual(one);
  });
});

describe('the metric that decides', () => {
  it('is RMSE of a forecast and MASE of several targets', () => {
    expect(judge('forecast', race([[1]], 'rmse'), 1).metric).toBe('rmse');
    expect(judge('forecast', race([[1]], 'mase'), 1).metric).toBe('mase');
  });

  it('is RMSE for the adding problem and accuracy for classes, of which more is better', () => {
    expect(judge('regressSequence', race([[1]], 'rmse'), 1).metric).toBe('rmse');
    const tests = [
      [0.5, 0.6, 0.7],
      [0.9, 0.94, 0.98],
    ];
    const { metric, verdict } = judge('classifySequence', race(tests, 'accuracy'), 2);
    expect(metric).toBe('accuracy');
    expect(verdict).toMatchObject({ kind: 'ahead', leader: 1 });
    expect(compared(verdict).comparisons[0].gain!.mean).toBeCloseTo(0.34, 12);
  });
});

describe('the verdict of several contenders', () => {
  const A = [10, 10, 10, 10];
  const near = [10.9, 11.2, 10.4, 11.4];
  const far = [15, 15.1, 15.2, 15.3];

  it('corrects by Holm: a difference that is decided alone is not among others, hand-computed', () => {
    const [farther, nearer] = [near.map((value) => value + 0.05), near.map((value) => value - 0.05)];
    const alone = [near, farther, nearer].map((values) => forecast([A, values]));
    expect(alone.map(({ kind }) => kind)).toEqual(['ahead', 'ahead', 'ahead']);
    // The smallest p is that of the one farthest off. Three times it is above 0.05, and none of the others is decided.
    const smallest = alone[1]!.comparisons[0].test!.p;
    const among = forecast([A, near, farther, nearer]);
    expect(among.kind).toBe('undecided');
    for (const { test } of among.comparisons) {
      expect(test!.p).toBeCloseTo(3 * smallest, 12);
      expect(test!.level).toBeCloseTo(1 - 0.05 / 3, 12);
      expect(test!.interval[0]).toBeLessThan(0);
    }
  });

  it('is ahead of some where the others are undecided, and of all where none is', () => {
    expect(forecast([A, far, far.map((value, k) => value + k)]).kind).toBe('ahead');
    const some = forecast([A, far, [10.2, 9.9, 10.3, 9.8]]);
    expect(some.kind).toBe('aheadOfSome');
    expect(some.comparisons.map(({ outcome }) => outcome)).toEqual(['ahead', 'undecided']);
    expect(some.comparisons.map(({ test }) => test!.level)).toEqual([0.975, 0.95]);
  });

  it('has nobody to compare one contender with', () => {
    expect(judge('forecast', race([[1, 2, 3]]), 1).verdict).toEqual({ kind: 'single', leader: 0 });
  });
});

describe('runs that diverged', () => {
  const diverged = (contender: number, runs: readonly number[], entries: readonly Entry[]): Entry[] =>
    entries.map((entry) =>
      entry.contender === contender && runs.includes(entry.run)
        ? ended(outcome({ contender, run: entry.run, end: 'failed', validation: { rmse: NaN }, test: { rmse: NaN } }))
        : entry,
    );
  const runs = race([
    [10, 10, 10, 10, 10, 10],
    [14, 15, 16, 15, 14, 16],
  ]);

  it('count as lost: their contender does not lead, however good its other runs are', () => {
    const { verdict, caveats } = judge('forecast', diverged(0, [5], runs), 2);
    expect(verdict).toMatchObject({ kind: 'mixed', leader: 1 });
    expect(compared(verdict).comparisons[0]).toMatchObject({ diverged: { leader: 0, rival: 1 }, gain: { n: 5 } });
    expect(caveats).toContainEqual({ code: 'diverged', contender: 0, runs: 1, of: 6 });
  });

  it('do not lower the other’s lead', () => {
    expect(judge('forecast', diverged(1, [5], runs), 2).verdict).toMatchObject({ kind: 'ahead', leader: 0 });
  });

  it('leave nothing to compare where the rival’s nearly all did', () => {
    const { verdict } = judge('forecast', diverged(1, [0, 1, 2, 3, 4], runs), 2);
    expect(verdict).toMatchObject({ kind: 'rivalDiverged', leader: 0 });
  });

  it('also are those that finished without a number', () => {
    const entries = runs.map((entry) =>
      entry.contender === 1 && entry.run === 2
        ? ended(outcome({ contender: 1, run: 2, validation: { rmse: 3 }, test: { rmse: Infinity } }))
        : entry,
    );
    expect(judge('forecast', entries, 2).caveats).toContainEqual({ code: 'diverged', contender: 1, runs: 1, of: 6 });
  });

  it('leave no verdict where all did', () => {
    const all = diverged(1, [0, 1, 2, 3, 4, 5], diverged(0, [0, 1, 2, 3, 4, 5], runs));
    const { verdict, metric } = judge('forecast', all, 2);
    expect(verdict).toEqual({ kind: 'none' });
    expect(metric).toBeNull();
  });
});

describe('caveats', () => {
  const codes = (entries: readonly Entry[], contenders: number) =>
    judge('forecast', entries, contenders).caveats.map(({ code }) => code);
  const fair = race([
    [1, 2, 3],
    [1, 3, 3],
  ]);

  it('are none where all is fair and done', () => {
    expect(codes(fair, 2)).toEqual([]);
  });

  it('name parameters that differ by more than 10 %, and no fewer, by definition', () => {
    const sized = (parameters: number) =>
      fair.map((entry) => (entry.contender === 1 ? { ...entry, outcome: { ...entry.outcome!, parameters } } : entry));
    expect(codes(sized(1100), 2)).toEqual([]);
    expect(judge('forecast', sized(1101), 2).caveats).toEqual([{ code: 'unmatched', parameters: [1000, 1101] }]);
    expect(codes(sized(900), 2)).toEqual(['unmatched']);
  });

  it('say how many runs are still going on, and leave paused ones out', () => {
    const open = fair.map((entry, k): Entry => (k > 3 ? { ...entry, status: 'training', outcome: null } : entry));
    expect(judge('forecast', open, 2).caveats).toEqual([{ code: 'open', done: 4, of: 6 }]);
    const paused = fair.map((entry, k) => (k === 5 ? ended({ ...entry.outcome!, end: 'paused' }) : entry));
    const { verdict, caveats } = judge('forecast', paused, 2);
    expect(caveats).toEqual([leftOut(1, 3, { cutShort: 1 })]);
    expect(verdict.kind).toBe('tooFew');
  });

  it('name the best baseline that a contender does not beat on average, hand-computed', () => {
    const baselines = {
      lastValue: { validation: { rmse: 9 }, test: { rmse: 9 } },
      ridge: { validation: { rmse: 2 }, test: { rmse: 2.2 } },
    };
    const entries = race(
      [
        [1, 2, 3],
        [2, 3, 4],
      ],
      'rmse',
      { baselines },
    );
    const { caveats, contenders } = judge('forecast', entries, 2);
    // Means 2 and 3 against 2.2: A beats it on average, in two of its three runs.
    expect(caveats).toEqual([{ code: 'worseThanBaseline', contender: 1, baseline: 'ridge', beaten: 1, of: 3 }]);
    expect(contenders[0]!.beaten.test).toEqual({ lastValue: { runs: 3, of: 3 }, ridge: { runs: 2, of: 3 } });
    expect(contenders[0]!.beaten.validation.ridge).toEqual({ runs: 1, of: 3 });
  });

  it('say that settings were changed, epochs differ or backends differ', () => {
    const altered = (change: object) =>
      fair.map((entry, k) => (k === 0 ? { ...entry, outcome: { ...entry.outcome!, ...change } } : entry));
    const change = { step: 5, epoch: 1, path: 'training.learningRate', value: 0.1 };
    const every = (changes: object[]) =>
      fair.map((entry) => ended({ ...entry.outcome!, changes } as typeof entry.outcome & object));
    expect(judge('forecast', every([change]), 2).caveats).toEqual([{ code: 'changed', contenders: [0, 1] }]);
    expect(judge('forecast', altered({ epochs: 40 }), 2).caveats).toEqual([
      { code: 'unequalEpochs', least: 40, most: 100 },
    ]);
    expect(codes(altered({ epochs: 40, end: 'stoppedEarly' }), 2)).toEqual([]);
    expect(judge('forecast', altered({ variant: 'fma' }), 2).caveats).toEqual([
      { code: 'backends', backends: ['simd', 'simd (fma)'] },
    ]);
  });

  it('leave out a run whose settings were changed unlike the others’, by definition of a pair', () => {
    const change = { step: 5, epoch: 1, path: 'training.learningRate', value: 0.1 };
    const entries = race([
      [1, 2, 3, 4],
      [2, 4, 3, 6],
    ]).map((entry) => (entry.run === 0 ? ended({ ...entry.outcome!, changes: [change] }) : entry));
    const { verdict, caveats, contenders } = judge('forecast', entries, 2);
    expect(compared(verdict).comparisons[0].gains.map(({ run }) => run)).toEqual([1, 2, 3]);
    expect(contenders.map(({ runs }) => runs)).toEqual([3, 3]);
    expect(caveats).toEqual([leftOut(0, 4, { changed: 1 }), leftOut(1, 4, { changed: 1 })]);
    // Each contender's only run, one of them changed: both are shown, and no pair is made of them.
    const single = race([[1], [2]]).map((entry) =>
      entry.contender === 0 ? ended({ ...entry.outcome!, changes: [change] }) : entry,
    );
    const alone = judge('forecast', single, 2);
    expect(compared(alone.verdict).comparisons[0].gains).toEqual([]);
    expect(alone.contenders.map(({ runs }) => runs)).toEqual([1, 1]);
  });

  it('end the interval of an accuracy at 100 points, by definition of a share', () => {
    const { comparisons } = compared(
      judge(
        'classifySequence',
        race(
          [
            [1, 1, 1],
            [0, 0.5, 1],
          ],
          'accuracy',
        ),
        2,
      ).verdict,
    );
    // Mean 0.5, and 4.30 · 0.5 / √3 = 1.24 to either side.
    expect(comparisons[0].test!.interval[0]).toBeCloseTo(0.5 - 1.2421, 4);
    expect(comparisons[0].test!.interval[1]).toBe(1);
  });

  it('refuse to compare runs of different data', () => {
    const other = fair.map((entry, k) => (k === 0 ? ended({ ...entry.outcome!, fingerprint: 'other' }) : entry));
    expect(judge('forecast', other, 2).verdict).toEqual({ kind: 'differentData' });
  });
});

describe('a contender’s summary', () => {
  it('has cost and metrics, hand-computed', () => {
    const runs = [20, 40, 60].map((epoch, run) =>
      ended(
        outcome({
          run,
          parameters: 1233,
          best: { epoch, valLoss: 1, restored: true },
          msPerStep: [2, null, 3][run]!,
          msPerPrediction: [0.5, 0.2, 0.2][run]!,
          validation: { rmse: 1 + run, mae: 1 },
          test: { rmse: 2 + run, r2: NaN },
        }),
      ),
    );
    const [summary] = judge('forecast', runs, 1).contenders;
    expect(summary).toMatchObject({
      parameters: 1233,
      bytes: 4932,
      // Of what was measured: 2 and 3; 0.5, 0.2 and 0.2.
      msPerStep: { mean: 2.5, sd: Math.SQRT1_2, n: 2 },
      msPerPrediction: { n: 3 },
      // 8 steps an epoch.
      stepsToBest: { mean: 320, sd: 160, n: 3 },
      metrics: { validation: { rmse: { mean: 2, sd: 1, n: 3 }, mae: { mean: 1, sd: 0, n: 3 } } },
      runs: 3,
      diverged: 0,
    });
    expect(summary!.msPerPrediction!.mean).toBeCloseTo(0.3, 12);
    // Each run's steps by its own time: 160 × 2 ms and 480 × 3 ms.
    expect(summary!.secondsToBest!.mean).toBeCloseTo(0.88, 12);
    expect(summary!.secondsToBest!.sd).toBeCloseTo(0.56 * Math.SQRT2, 12);
    expect(summary!.metrics.test).toEqual({ rmse: { mean: 3, sd: 1, n: 3 } });
  });

  it('has no times where nothing was measured, and no numbers where nothing ended', () => {
    const [measured] = judge('forecast', race([[1]], 'rmse', { msPerStep: null, best: null }), 1).contenders;
    expect(measured).toMatchObject({ msPerStep: null, stepsToBest: null, secondsToBest: null });
    expect(judge('forecast', [], 2).contenders[1]).toMatchObject({ parameters: null, bytes: null, runs: 0 });
  });
});
