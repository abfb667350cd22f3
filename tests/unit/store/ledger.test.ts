import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseRuns, runsText } from '../../../src/experiment/runRecord';
import { createLedger, type Ledger } from '../../../src/store/ledger/ledger';
import { openLedgerDatabase } from '../../../src/store/ledger/database';
import { openLedger } from '../../../src/store/ledger/openLedger';
import { runRecord } from '../experiment/runs';

const opened: Ledger[] = [];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const ledger of opened.splice(0)) ledger.close();
});

/** A tab: its own connection to the same database, and its own channel. */
async function tab(): Promise<Ledger> {
  const { database, problem } = await openLedgerDatabase();
  expect(problem).toBeNull();
  const ledger = createLedger(database, new BroadcastChannel('ledger-test'));
  opened.push(ledger);
  await ledger.list();
  return ledger;
}

const ids = (ledger: Ledger) => ledger.listed.runs.map(({ id }) => id);
const run = (ledger: Ledger, id = 'one') => ledger.listed.runs.find((each) => each.id === id)!;

/** The connection that the work goes over. */
async function connectionOf(work: () => Promise<unknown>): Promise<IDBDatabase> {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await work();
  return transaction.mock.contexts[0] as IDBDatabase;
}

/** The disk is full once curves and weights are written, before the summary is. */
function fullDisk() {
  const { put } = IDBObjectStore.prototype;
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args: Parameters<IDBObjectStore['put']>
  ) {
    if (this.name === 'summaries') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
}

describe('the ledger', () => {
  it('keeps runs over a reload, the newest first, with curves and weights apart (a second connection)', async () => {
    const first = await tab();
    const [old, recent] = [runRecord({ id: 'old', ended: 1 }), runRecord({ id: 'recent', ended: 2 })];
    expect(await first.keep(old)).toBeNull();
    expect(await first.keep(recent)).toBeNull();
    const again = await tab();
    expect(ids(again)).toEqual(['recent', 'old']);
    expect(again.listed).toMatchObject({ status: 'ready', unsaved: [], undoable: 0, baseline: null });
    expect(run(again, 'old')).not.toHaveProperty('weights');
    expect(await again.record('old')).toEqual({ ok: true, value: old });
    expect(await again.record('never')).toMatchObject({ ok: false, problems: [{ code: 'runGone' }] });
  });

  it('keeps a run that goes on under its id, with the name, star and note that it was given meanwhile', async () => {
    const ledger = await tab();
    await ledger.keep(runRecord({ end: 'paused', epochs: 3 }));
    await ledger.mark('one', { name: 'mine', starred: true, note: 'look' });
    await ledger.keep(runRecord({ end: 'finished', epochs: 9 }));
    expect(ledger.listed.runs).toHaveLength(1);
    expect(run(ledger)).toMatchObject({ end: 'finished', epochs: 9, name: 'mine', starred: true, note: 'look' });
  });

  it('brings back what was deleted last, exactly, and the pinned baseline with it', async () => {
    const ledger = await tab();
    const records = ['one', 'two', 'three'].map((id) => runRecord({ id, name: id }));
    for (const record of records) await ledger.keep(record);
    await ledger.pin('two');
    await ledger.remove(['three']);
    await ledger.remove(['one', 'two']);
    expect(ledger.listed).toMatchObject({ runs: [], baseline: null, undoable: 2 });
    expect(await ledger.undo()).toBeNull();
    expect(ids(ledger).toSorted()).toEqual(['one', 'two']);
    expect(ledger.listed).toMatchObject({ baseline: 'two', undoable: 0 });
    const exported = parseRuns((await ledger.export(['two'])).text!);
    expect(exported).toEqual({ ok: true, value: { runs: [records[1]], problems: [] } });
    expect(ids(await tab()).toSorted()).toEqual(['one', 'two']);
  });

  it('lasts as long as the page where there is no database, and does everything else', async () => {
    const ledger = createLedger(null, null);
    expect(await ledger.list()).toBeNull();
    expect(ledger.listed.status).toBe('memory');
    await ledger.keep(runRecord());
    await ledger.mark('one', { starred: true });
    await ledger.pin('one');
    expect(ledger.listed).toMatchObject({ baseline: 'one', unsaved: ['one'], runs: [{ starred: true }] });
    expect(await ledger.record('one')).toEqual({ ok: true, value: runRecord({ starred: true }) });
    await ledger.remove(['one']);
    expect(ledger.listed.runs).toEqual([]);
    await ledger.undo();
    expect(run(ledger)).toMatchObject({ starred: true });
  });
});

describe('a database that cannot be opened', () => {
  it.each([
    ['SecurityError', 'ledgerForbidden'],
    ['InvalidStateError', 'ledgerForbidden'],
    ['VersionError', 'ledgerNewer'],
    ['QuotaExceededError', 'ledgerNoRoom'],
    ['UnknownError', 'ledgerRefused'],
  ])(
    'says why after the name of the browser’s error: %s is %s (names of the IndexedDB specification)',
    async (name, code) => {
      vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
        throw new DOMException('The operation is insecure.', name);
      });
      expect(await openLedgerDatabase()).toEqual({
        database: null,
        problem: { path: '', code, values: { detail: 'The operation is insecure.' } },
      });
    },
  );

  it.each([undefined, null])('is missing where the browser has none: %s', async (none) => {
    globalThis.indexedDB = none as unknown as IDBFactory;
    expect(await openLedgerDatabase()).toEqual({
      database: null,
      problem: { path: '', code: 'ledgerMissing', values: {} },
    });
  });

  it('is newer than this page where a newer one has kept runs (a database of a later version)', async () => {
    (await openDB('rnn-playground-runs', 9)).close();
    expect(await openLedgerDatabase()).toMatchObject({ database: null, problem: { code: 'ledgerNewer' } });
  });

  it('is said to be blocked while an older tab holds on to it, and stands in nobody’s way later', async () => {
    const older = await openDB('rnn-playground-runs', 1);
    const blocked = await openLedgerDatabase(() => {}, 2);
    expect(blocked).toMatchObject({ database: null, problem: { code: 'ledgerBlocked' } });
    older.close();
    const { database } = await openLedgerDatabase(() => {}, 3);
    expect(database).not.toBeNull();
    database!.close();
  });

  it('is given up for a newer page, which can open it, and this page is told', async () => {
    const lost = vi.fn();
    const { database } = await openLedgerDatabase(lost);
    const newer = await openLedgerDatabase(() => {}, 2);
    expect(newer.database).not.toBeNull();
    newer.database!.close();
    expect(lost).toHaveBeenCalledExactlyOnceWith({ path: '', code: 'ledgerOutdated', values: {} });
    // Runs that end from now on stay in memory.
    const ledger = createLedger(database, null);
    expect(await ledger.keep(runRecord())).toMatchObject({ code: 'ledgerClosed' });
    expect(ledger.listed).toMatchObject({ unsaved: ['one'], runs: [{ id: 'one' }] });
  });
});

describe('a database that goes while the page is open', () => {
  const codes = (said: readonly (readonly { readonly code: string }[])[]) =>
    said.map((problems) => problems.map(({ code }) => code));

  /** A ledger that holds two runs, opened as the page does, and what it says about its place. */
  async function page() {
    const { ledger, problem, whenLost } = await openLedger();
    expect(problem).toBeNull();
    opened.push(ledger);
    await ledger.list();
    for (const id of ['one', 'two']) await ledger.keep(runRecord({ id }));
    const said: (readonly { readonly code: string; readonly values: object }[])[] = [];
    whenLost((problems) => said.push(problems));
    return { ledger, said };
  }

  it('is said to be deleted, not newer, and opened anew, with how many runs went (fake-indexeddb)', async () => {
    const { ledger, said } = await page();
    await deleteDB('rnn-playground-runs');
    await vi.waitFor(() => expect(said).toHaveLength(2));
    expect(codes(said)).toEqual([['ledgerDeleted'], ['ledgerAnew']]);
    expect(said[1]![0]!.values).toEqual({ count: 2 });
    expect(ledger.listed).toMatchObject({ status: 'ready', runs: [] });
    expect(await ledger.keep(runRecord({ id: 'three' }))).toBeNull();
    expect(ids(await tab())).toEqual(['three']);
  });

  it('is opened anew without another word where the browser closed it and all runs are there', async () => {
    const { ledger, said } = await page();
    const connection = await connectionOf(() => ledger.keep(runRecord({ id: 'two' })));
    forceCloseDatabase(connection as unknown as typeof IDBDatabase);
    await vi.waitFor(() => expect(said).toHaveLength(2));
    expect(codes(said)).toEqual([['ledgerLost'], []]);
    expect(ledger.listed.status).toBe('ready');
    expect(ids(ledger).toSorted()).toEqual(['one', 'two']);
  });

  it('is left to a newer page, and not opened again', async () => {
    const { ledger, said } = await page();
    const newer = await openLedgerDatabase(() => {}, 2);
    expect(codes(said)).toEqual([['ledgerOutdated']]);
    expect(ledger.listed.status).toBe('memory');
    newer.database!.close();
  });
});

describe('a full disk in the middle of saving', () => {
  it('rolls the whole run back, keeps it in memory, and says so with the way out', async () => {
    const ledger = await tab();
    await ledger.keep(runRecord({ id: 'before' }));
    const disk = fullDisk();
    expect(await ledger.keep(runRecord({ id: 'after' }))).toEqual({
      path: '',
      code: 'ledgerFull',
      values: { count: 1 },
    });
    expect(ids(ledger).toSorted()).toEqual(['after', 'before']);
    expect(ledger.listed).toMatchObject({ status: 'ready', unsaved: ['after'] });
    expect(await ledger.record('after')).toMatchObject({ ok: true });
    disk.mockRestore();
    // Neither half of it was written.
    expect(ids(await tab())).toEqual(['before']);
    const raw = await openDB('rnn-playground-runs');
    expect(await raw.getAllKeys('bodies')).toEqual(['before']);
    raw.close();
  });

  it('saves what is in memory as soon as a deletion has made room, with what was changed about it meanwhile', async () => {
    const ledger = await tab();
    await ledger.keep(runRecord({ id: 'before' }));
    const disk = fullDisk();
    await ledger.keep(runRecord({ id: 'after' }));
    await ledger.mark('after', { name: 'kept in memory' });
    disk.mockRestore();
    await ledger.remove(['before']);
    expect(ledger.listed.unsaved).toEqual([]);
    expect(run(await tab(), 'after').name).toBe('kept in memory');
  });

  it('leaves everything as it was when what could not be written is a mark or a deletion', async () => {
    const ledger = await tab();
    await ledger.keep(runRecord({ name: 'old' }));
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(refuse);
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(refuse);
    expect(await ledger.mark('one', { name: 'new' })).toMatchObject({ code: 'ledgerFull' });
    expect(await ledger.remove(['one'])).toMatchObject([{ code: 'ledgerFull' }]);
    expect(run(ledger).name).toBe('old');
    vi.restoreAllMocks();
    expect(run(await tab()).name).toBe('old');
  });
});

describe('two tabs', () => {
  it('change different things about one run at once, and nothing is lost (two connections)', async () => {
    const [one, two] = [await tab(), await tab()];
    await one.keep(runRecord());
    await Promise.all([
      one.mark('one', { name: 'named here' }),
      two.mark('one', { starred: true }),
      two.mark('one', { note: 'noted there' }),
      two.keep(runRecord({ id: 'two' })),
    ]);
    const third = await tab();
    expect(run(third)).toMatchObject({ name: 'named here', starred: true, note: 'noted there' });
    expect(third.listed.runs).toHaveLength(2);
  });

  it('show what the other one did, as soon as it has', async () => {
    const [one, two] = [await tab(), await tab()];
    const changed = vi.fn();
    two.listen(changed);
    await one.keep(runRecord());
    await vi.waitFor(() => expect(ids(two)).toEqual(['one']));
    await one.mark('one', { starred: true });
    await vi.waitFor(() => expect(run(two).starred).toBe(true));
    await one.pin('one');
    await vi.waitFor(() => expect(two.listed.baseline).toBe('one'));
    await one.remove(['one']);
    await vi.waitFor(() => expect(ids(two)).toEqual([]));
    expect(changed).toHaveBeenCalledTimes(4);
  });

  it('say that a run is gone when it is changed after the other one has deleted it', async () => {
    const [one, two] = [await tab(), createLedger((await openLedgerDatabase()).database, null)];
    opened.push(two);
    await one.keep(runRecord());
    await two.list();
    await one.remove(['one']);
    expect(ids(two)).toEqual(['one']);
    expect(await two.mark('one', { starred: true })).toEqual({ path: '', code: 'runGone', values: { id: 'one' } });
    expect(ids(two)).toEqual([]);
    expect(ids(await tab())).toEqual([]);
  });
});

describe('an import', () => {
  it('adds what is new, takes what is newer, and leaves what is there as it is', async () => {
    const ledger = await tab();
    await ledger.keep(runRecord({ id: 'here', ended: 5, name: 'mine' }));
    await ledger.keep(runRecord({ id: 'going on', ended: 5, name: 'also mine', epochs: 3 }));
    const file = runsText([
      runRecord({ id: 'here', ended: 5, name: 'theirs' }),
      runRecord({ id: 'going on', ended: 6, name: '', epochs: 9 }),
      runRecord({ id: 'new', ended: 7, name: 'theirs', starred: true }),
    ]);
    expect(await ledger.import(file)).toEqual({ ok: true, value: { added: 1, updated: 1, known: 1, problems: [] } });
    expect(run(ledger, 'here').name).toBe('mine');
    expect(run(ledger, 'going on')).toMatchObject({ name: 'also mine', epochs: 9 });
    expect(run(ledger, 'new')).toMatchObject({ name: 'theirs', starred: true });
  });

  it('changes nothing when the file is none of runs', async () => {
    const ledger = await tab();
    await ledger.keep(runRecord());
    expect(await ledger.import('{"seed":1}')).toMatchObject({ ok: false, problems: [{ code: 'notRunFile' }] });
    expect(ids(ledger)).toEqual(['one']);
  });

  it('keeps the good runs of a file in which one is damaged, and gives out what it took in', async () => {
    const ledger = await tab();
    const file = JSON.parse(runsText([runRecord(), runRecord({ id: 'two' })])) as { runs: { backend?: string }[] };
    delete file.runs[0]!.backend;
    expect(await ledger.import(JSON.stringify(file))).toMatchObject({
      ok: true,
      value: { added: 1, problems: [{ code: 'runDamaged' }, { path: 'runs.0.backend' }] },
    });
    expect(parseRuns((await ledger.export(['two'])).text!)).toEqual({
      ok: true,
      value: { runs: [runRecord({ id: 'two' })], problems: [] },
    });
  });
});
