/** Training that was asked for before the networks were built: it is said at once, and can be called off. */
import { useSyncExternalStore } from 'react';
import { isTraining } from '../model';
import { useAppStore, type AppStore } from '../store-context';

/** Of each store, whether its networks are to start as soon as they are there. */
const waiting = new WeakMap<AppStore, Waiting>();

interface Waiting {
  readonly listeners: Set<() => void>;
  /** Leaves off waiting; null while nothing is waited for. */
  end: (() => void) | null;
}

function of(store: AppStore): Waiting {
  const known = waiting.get(store);
  if (known) return known;
  const fresh: Waiting = { listeners: new Set(), end: null };
  waiting.set(store, fresh);
  return fresh;
}

/** Trains for good or for one epoch: now, or, where the networks are still to come, as soon as they are built. */
export function begin(store: AppStore, how: 'train' | 'stepEpoch'): void {
  const awaited = of(store);
  awaited.end?.();
  store.getState()[how]();
  const { spec, run } = store.getState();
  if (isTraining(run.status) || run.status === 'failed') return;
  const stop = store.subscribe(() => {
    const state = store.getState();
    // Whatever else is done to the experiment calls it off in the store as well.
    const over = isTraining(state.run.status) || state.run.status === 'failed' || state.spec !== spec;
    if (over || state.problems.length > 0) awaited.end?.();
  });
  awaited.end = () => {
    stop();
    awaited.end = null;
    awaited.listeners.forEach((listener) => listener());
  };
  awaited.listeners.forEach((listener) => listener());
}

/** Pauses, or takes back what `begin` was asked for before it could start. */
export function rest(store: AppStore): void {
  of(store).end?.();
  store.getState().pause();
}

/** Whether training starts as soon as the networks are built. */
export const isAwaited = (store: AppStore): boolean => of(store).end !== null;

/** `isAwaited` of the page's store, kept up to date. */
export function useAwaited(): boolean {
  const store = useAppStore();
  return useSyncExternalStore(
    (listener) => {
      of(store).listeners.add(listener);
      return () => of(store).listeners.delete(listener);
    },
    () => isAwaited(store),
  );
}
