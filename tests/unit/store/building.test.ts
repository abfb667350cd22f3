/** What is prepared, built, kept and tried again, told by the messages to a client without threads. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../../../src/experiment/problem';
import { createAppStore, SETTLE } from '../../../src/store/store';
import { fakeAddress, fakeClient, preview } from './fakes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const NOTHING = { epoch: new Float64Array(0), trainLoss: new Float64Array(0), valLoss: new Float64Array(0) };

function opened(hash = '') {
  const workers = fakeClient();
  const store = createAppStore(workers.client, fakeAddress(hash).address);
  const get = store.getState;
  const count = (name: string) => workers.named(name).length;
  const run = () => (workers.named('build').at(-1)?.args[0] as number | undefined) ?? 0;
  const kept = () => workers.named('build').at(-1)!.args[4];
  const prepared = () => {
    const request = workers.named('prepare').at(-1)!.args[0] as number;
    workers.listener.fromData({ type: 'prepared', request, preview });
  };
  const refused = () => {
    const request = workers.named('prepare').at(-1)!.args[0] as number;
    workers.listener.fromData({ type: 'problems', request, problems: [problem('task.window', 'windowTooLong')] });
  };
  const built = (contender: number, of = run()) => {
    workers.listener.fromTrainer({ type: 'built', run: of, contender, valLoss: 1, saturation: [] } as never);
  };
  const allBuilt = () => {
    get().run.contenders.forEach(({ status }, k) => {
      if (status === 'warmingUp') built(k);
    });
  };
  const progress = (contender: number, status: string, epoch: number, of = run()) => {
    const epochs = { epoch: [epoch], trainLoss: [1 / epoch], valLoss: [2 / epoch] };
    const told = epoch === 0 ? NOTHING : epochs;
    const rest = {
      saturation: [],
      timings: [],
      best: null,
      step: 10 * epoch,
      recovered: null,
      trace: null,
      kept: null,
    };
    workers.listener.fromTrainer({
      type: 'progress',
      run: of,
      contender,
      status,
      epoch,
      epochs: told,
      ...rest,
    } as never);
  };
  const change = (path: string, value: unknown) => {
    get().set(path, value);
    vi.advanceTimersByTime(SETTLE);
  };
  const statuses = () => get().run.contenders.map(({ status }) => status);
  const codes = () => get().problems.map(({ code }) => code);
  return {
    ...{ workers, store, get, count, run, kept, prepared, refused, built, allBuilt, progress, change, statuses, codes },
  };
}

function trained() {
  const page = opened();
  page.prepared();
  page.allBuilt();
  page.get().train();
  page.progress(0, 'finished', 3);
  page.progress(1, 'finished', 3);
  return page;
}

describe('a change of one contender', () => {
  it('prepares nothing and builds it alone; the other keeps curves, epochs, status and view', () => {
    const page = trained();
    const before = page.get().run.contenders[0];
    page.change('contenders.1.units', 9);
    expect([page.count('prepare'), page.count('build'), page.kept()]).toEqual([1, 2, [0, null]]);
    expect(page.get().run.contenders[0]).toBe(before);
    expect(page.statuses()).toEqual(['finished', 'warmingUp']);
    expect(page.get().run.rebuiltBecause).toEqual(['contenders.1.units']);
    page.allBuilt();
    expect(page.statuses()).toEqual(['finished', 'ready']);
  });

  it('then Train brings the one that is behind to its end, and after that all for as many epochs again', () => {
    const page = trained();
    page.change('contenders.1.units', 9);
    page.allBuilt();
    page.get().train();
    expect(page.workers.named('train').at(-1)!.args).toEqual([page.run(), [1]]);
    expect(page.statuses()).toEqual(['finished', 'training']);
    page.progress(1, 'finished', 3);
    page.get().train();
    expect(page.workers.named('train').at(-1)!.args).toEqual([page.run(), null]);
  });

  it('while the other trains leaves it training; the new one joins it once it is there', () => {
    const page = opened();
    page.prepared();
    page.allBuilt();
    page.get().train();
    page.progress(0, 'training', 1);
    page.change('contenders.1.units', 9);
    expect(page.statuses()).toEqual(['training', 'warmingUp']);
    expect(page.get().run.status).toBe('training');
    page.allBuilt();
    expect(page.statuses()).toEqual(['training', 'training']);
  });

  it('loses no loss that the other reports under the name it had before, and what its old network says is dropped', () => {
    const page = opened();
    page.prepared();
    page.allBuilt();
    page.get().train();
    const before = page.run();
    page.change('contenders.1.units', 9);
    page.progress(0, 'training', 1, before);
    page.progress(1, 'training', 1, before);
    page.progress(0, 'training', 2);
    expect(page.get().run.contenders.map(({ curves }) => [...curves.epoch])).toEqual([[0, 1, 2], []]);
  });

  it('that is undone before it has settled builds nothing anew', () => {
    const page = trained();
    page.get().set('contenders.1.units', 9);
    page.get().undo();
    vi.advanceTimersByTime(SETTLE);
    expect(page.statuses()).toEqual(['finished', 'finished']);
    expect(page.count('prepare')).toBe(1);
  });

  it('of the loss builds all on the data that are there, and one that the task has not is refused', () => {
    const page = trained();
    page.change('training.loss', 'mae');
    expect([page.count('prepare'), page.kept()]).toEqual([1, [null, null]]);
    page.allBuilt();
    page.change('training.loss', 'crossEntropy');
    expect([page.count('build'), page.codes()]).toEqual([2, ['lossNotForTask']]);
    expect(page.get().spec.training.loss).toBe('mae');
  });
});

describe('the list of contenders', () => {
  it('grows by one that is built; those that were there stay', () => {
    const page = trained();
    page.get().duplicateContender(0);
    vi.advanceTimersByTime(SETTLE);
    expect([page.count('prepare'), page.kept()]).toEqual([1, [0, 1, null]]);
    expect(page.statuses()).toEqual(['finished', 'finished', 'warmingUp']);
    expect(page.get().run.rebuiltBecause).toEqual([]);
  });

  it('shrinks by one; those behind it move up with what they have learnt', () => {
    const page = trained();
    const second = page.get().run.contenders[1];
    const before = page.run();
    page.get().removeContender(0);
    vi.advanceTimersByTime(SETTLE);
    expect(page.kept()).toEqual([1]);
    expect(page.get().run.contenders).toEqual([second]);
    page.progress(1, 'finished', 4, before);
    expect(page.get().run.contenders[0]!.epoch).toBe(4);
  });

  it('starts over as a whole at Reset', () => {
    const page = trained();
    page.get().reset();
    expect([page.count('prepare'), page.kept()]).toEqual([1, [null, null]]);
  });
});

describe('a change while data are being prepared', () => {
  it('of the data has those on their way dropped: no network is built on data of another spec', () => {
    const page = trained();
    page.change('data.source', { kind: 'sine', length: 300 });
    page.get().set('data.source', { kind: 'lorenz', length: 300 });
    // They come before the change has settled.
    page.prepared();
    expect([page.count('build'), page.get().data.preparing]).toEqual([1, true]);
    vi.advanceTimersByTime(SETTLE);
    expect([page.count('prepare'), page.count('build')]).toEqual([3, 1]);
    page.prepared();
    page.allBuilt();
    expect([page.count('build'), page.get().run.status, page.codes()]).toEqual([2, 'ready', []]);
    const [{ args: built }, { args: asked }] = [page.workers.named('build')[1]!, page.workers.named('prepare')[2]!];
    expect(built.slice(1, 3)).toEqual([page.get().spec, asked[0]]);
  });

  it.each(['prepared', 'refused'] as const)(
    'that is undone leaves the networks as they are, with the data %s meanwhile',
    (answer) => {
      const page = trained();
      const before = page.get().run.contenders;
      page.change('data.source', { kind: 'sine', length: 300 });
      page.get().undo();
      page[answer]();
      vi.advanceTimersByTime(SETTLE);
      page[answer]();
      expect([page.count('prepare'), page.get().data.preparing, page.codes()]).toEqual([2, false, []]);
      expect(page.get().spec.data.source.kind).toBe('dataset');
      expect(page.get().run.contenders).toEqual(before);
      expect(page.kept()).toEqual([0, 1]);
      // Whatever is prepared next, the data of the networks stay at hand.
      page.change('data.source', { kind: 'sine', length: 300 });
      expect(page.workers.named('prepare')[2]!.args[3]).toBe(page.workers.named('prepare')[0]!.args[0]);
    },
  );

  it('of the networks alone waits for them, however long they take', () => {
    const page = trained();
    page.change('data.source', { kind: 'sine', length: 300 });
    page.change('contenders.1.units', 9);
    expect(page.count('prepare')).toBe(2);
    page.prepared();
    expect(page.workers.named('build').at(-1)!.args.slice(1, 3)).toEqual([
      page.get().spec,
      page.workers.named('prepare')[1]!.args[0],
    ]);
    expect(page.get().spec.contenders[1]!.units).toBe(9);
  });
});

describe('a failed load', () => {
  it('stays failed whatever is pressed, with its message, until it is tried again', () => {
    const page = opened();
    page.refused();
    expect([page.get().data.status, page.statuses()]).toEqual(['failed', ['failed', 'failed']]);
    for (const press of ['train', 'stepEpoch', 'pause', 'dismissProblems'] as const) {
      page.get()[press]();
      expect([page.get().run.status, page.codes()]).toEqual(['failed', ['windowTooLong']]);
    }
    expect(page.count('train') + page.count('step')).toBe(0);
    page.get().tryAgain();
    expect([page.count('prepare'), page.get().run.status]).toEqual([2, 'warmingUp']);
    page.prepared();
    page.allBuilt();
    expect([page.get().run.status, page.codes()]).toEqual(['ready', []]);
  });

  it('of a dead data worker is one, too', () => {
    const page = opened();
    page.workers.listener.crashed(null, { how: 'notLoaded', failure: { kind: 'offline' } });
    page.get().train();
    expect([page.get().run.status, page.codes()]).toEqual(['failed', ['loadOffline']]);
  });
});

describe('a worker that is gone', () => {
  it('of the data takes no network with it: they are prepared again, and only what was lost meanwhile is built', () => {
    const page = trained();
    page.workers.listener.crashed(null, { how: 'silent' });
    page.workers.listener.crashed(1, { how: 'error', detail: 'the data worker stopped' });
    const [A] = page.get().run.contenders;
    page.get().tryAgain();
    page.prepared();
    expect(page.kept()).toEqual([0, null]);
    page.built(1);
    expect([page.get().run.contenders[0], page.codes()]).toEqual([A, []]);
    page.workers.listener.crashed(null, { how: 'silent' });
    page.get().reset();
    page.prepared();
    expect(page.kept()).toEqual([null, null]);
  });

  it('leaves its contender failed through Train, and Try again builds it alone', () => {
    const page = trained();
    page.workers.listener.crashed(1, { how: 'silent' });
    page.get().train();
    expect(page.statuses()).toEqual(['training', 'failed']);
    expect(page.codes()).toEqual(['workerSilent']);
    page.get().tryAgain();
    expect(page.kept()).toEqual([0, null]);
    expect(page.codes()).toEqual([]);
  });
});

describe('Cancel of a build', () => {
  it('leaves what is not there not built; Train builds it and trains', () => {
    const page = trained();
    page.change('contenders.1.units', 9);
    page.get().cancelBuild();
    expect([page.count('cancelBuild'), page.statuses()]).toEqual([1, ['finished', 'notBuilt']]);
    page.get().train();
    expect([page.kept(), page.statuses()]).toEqual([
      [0, null],
      ['finished', 'warmingUp'],
    ]);
    page.allBuilt();
    expect(page.statuses()).toEqual(['finished', 'training']);
  });
});

/** Whatever happens in whatever order. */
const EVENTS = [
  ...[
    'train',
    'stepEpoch',
    'pause',
    'reset',
    'undo',
    'redo',
    'tryAgain',
    'cancelBuild',
    'dismissProblems',
    'addContender',
  ],
  ...['prepared', 'refused', 'allBuilt', 'settle', 'units', 'window', 'rate', 'seeds', 'remove', 'dataGone'],
  ...['gone0', 'gone1', 'notBuilt0', 'finished0', 'training1', 'diverged0'],
] as const;

it('nothing trains that has no network which said that it is there, and no failure goes without having been mended', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 40 }), (events) => {
      const page = opened();
      const { get, workers } = page;
      /** The networks that have said that they are there, by the state of their contender. */
      const report = (contender: number, status: string) => {
        const known = get().run.contenders[contender];
        if (known && !known.gone && known.status !== 'warmingUp') page.progress(contender, status, known.epoch + 1);
      };
      const fail = (contender: number, code: string) => {
        workers.listener.fromTrainer({ type: 'failed', run: page.run(), contender, problem: problem('', code) });
      };
      const acts: Partial<Record<(typeof EVENTS)[number], () => void>> = {
        prepared: () => get().data.preparing && page.prepared(),
        refused: () => get().data.preparing && page.refused(),
        allBuilt: page.allBuilt,
        settle: () => vi.advanceTimersByTime(SETTLE),
        units: () => get().set('contenders.0.units', (get().spec.contenders[0]!.units % 5) + 1),
        window: () => get().set('task.window', (get().spec.task.window % 9) + 2),
        rate: () => get().set('training.learningRate', get().spec.training.learningRate / 2),
        seeds: () => get().set('seeds', (get().spec.seeds % 3) + 1),
        remove: () => get().removeContender(0),
        dataGone: () => workers.listener.crashed(null, { how: 'error', detail: 'x' }),
        gone0: () => page.run() > 0 && workers.listener.crashed(0, { how: 'silent' }),
        gone1: () =>
          page.run() > 0 && get().run.contenders.length > 1 && workers.listener.crashed(1, { how: 'silent' }),
        notBuilt0: () => get().run.contenders[0]!.status === 'warmingUp' && page.run() > 0 && fail(0, 'workerFailed'),
        finished0: () => report(0, 'finished'),
        training1: () => report(1, 'training'),
        diverged0: () => !get().run.contenders[0]!.gone && page.run() > 0 && fail(0, 'lossNotFinite'),
      };
      for (const event of events) {
        (acts[event] ?? ((get() as never)[event] as () => void))();
        const { run, data, problems } = get();
        for (const each of run.contenders) {
          const confirmed = each.curves.length > 0 && !each.gone;
          if (each.status === 'training' || each.status === 'recovered') expect(confirmed).toBe(true);
          if (each.gone) expect(['failed', 'notBuilt']).toContain(each.status);
          if (each.failure !== null) expect(problems).toContain(each.failure);
        }
        for (const each of data.failure) expect(problems).toContain(each);
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});
