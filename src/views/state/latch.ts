/**
 * Draws a source that changes faster than it can be drawn: one value at a time, in the pauses of the page's thread while
 * there are any, and at once when there have been none for too long.
 */
import { PACE, waitUntil } from './pace';

/** Milliseconds that a drawing may wait for pauses. With the longest pace before it, what is drawn is never a second old. */
export const PATIENCE = 400;

/** Draws a value: in pauses, or, `now`, before it returns or right after the event that is being handled. */
export type Draw<V> = (value: V, how: 'inPauses' | 'now' | 'withEvent') => void;

export interface LatchSource<V> {
  /** @returns what ends the subscription */
  readonly subscribe: (listener: () => void) => () => void;
  readonly current: () => V;
  /** A change of what this gives is drawn without waiting. */
  readonly urgent?: () => unknown;
  /** Milliseconds between the moments at which drawings begin. */
  readonly pace?: () => number;
}

export interface Latch<V> {
  /** This value is on the page now. */
  drawn(value: V): void;
  stop(): void;
}

/**
 * Follows a source until it is stopped. A drawing that has begun is never begun anew because the source has changed
 * meanwhile: it would never end while the source is faster. What came meanwhile is drawn next.
 *
 * @param phase of the grid of moments at which drawings begin, in ms; null: at once
 * @param first what is on the page already
 */
export function createLatch<V>(
  { subscribe, current, urgent = () => null, pace = () => PACE }: LatchSource<V>,
  draw: Draw<V>,
  phase: number | null,
  first: V,
): Latch<V> {
  let onPage = first;
  let begun = first;
  let urgency = urgent();
  let grid: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const isIdle = () => deadline === undefined;

  function settle(): void {
    clearTimeout(deadline);
    deadline = undefined;
  }

  function force(how: 'now' | 'withEvent'): void {
    clearTimeout(grid);
    grid = undefined;
    settle();
    begun = current();
    draw(begun, how);
    // Where nothing differs from what is on the page, nobody says that it has been drawn.
    onPage = begun;
  }

  function begin(): void {
    grid = undefined;
    const next = current();
    if (!isIdle() || Object.is(next, onPage)) return;
    begun = next;
    deadline = setTimeout(() => force('now'), PATIENCE);
    draw(next, 'inPauses');
  }

  function plan(): void {
    const now = urgent();
    if (!Object.is(now, urgency)) {
      urgency = now;
      force('withEvent');
      return;
    }
    if (grid !== undefined || !isIdle()) return;
    if (phase === null) begin();
    else grid = setTimeout(begin, waitUntil(performance.now(), phase, pace()));
  }

  const leave = subscribe(plan);
  // The source may have changed since `first` was read.
  if (!Object.is(current(), first)) plan();

  return {
    drawn(value) {
      onPage = value;
      if (!Object.is(value, begun)) return;
      settle();
      if (!Object.is(current(), value)) plan();
    },
    stop() {
      leave();
      clearTimeout(grid);
      settle();
    },
  };
}
