/** Looking back from the page: one request at a time, nothing stale on the screen, and back to now at a rebuild. */
import { beforeEach, afterEach, describe, expect, it, vi } from 'vitest';
import { endShown } from '../../../src/store/contender';
import { createAppStore, SETTLE } from '../../../src/store/store';
import { atNow } from '../../../src/store/time';
import type { FromTrainer, KeptEpochs } from '../../../src/training/protocol';
import { fakeAddress, fakeClient, preview } from './fakes';

type Progress = Extract<FromTrainer, { type: 'progress' }>;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const kept: KeptEpochs = { epochs: Int32Array.of(0, 1, 2), bytes: 12, bound: 100 };

/** A view of which only the epochs matter here. */
const view = (epoch: number, asked: number | null) => ({
  trace: { epoch, asked } as never,
  predictions: { epoch } as never,
  scores: { epoch } as never,
});

function started() {
  const workers = fakeClient();
  const store = createAppStore(workers.client, fakeAddress().address);
  const send = (message: FromTrainer) => workers.listener.fromTrainer(message);
  const run = () => workers.named('build').at(-1)!.args[0] as number;
  const build = () => {
    workers.listener.fromData({
      type: 'prepared',
      request: workers.named('prepare').at(-1)!.args[0] as number,
      preview,
    });
    store.getState().spec.contenders.forEach((_, contender) => {
      const network = {
        backend: 'simd',
        timings: [],
        msPerStep: null,
        parameters: 1,
        valLoss: 1,
        kept,
        saturation: [],
      };
      send({ type: 'built', run: run(), contender, ...network, ...view(0, null) });
    });
  };
  const progress = (contender: number, seen: Pick<Progress, 'trace' | 'predictions' | 'scores'>, epoch = 2) => {
    send({
      type: 'progress',
      run: run(),
      contender,
      status: 'training',
      epoch,
      epochShare: 0,
      step: 1,
      seconds: 1,
      stepsPerSecond: 1,
      msPerStep: 1,
      epochs: { epoch: new Float64Array(0), trainLoss: new Float64Array(0), valLoss: new Float64Array(0) },
      kept: null,
      saturation: [],
      best: null,
      backend: 'simd',
      timings: [],
      recovered: null,
      ...seen,
    });
  };
  build();
  return {
    store,
    workers,
    build,
    progress,
    asked: () => workers.named('focus').map(({ args }) => (args[1] as { epoch: number | null }).epoch),
    time: () => store.getState().time,
    epochs: () => store.getState().run.contenders.map(({ trace }) => trace!.epoch),
  };
}

describe('networks that have ended', () => {
  it('are looked at with the weights that are chosen, also from a past epoch, until others are built', () => {
    const { store, workers, build, progress, time } = started();
    const focus = () => workers.named('focus').map(({ args }) => args[1] as { epoch: number | null; ended?: string });
    store.getState().showEnded('last');
    expect(focus().at(-1)).toMatchObject({ epoch: null, ended: 'last' });
    store.getState().showEpoch(1);
    [0, 1].forEach((contender) => progress(contender, view(1, 1)));
    store.getState().showEnded('best');
    [0, 1].forEach((contender) => progress(contender, view(2, null)));
    expect(focus().at(-1)).toMatchObject({ epoch: null, ended: 'best' });
    expect(time()).toEqual(atNow);
    store.getState().reset();
    build();
    expect(store.getState().focus.ended).toBeUndefined();
  });

  it('have a best and a last set of weights, of which the spec says which are left (by definition)', () => {
    const best = (restored: boolean) => ({ epoch: 3, valLoss: 1, restored });
    for (const status of ['finished', 'stoppedEarly'] as const) {
      expect(endShown({ status, best: best(true) }, undefined)).toBe('best');
      expect(endShown({ status, best: best(false) }, undefined)).toBe('last');
      expect(endShown({ status, best: best(true) }, 'last')).toBe('last');
      expect(endShown({ status, best: null }, 'best')).toBeNull();
    }
    expect(endShown({ status: 'training', best: best(false) }, 'best')).toBeNull();
  });
});

describe('looking back', () => {
  it('asks for one epoch, and for the newest wanted one as soon as all contenders have answered', () => {
    const { store, progress, asked, time } = started();
    for (const epoch of [5, 6, 7]) store.getState().showEpoch(epoch);
    expect(asked()).toEqual([5]);
    expect(time()).toEqual({ wanted: 7, shown: null, dropped: null });
    progress(0, view(5, 5));
    expect(asked()).toEqual([5]);
    progress(1, view(4, 5));
    expect(asked()).toEqual([5, 7]);
    expect(time().shown).toBe(5);
    progress(1, view(7, 7));
    progress(0, view(7, 7));
    expect(time()).toEqual({ wanted: 7, shown: 7, dropped: null });
    expect(asked()).toEqual([5, 7]);
  });

  it('lets no view of the network as it goes over the past one, while its epochs and losses go on', () => {
    const { store, progress, epochs } = started();
    store.getState().showEpoch(1);
    progress(0, view(300, null), 300);
    expect(epochs()).toEqual([0, 0]);
    progress(0, view(1, 1), 301);
    progress(0, view(302, null), 302);
    const [first] = store.getState().run.contenders;
    expect([first!.trace!.epoch, first!.predictions!.epoch, first!.epoch]).toEqual([1, 1, 302]);
  });

  it('comes back to now with the next view of the network as it goes, and none of the past after it', () => {
    const { store, progress, asked, time, epochs } = started();
    store.getState().showEpoch(1);
    [0, 1].forEach((contender) => progress(contender, view(1, 1)));
    store.getState().showEpoch(null);
    expect(asked()).toEqual([1, null]);
    progress(0, view(1, 1));
    expect(time().shown).toBe(1);
    [0, 1].forEach((contender) => progress(contender, view(9, null)));
    expect(time()).toEqual({ wanted: null, shown: null, dropped: null });
    expect(epochs()).toEqual([9, 9]);
  });

  it('goes on without a contender that has failed or whose worker died', () => {
    const { store, workers, progress, time, asked } = started();
    store.getState().showEpoch(1);
    progress(0, view(1, 1));
    workers.listener.crashed(1, { how: 'error', detail: 'out of memory' });
    expect(time().shown).toBe(1);
    store.getState().showEpoch(2);
    progress(0, view(2, 2));
    expect(time().shown).toBe(2);
    expect(asked()).toEqual([1, 2]);
  });

  it('keeps the epoch when another layer is looked at', () => {
    const { store, workers, progress } = started();
    store.getState().showEpoch(1);
    [0, 1].forEach((contender) => progress(contender, view(1, 1)));
    store.getState().showLayer(0);
    expect(workers.named('focus').at(-1)!.args[1]).toMatchObject({ layer: 0, epoch: 1 });
  });
});

describe('a rebuild', () => {
  it('drops the epoch of the old networks with a sentence, until Train or another choice', () => {
    for (const next of ['train', 'scrub'] as const) {
      const { store, workers, build, progress, time } = started();
      store.getState().showEpoch(1);
      [0, 1].forEach((contender) => progress(contender, view(1, 1)));
      store.getState().set('contenders.0.units', 3);
      expect(time().shown).toBe(1);
      vi.advanceTimersByTime(SETTLE);
      build();
      expect(time()).toEqual({ wanted: null, shown: null, dropped: 1 });
      expect(workers.named('build').at(-1)!.args[3]).toMatchObject({ epoch: null });
      if (next === 'train') store.getState().train();
      else store.getState().showEpoch(0);
      expect(time().dropped).toBeNull();
    }
  });

  it('says nothing when nothing of the past was shown', () => {
    const { store, time } = started();
    store.getState().reset();
    expect(time()).toEqual({ wanted: null, shown: null, dropped: null });
  });

  it('waits for no answer of the old networks, and shows nothing before the new ones are there', () => {
    const { store, build, asked, time } = started();
    store.getState().showEpoch(1);
    store.getState().reset();
    store.getState().showEpoch(2);
    expect(time()).toEqual({ wanted: null, shown: null, dropped: 1 });
    build();
    store.getState().showEpoch(2);
    expect(asked()).toEqual([1, 2]);
  });
});
