/** Counting frames on a window whose clock is set by hand. */
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../src/store/state';
import { LOOK, watchFrames, type FrameSource } from '../../../src/store/frames';
import { LEAST } from '../../../src/store/givingWay';

function page() {
  let now = 0;
  let next: ((now: number) => void) | null = null;
  let visible = true;
  const listeners: (() => void)[] = [];
  const hidden: (() => void)[] = [];
  let state = {
    run: { status: 'ready' },
    surgery: { contenders: [] as object[] },
    crowded: false,
  } as unknown as Pick<AppState, 'run' | 'surgery' | 'crowded'>;
  const set = (part: object) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const window: FrameSource = {
    requestAnimationFrame: (callback) => {
      next = callback;
      return 1;
    },
    cancelAnimationFrame: () => {
      next = null;
    },
    document: {
      get visibilityState() {
        return visible ? ('visible' as const) : ('hidden' as const);
      },
      addEventListener: (_: string, listener: unknown) => {
        hidden.push(listener as () => void);
      },
    },
  };
  const shares: number[] = [];
  watchFrames(
    window,
    { getState: () => state, setState: set, subscribe: (listener) => void listeners.push(listener) },
    { giveWay: (share) => void shares.push(share) },
  );
  return {
    shares,
    set,
    crowded: () => state.crowded,
    asks: () => next !== null,
    /** Draws so many frames a second for so many milliseconds. */
    draw: (frames: number, ms: number) => {
      for (const end = now + ms; now < end && next !== null;) {
        now += 1000 / frames;
        next(now);
      }
    },
    show: (on: boolean) => {
      visible = on;
      for (const listener of hidden) listener();
    },
  };
}

const training = { run: { status: 'training' } };
const ranked = (done: number) => ({
  surgery: { contenders: [{ ranked: { stale: false, answer: { done, total: 9 } } }] },
});

describe('a page that measures its frames', () => {
  it('looks only while something works and somebody sees it', () => {
    const { asks, set, show } = page();
    expect(asks()).toBe(false);
    set(training);
    expect(asks()).toBe(true);
    show(false);
    expect(asks()).toBe(false);
    show(true);
    expect(asks()).toBe(true);
    set({ run: { status: 'paused' } });
    expect(asks()).toBe(false);
    set(ranked(3));
    expect(asks()).toBe(true);
    set(ranked(9));
    expect(asks()).toBe(false);
  });

  it('asks workers to give way, draws less often, and takes both back when there are frames again (by hand)', () => {
    const { shares, set, draw, crowded } = page();
    set(training);
    draw(60, 20 * LOOK);
    expect(shares).toEqual([]);
    draw(17, 4 * LOOK);
    expect(shares).toEqual([0.6]);
    expect(crowded()).toBe(true);
    draw(3, 60 * LOOK);
    expect(shares.at(-1)).toBe(LEAST);
    draw(60, 400 * LOOK);
    expect(shares.at(-1)).toBe(1);
    expect(crowded()).toBe(false);
  });

  it('takes all back at once when training ends or the page is hidden', () => {
    for (const end of [
      (of: ReturnType<typeof page>) => of.show(false),
      (of: ReturnType<typeof page>) => of.set({ run: { status: 'finished' } }),
    ]) {
      const busy = page();
      busy.set(training);
      busy.draw(10, 10 * LOOK);
      expect(busy.crowded()).toBe(true);
      end(busy);
      expect([busy.shares.at(-1), busy.crowded()]).toEqual([1, false]);
    }
  });
});
