/** The ledger: every run that ended, kept in this browser, or, where it keeps nothing, as long as the page is open. */
import { listed as allListed, problem, type Problem, type Result } from '../experiment/problem';
import { listedRuns, parseRun, runsText } from '../experiment/runRecord';
import { RUN_VERSION, type RunRecord, type RunSummary } from '../experiment/runs';
import {
  inTransaction,
  openLedgerDatabase,
  transactionProblem,
  type LedgerDatabase,
  type LedgerTransaction,
  type RunBody,
} from './ledgerDatabase';
import { inOrder, keptAgain, parted, type RunMarks } from './ledgerRuns';
import type { ImportedRuns, ListedRuns } from './ledgerState';

/** Longest stretch for which reading a file holds the page up, in ms. */
const SLICE = 20;

export interface Ledger {
  /** Is told whenever another tab has changed what is listed. */
  listen(changed: () => void): void;
  /** Everything that is kept, without curves and weights. */
  list(): Promise<ListedRuns>;
  /** Keeps a run, or, under an id that is there, its newer numbers. Where that fails it stays in memory. */
  keep(record: RunRecord): Promise<Problem | null>;
  /** The curves and weights of a run; null where it is gone. */
  body(id: string): Promise<RunBody | null>;
  /** Names, stars or notes a run; `runGone` where another tab has deleted it. */
  mark(id: string, marks: Partial<RunMarks>): Promise<Problem | null>;
  /** Deletes runs; the last deletion can be undone. */
  remove(ids: readonly string[]): Promise<Problem | null>;
  undo(): Promise<Problem | null>;
  /** The last deletion shall not be undone. */
  settle(): Promise<null>;
  /** Pins the run that the others are compared with; null: none. */
  pin(id: string | null): Promise<Problem | null>;
  /** Keeps the runs of a file. What was there stays, unless the file's is newer. */
  import(text: string): Promise<Result<ImportedRuns>>;
  /** The text of a file of these runs. */
  export(ids: readonly string[]): Promise<string>;
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

/** How often a database that was lost is opened anew; one that is lost again and again is given up. */
const MOST_REOPENED = 3;

/**
 * The ledger of this browser; where it keeps nothing, `problem` says why. A database that is deleted, or closed by the
 * browser, is opened anew: then `ledgerAnew` {count} says how many runs went with the old one, and nothing where all are
 * still there.
 */
export async function openLedger(): Promise<OpenedLedger> {
  let tell: (problems: readonly Problem[]) => void = () => {};
  let reopened = 0;
  const lost = (why: Problem): void => {
    void ledger.use(null);
    tell([why]);
    if (why.code !== 'ledgerOutdated' && reopened++ < MOST_REOPENED) void reopen(why);
  };
  const reopen = async (why: Problem): Promise<void> => {
    const again = await openLedgerDatabase(lost);
    if (again.problem !== null) {
      tell([why, again.problem]);
      return;
    }
    const count = await ledger.use(again.database);
    tell(count === 0 ? [] : [problem('', 'ledgerAnew', { count })]);
  };
  const opened = await openLedgerDatabase(lost);
  const ledger = createLedger(opened.database);
  return {
    ledger,
    problem: opened.problem,
    whenLost: (given) => {
      tell = given;
    },
  };
}

/** A ledger that lasts as long as the page. */
export const ledgerInMemory = (): Promise<OpenedLedger> =>
  Promise.resolve({ ledger: createLedger(null, null), problem: null, whenLost: () => {} });

/** What the store is given: the ledger, and what is wrong with the place where it keeps runs. */
export interface OpenedLedger {
  readonly ledger: Ledger;
  readonly problem: Problem | null;
  /** Is told when that place can no longer be used, and again, in place of that, what came of it. */
  whenLost(tell: (problems: readonly Problem[]) => void): void;
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
  let baseline: string | null = null;
  /** Runs that lie in memory alone. */
  const unsaved = new Map<string, RunRecord>();
  let deleted: readonly RunRecord[] = [];
  let changed: () => void = () => {};

  const listed = (): ListedRuns => ({
    status: database === null ? 'memory' : 'ready',
    runs: inOrder(summaries.values()),
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
    const before = await transaction.objectStore('summaries').get(record.id);
    const merged = before === undefined ? summary : keptAgain(summary, before);
    await transaction.objectStore('bodies').put(body, record.id);
    await transaction.objectStore('summaries').put(merged, record.id);
    return merged;
  };

  /** Deletes both parts of a run, and gives what it was; nothing where another tab was faster. */
  const take = async (transaction: LedgerTransaction, id: string): Promise<RunRecord[]> => {
    const [summaries, bodies] = [transaction.objectStore('summaries'), transaction.objectStore('bodies')];
    const [summary, body] = await Promise.all([summaries.get(id), bodies.get(id)]);
    await summaries.delete(id);
    await bodies.delete(id);
    return summary === undefined || body === undefined ? [] : [{ ...summary, ...body }];
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

  const record = async (id: string): Promise<RunRecord | null> => {
    const summary = summaries.get(id);
    const body = await bodyOf(id);
    return summary === undefined || body === null ? null : { ...summary, ...body };
  };

  const bodyOf = async (id: string): Promise<RunBody | null> => {
    const inMemory = unsaved.get(id);
    if (inMemory !== undefined) return parted(inMemory).body;
    try {
      return (await database?.get('bodies', id)) ?? null;
    } catch {
      return null;
    }
  };

  const gone = (id: string): Problem => {
    summaries.delete(id);
    return problem('', 'runGone');
  };

  const list = async (): Promise<ListedRuns> => {
    if (database !== null) {
      try {
        const [all, pinned] = await Promise.all([database.getAll('summaries'), database.get('marks', 'baseline')]);
        // A later page may have kept runs of a form that this one does not know.
        const known = all.filter(({ version }) => version <= RUN_VERSION);
        summaries = new Map([...known, ...[...unsaved.values()].map((each) => parted(each).summary)].map(byId));
        baseline = pinned ?? null;
      } catch {
        database = null;
      }
    }
    return listed();
  };

  /** Reads what another tab has changed. */
  const refresh = async (ids: readonly string[]): Promise<void> => {
    if (database === null) return;
    try {
      const found = await Promise.all(ids.map((id) => database!.get('summaries', id)));
      ids.forEach((id, k) => {
        const summary = found[k];
        if (summary !== undefined) summaries.set(id, summary);
        else if (!unsaved.has(id)) summaries.delete(id);
      });
      baseline = (await database.get('marks', 'baseline')) ?? null;
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
    body: bodyOf,
    mark: async (id, marks) => {
      const inMemory = unsaved.get(id);
      if (inMemory !== undefined) {
        unsaved.set(id, { ...inMemory, ...marks });
        summaries.set(id, { ...summaries.get(id)!, ...marks });
        return null;
      }
      if (database === null) return gone(id);
      const marked = await attempt(database, async (transaction) => {
        const store = transaction.objectStore('summaries');
        const before = await store.get(id);
        if (before === undefined) return null;
        const after = { ...before, ...marks };
        await store.put(after, id);
        return after;
      });
      if (!marked.ok) return firstOf(marked);
      if (marked.value === null) return gone(id);
      summaries.set(id, marked.value);
      told([id]);
      return null;
    },
    remove: async (ids) => {
      const inMemory = ids.flatMap((id) => unsaved.get(id) ?? []);
      let saved: readonly RunRecord[] = [];
      if (database !== null) {
        const taken = await attempt(database, async (transaction) => {
          const records: RunRecord[] = [];
          for (const id of ids) records.push(...(await take(transaction, id)));
          return records;
        });
        if (!taken.ok) return firstOf(taken);
        saved = taken.value;
      }
      deleted = [...saved, ...inMemory];
      for (const id of ids) {
        summaries.delete(id);
        unsaved.delete(id);
      }
      told(ids);
      await saveUnsaved();
      return null;
    },
    undo: async () => {
      const records = deleted;
      deleted = [];
      let found: Problem | null = null;
      for (const each of records) found = (await keep(each)) ?? found;
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
          if (id === null) await marks.delete('baseline');
          else await marks.put(id, 'baseline');
        });
        if (!pinned.ok) return firstOf(pinned);
        told([]);
      }
      baseline = id;
      return null;
    },
    import: async (text) => {
      const file = listedRuns(text);
      if (!file.ok) return file;
      let problems: readonly Problem[] = [];
      let [added, updated, known] = [0, 0, 0];
      let since = performance.now();
      for (const [k, document] of file.value.entries()) {
        const read = parseRun(document, k);
        if (!read.ok) {
          problems = allListed([...problems, ...read.problems]);
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
        if (performance.now() - since < SLICE) continue;
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      if (added + updated + known === 0) return { ok: false, problems };
      return { ok: true, value: { added, updated, known, problems } };
    },
    export: async (ids) => runsText((await Promise.all(ids.map(record))).filter((each) => each !== null)),
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

const byId = (summary: RunSummary): [string, RunSummary] => [summary.id, summary];
