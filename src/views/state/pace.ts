/** Slows a fast source down to the pace of drawing, on a grid of moments that readers can be spread over. */

/** Milliseconds between two readings of one reader. */
export const PACE = 250;
/** The same where the machine leaves the page too few frames. */
export const CROWDED_PACE = 500;

/**
 * `read` keeps its value until the next moment of the grid `phase`, `phase` + PACE, … at which the source had changed.
 * A change of `urgent` does not wait. `pace` is PACE, or longer where the page has too few frames.
 */
export function createPace<S>(
  subscribe: (listener: () => void) => () => void,
  current: () => S,
  phase: number,
  urgent: () => unknown = () => null,
  pace: () => number = () => PACE,
): { subscribe(listener: () => void): () => void; read(): S } {
  let value: { of: S } | null = null;
  let urgency = urgent();
  return {
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const update = () => {
        timer = null;
        const next = current();
        if (value && Object.is(value.of, next)) return;
        value = { of: next };
        listener();
      };
      const plan = () => {
        const now = urgent();
        if (!Object.is(now, urgency)) {
          urgency = now;
          if (timer !== null) clearTimeout(timer);
          update();
          return;
        }
        timer ??= setTimeout(update, waitUntil(performance.now(), phase, pace()));
      };
      const leave = subscribe(plan);
      // The source may have changed between the first reading and now.
      plan();
      return () => {
        leave();
        if (timer !== null) clearTimeout(timer);
      };
    },
    read() {
      value ??= { of: current() };
      return value.of;
    },
  };
}

/** Milliseconds from `now` to the next moment of the grid, never 0. */
export function waitUntil(now: number, phase: number, pace = PACE): number {
  const past = (((now - phase) % pace) + pace) % pace;
  return pace - past;
}
