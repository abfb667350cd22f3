/** A part of the page that is loaded later, once for all places that show it: not there yet, there, or why not. */
import { failureOf, type LoadFailure } from './deployment';

export interface PartState<M> {
  /** Null until it has come. */
  readonly module: M | null;
  /** Why it did not come; null while it is on its way, and once it is there. */
  readonly failure: LoadFailure | null;
}

export interface Part<M> {
  read(): PartState<M>;
  subscribe(listener: () => void): () => void;
  /** Loads it, or loads it again where it did not come; nothing where it is there or on its way. */
  load(): void;
}

/** @param import_ loads it @param why asks why it did not come */
export function partOf<M>(
  import_: () => Promise<M>,
  why: (error: unknown) => Promise<LoadFailure> = failureOf,
): Part<M> {
  let state: PartState<M> = { module: null, failure: null };
  let underWay = false;
  const listeners = new Set<() => void>();
  const become = (next: PartState<M>): void => {
    state = next;
    listeners.forEach((each) => each());
  };
  const attempt = async (): Promise<PartState<M>> => {
    try {
      return { module: await import_(), failure: null };
    } catch (error) {
      return { module: null, failure: await why(error) };
    }
  };
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: () => {
      if (state.module !== null || underWay) return;
      underWay = true;
      if (state.failure !== null) become({ module: null, failure: null });
      void attempt().then((next) => {
        underWay = false;
        become(next);
      });
    },
  };
}
