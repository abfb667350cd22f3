import { describe, expect, it } from 'vitest';
import { quietTime } from '../../../src/training/stopwatch';

/** A clock that work moves on, rounded down to a tenth of a millisecond, as browsers do. */
function clock() {
  let time = 0;
  const now = () => Math.floor(time * 10 + 1e-9) / 10;
  return { now, pass: (ms: number) => void (time += ms), elapsed: () => time };
}

describe('the time of short work', () => {
  it.each([0.03, 0.4, 0.7, 5])('is %f ms to 5 % on a rounded clock (by construction)', (ms) => {
    const { now, pass } = clock();
    const measured = quietTime(() => pass(ms), now, 80);
    expect(Math.abs(measured - ms) / ms).toBeLessThan(0.05);
  });

  it('is that of the calls that nothing interrupted, where that is every other one (by construction)', () => {
    const { now, pass } = clock();
    let calls = 0;
    const measured = quietTime(() => pass(++calls % 2 === 0 ? 5 : 15), now, 200);
    expect(measured).toBe(5);
  });

  it('leaves out what is slow before the engine has compiled it (by construction)', () => {
    const { now, pass } = clock();
    let calls = 0;
    const measured = quietTime(() => pass(calls++ < 8 ? 3 : 0.4), now, 80);
    expect(measured).toBeCloseTo(0.4, 2);
  });

  it('ends near its budget, after two calls where one takes longer (by construction)', () => {
    const slow = clock();
    quietTime(() => slow.pass(200), slow.now, 80);
    expect(slow.elapsed()).toBe(400);
    const middling = clock();
    quietTime(() => middling.pass(20), middling.now, 80);
    expect(middling.elapsed()).toBe(100);
  });

  it('ends on a clock that stands still (by construction)', () => {
    let calls = 0;
    const measured = quietTime(
      () => {
        if (++calls > 200) throw new Error('it never ends');
      },
      () => 0,
      80,
    );
    expect(measured).toBe(0);
  });
});
