/** The traces whose numbers the lab writes out, at a pace that can be read: table, tags, diagram and equations read this one. */
import type { AppState } from '../../store/state';
import type { Trace } from '../model';
import { createPace } from '../pace';
import { epochShown, type AppStore } from '../store-context';
import { inConvention } from './cell/convention';
import type { Convention } from './cell/numbers';

export interface ShownTraces {
  readonly read: () => readonly (Trace | null)[];
  readonly subscribe: (listener: () => void) => () => void;
}

const tracesOf = (state: AppState) => state.run.contenders;

/** Where on the grid of moments the numbers change, in ms; charts have other phases. */
const PHASE = 170;

/** Of all contenders, in the chosen convention; all listeners are told of the same moment. */
export function shownTraces(store: AppStore, convention: Convention): ShownTraces {
  const listeners = new Set<() => void>();
  const pace = createPace(
    store.subscribe,
    () => tracesOf(store.getState()),
    PHASE,
    () => epochShown(store.getState()),
  );
  let leave: (() => void) | null = null;
  let last: { readonly runs: ReturnType<typeof tracesOf>; readonly traces: readonly (Trace | null)[] } | null = null;
  return {
    read() {
      const runs = pace.read();
      if (last?.runs !== runs) last = { runs, traces: runs.map(({ trace }) => inConvention(trace, convention)) };
      return last.traces;
    },
    subscribe(listener) {
      listeners.add(listener);
      leave ??= pace.subscribe(() => listeners.forEach((each) => each()));
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        leave?.();
        leave = null;
      };
    },
  };
}
