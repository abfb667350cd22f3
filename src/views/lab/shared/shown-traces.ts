/** The traces whose numbers the lab writes out, at a pace that can be read: table, tags, diagram and equations read these. */
import type { Trace } from '../../state/model';
import { createPace } from '../../state/pace';
import { epochShown, kept, paceOf, type AppStore } from '../../state/store-context';
import type { Convention } from './convention';
import { isTraining } from '../../state/model';
import { sighted, type Seen, type Sight, type Sighted } from './sight';

export interface ShownTraces {
  readonly read: () => readonly (Trace | null)[];
  /** Beside each touched trace the same without surgery; null where nothing acts, or only that is shown. */
  readonly readBefore: () => readonly (Trace | null)[];
  readonly subscribe: (listener: () => void) => () => void;
}

/** Where on the grid of moments the numbers change, in ms; charts have other phases. */
const PHASE = 170;

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, k) => Object.is(item, b[k]));

/**
 * Of all contenders, in the chosen convention; all listeners are told of the same moment.
 *
 * @param live whether surgery is followed at once, for what is drawn outside React
 */
export function shownTraces(store: AppStore, convention: Convention, sight: Sight, live: boolean): ShownTraces {
  const listeners = new Set<() => void>();
  const operated = ({ surgery }: Seen) => surgery.contenders.map((each) => each.operated?.answer);
  const source = kept(() => {
    const state = store.getState();
    return [state.run.contenders, state.spec.interventions, ...operated(state)] as const;
  }, sameItems);
  /** While a network trains its answers come as it goes, and are read at the common pace. */
  const urgent = kept(() => {
    const state = store.getState();
    const { status } = state.run;
    const answers = live ? [state.spec.interventions, ...(isTraining(status) ? [] : operated(state))] : [];
    return [epochShown(state), ...answers];
  }, sameItems);
  const pace = createPace(store.subscribe, source, PHASE, urgent, () => paceOf(store));
  let leave: (() => void) | null = null;
  let last: { readonly of: unknown; readonly seen: Sighted } | null = null;
  const seen = (): Sighted => {
    const of = pace.read();
    if (last?.of !== of) last = { of, seen: sighted(store.getState(), convention, sight) };
    return last.seen;
  };
  return {
    read: () => seen().traces,
    readBefore: () => seen().before,
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
