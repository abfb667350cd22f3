import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../../../src/experiment/problem';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { createAppStore, SETTLE } from '../../../src/store/store';
import type { FromTrainer } from '../../../src/training/protocol';
import { fakeAddress, fakeClient, preview } from './fakes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store whose workers have built what the address asks for. */
function started(hash = '') {
  const workers = fakeClient();
  const bar = fakeAddress(hash);
  const store = createAppStore(workers.client, bar.address);
  const prepared = () => {
    const request = workers.named('prepare').at(-1)!.args[0] as number;
    workers.listener.fromData({ type: 'prepared', request, preview });
  };
  const refused = (...problems: ReturnType<typeof problem>[]) => {
    const request = workers.named('prepare').at(-1)!.args[0] as number;
    workers.listener.fromData({ type: 'problems', request, problems });
  };
  const run = () => workers.named('build').at(-1)!.args[0] as number;
  const built = () => {
    store.getState().spec.contenders.forEach((_, contender) => {
      workers.listener.fromTrainer({
        type: 'built',
        run: run(),
        contender,
        backend: 'reference',
        timings: [],
        msPerStep: null,
        parameters: 1,
        valLoss: 3,
        predictions: {
          part: 'test',
          first: 0,
          values: new Float32Array(0),
          outputs: 1,
          recursive: null,
          beyond: null,
          epoch: 0,
        },
        trace: { epoch: 0, asked: null } as never,
        saturation: [],
        scores: { validation: scores, test: scores },
        kept: { epochs: Int32Array.of(0), bytes: 4, bound: 32_000_000 },
      });
    });
  };
  const progress = (contender: number, epoch: number, status: 'training' | 'paused' | 'finished' = 'training') => {
    const message: FromTrainer = {
      type: 'progress',
      run: run(),
      contender,
      status,
      epoch,
      epochShare: 0,
      step: epoch * 10,
      seconds: epoch,
      stepsPerSecond: 10,
      msPerStep: 2,
      epochs: {
        epoch: Float64Array.of(epoch),
        trainLoss: Float64Array.of(1 / epoch),
        valLoss: Float64Array.of(2 / epoch),
      },
      predictions: null,
      trace: null,
      saturation: [],
      scores: null,
      kept: null,
      best: null,
      backend: 'reference',
      timings: [],
      recovered: null,
    };
    workers.listener.fromTrainer(message);
  };
  const settle = () => {
    vi.advanceTimersByTime(SETTLE);
  };
  prepared();
  built();
  return { store, get: store.getState, workers, bar, prepared, refused, built, progress, settle, run };
}

const scores = { own: { overall: {}, targets: [], steps: [], scored: 0, of: 0 }, recursive: null };

const builtSpec = (app: ReturnType<typeof started>) => app.workers.named('build').at(-1)!.args[1] as ExperimentSpec;

describe('a link', () => {
  it('opens as the experiment it describes', () => {
    const app = started('v=1&task.window=48');
    expect(app.get().spec.task.window).toBe(48);
    expect(builtSpec(app).task.window).toBe(48);
  });

  it('that is broken gives a sentence and the defaults', () => {
    const app = started('v=1&z=!!');
    expect(app.get().problems.map(({ code }) => code)).toEqual(['linkRefused', 'brokenLink']);
    expect(app.get().spec.task.window).toBe(24);
    expect(app.bar.entries).toEqual(['']);
  });

  it('whose data cannot be prepared gives the problem and the defaults', () => {
    const workers = fakeClient();
    const bar = fakeAddress('v=1&task.window=900');
    const store = createAppStore(workers.client, bar.address);
    workers.listener.fromData({ type: 'problems', request: 1, problems: [problem('task.window', 'windowTooLong')] });
    expect(store.getState().problems.map(({ code }) => code)).toEqual(['linkRefused', 'windowTooLong']);
    expect(store.getState().spec.task.window).toBe(24);
    expect(workers.named('prepare')).toHaveLength(2);
  });
});

describe('a changed setting', () => {
  it('rebuilds once after quick changes have settled, stopping what trained and saying why', () => {
    const app = started();
    app.get().train();
    app.progress(0, 1);
    app.get().set('task.window', 30);
    app.get().set('task.window', 36);
    expect(app.workers.named('prepare')).toHaveLength(1);
    app.settle();
    expect(app.workers.named('prepare')).toHaveLength(2);
    app.prepared();
    expect(app.workers.named('build')).toHaveLength(2);
    expect(builtSpec(app).task.window).toBe(36);
    expect(app.get().run.rebuiltBecause).toEqual(['task.window']);
    app.built();
    expect(app.get().run.status).toBe('ready');
    expect(app.workers.named('train')).toHaveLength(1);
  });

  it('keeps the chosen probe sequence where the new data still offer it, else takes the first', () => {
    const app = started();
    app.get().showProbe('test', 5);
    app.get().set('contenders.0.units', 8);
    app.settle();
    app.prepared();
    expect(app.get().focus.probe).toEqual({ part: 'test', sample: 5 });
    app.get().showProbe('test', 99);
    app.get().set('contenders.0.units', 9);
    app.settle();
    app.prepared();
    expect(app.get().focus.probe).toEqual({ part: 'test', sample: 3 });
  });

  it('keeps the chosen direction while a contender still reads both ways, and a layer while one is as deep', () => {
    const app = started('v=1&A.cell=lstm&A.layers=2&A.bidirectional=true&B.cell=gru');
    app.get().showLayer(1);
    app.get().showDirection('backward');
    expect(app.workers.named('focus').at(-1)!.args[1]).toMatchObject({ layer: 1, direction: 'backward' });
    app.get().set('contenders.0.units', 8);
    app.settle();
    app.prepared();
    expect(app.get().focus).toMatchObject({ layer: 1, direction: 'backward' });
    app.get().set('contenders.0.bidirectional', false);
    app.settle();
    app.prepared();
    expect(app.get().focus).toMatchObject({ layer: 1, direction: 'forward' });
    expect(app.workers.named('build').at(-1)!.args[3]).toMatchObject({ direction: 'forward' });
  });

  it('that adds contenders adds kinds that are not there yet', () => {
    const app = started();
    app.get().addContender();
    app.get().addContender();
    const kinds = app.get().spec.contenders.map(({ cell, layers, resetAfter }) => [cell, layers, resetAfter]);
    expect(kinds).toEqual([
      ['lstm', 1, true],
      ['gru', 1, true],
      ['simpleRnn', 1, true],
      ['gru', 1, false],
    ]);
    app.get().removeContender(0);
    app.get().addContender();
    expect(app.get().spec.contenders.at(-1)).toMatchObject({ cell: 'lstm', layers: 2 });
  });

  it('that a running network can take over reaches it at once, without a rebuild', () => {
    const app = started();
    app.get().set('training.learningRate', 0.02);
    app.get().set('contenders.1.dropout', 0.2);
    app.settle();
    expect(app.workers.named('prepare')).toHaveLength(1);
    const [, training, contenders] = app.workers.named('adjust').at(-1)!.args as [
      number,
      { learningRate: number },
      { dropout: number }[],
    ];
    expect(training.learningRate).toBe(0.02);
    expect(contenders.map(({ dropout }) => dropout)).toEqual([0, 0.2]);
  });

  it('that is no valid value leaves the last good state and lists the problem', () => {
    const app = started();
    app.get().set('task.horizon', 0);
    expect(app.get().spec.task.horizon).toBe(1);
    expect(app.get().problems).toEqual([{ path: 'task.horizon', code: 'tooSmall', values: { value: 0, min: 1 } }]);
    app.get().set('task.horizon', 2);
    expect(app.get().problems).toEqual([]);
  });

  it('that is too large is answered with what the data allow, where they are known (hand-computed)', () => {
    // The preview has 100 rows: 70 to train, 15 to validate, 15 to test; the window is 24, the horizon 1.
    const app = started();
    const advised = (path: string) => {
      app.get().set(path, 9000);
      return app.get().problems[0]!.values['max'];
    };
    expect(advised('task.window')).toBe(69);
    expect(advised('task.horizon')).toBe(15);
    expect(advised('task.seasonalPeriod')).toBe(70);
    expect(advised('contenders.0.units')).toBe(512);
  });

  it('that the data refuse goes back to the last good state, address and training included', () => {
    const app = started();
    app.get().train();
    app.get().set('task.window', 900);
    app.settle();
    app.refused(problem('task.window', 'windowTooLong', { max: 190 }));
    expect(app.get().spec.task.window).toBe(24);
    expect(app.get().problems[0]?.code).toBe('windowTooLong');
    expect(app.get().canUndo).toBe(false);
    expect(app.bar.entries.at(-1)).toBe('');
    expect(app.workers.named('build')).toHaveLength(1);
    expect(app.get().run.status).toBe('training');
  });
});

describe('what a field finds wrong with its draft', () => {
  const draft = problem('seed', 'giveNumber', { kept: 42 });

  it('is listed once, beside the problems of other fields', () => {
    const app = started();
    app.get().set('task.horizon', 0);
    app.get().report(draft);
    app.get().report(draft);
    expect(app.get().problems.map(({ path }) => path)).toEqual(['task.horizon', 'seed']);
  });

  it('is over for this field, and what lies below it, once the draft is taken back', () => {
    const app = started();
    app.get().report(problem('data.source.periods.1', 'tooSmall'));
    app.get().report(draft);
    app.get().retract('data.source.periods');
    expect(app.get().problems).toEqual([draft]);
    app.get().retract('seed');
    expect(app.get().problems).toEqual([]);
  });
});

describe('undo, redo and the browser’s history', () => {
  it('go through the settings one step at a time', () => {
    const app = started();
    app.get().set('seed', 1);
    app.get().set('task.window', 30);
    app.get().undo();
    expect([app.get().spec.seed, app.get().spec.task.window]).toEqual([1, 24]);
    app.get().undo();
    expect(app.get().spec.seed).toBe(42);
    expect([app.get().canUndo, app.get().canRedo]).toEqual([false, true]);
    app.get().redo();
    app.get().redo();
    expect([app.get().spec.seed, app.get().spec.task.window]).toEqual([1, 30]);
  });

  it('take quick changes of one field as one step', () => {
    const app = started();
    for (const rate of [0.004, 0.005, 0.006]) app.get().set('training.learningRate', rate);
    app.get().undo();
    expect(app.get().spec.training.learningRate).toBe(0.005);
    expect(app.bar.entries).toHaveLength(3);
    expect(app.bar.entries[1]).toBe('v=1&training.learningRate=0.006');
  });

  it('of an earlier version say that their file is read by newer rules, at the start as where one is pasted', () => {
    const link = 'v=1&data.source.kind=file&data.source.name=own.csv';
    const said = [{ code: 'newerFileRules', values: { name: 'own.csv' } }];
    expect(createAppStore(fakeClient().client, fakeAddress(link).address).getState().problems).toMatchObject(said);
    const app = started();
    app.bar.paste(link);
    expect(app.get().problems).toMatchObject(said);
    app.bar.paste(link.replace('v=1', 'v=2'));
    expect(app.get().problems).toEqual([]);
  });

  it('follow the browser’s back button and a pasted link, and refuse a broken one', () => {
    const app = started();
    app.get().set('seed', 1);
    app.get().set('task.window', 30);
    app.bar.back();
    expect([app.get().spec.seed, app.get().spec.task.window]).toEqual([1, 24]);
    app.bar.paste('v=1&seed=9');
    expect(app.get().spec.seed).toBe(9);
    app.settle();
    app.prepared();
    app.bar.paste('nonsense');
    expect(app.get().spec.seed).toBe(9);
    expect(app.get().problems.map(({ code }) => code)).toEqual(['linkIgnored', 'brokenLink']);
    app.bar.paste('v=1&task.window=900');
    app.settle();
    app.refused(problem('task.window', 'windowTooLong'));
    expect(app.get().problems.map(({ code }) => code)).toEqual(['linkIgnored', 'windowTooLong']);
    expect(app.bar.entries.at(-1)).toBe('v=1&seed=9');
  });
});

describe('a run', () => {
  it('pressed while the networks are being built starts when all of them are', () => {
    const app = started();
    app.get().set('task.window', 30);
    app.get().train();
    expect(app.workers.named('train')).toHaveLength(0);
    app.prepared();
    app.built();
    expect(app.workers.named('train')).toHaveLength(1);
    expect(app.get().run.status).toBe('training');
  });

  it('pauses at the click, and a late report does not wake it again', () => {
    const app = started();
    app.get().train();
    app.progress(0, 1);
    app.get().pause();
    expect(app.get().run.status).toBe('paused');
    app.progress(0, 2);
    app.progress(1, 2);
    expect(app.get().run.status).toBe('paused');
    expect(app.get().run.contenders[0]!.epoch).toBe(2);
  });

  it('appends the losses of finished epochs to the curves', () => {
    const app = started();
    app.get().train();
    app.progress(0, 1);
    app.progress(0, 2);
    const { curves, trainLoss, valLoss } = app.get().run.contenders[0]!;
    expect([curves.length, [...curves.epoch], [...curves.train], [...curves.validation]]).toEqual([
      3,
      [0, 1, 2],
      [NaN, 1, 0.5],
      [3, 2, 1],
    ]);
    expect([trainLoss, valLoss]).toEqual([0.5, 1]);
  });

  it('is finished when the last contender is, and ignores reports of an earlier run', () => {
    const app = started();
    app.get().train();
    app.progress(0, 5, 'finished');
    expect(app.get().run.status).toBe('training');
    app.progress(1, 5, 'finished');
    expect(app.get().run.status).toBe('finished');
    const earlier = app.run();
    app.get().reset();
    expect(app.get().run.status).toBe('warmingUp');
    app.built();
    app.workers.listener.fromTrainer({
      type: 'failed',
      run: earlier,
      contender: 0,
      problem: problem('', 'workerFailed'),
    });
    expect(app.get().run.status).toBe('ready');
    expect(app.get().run.contenders[0]!.curves.length).toBe(1);
  });

  it('lists failures in the order of the contenders, whichever failed first', () => {
    const app = started();
    app.get().train();
    for (const contender of [1, 0]) {
      const values = { contender: 'AB'[contender]! };
      const failure = problem('training.learningRate', 'lossNotFinite', values);
      app.workers.listener.fromTrainer({ type: 'failed', run: app.run(), contender, problem: failure });
    }
    expect(app.get().problems.map(({ values }) => values['contender'])).toEqual(['A', 'B']);
  });

  it('is built on the data of the request that prepared them, and Reset prepares them again once their worker died', () => {
    const app = started();
    expect(app.workers.named('build').at(-1)!.args[2]).toBe(1);
    app.workers.listener.crashed(null, { how: 'error', detail: 'out of memory' });
    app.get().reset();
    expect(app.workers.named('build')).toHaveLength(1);
    app.prepared();
    expect(app.workers.named('build').at(-1)!.args[2]).toBe(2);
  });

  it('keeps what it has when a worker dies, and says so', () => {
    const app = started();
    app.get().train();
    app.progress(0, 3);
    app.workers.listener.crashed(0, { how: 'error', detail: 'out of memory' });
    expect(app.get().problems[0]).toMatchObject({
      code: 'workerFailed',
      values: { where: 'A', detail: 'out of memory' },
    });
    expect(app.get().run.contenders.map(({ status, epoch }) => [status, epoch])).toEqual([
      ['failed', 3],
      ['training', 0],
    ]);
    expect(app.get().run.status).toBe('training');
  });
});
