/** The store inside the component tree: what components read, and how often. */
import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { AppState } from '../../store/state';
import { createPace, CROWDED_PACE, PACE } from './pace';
import { useLatch } from './use-latch';

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

/** How often what changes with training is drawn, in milliseconds: less often where the page has too few frames. */
export const paceOf = (store: AppStore): number => (store.getState().crowded ? CROWDED_PACE : PACE);

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
        () => paceOf(store),
      ),
    [store, selector, phase, urgent],
  );
  return useSyncExternalStore(paced.subscribe, paced.read);
}

/**
 * A part of the state that takes long to draw: in slices, in the pauses of whatever else there is to do, and never much
 * later than it changed. All that a panel says of one moment comes from one such part, so that it is drawn together.
 *
 * @param selector the same at every call, as are the others
 * @param phase where on the common grid of moments drawings begin (in ms); null: at once
 * @param equal an older value stays as long as the new one equals it
 * @param urgent a change of what it reads is drawn without waiting
 */
export function useLatched<S>(
  selector: (state: AppState) => S,
  phase: number | null = null,
  equal: (a: S, b: S) => boolean = Object.is,
  urgent: (state: AppState) => unknown = nothing,
): S {
  const store = useAppStore();
  const current = useMemo(() => kept(() => selector(store.getState()), equal), [store, selector, equal]);
  const source = useMemo(
    () => ({
      subscribe: store.subscribe,
      current,
      urgent: () => urgent(store.getState()),
      pace: () => paceOf(store),
    }),
    [store, current, urgent],
  );
  return useLatch(source, phase);
}

const nothing = (): unknown => null;

const previewOf = (state: AppState) => state.data.preview;

/** The prepared data, for the large panels: drawing all of the page in one task would hold it up. */
export const usePreview = (): AppState['data']['preview'] => useLatched(previewOf);

/** Reads an older value as long as the new one equals it. */
export function kept<S>(read: () => S, equal: (a: S, b: S) => boolean): () => S {
  let last: { value: S } | null = null;
  return () => {
    const value = read();
    if (!last || !equal(last.value, value)) last = { value };
    return last.value;
  };
}
