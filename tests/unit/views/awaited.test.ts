import { describe, expect, it } from 'vitest';
import { createAppStore } from '../../../src/store/store';
import { begin, isAwaited, rest } from '../../../src/views/run/awaited';
import { fakeAddress, fakeClient, preview } from '../store/fakes';

/** A store whose data are still being prepared. */
function loading() {
  const workers = fakeClient();
  const store = createAppStore(workers.client, fakeAddress('').address);
  return { workers, store };
}

describe('training that is asked for before the networks are there', () => {
  it('is known as awaited at once, and no longer once it is called off', () => {
    const { store } = loading();
    expect(isAwaited(store)).toBe(false);
    begin(store, 'train');
    expect(isAwaited(store)).toBe(true);
    rest(store);
    expect(isAwaited(store)).toBe(false);
    expect(store.getState().run.status).not.toBe('training');
  });

  it('is given up with the experiment that it was asked of', () => {
    const { store } = loading();
    begin(store, 'stepEpoch');
    store.getState().set('seed', 7);
    expect(isAwaited(store)).toBe(false);
  });

  it('stays awaited while the data are prepared', () => {
    const { store, workers } = loading();
    begin(store, 'train');
    const request = workers.named('prepare').at(-1)!.args[0] as number;
    workers.listener.fromData({ type: 'prepared', request, preview });
    expect(isAwaited(store)).toBe(true);
  });
});
