import { describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../../../../../src/store/state';
import { RankQueue } from '../../../../../../src/views/lab/gates/matter/rank-queue';

/** A store that has two contenders, looks at the third layer, and writes down what is asked of it. */
function faked() {
  const listeners = new Set<() => void>();
  const calls: string[] = [];
  const surgery = {
    problem: null as unknown,
    contenders: [{}, {}].map(() => ({ ranked: null as unknown, problem: null as unknown })),
  };
  const state = {
    spec: {
      contenders: [
        { layers: 1, bidirectional: false },
        { layers: 3, bidirectional: true },
      ],
    },
    focus: { layer: 2, direction: 'backward' },
    surgery,
    askLab: vi.fn(({ contender }: { contender: number }) => calls.push(`ask ${contender}`)),
    leaveLab: (_: string, contender: number) => calls.push(`leave ${contender}`),
    watchSurgery: (watching: boolean) => calls.push(`watch ${watching}`),
  };
  const store = {
    getState: () => state as unknown as AppState,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = () => listeners.forEach((each) => each());
  const ranked = (contender: number, ask: number, done: number) => {
    surgery.contenders[contender]!.ranked = { answer: { contender, ask, done, total: 9 }, stale: false };
    tell();
  };
  const queue = new RankQueue(store);
  return { queue, state, calls, ranked, tell };
}

describe('rankings one after another', () => {
  it('ask about the layer and direction that the contender has, and leave once all is done', () => {
    const { queue, state, calls, ranked } = faked();
    queue.open();
    queue.start(0);
    expect(state.askLab).toHaveBeenLastCalledWith({ type: 'rank', contender: 0, layer: 0, direction: 'forward' });
    ranked(0, 7, 4);
    expect(queue.read()).toEqual([0]);
    ranked(0, 7, 9);
    expect(queue.read()).toEqual([]);
    queue.start(1);
    expect(state.askLab).toHaveBeenLastCalledWith({ type: 'rank', contender: 1, layer: 2, direction: 'backward' });
    expect(calls).toEqual(['watch true', 'ask 0', 'leave 0', 'ask 1']);
  });

  it('let a second wait until the first is done', () => {
    const { queue, calls, ranked } = faked();
    queue.open();
    queue.start(0);
    queue.start(1);
    queue.start(1);
    expect(queue.read()).toEqual([0, 1]);
    expect(calls).toEqual(['watch true', 'ask 0']);
    ranked(0, 7, 9);
    expect(calls).toEqual(['watch true', 'ask 0', 'leave 0', 'ask 1']);
  });

  it('do not take a ranking from before for the end of the new one', () => {
    const { queue, ranked, tell } = faked();
    queue.open();
    ranked(0, 3, 9);
    queue.start(0);
    tell();
    expect(queue.read()).toEqual([0]);
    expect(queue.isOfRunning({ contender: 0, ask: 3 })).toBe(false);
    expect(queue.isOfRunning({ contender: 0, ask: 4 })).toBe(true);
    ranked(0, 4, 9);
    expect(queue.read()).toEqual([]);
  });

  it('are called off by Cancel, which lets the next one begin', () => {
    const { queue, calls } = faked();
    queue.open();
    queue.start(0);
    queue.start(1);
    queue.cancel(0);
    expect(queue.read()).toEqual([1]);
    queue.cancel(1);
    expect(queue.read()).toEqual([]);
    expect(calls).toEqual(['watch true', 'ask 0', 'leave 0', 'ask 1', 'leave 1']);
  });

  it('end where the laboratory refuses, and when nobody looks any more', () => {
    const { queue, state, calls, tell } = faked();
    const close = queue.open();
    queue.start(0);
    state.surgery.contenders[0]!.problem = { path: '', code: 'labFailed', values: {} };
    tell();
    expect(queue.read()).toEqual([]);
    queue.start(1);
    close();
    expect(queue.read()).toEqual([]);
    expect(calls).toEqual(['watch true', 'ask 0', 'leave 0', 'ask 1', 'leave 1', 'watch false']);
  });
});
