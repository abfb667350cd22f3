import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRuns, runsText, storedSummary } from '../../../src/experiment/runRecord';
import type { RunRecord } from '../../../src/experiment/runs';
import { words } from '../../../src/i18n/both';
import { createLedger, type Ledger } from '../../../src/store/ledger/ledger';
import { openLedgerDatabase } from '../../../src/store/ledger/database';
import { parted } from '../../../src/store/ledger/runs';
import { COLUMNS, sorted } from '../../../src/views/compare/runs/columns';
import { differingSettings } from '../../../src/views/compare/runs/differences';
import { dataTitles, filtered, filteredDamaged, NO_FILTER } from '../../../src/views/compare/runs/filter';
import { changeText } from '../../../src/views/compare/runs/change-text';
import { distinctTitles } from '../../../src/views/words/run-title';
import { runsTable } from '../../../src/views/compare/runs/runs-csv';
import { runRecord } from '../experiment/runs';

const { t } = words('en');
const opened: Ledger[] = [];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  for (const ledger of opened.splice(0)) ledger.close();
});

async function tab(): Promise<Ledger> {
  const { database } = await openLedgerDatabase();
  const ledger = createLedger(database, null);
  opened.push(ledger);
  await ledger.list();
  return ledger;
}

/** Puts anything into the stores, past the ledger. */
async function stored(rows: readonly { key: IDBValidKey; summary?: unknown; body?: unknown }[], pinned?: unknown) {
  const { database } = await openLedgerDatabase();
  const transaction = database!.transaction(['summaries', 'bodies', 'marks'], 'readwrite');
  for (const { key, summary, body } of rows) {
    if (summary !== undefined) await transaction.objectStore('summaries').put(summary as never, key as string);
    if (body !== undefined) await transaction.objectStore('bodies').put(body as never, key as string);
  }
  if (pinned !== undefined) await transaction.objectStore('marks').put(pinned as never, 'baseline');
  await transaction.done;
  database!.close();
}

const rowOf = (record: RunRecord) => ({ key: record.id, ...parted(record) });

/** Everything that the page draws, exports or compares of what is listed. */
function drawn({ listed }: Ledger): void {
  const { runs, damaged, baseline } = listed;
  const pinned = runs.find(({ id }) => id === baseline) ?? null;
  for (const column of COLUMNS) sorted(runs, { column, descending: true }, t, 'en', pinned);
  filtered(runs, { ...NO_FILTER, text: 'a', cell: 'lstm' }, t);
  filteredDamaged(damaged, { ...NO_FILTER, text: 'a' });
  dataTitles(runs, t, 'en');
  distinctTitles(runs, t);
  differingSettings(runs);
  for (const run of runs) {
    expect(storedSummary(run)).toMatchObject({ ok: true });
    new Date(run.ended).toISOString();
    run.changes.map((each) => changeText(each, t));
  }
  expect(runsTable(runs, pinned, damaged).rows).toHaveLength(runs.length + damaged.length);
}

describe('a store with damaged rows', () => {
  it('lists the others, names what is damaged and why, and deletes it, which can be undone', async () => {
    const good = runRecord();
    const { summary, body } = parted(runRecord({ id: 'two', name: 'Mine' }));
    await stored([
      rowOf(good),
      { key: 'two', summary: { ...summary, ended: 1e300 }, body },
      { key: 'three', summary: null },
      { key: [1, 'x'], summary: { ...summary, id: 'x' } },
      { key: 'four', summary: { ...summary, id: 'else' } },
    ]);
    const ledger = await tab();
    expect(ledger.listed.runs.map(({ id }) => id)).toEqual(['one']);
    expect(ledger.listed.damaged.map(({ name, problem }) => [name, problem.code])).toEqual(
      expect.arrayContaining([
        ['Mine', 'tooLarge'],
        ['', 'wrongType'],
        ['Mine', 'runMisplaced'],
      ]),
    );
    expect(ledger.listed.damaged).toHaveLength(4);
    drawn(ledger);
    const before = ledger.listed.damaged;
    expect(await ledger.remove(before.map(({ id }) => id))).toEqual([]);
    expect((await tab()).listed.damaged).toEqual([]);
    expect(ledger.listed).toMatchObject({ damaged: [], undoable: 4, runs: { length: 1 } });
    expect(await ledger.undo()).toBeNull();
    const again = (await tab()).listed.damaged;
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set(before.map(({ id }) => id)));
  });

  it('takes a good run of a file in place of a damaged one of the same identity', async () => {
    await stored([{ key: 'one', summary: null, body: 3 }]);
    const ledger = await tab();
    expect(await ledger.import(runsText([runRecord()]))).toMatchObject({ ok: true, value: { added: 1 } });
    expect(ledger.listed).toMatchObject({ damaged: [], runs: [{ id: 'one' }] });
    expect(await (await tab()).record('one')).toEqual({ ok: true, value: runRecord() });
  });

  it('names the runs whose curves or weights are damaged or gone when they are to be written', async () => {
    const { summary, body } = parted(runRecord({ id: 'two' }));
    const weights = { 'head.bias': { shape: [2], values: Float32Array.of(1) } };
    await stored([
      rowOf(runRecord()),
      { key: 'two', summary, body: { ...body, weights } },
      { key: 'three', summary: { ...summary, id: 'three' } },
    ]);
    const ledger = await tab();
    const { text, problems } = await ledger.export(['one', 'two', 'three']);
    expect(parseRuns(text!)).toEqual({ ok: true, value: { runs: [runRecord()], problems: [] } });
    expect(problems).toMatchObject([
      { code: 'weightsUneven', values: { id: 'two' } },
      { code: 'runGone', values: { id: 'three' } },
    ]);
  });

  it('breaks nothing, whatever a row is or one of its fields (property)', async () => {
    const cyclic: Record<string, unknown> = { id: 'garbage', version: 1 };
    cyclic['spec'] = cyclic;
    const garbage = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
      fc.constantFrom(cyclic, NaN, 1e300, 9e15, -0, [[]], new Date(NaN), 'x'.repeat(5000)),
    );
    const cloneable = garbage.filter((value) => {
      try {
        structuredClone(value);
        return value !== undefined;
      } catch {
        return false;
      }
    });
    const { summary, body } = parted(runRecord({ id: 'garbage' }));
    const altered = <V extends object>(whole: V) =>
      fc
        .tuple(fc.constantFrom(...Object.keys(whole)), cloneable)
        .map(([key, value]): unknown => ({ ...whole, [key]: value }));
    const rows = fc.record({
      summary: fc.oneof(cloneable, altered(summary)),
      body: fc.oneof(cloneable, altered(body), fc.constant(body)),
      pinned: cloneable,
    });
    await fc.assert(
      fc.asyncProperty(rows, async ({ summary: row, body: large, pinned }) => {
        globalThis.indexedDB = new IDBFactory();
        await stored([rowOf(runRecord()), { key: 'garbage', summary: row, body: large }], pinned);
        const ledger = await tab();
        const { runs, damaged } = ledger.listed;
        expect(runs.length + damaged.length).toBe(2);
        drawn(ledger);
        const { text } = await ledger.export(['one', 'garbage']);
        expect(parseRuns(text!).ok).toBe(true);
        await ledger.mark('garbage', { starred: true });
        await ledger.pin('garbage');
        drawn(ledger);
        expect(await ledger.remove(['garbage'])).toEqual([]);
        await ledger.undo();
        drawn(ledger);
        expect(await ledger.keep(runRecord({ id: 'garbage' }))).toBeNull();
        expect(ledger.listed).toMatchObject({ damaged: [], runs: { length: 2 } });
        for (const each of opened.splice(0)) each.close();
      }),
      { numRuns: 150 },
    );
  });
});

describe('a store that was emptied behind the page', () => {
  it('has every listed run named that can no longer be written, pinned, marked or read', async () => {
    const ledger = await tab();
    for (const id of ['one', 'two', 'three', 'four']) await ledger.keep(runRecord({ id }));
    const { database } = await openLedgerDatabase();
    for (const id of ['two', 'four']) {
      await database!.delete('summaries', id);
      await database!.delete('bodies', id);
    }
    database!.close();
    const { text, problems } = await ledger.export(['one', 'two', 'three', 'four']);
    const written = parseRuns(text!);
    expect(written.ok && written.value.runs.map(({ id }) => id)).toEqual(['one', 'three']);
    expect(problems.map(({ code, values }) => [code, values['id']])).toEqual([
      ['runGone', 'two'],
      ['runGone', 'four'],
    ]);
  });

  it('says so when one of them is pinned, marked, drawn or deleted, and writes no file of none', async () => {
    const ledger = await tab();
    const ids = ['pinned', 'marked', 'read', 'deleted', 'there'];
    for (const id of ids) await ledger.keep(runRecord({ id }));
    const { database } = await openLedgerDatabase();
    for (const id of ids.slice(0, 4)) {
      await database!.delete('summaries', id);
      await database!.delete('bodies', id);
    }
    database!.close();
    expect(await ledger.pin('pinned')).toMatchObject({ code: 'runGone', values: { id: 'pinned' } });
    expect(ledger.listed.baseline).toBeNull();
    expect(await ledger.mark('marked', { starred: true })).toMatchObject({ code: 'runGone' });
    expect(await ledger.record('read')).toMatchObject({ ok: false, problems: [{ code: 'runGone' }] });
    expect(await ledger.remove(['deleted', 'there'])).toMatchObject([{ code: 'runGone', values: { id: 'deleted' } }]);
    expect(ledger.listed).toMatchObject({ runs: [], undoable: 1 });
    expect(await ledger.export(['there'])).toMatchObject({ text: null, problems: [{ values: { id: 'there' } }] });
  });

  it('cannot tell of a run when its database is lost, and keeps it in the list', async () => {
    const ledger = await tab();
    await ledger.keep(runRecord());
    await ledger.use(null);
    expect(await ledger.mark('one', { starred: true })).toMatchObject({ code: 'runOutOfReach' });
    expect(await ledger.export(['one'])).toMatchObject({ text: null, problems: [{ code: 'runOutOfReach' }] });
    expect(await ledger.remove(['one'])).toMatchObject([{ code: 'runOutOfReach' }]);
    expect(ledger.listed.runs).toHaveLength(1);
  });
});
