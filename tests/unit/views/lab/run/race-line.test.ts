import { describe, expect, it } from 'vitest';
import type { RaceState } from '../../../../../src/store/raceState';
import { shareDone } from '../../../../../src/views/lab/run/RaceLine';
import { curvesOf, numbers } from '../curves/race';

type Run = RaceState['runs'][number];
const run = (part: Partial<Run>): Run => ({
  contender: 0,
  run: 0,
  trainingSeed: 1,
  status: 'waiting',
  epoch: 0,
  curves: curvesOf([]),
  outcome: null,
  id: null,
  ...part,
});

describe('the bar of a race', () => {
  const ended = run({ status: 'ended', outcome: numbers });

  it('counts what is trained of what is to be trained while it goes on, hand-computed', () => {
    const runs = [ended, run({ status: 'training', epoch: 5 }), run({}), run({}), run({ status: 'cancelled' })];
    expect(shareDone({ status: 'training', runs }, 10)).toBe(1.5 / 4);
  });

  it('is not full beside the words that runs are missing, by definition', () => {
    const runs = [ended, ...Array.from({ length: 3 }, () => run({ status: 'cancelled' }))];
    expect(shareDone({ status: 'ended', runs }, 10)).toBe(0.25);
    expect(shareDone({ status: 'ended', runs: [ended, ended] }, 10)).toBe(1);
  });
});
