/** Parts that are loaded later: one attempt at a time, one state for all places, and as many tries as are asked for. */
import { describe, expect, it, vi } from 'vitest';
import type { LoadFailure } from '../../../src/store/deployment';
import { problem } from '../../../src/experiment/problem';
import { arrivalOf } from '../../../src/store/ledgerScript';
import { partOf } from '../../../src/store/part';

/** An import that is answered by hand, and counts how often it was asked. */
function importing() {
  let answer: { resolve: (module: string) => void; reject: (error: Error) => void } | null = null;
  const load = vi.fn(() => new Promise<string>((resolve, reject) => void (answer = { resolve, reject })));
  return { load, arrive: () => answer!.resolve('the lab'), fail: (why: string) => answer!.reject(new Error(why)) };
}
const renewed: LoadFailure = { kind: 'renewed' };

describe('a part of the page', () => {
  it('is loaded once, however many places show it, and all of them are told', async () => {
    const { load, arrive } = importing();
    const part = partOf(load);
    const told = [vi.fn(), vi.fn()];
    told.forEach((each) => part.subscribe(each));
    part.load();
    part.load();
    expect(part.read()).toEqual({ module: null, failure: null });
    arrive();
    await vi.waitFor(() => expect(part.read()).toEqual({ module: 'the lab', failure: null }));
    part.load();
    expect(load).toHaveBeenCalledTimes(1);
    expect(told.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('says why it did not come, and comes when it is asked for again, after any number of failures', async () => {
    const { load, arrive, fail } = importing();
    const why = vi.fn(() => Promise.resolve(renewed));
    const part = partOf(load, why);
    for (let times = 1; times <= 3; times++) {
      part.load();
      expect(part.read()).toEqual({ module: null, failure: null });
      fail('gone');
      await vi.waitFor(() => expect(part.read()).toEqual({ module: null, failure: renewed }));
      expect(load).toHaveBeenCalledTimes(times);
    }
    expect(why).toHaveBeenCalledWith(new Error('gone'));
    part.load();
    arrive();
    await vi.waitFor(() => expect(part.read().module).toBe('the lab'));
  });

  it('lets the ledger wait for its script through any number of failures, each of them said', async () => {
    const { load, arrive, fail } = importing();
    const part = partOf(load, () => Promise.resolve<LoadFailure>({ kind: 'offline' }));
    const tell = vi.fn();
    const arrived = arrivalOf(part, tell);
    for (let times = 1; times <= 2; times++) {
      fail('gone');
      await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(times));
      part.load();
    }
    expect(tell).toHaveBeenLastCalledWith(problem('', 'loadOffline', { script: 'ledger' }));
    arrive();
    expect(await arrived).toBe('the lab');
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('does not tell a place that is no longer shown', async () => {
    const { load, arrive } = importing();
    const part = partOf(load);
    const gone = vi.fn();
    part.subscribe(gone)();
    part.load();
    arrive();
    await vi.waitFor(() => expect(part.read().module).toBe('the lab'));
    expect(gone).not.toHaveBeenCalled();
  });
});
