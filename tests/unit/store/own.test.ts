/** The user's own files in the store: looked into first, so that a failed one changes nothing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileReport } from '../../../src/experiment/files';
import { ownExperiment, reformatted } from '../../../src/experiment/own';
import { defaultSpec, parseSpec } from '../../../src/experiment/parse';
import { problem } from '../../../src/experiment/problem';
import type { FileSource } from '../../../src/experiment/sources/file';
import { createFileStore } from '../../../src/store/files';
import { fileOf, refusedIn } from '../../../src/store/own';
import { createAppStore, SETTLE } from '../../../src/store/store';
import type { HandedFile } from '../../../src/training/protocol';
import { fakeAddress, fakeClient, preview } from './fakes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const report: FileReport = {
  rows: 30,
  skipped: 0,
  delimiter: 'comma',
  decimal: 'point',
  header: true,
  encoding: 'utf-8',
  dates: null,
  columns: [{ name: 'a', type: 'number', missing: 0, outline: null }],
  first: [],
  last: [],
  notes: [],
  sheets: [],
  sheet: null,
  linesSkipped: 0,
  time: null,
  series: null,
  turned: false,
  target: 'a',
  missingCodes: [],
  mends: [],
};

/** A store whose default experiment is prepared. */
function started(hash = '') {
  const workers = fakeClient();
  const bar = fakeAddress(hash);
  const store = createAppStore(workers.client, bar.address, createFileStore(null));
  const request = (name: 'prepare' | 'open') => workers.named(name).at(-1)!.args[0] as number;
  const settle = () => vi.advanceTimersByTimeAsync(SETTLE);
  const prepared = () => {
    workers.listener.fromData({ type: 'prepared', request: request('prepare'), preview, report });
  };
  const opened = () => {
    workers.listener.fromData({ type: 'opened', request: request('open'), report });
  };
  const open = (name = 'own.csv', text = 'a\n1\n2\n') => {
    store.getState().openFile(new Blob([text]), name);
  };
  return { get: store.getState, workers, bar, request, settle, prepared, opened, open };
}

describe('a chosen file', () => {
  it('is read with progress, and the experiment moves to it only when it can be used', async () => {
    const app = started();
    app.prepared();
    app.open();
    expect(app.get().own.reading).toMatchObject({ name: 'own.csv', done: 0, total: 6 });
    app.workers.listener.fromData({
      type: 'reading',
      request: app.request('open'),
      done: 3,
      total: 6,
      rows: 1,
      seconds: 0.1,
    });
    expect(app.get().own.reading).toMatchObject({ done: 3, rows: 1 });
    expect(app.get().spec.data.source.kind).toBe('dataset');
    app.opened();
    expect(app.get().own.reading).toBeNull();
    expect(app.get().spec.data.source).toMatchObject({ kind: 'file', name: 'own.csv', size: 6 });
    // 30 rows, of which 21 train: a third of them.
    expect(app.get().spec.task.window).toBe(7);
    expect(app.get().own.shortened).toEqual({ code: 'windowShortened', values: { window: 7, usual: 24, rows: 30 } });
    await app.settle();
    const [, spec, file] = app.workers.named('prepare').at(-1)!.args as [number, unknown, HandedFile];
    expect(spec).toBe(app.get().spec);
    expect(await file.blob.text()).toBe('a\n1\n2\n');
    app.prepared();
    app.get().undo();
    expect(app.get().spec).toEqual(defaultSpec());
  });

  it('that is refused says so, changes nothing and can be read in another way', async () => {
    const app = started();
    app.prepared();
    app.open('bad.csv');
    const found = problem('line 3, column 1', 'fileCell');
    app.workers.listener.fromData({ type: 'problems', request: app.request('open'), problems: [found], report });
    expect(app.get().problems).toEqual([problem('', 'fileRefused', { name: 'bad.csv' }), found]);
    expect(app.get().spec).toEqual(defaultSpec());
    expect(app.bar.entries).toEqual(['']);
    expect(app.get().canUndo).toBe(false);
    app.get().reformatFile({ everyNth: 3 });
    expect((app.workers.named('open').at(-1)!.args[1] as FileSource).everyNth).toBe(3);
    app.opened();
    expect(app.get().spec.data.source).toMatchObject({ name: 'bad.csv', everyNth: 3 });
    expect(app.get().own.last?.problems).toEqual([]);
    // Its content is there for the networks, too.
    await app.settle();
    const [, , file] = app.workers.named('prepare').at(-1)!.args as [number, unknown, HandedFile];
    expect(await file.blob.text()).toBe('a\n1\n2\n');
    expect(app.get().own.recent.map(({ name }) => name)).toEqual(['bad.csv']);
  });

  it('is not read with settings that no spec can hold', () => {
    const app = started();
    app.prepared();
    app.open();
    app.opened();
    const reads = app.workers.named('open').length;
    app.get().reformatFile({ leaveOut: [0] });
    expect(app.get().problems.map(({ path }) => path)).toEqual(['data.source.leaveOut.0']);
    expect(app.workers.named('open')).toHaveLength(reads);
  });

  it('stays the file that can be looked into after another one was refused', async () => {
    const app = started();
    app.prepared();
    app.open();
    app.opened();
    await app.settle();
    app.prepared();
    const own = () => fileOf(app.get().own, app.get().spec.data.source)?.source.name;
    expect(own()).toBe('own.csv');
    app.open('bad.csv');
    const found = problem('line 3, column 1', 'fileCell');
    app.workers.listener.fromData({ type: 'problems', request: app.request('open'), problems: [found], report });
    expect(refusedIn(app.get().own, app.get().problems)?.source.name).toBe('bad.csv');
    expect(own()).toBe('own.csv');
    app.get().dismissProblems();
    expect(refusedIn(app.get().own, app.get().problems)).toBeNull();
    app.get().reviewFile();
    expect(app.get().own.last?.source.name).toBe('own.csv');
    app.get().useDrawing(Array.from({ length: 40 }, (_, k) => k / 10));
    expect(own()).toBeUndefined();
  });

  it('is called off by Cancel: what is read later is not heard', () => {
    const app = started();
    app.prepared();
    app.open();
    app.get().cancelReading();
    expect(app.workers.named('cancel').map(({ args }) => args)).toEqual([['open']]);
    expect(app.get().own.reading).toBeNull();
    app.opened();
    expect(app.get().spec).toEqual(defaultSpec());
  });

  it('can be mended although the settings of another one were still being prepared when it was refused', async () => {
    const app = started();
    app.prepared();
    app.open();
    app.opened();
    await app.settle();
    app.open('bad.csv');
    app.workers.listener.fromData({
      type: 'problems',
      request: app.request('open'),
      problems: [problem('line 3, column 1', 'fileCell')],
      report,
    });
    app.prepared();
    expect(app.get().own.current?.source.name).toBe('own.csv');
    expect(refusedIn(app.get().own, app.get().problems)?.source.name).toBe('bad.csv');
    app.get().reformatFile({ everyNth: 3 });
    expect(app.workers.named('open').at(-1)!.args[1]).toMatchObject({ name: 'bad.csv', everyNth: 3 });
  });

  it('is read on, and seen to be, while what another change wanted is called off', async () => {
    const app = started();
    app.prepared();
    app.get().set('preparation.split.validation', 0.2);
    await app.settle();
    app.open();
    app.get().undo();
    await app.settle();
    expect(app.workers.named('cancel').map(({ args }) => args)).toEqual([['prepare']]);
    expect(app.get().own.reading).toMatchObject({ name: 'own.csv' });
    app.opened();
    expect(app.get().spec.data.source).toMatchObject({ name: 'own.csv' });
  });

  it('is not read any more once the data worker is gone', () => {
    const app = started();
    app.prepared();
    app.open();
    app.workers.listener.crashed(null, { how: 'error', detail: 'out of memory' });
    expect(app.get().own.reading).toBeNull();
    app.opened();
    expect(app.get().spec).toEqual(defaultSpec());
  });

  it('is prepared anew when it was changed outside and chosen again under the same name and size', async () => {
    const app = started();
    app.prepared();
    app.open();
    app.opened();
    await app.settle();
    app.prepared();
    const before = app.workers.named('prepare').length;
    app.open('own.csv', 'a\n3\n4\n');
    app.opened();
    await app.settle();
    expect(app.workers.named('prepare')).toHaveLength(before + 1);
    const file = app.workers.named('prepare').at(-1)!.args[2] as HandedFile;
    expect(await file.blob.text()).toBe('a\n3\n4\n');
  });

  it('keeps window and settings when it is only read in another way', async () => {
    const app = started();
    app.prepared();
    app.open();
    app.opened();
    await app.settle();
    app.prepared();
    app.get().set('task.window', 5);
    app.get().reformatFile({ decimal: 'comma' });
    app.opened();
    expect(app.get().spec.task.window).toBe(5);
    expect(app.get().spec.data.source).toMatchObject({ decimal: 'comma' });
  });
});

describe('a link to a file', () => {
  it('that this browser does not have names it, and the default experiment is shown', async () => {
    const app = started('v=1&data.source.kind=file&data.source.name=theirs.csv');
    await app.settle();
    expect(app.get().problems.map(({ code }) => code)).toEqual(['linkRefused', 'fileMissing']);
    expect(app.get().problems[1]!.values).toEqual({ name: 'theirs.csv' });
    expect(app.get().spec).toEqual(defaultSpec());
  });
});

describe('a drawing', () => {
  it('becomes the experiment, in the spec itself, and in the link', () => {
    const app = started();
    app.prepared();
    const values = Array.from({ length: 40 }, (_, k) => k / 10);
    app.get().useDrawing(values);
    expect(app.get().spec.data.source).toEqual({ kind: 'drawn', values });
    expect(app.bar.entries.at(-1)).toMatch(/^v=1&/);
  });
});

describe('kept files', () => {
  it('are the last five, the newest first, each found by name and size', async () => {
    const files = createFileStore(null);
    for (let k = 1; k <= 6; k++) expect(await files.keep(`f${k}`, files.hand(new Blob(['x'.repeat(k)])))).toBe(false);
    expect((await files.recent()).map(({ name }) => name)).toEqual(['f6', 'f5', 'f4', 'f3', 'f2']);
    expect(await (await files.find({ name: 'f3', size: 3 }))!.blob.text()).toBe('xxx');
    expect(await files.find({ name: 'f3', size: 0 })).not.toBeNull();
    expect(await files.find({ name: 'f3', size: 4 })).toBeNull();
    expect(await files.find({ name: 'f1', size: 1 })).toBeNull();
  });
});

describe('the experiment on own data', () => {
  const source = { kind: 'drawn' as const, values: [] };

  it.each([
    [1000, 24],
    [100, 23],
    [20, 4],
    [3, 1],
    [0, 1],
  ])('of %i rows has a window of %i: a third of the training part at most (hand-computed)', (rows, window) => {
    expect((ownExperiment(defaultSpec(), source, rows) as { task: { window: number } }).task.window).toBe(window);
  });

  it('has the default preparation: split, outliers and transform of the sequence before do not stay', () => {
    const parsed = parseSpec({
      preparation: { split: { test: 0.01 }, outliers: { rule: 'sigma' }, transform: 'difference' },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const moved = parseSpec(
      ownExperiment(parsed.value, { kind: 'drawn', values: Array.from({ length: 40 }, (_, k) => Math.sin(k)) }, 40),
    );
    expect(moved.ok && moved.value.preparation).toEqual(defaultSpec().preparation);
  });

  it('lets go of variables that are no columns any more', () => {
    const parsed = parseSpec({
      data: { source: { kind: 'file', name: 'x' }, inputs: ['a', 'b'], targets: ['b'] },
      preparation: { missing: 'mean', features: { lags: [2], words: ['c', 'd'] } },
    });
    if (!parsed.ok) throw new Error('spec');
    expect(reformatted(parsed.value, parsed.value.data.source, ['a'], ['d'])).toMatchObject({
      data: { inputs: ['a'], targets: [] },
      preparation: { missing: 'mean', features: { lags: [2], words: ['d'] } },
    });
  });
});
