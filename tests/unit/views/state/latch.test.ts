/** Drawing what changes faster than it can be drawn, on a clock that is set by hand. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLatch, PATIENCE, type Draw } from '../../../../src/views/state/latch';
import { CROWDED_PACE, PACE } from '../../../../src/views/state/pace';

/** A page whose pauses come `after` so many milliseconds; null: never. A drawing that waits is replaced by a later one. */
function page(after: number | null, phase: number | null = 0, pace = PACE) {
  const listeners = new Set<() => void>();
  let value = 0;
  let urgency: unknown = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** What was put on the page, when, and how old it was. */
  const drawn: { value: number; at: number; how: Parameters<Draw<number>>[1] }[] = [];
  const begun: number[] = [];
  const put = (next: number, how: Parameters<Draw<number>>[1]) => {
    clearTimeout(waiting);
    drawn.push({ value: next, at: performance.now(), how });
    latch.drawn(next);
  };
  const source = {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    current: () => value,
    urgent: () => urgency,
    pace: () => pace,
  };
  const draw: Draw<number> = (next, how) => {
    begun.push(next);
    clearTimeout(waiting);
    if (how !== 'inPauses') put(next, how);
    else if (after !== null) waiting = setTimeout(() => put(next, how), after);
  };
  const latch = createLatch(source, draw, phase, value);
  return {
    latch,
    drawn,
    begun,
    listeners,
    set: (next: number, urgent?: unknown) => {
      value = next;
      if (urgent !== undefined) urgency = urgent;
      for (const listener of listeners) listener();
    },
  };
}

/** The source changes every `step` ms for so long; the greatest age of what is on the page, in ms. */
function follow({ set, drawn }: ReturnType<typeof page>, step: number, ms: number): number {
  const changed = [performance.now()];
  let oldest = 0;
  for (let time = 0; time < ms; time += step) {
    set(changed.length);
    changed.push(performance.now());
    vi.advanceTimersByTime(step);
    // A value is out of date from the moment at which the next one came.
    const on = drawn.at(-1)?.value ?? 0;
    const next = changed[on + 1];
    if (next !== undefined) oldest = Math.max(oldest, performance.now() - next);
  }
  return oldest;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the latch', () => {
  it('draws at most once a pace while the page has pauses, and ends with the last value', () => {
    const free = page(20);
    expect(follow(free, 10, 5000)).toBeLessThanOrEqual(PACE + 20 + 10);
    vi.advanceTimersByTime(PACE + 20);
    expect(free.drawn.length).toBeLessThanOrEqual(5000 / PACE + 1);
    expect(free.drawn.every(({ how }) => how === 'inPauses')).toBe(true);
    expect(free.drawn.at(-1)!.value).toBe(500);
    vi.advanceTimersByTime(10_000);
    expect(free.drawn.at(-1)!.value).toBe(500);
  });

  it.each([null, 0])('is never a second old where the page has no pauses at all (phase %s)', (phase) => {
    const busy = page(null, phase);
    expect(follow(busy, 30, 20_000)).toBeLessThanOrEqual(PACE + PATIENCE + 30);
    expect(PACE + PATIENCE + 30).toBeLessThan(1000);
    expect(busy.drawn.every(({ how }) => how === 'now')).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(busy.drawn.at(-1)!.value).toBe(Math.ceil(20_000 / 30));
  });

  it('is never a second old where drawing is thinned either', () => {
    const busy = page(null, 0, CROWDED_PACE);
    expect(follow(busy, 30, 20_000)).toBeLessThan(1000);
    expect(busy.drawn.length).toBeLessThanOrEqual(20_000 / CROWDED_PACE);
  });

  it('ends the drawing that it has begun before it begins the next, however fast the source is', () => {
    const slow = page(PATIENCE - 50);
    follow(slow, 10, 10_000);
    expect(slow.begun.slice(0, slow.drawn.length)).toEqual(slow.drawn.map(({ value }) => value));
    expect(slow.drawn.length).toBeGreaterThan(10);
    expect(slow.drawn.every(({ how }) => how === 'inPauses')).toBe(true);
  });

  it('draws what is urgent at once, in place of what waits', () => {
    const busy = page(null);
    busy.set(1);
    vi.advanceTimersByTime(PACE);
    expect(busy.drawn).toEqual([]);
    busy.set(2, 'another epoch');
    expect(busy.drawn).toMatchObject([{ value: 2, how: 'withEvent' }]);
    vi.advanceTimersByTime(5000);
    expect(busy.drawn).toHaveLength(1);
  });

  it('rests where a value comes back before it is drawn, and follows what comes later', () => {
    const busy = page(null, null);
    busy.set(1);
    busy.set(0);
    vi.advanceTimersByTime(5000);
    expect(busy.drawn.at(-1)!.value).toBe(0);
    busy.set(3);
    vi.advanceTimersByTime(PATIENCE);
    expect(busy.drawn.at(-1)!.value).toBe(3);
  });

  it('lets go of its source and of what waits', () => {
    const busy = page(null);
    busy.set(1);
    busy.latch.stop();
    expect(busy.listeners.size).toBe(0);
    vi.advanceTimersByTime(5000);
    expect(busy.drawn).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
