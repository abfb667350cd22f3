/** The store inside the component tree: what components read, and how often. */
import { createContext, useContext, useDeferredValue, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { AppState } from '../store/state';
import { createPace } from './pace';

/** What the views need of the store; a vanilla zustand store fits. */
export interface AppStore {
  getState(): AppState;
  subscribe(listener: () => void): () => void;
}

const StoreContext = createContext<AppStore | null>(null);

export function AppStoreProvider({ store, children }: { store: AppStore; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The store itself, for reading inside event handlers and for drawing outside React. */
export function useAppStore(): AppStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('AppStoreProvider: missing above this component');
  return store;
}

/**
 * A part of the state. With `equal`, an older value stays as long as the new one equals it.
 */
export function useApp<S>(selector: (state: AppState) => S, equal: (a: S, b: S) => boolean = Object.is): S {
  const store = useAppStore();
  const snapshot = useMemo(() => kept(() => selector(store.getState()), equal), [store, selector, equal]);
  return useSyncExternalStore(store.subscribe, snapshot);
}

/** The epoch that is shown: who moves the time machine wants to see it at once. */
export const epochShown = (state: AppState): number | null => state.time.shown;

/**
 * A part of the state that changes faster than it can be drawn: read at most five times a second. Different `phase`s
 * (in ms) keep two heavy readers out of one task. A change of what `urgent` reads is shown at once.
 */
export function usePaced<S>(
  selector: (state: AppState) => S,
  phase: number,
  urgent: (state: AppState) => unknown = epochShown,
): S {
  const store = useAppStore();
  const paced = useMemo(
    () =>
      createPace(
        store.subscribe,
        () => selector(store.getState()),
        phase,
        () => urgent(store.getState()),
      ),
    [store, selector, phase, urgent],
  );
  return useSyncExternalStore(paced.subscribe, paced.read);
}

/**
 * The prepared data, for the large panels: they are drawn anew right after everything else, in slices, because drawing
 * all of the page in one task would hold it up.
 */
export const usePreview = (): AppState['data']['preview'] => useDeferredValue(useApp((state) => state.data.preview));

/** Reads an older value as long as the new one equals it. */
export function kept<S>(read: () => S, equal: (a: S, b: S) => boolean): () => S {
  let last: { value: S } | null = null;
  return () => {
    const value = read();
    if (!last || !equal(last.value, value)) last = { value };
    return last.value;
  };
}
