import { describe, expect, it } from 'vitest';
import { StepTimes } from '../../../src/training/stepTimes';

describe('the time of a step over a run', () => {
  const timed = (times: readonly number[]) => {
    const steps = new StepTimes();
    for (const ms of times) steps.add(ms);
    return steps;
  };

  it('is the median, the first step and single slow ones left out (hand-computed)', () => {
    expect(timed([]).median).toBeNull();
    expect(timed([900]).median).toBeNull();
    expect(timed([900, 3, 5, 4]).median).toBe(4);
    expect(timed([900, 3, 400, 3, 3, 4]).median).toBe(3);
  });

  it('is of the whole run, not of its end, however long it is (by definition)', () => {
    const early = Array.from({ length: 60_000 }, () => 5);
    const late = Array.from({ length: 40_000 }, () => 9);
    expect(timed([...early, ...late]).median).toBe(5);
    expect(timed([...late, ...early.slice(0, 30_000)]).median).toBe(9);
  });

  it('is finer than the clock, which browsers round to 0.1 ms: steps of 0.33 ms on it read 0.3 and 0.4', () => {
    const ticks = (ms: number) => Math.floor(10 * ms + 1e-9) / 10;
    const rounded = Array.from({ length: 3000 }, (_, k) => ticks(0.33 * (k + 1)) - ticks(0.33 * k));
    expect(timed(rounded).median).toBeCloseTo(0.33, 1.5);
  });

  it('begins anew on another backend', () => {
    const steps = timed([1, 9, 9, 9]);
    steps.clear();
    for (const ms of [50, 3, 3]) steps.add(ms);
    expect(steps.median).toBe(3);
  });
});
