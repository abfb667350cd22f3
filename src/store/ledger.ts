/** The ledger: every run that ended, kept in this browser, or, where it keeps nothing, as long as the page is open. */
import { detailOf, listed as allListed, problem, type Problem, type Result } from '../experiment/problem';
import { listedRuns, parseRun, runsText } from '../experiment/runRecord';
import type { RunRecord, RunSummary } from '../experiment/runs';
import { inTransaction, transactionProblem, type LedgerDatabase, type LedgerTransaction } from './ledgerDatabase';
import { inOrder, keptAgain, parted, type RunMarks } from './ledgerRuns';
import { isRecord, putBack, readRow, recordIn, storedRow, take, type StoredRow } from './ledgerRows';
import type { DamagedRun, ImportedRuns, ListedRuns } from './ledgerState';

/** Longest stretch for which reading runs holds the page up, in ms. */
const SLICE = 20;

type DamagedRow = DamagedRun & { readonly key: IDBValidKey };

export interface Ledger {
  /** Is told whenever another tab has changed what is listed. */
  listen(changed: () => void): void;
  /** Reads everything that is kept, without curves and weights; says why where it cannot. */
  list(): Promise<Problem | null>;
  /** Keeps a run, or, under an id that is there, its newer numbers. Where that fails it stays in memory. */
  keep(record: RunRecord): Promise<Problem | null>;
  /** A run with its curves and weights; where it is gone, out of reach or damaged, a problem with its {id}. */
  record(id: string): Promise<Result<RunRecord>>;
  /** Names, stars or notes a run; a problem with its {id} where it is gone, out of reach or damaged. */
  mark(id: string, marks: Partial<RunMarks>): Promise<Problem | null>;
  /** Deletes runs, damaged ones too; the last deletion can be undone, but of those that were gone already ({id}). */
  remove(ids: readonly string[]): Promise<readonly Problem[]>;
  undo(): Promise<Problem | null>;
  /** The last deletion shall not be undone. */
  settle(): Promise<null>;
  /** Pins the run that the others are compared with; null: none. */
  pin(id: string | null): Promise<Problem | null>;
  /** Keeps the runs of a file. What was there stays, unless the file's is newer. */
  import(text: string): Promise<Result<ImportedRuns>>;
  /** The text of a file of these runs; null: of none. `problems` name those that are not in it by their {id}. */
  export(ids: readonly string[]): Promise<{ readonly text: string | null; readonly problems: readonly Problem[] }>;
  /** What is kept now, as `list` gave it and what was done since. */
  readonly listed: ListedRuns;
  /**
   * Keeps runs in this database from now on, or, null, in memory, what is listed staying as far as it is there.
   *
   * @returns how many runs that were listed are not in it
   */
  use(database: LedgerDatabase | null): Promise<number>;
  close(): void;
}

/** @param given null where the browser keeps nothing @param tabs tells other tabs; null where it cannot */
export function createLedger(
  given: LedgerDatabase | null,
  tabs: BroadcastChannel | null = typeof BroadcastChannel === 'undefined'
    ? null
    : new BroadcastChannel('rnn-playground-runs'),
): Ledger {
  let database = given;
  let summaries = new Map<string, RunSummary>();
  /** Rows that cannot be read, by what the page calls them. */
  let damaged = new Map<string, DamagedRow>();
  let baseline: string | null = null;
  /** Runs that lie in memory alone. */
  const unsaved = new Map<string, RunRecord>();
  let deleted: readonly StoredRow[] = [];
  let changed: () => void = () => {};

  const listed = (): ListedRuns => ({
    status: database === null ? 'memory' : 'ready',
    runs: inOrder(summaries.values()),
    damaged: [...damaged.values()].map(({ id, name, problem: why }) => ({ id, name, problem: why })),
    baseline: baseline !== null && summaries.has(baseline) ? baseline : null,
    unsaved: [...unsaved.keys()],
    undoable: deleted.length,
  });

  const told = (ids: readonly string[]): void => tabs?.postMessage(ids);

  /** Does it in the database, or says what went wrong. */
  const attempt = async <V>(
    open: LedgerDatabase,
    work: (transaction: LedgerTransaction) => Promise<V>,
  ): Promise<Result<V>> => {
    try {
      return { ok: true, value: await inTransaction(open, work) };
    } catch (error) {
      return { ok: false, problems: [transactionProblem(error)] };
    }
  };
  const firstOf = (result: Result<unknown>): Problem | null => (result.ok ? null : result.problems[0]!);

  /** Writes both parts of a run, and gives the summary as it is now. */
  const put = async (transaction: LedgerTransaction, record: RunRecord): Promise<RunSummary> => {
    const { summary, body } = parted(record);
    const before = readRow(record.id, await transaction.objectStore('summaries').get(record.id));
    const merged = before.ok ? keptAgain(summary, before.summary) : summary;
    await transaction.objectStore('bodies').put(body, record.id);
    await transaction.objectStore('summaries').put(merged, record.id);
    return merged;
  };

  const keepInMemory = (record: RunRecord): void => {
    const before = summaries.get(record.id);
    const merged = before === undefined ? record : { ...record, ...keptAgain(parted(record).summary, before) };
    unsaved.set(record.id, merged);
    summaries.set(record.id, parted(merged).summary);
  };

  const keep = async (record: RunRecord): Promise<Problem | null> => {
    if (database === null) {
      keepInMemory(record);
      return null;
    }
    const kept = await attempt(database, (transaction) => put(transaction, record));
    if (kept.ok) {
      summaries.set(record.id, kept.value);
      damaged.delete(record.id);
      unsaved.delete(record.id);
      told([record.id]);
      return null;
    }
    keepInMemory(record);
    const [what] = kept.problems;
    return { ...what!, values: { ...what!.values, count: unsaved.size } };
  };

  /** There may be room again for what did not fit before. */
  const saveUnsaved = async (): Promise<void> => {
    for (const record of [...unsaved.values()]) {
      if (database === null || (await keep(record)) !== null) return;
    }
  };

  const record = async (id: string): Promise<Result<RunRecord>> => {
    const inMemory = unsaved.get(id);
    if (inMemory !== undefined) return { ok: true, value: inMemory };
    const bad = (why: Problem): Result<RunRecord> => ({ ok: false, problems: [why] });
    if (database === null) return bad(unreached(id));
    try {
      const found = recordIn(await storedRow(database, id));
      if (isRecord(found)) return { ok: true, value: found };
      return bad(found === null ? gone(id) : about(id, found));
    } catch (error) {
      return bad(problem('', 'ledgerUnread', { detail: detailOf(error), id }));
    }
  };

  const gone = (id: string): Problem => {
    summaries.delete(id);
    damaged.delete(id);
    return problem('', 'runGone', { id });
  };

  /** Without a database: whether a run of the list that does not lie in memory is still there, nobody knows. */
  const unreached = (id: string): Problem => (summaries.has(id) ? problem('', 'runOutOfReach', { id }) : gone(id));

  /** Lists a row of the store: as a run, or as a damaged one. */
  const place = (key: IDBValidKey, value: unknown): Problem | null => {
    const row = readRow(key, value);
    // A damaged row can have any key; the page calls it by a text.
    const id = keyText(key);
    summaries.delete(id);
    damaged.delete(id);
    if (row.ok) summaries.set(id, row.summary);
    else damaged.set(id, { ...row.damaged, id, key });
    return row.ok ? null : about(id, row.damaged.problem);
  };

  const list = async (): Promise<Problem | null> => {
    if (database === null) return null;
    try {
      const transaction = database.transaction(['summaries', 'marks'], 'readonly');
      const [keys, values, pinned] = await Promise.all([
        transaction.objectStore('summaries').getAllKeys(),
        transaction.objectStore('summaries').getAll(),
        transaction.objectStore('marks').get('baseline'),
      ]);
      summaries = new Map();
      damaged = new Map();
      const pace = paced();
      for (const [k, key] of keys.entries()) {
        place(key, values[k]);
        await pace();
      }
      for (const each of unsaved.values()) summaries.set(each.id, parted(each).summary);
      baseline = textOrNull(pinned);
      return null;
    } catch (error) {
      database = null;
      return problem('', 'ledgerUnread', { detail: detailOf(error) });
    }
  };

  /** Brings back what was deleted: a run as it would be kept, a damaged row as it was. */
  const restored = async (row: StoredRow): Promise<Problem | null> => {
    const found = recordIn(row);
    if (isRecord(found)) return keep(found);
    if (database === null) return problem('', 'ledgerClosed');
    const put = await attempt(database, (transaction) => putBack(transaction, row));
    if (!put.ok) return firstOf(put);
    if (row.summary !== undefined) place(row.key, row.summary);
    return null;
  };

  /** Reads what another tab has changed. */
  const refresh = async (ids: readonly string[]): Promise<void> => {
    if (database === null) return;
    try {
      const found = await Promise.all(ids.map((id) => database!.get('summaries', id)));
      ids.forEach((id, k) => {
        if (unsaved.has(id)) return;
        if (found[k] === undefined) gone(id);
        else place(id, found[k]);
      });
      baseline = textOrNull(await database.get('marks', 'baseline'));
    } catch {
      return;
    }
    changed();
  };
  tabs?.addEventListener('message', ({ data }: MessageEvent<readonly string[]>) => void refresh(data));

  return {
    listen: (given) => {
      changed = given;
    },
    get listed() {
      return listed();
    },
    list,
    keep,
    record,
    mark: async (id, marks) => {
      const inMemory = unsaved.get(id);
      if (inMemory !== undefined) {
        unsaved.set(id, { ...inMemory, ...marks });
        summaries.set(id, { ...summaries.get(id)!, ...marks });
        return null;
      }
      if (database === null) return unreached(id);
      const marked = await attempt(database, async (transaction) => {
        const store = transaction.objectStore('summaries');
        const stored: unknown = await store.get(id);
        const row = readRow(id, stored);
        if (!row.ok) return { stored };
        const after = { ...row.summary, ...marks };
        await store.put(after, id);
        return { stored: after };
      });
      if (!marked.ok) return firstOf(marked);
      const { stored } = marked.value;
      if (stored === undefined) return gone(id);
      const failed = place(id, stored);
      if (failed === null) told([id]);
      return failed;
    },
    remove: async (ids) => {
      const rows: StoredRow[] = [];
      if (database !== null) {
        const taken = await attempt(database, async (transaction) => {
          for (const id of ids) rows.push(...(await take(transaction, damaged.get(id)?.key ?? id)));
        });
        if (!taken.ok) return taken.problems;
      }
      for (const each of ids.flatMap((id) => unsaved.get(id) ?? [])) rows.push({ key: each.id, ...parted(each) });
      const found = new Set(rows.map(({ key }) => key));
      const missing = ids.filter((id) => !found.has(damaged.get(id)?.key ?? id));
      deleted = rows;
      const reached = database !== null;
      for (const id of ids) {
        if (!reached && missing.includes(id)) continue;
        summaries.delete(id);
        damaged.delete(id);
        unsaved.delete(id);
      }
      told(ids);
      await saveUnsaved();
      return missing.map((id) => (reached ? problem('', 'runGone', { id }) : unreached(id)));
    },
    undo: async () => {
      const rows = deleted;
      deleted = [];
      let found: Problem | null = null;
      for (const row of rows) found = (await restored(row)) ?? found;
      return found;
    },
    settle: () => {
      deleted = [];
      return Promise.resolve(null);
    },
    pin: async (id) => {
      const inMemory = id !== null && unsaved.has(id);
      if (database !== null && !inMemory) {
        const pinned = await attempt(database, async (transaction) => {
          const marks = transaction.objectStore('marks');
          const there = id === null || (await transaction.objectStore('summaries').getKey(id)) !== undefined;
          if (id === null) await marks.delete('baseline');
          else if (there) await marks.put(id, 'baseline');
          return there;
        });
        if (!pinned.ok) return firstOf(pinned);
        if (!pinned.value) return gone(id!);
        told([]);
      } else if (id !== null && !inMemory) return unreached(id);
      baseline = id;
      return null;
    },
    import: async (text) => {
      const file = listedRuns(text);
      if (!file.ok) return file;
      let problems: readonly Problem[] = [];
      let [added, updated, known] = [0, 0, 0];
      const pace = paced();
      for (const [k, document] of file.value.entries()) {
        const read = parseRun(document, k);
        if (!read.ok) {
          problems = allListed([...problems, ...read.problems]);
          await pace();
          continue;
        }
        const before = summaries.get(read.value.id);
        if (before !== undefined && before.ended >= read.value.ended) known++;
        else {
          const failed = await keep(read.value);
          if (failed !== null && !problems.some(({ code }) => code === failed.code)) problems = [failed, ...problems];
          if (before === undefined) added++;
          else updated++;
        }
        await pace();
      }
      if (added + updated + known === 0) return { ok: false, problems };
      return { ok: true, value: { added, updated, known, problems } };
    },
    export: async (ids) => {
      const found = await Promise.all(ids.map(record));
      const records = found.flatMap((each) => (each.ok ? [each.value] : []));
      const problems = found.flatMap((each) => (each.ok ? [] : each.problems));
      return { text: records.length === 0 ? null : runsText(records), problems };
    },
    use: async (given) => {
      database = given;
      if (database === null) return 0;
      const before = [...summaries.keys()].filter((id) => !unsaved.has(id));
      await list();
      await saveUnsaved();
      return before.filter((id) => !summaries.has(id)).length;
    },
    close: () => {
      tabs?.close();
      database?.close();
    },
  };
}

const about = (id: string, why: Problem): Problem => ({ ...why, values: { ...why.values, id } });

/** A key as text: a run's own id, which is one, stays as it is. */
function keyText(key: IDBValidKey): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'number' || key instanceof Date) return `\uE000${typeof key} ${Number(key)}`;
  if (Array.isArray(key)) return `\uE000list ${key.map(keyText).join(', ')}`;
  return `\uE000bytes ${new Uint8Array(key instanceof ArrayBuffer ? key : key.buffer).join(' ')}`;
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Lets the page have its turn whenever work has taken it for long. */
function paced(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
