import { describe, expect, it } from 'vitest';
import { axisOver, isKnown, lossTick, timeCompany, tickText, unitsOf } from '../../../../../src/views/lab/curves/axes';
import { curveGroups, curveOverlays } from '../../../../../src/views/lab/curves/groups';
import { readGroup, readOverlay } from '../../../../../src/views/lab/curves/reading';
import { curveTable } from '../../../../../src/views/lab/curves/table';
import { defaultSpec } from '../../../../../src/experiment/parse';
import { curvesOf, numbers, source } from './race';

const overlaid = {
  id: 'kept',
  summary: {
    ...numbers,
    run: 2,
    trainingSeed: 9,
    version: 1 as const,
    id: 'kept',
    race: 'r',
    spec: defaultSpec(),
    ended: 0,
    name: '',
    starred: false,
    note: '',
    earlierRules: false,
  },
  curves: curvesOf([1, 0.5]),
};

describe('the runs of the learning curves', () => {
  it('are one for each contender before any race, with the page’s own curves (by definition)', () => {
    const before = source([[[1, 0.5]], [[1, 0.25]]]);
    const groups = curveGroups({ ...before, race: { ...before.race, runs: [] } });
    expect(groups.map(({ runs }) => runs.length)).toEqual([1, 1]);
    expect(groups[1]!.band.mean).toEqual([1, 0.25]);
    expect(groups[1]!.training.mean).toEqual([0.125]);
    expect(groups[1]!.seeds).toBe(1);
  });

  it('have their mean, and the lowest point of the mean as their best (hand-computed)', () => {
    const [group] = curveGroups(
      source([
        [
          [1, 0.5, 0.75],
          [1, 0.25, 0.25],
        ],
      ]),
    );
    expect(group!.band.mean).toEqual([1, 0.375, 0.5]);
    expect(group!.best).toEqual({ epoch: 1, valLoss: 0.375 });
  });

  it('leave a failed run out of the mean and keep it to be drawn (hand-written)', () => {
    const [group] = curveGroups(source([[[1, 0.5], [9]]], { status: 'failed' }));
    expect(group!.band.members).toEqual([0]);
    expect(group!.runs).toHaveLength(2);
    expect(group!.best).toEqual({ epoch: 1, valLoss: 0.5 });
  });

  it('wait for a run that has not begun (hand-written)', () => {
    const [group] = curveGroups(source([[[1, 0.5], []]], { status: 'waiting' }));
    expect(group!.runs).toHaveLength(1);
    expect(group!.seeds).toBe(2);
  });
});

describe('the horizontal axis', () => {
  it('counts steps, sequences and seconds as a run that has ended says (hand-computed)', () => {
    const live = { trainingSamples: 100, batchSize: 32, msPerStep: 9, beside: false };
    expect(unitsOf([numbers], live)).toEqual({ epoch: 1, step: 4, sequences: 120, time: 0.01, company: 'unknown' });
  });

  it('counts batches of the training part before, the last and smaller one too (hand-computed)', () => {
    const live = { trainingSamples: 100, batchSize: 32, msPerStep: 9, beside: false };
    expect(unitsOf([], live)).toEqual({ epoch: 1, step: 4, sequences: 100, time: 0.036, company: 'alone' });
    expect(unitsOf([{ ...numbers, msPerStep: null }], { ...live, msPerStep: 5 }).time).toBe(0.02);
  });

  it('writes large losses with an exponent, so that they are not cut off (hand-computed)', () => {
    expect([0.01, 1, 100_000, 1e6, 2.5e14, 1e20].map(lossTick)).toEqual([
      '0.01',
      '1',
      '100000',
      '1e6',
      '2.5e14',
      '1e20',
    ]);
  });

  it('knows no time where nobody timed a contender (by definition)', () => {
    const units = unitsOf([], { trainingSamples: 100, batchSize: 32, msPerStep: null, beside: null });
    expect(units.company).toBeNull();
    expect(isKnown('time', [units])).toBe(false);
    expect(isKnown('step', [units])).toBe(true);
  });

  it('says of what it shows whether other networks trained while it was timed (by definition)', () => {
    const live = { trainingSamples: 100, batchSize: 32, msPerStep: 9, beside: false };
    const of = (beside: boolean | null) => unitsOf([{ ...numbers, beside }], live);
    expect(timeCompany([of(false), unitsOf([], live)])).toBe('alone');
    expect(timeCompany([of(true), of(true)])).toBe('beside');
    expect(timeCompany([of(true), of(false)])).toBe('mixed');
    expect(timeCompany([of(null), of(false)])).toBe('unknown');
    expect(timeCompany([])).toBe('unknown');
  });

  it('takes the time that was measured on the backend in use, and none from one that broke down (hand-written)', () => {
    const race = source([[[1, 0.5]]]);
    const timed = (msPerStep: number) => {
      const timings = [
        { backend: 'webgl' as const, msPerStep: 50 },
        { backend: 'simd' as const, msPerStep },
      ];
      const contenders = race.run.contenders.map((run) => ({ ...run, backend: 'simd', timings }));
      return curveGroups({ ...race, run: { ...race.run, contenders } })[0]!.units;
    };
    // 10 training samples in batches of 32: one step an epoch.
    expect(timed(4).time).toBe(0.004);
    expect(timed(Infinity).time).toBeNull();
  });

  it('has ticks at whole numbers only, but for seconds, and short ones (hand-written)', () => {
    expect(axisOver({ from: 0, to: 2 }, 'epoch', 5).ticks).toEqual([0, 1, 2]);
    expect(axisOver({ from: 0, to: 1 }, 'time', 2).ticks).toEqual([0, 0.5, 1]);
    expect(tickText(9000, 'step', 'en')).toBe('9000');
    expect(tickText(853_000, 'step', 'en')).toBe('853K');
  });
});

describe('a reading', () => {
  const race = source([
    [
      [1, 0.5],
      [3, 0.25, 0.125],
    ],
  ]);
  const [group] = curveGroups(race);

  it('says mean, spread, number of runs and every run exactly (hand-computed)', () => {
    expect(readGroup(group!, 'epoch', 1, 0)).toEqual({
      contender: 0,
      epoch: 1,
      validation: 0.375,
      smoothed: null,
      sd: expect.closeTo(Math.sqrt(0.03125), 12) as number,
      low: 0.25,
      high: 0.5,
      count: 2,
      training: 0.1875,
      runs: [
        { run: 0, trainingSeed: 100, validation: 0.5 },
        { run: 1, trainingSeed: 101, validation: 0.25 },
      ],
    });
  });

  it('has single runs alone where the mean has ended, and nothing beyond (by definition)', () => {
    expect(readGroup(group!, 'epoch', 2, 0)).toMatchObject({ validation: null, count: 0, runs: [{ run: 1 }] });
    expect(readGroup(group!, 'epoch', 3, 0)).toBeNull();
  });

  it('is of the epoch that is nearest on the axis (hand-computed)', () => {
    // One step an epoch; 10 sequences an epoch.
    expect(readGroup(group!, 'sequences', 12, 0)?.epoch).toBe(1);
    expect(readGroup(group!, 'time', 1, 0)).toBeNull();
  });

  it('says the smoothed value beside the measured one (hand-computed)', () => {
    // Means 2 and 0.375 with w = 0.5: (0.5 · 1 + 0.5 · 0.375) / 0.75.
    expect(readGroup(group!, 'epoch', 1, 0.5)).toMatchObject({ validation: 0.375, smoothed: 0.6875 / 0.75 });
  });

  it('of a kept run uses its own numbers (hand-computed)', () => {
    const [kept] = curveOverlays({ ledger: { ...race.ledger, overlaid: [overlaid] } });
    expect(readOverlay(kept!, 'step', 4)).toEqual({ id: 'kept', epoch: 1, validation: 0.5 });
    expect(readOverlay(kept!, 'step', 8)).toBeNull();
  });
});

describe('the table of learning curves', () => {
  it('has a row for each run and epoch, kept runs at its end (hand-computed)', () => {
    const race = source([[[1, 0.5], [3]]]);
    const overlays = curveOverlays({ ledger: { ...race.ledger, overlaid: [overlaid] } });
    const { columns, rows } = curveTable(curveGroups(race), ['A LSTM'], overlays, ['mine']);
    expect(columns).toEqual([
      'contender',
      'run',
      'training seed',
      'epoch',
      'step',
      'sequences',
      'seconds',
      'training loss',
      'validation loss',
    ]);
    expect([...rows]).toEqual([
      ['A LSTM', 1, 100, 0, 0, 0, null, NaN, 1],
      ['A LSTM', 1, 100, 1, 1, 10, null, 0.25, 0.5],
      ['A LSTM', 2, 101, 0, 0, 0, null, NaN, 3],
      ['mine', 3, 9, 0, 0, 0, 0, NaN, 1],
      ['mine', 3, 9, 1, 4, 120, 0.01, 0.25, 0.5],
    ]);
  });
});
