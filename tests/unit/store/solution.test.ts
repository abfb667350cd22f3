/** "Show me": a lesson's actions carried out one after the other, on a store that answers when the test says so. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '../../../src/lessons/lesson';
import { carryOut } from '../../../src/store/shell/solution';
import type { AppState } from '../../../src/store/state';

/** What a store has of what is read here. */
interface Page {
  readonly data: { readonly preparing: boolean; readonly preview: unknown };
  readonly run: {
    readonly contenders: readonly { readonly status: string; readonly epoch: number; readonly trace?: object | null }[];
  };
  readonly race: { readonly status: string };
  readonly surgery: { readonly contenders: readonly object[] };
  readonly time: { readonly shown: number | null };
  readonly focus: { readonly layer: number; readonly direction: string };
}

const READY: Page = {
  data: { preparing: false, preview: { parts: { test: { probes: [{ sample: 3 }] } } } },
  run: { contenders: [{ status: 'ready', epoch: 0 }] },
  race: { status: 'none' },
  surgery: { contenders: [{}] },
  time: { shown: null },
  focus: { layer: 0, direction: 'forward' },
};

/** Every intent is noted with its arguments and does nothing. */
function fakeApp(page: Page = READY) {
  const asked: (readonly unknown[])[] = [];
  const listeners = new Set<() => void>();
  let now = page;
  const state = () =>
    new Proxy(now as unknown as Record<string, unknown>, {
      get: (own, name: string) => (name in own ? own[name] : (...args: unknown[]) => void asked.push([name, ...args])),
    }) as unknown as AppState;
  return {
    asked,
    listeners,
    app: {
      getState: state,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    /** Changes the page, tells the listeners, and lets what waits go on. */
    async become(change: Partial<Page>) {
      now = { ...now, ...change };
      for (const listener of [...listeners]) listener();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Begins to carry the actions out. */
function begun(actions: readonly Action[], page?: Page) {
  const fake = fakeApp(page);
  const control = new AbortController();
  const ended = vi.fn<() => void>();
  const promise = carryOut(actions, fake.app, control.signal, 900).then(ended);
  const names = () => fake.asked.map(([name]) => name);
  return {
    ...fake,
    names,
    ended,
    promise,
    abort: () => control.abort(),
    wait: (ms = 0) => vi.advanceTimersByTimeAsync(ms),
  };
}

const contenders = (...states: readonly (readonly [string, number])[]) => ({
  run: { contenders: states.map(([status, epoch]) => ({ status, epoch })) },
});

describe('a solution', () => {
  it('does one thing after the other, each some time after the one before', async () => {
    const { asked, ended, wait } = begun([
      { do: 'set', path: 'task.window', value: 12 },
      { do: 'clear' },
      { do: 'axis', axis: 'time' },
    ]);
    await wait();
    expect(asked).toEqual([['set', 'task.window', 12]]);
    await wait(899);
    expect(asked).toHaveLength(1);
    await wait(1);
    expect(asked).toEqual([['set', 'task.window', 12], ['clearInterventions']]);
    expect(ended).not.toHaveBeenCalled();
    await wait(900);
    expect(asked.at(-1)).toEqual(['showAxis', 'time']);
    expect(ended).toHaveBeenCalled();
  });

  it.each<[Action, readonly (readonly unknown[])[]]>([
    [{ do: 'preset', preset: 'forgetZero', contender: 1, on: true }, [['addPreset', 'forgetZero', 1]]],
    [{ do: 'preset', preset: 'forgetZero', contender: 1, on: false }, [['removePreset', 'forgetZero', 1]]],
    [{ do: 'intervene', intervention: { kind: 'silence' } }, [['addIntervention', { kind: 'silence' }]]],
    [{ do: 'open', id: 'matter' }, [['setOpen', 'matter', true]]],
    [{ do: 'flow', of: 'mean' }, [['showFlow', 'mean']]],
    [
      { do: 'pin', contender: 1, gate: 'z', unit: 2, step: 3 },
      [['setPin', { contender: 1, quantity: 'z', unit: 2, step: 3 }]],
    ],
    [{ do: 'load', spec: { seed: 3 } }, [['load', { seed: 3 }]]],
    [{ do: 'reset' }, [['reset']]],
  ])('carries %j out by an intent of the page', async (action, expected) => {
    const { asked, ended, wait } = begun([action]);
    await wait();
    expect(asked).toEqual(expected);
    expect(ended).toHaveBeenCalled();
  });

  it('trains only once the networks stand, and is over when all of them have ended', async () => {
    const waiting = { ...READY, ...contenders(['warmingUp', 0], ['ready', 0]) };
    const { names, ended, become } = begun([{ do: 'train' }], { ...waiting, data: { ...READY.data, preparing: true } });
    await become({ data: READY.data });
    expect(names()).toEqual([]);
    await become(contenders(['ready', 0], ['ready', 0]));
    expect(names()).toEqual(['train']);
    await become(contenders(['finished', 30], ['training', 20]));
    expect(ended).not.toHaveBeenCalled();
    await become(contenders(['finished', 30], ['stoppedEarly', 25]));
    expect(ended).toHaveBeenCalled();
    expect(names()).toEqual(['train']);
  });

  it('trains to an epoch of the slowest and pauses there', async () => {
    const { names, ended, become, wait } = begun([{ do: 'trainTo', epoch: 10 }]);
    await wait();
    await become(contenders(['training', 12], ['training', 9]));
    expect(names()).toEqual(['train']);
    await become(contenders(['training', 12], ['training', 10]));
    expect(names()).toEqual(['train', 'pause']);
    expect(ended).toHaveBeenCalled();
  });

  it('does not wait for an epoch that a failed network will never reach', async () => {
    const { ended, become, wait } = begun([{ do: 'trainTo', epoch: 10 }]);
    await wait();
    await become(contenders(['failed', 3], ['training', 10]));
    expect(ended).toHaveBeenCalled();
  });

  it('waits for the end of a whole race', async () => {
    const { ended, become, wait } = begun([{ do: 'race' }]);
    await wait();
    await become({ ...contenders(['finished', 30]), race: { status: 'running' } });
    expect(ended).not.toHaveBeenCalled();
    await become({ race: { status: 'ended' } });
    expect(ended).toHaveBeenCalled();
  });

  it('ranks, and waits until the ranking is whole', async () => {
    const { asked, ended, become, wait } = begun([{ do: 'rank', contender: 0 }]);
    await wait();
    expect(asked).toEqual([
      ['setOpen', 'matter', true],
      ['askLab', { type: 'rank', contender: 0, layer: 0, direction: 'forward' }],
    ]);
    await become({ surgery: { contenders: [{ ranked: { answer: { done: 3, total: 4 } } }] } });
    expect(ended).not.toHaveBeenCalled();
    await become({ surgery: { contenders: [{ ranked: { answer: { done: 4, total: 4 } } }] } });
    expect(ended).toHaveBeenCalled();
  });

  it('acts on the unit without which the loss is highest (0.9 of 0.2, 0.9, 0.1)', async () => {
    const ranked = { answer: { done: 4, total: 4, loss: 0.1, units: Float32Array.of(0.2, 0.9, 0.1), gates: [] } };
    const { asked, wait } = begun([{ do: 'intervene', intervention: { kind: 'silence' }, ranked: 'first' }], {
      ...READY,
      surgery: { contenders: [{ ranked }] },
    });
    await wait();
    expect(asked).toEqual([['addIntervention', { kind: 'silence', units: [1] }]]);
  });

  it.each([
    ['marked', { step: 1, value: 0.75 }],
    ['others', { step: 0, value: 1 }],
  ] as const)('raises a value of the probe by a half, the first of the %s ones', async (at, { step, value }) => {
    // Value and marker by step: 0.5 and 0, 0.25 and 1.
    const trace = { inputs: Float32Array.of(0.5, 0, 0.25, 1), inputNames: ['value', 'marker'], steps: 2 };
    const { asked, wait } = begun([{ do: 'edit', at, by: 0.5 }], {
      ...READY,
      run: { contenders: [{ status: 'ready', epoch: 0, trace }] },
    });
    await wait();
    expect(asked).toEqual([['addIntervention', { kind: 'input', variable: 0, step, value }]]);
  });

  it('draws the state space of the test sequences on offer, and waits for it', async () => {
    const { asked, ended, become, wait } = begun([{ do: 'project', contender: 0, state: 'c' }]);
    await wait();
    expect(asked.at(-1)).toEqual([
      'askLab',
      {
        ...{ type: 'project', contender: 0, layer: 0, direction: 'forward', state: 'c' },
        sequences: [{ part: 'test', sample: 3 }],
      },
    ]);
    await become({ surgery: { contenders: [{ projected: { answer: { state: 'h' } } }] } });
    expect(ended).not.toHaveBeenCalled();
    await become({ surgery: { contenders: [{ projected: { answer: { state: 'c' } } }] } });
    expect(ended).toHaveBeenCalled();
  });

  it('shows an epoch and waits until all networks show it', async () => {
    const { asked, ended, become, wait } = begun([{ do: 'showEpoch', epoch: 4 }]);
    await wait();
    expect(asked).toEqual([['showEpoch', 4]]);
    expect(ended).not.toHaveBeenCalled();
    await become({ time: { shown: 4 } });
    expect(ended).toHaveBeenCalled();
  });

  it('waits for the sensitivities', async () => {
    const { asked, ended, become, wait } = begun([{ do: 'sensitivities', contender: 0 }]);
    await wait();
    expect(asked).toEqual([['setOpen', 'sensitivity', true]]);
    expect(ended).not.toHaveBeenCalled();
    await become({ surgery: { contenders: [{ sensitivities: { answer: {} } }] } });
    expect(ended).toHaveBeenCalled();
  });
});

describe('called off', () => {
  it('between two actions it does no other', async () => {
    const { names, ended, abort, wait } = begun([{ do: 'clear' }, { do: 'train' }]);
    await wait(400);
    abort();
    await wait();
    expect(ended).toHaveBeenCalled();
    expect(names()).toEqual(['clearInterventions']);
  });

  it('while it waits for networks it trains none, and listens no longer', async () => {
    const { names, ended, listeners, abort, wait } = begun([{ do: 'train' }, { do: 'clear' }], {
      ...READY,
      ...contenders(['warmingUp', 0]),
    });
    await wait();
    abort();
    await wait(2000);
    expect(ended).toHaveBeenCalled();
    expect(listeners.size).toBe(0);
    expect(names()).toEqual([]);
  });

  it('while networks train it pauses what it has begun', async () => {
    const { names, abort, wait, become } = begun([{ do: 'train' }, { do: 'clear' }]);
    await wait();
    await become(contenders(['training', 1]));
    abort();
    await wait(2000);
    expect(names()).toEqual(['train', 'pause']);
  });

  it('before it begins it does nothing', async () => {
    const { names, abort, wait } = begun([{ do: 'clear' }, { do: 'train' }]);
    abort();
    await wait(2000);
    expect(names().filter((name) => name === 'train')).toEqual([]);
  });
});
