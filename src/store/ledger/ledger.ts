/** The ledger: every run that ended, kept in this browser, or, where it keeps nothing, as long as the page is open. */
import type { Problem, Result } from '../../experiment/problem';
import type { RunRecord } from '../../experiment/runs';
import type { ImportedRuns, ListedRuns } from '../ledgerState';
import type { LedgerDatabase } from './database';
import { Deletion } from './deletion';
import { exportRuns, importRuns, type ExportedRuns } from './exchange';
import type { Holdings } from './holdings';
import { keepRun, saveUnsaved } from './keeping';
import { RunList } from './list';
import { markRun, pinRun } from './marking';
import { readList, readRecord, reread } from './reading';
import type { RunMarks } from './runs';

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
  /** Brings back what the last deletion took. */
  undo(): Promise<Problem | null>;
  /** The last deletion can no longer be undone. */
  settle(): Promise<null>;
  /** Pins the run that the others are compared with; null: none. */
  pin(id: string | null): Promise<Problem | null>;
  /** Keeps the runs of a file. What was there stays, unless the run in the file ended later. */
  import(text: string): Promise<Result<ImportedRuns>>;
  /** The text of a file of these runs. */
  export(ids: readonly string[]): Promise<ExportedRuns>;
  /** What is kept now, as `list` gave it and what was done since. */
  readonly listed: ListedRuns;
  /**
   * Keeps runs in this database from now on, or, null, in memory; what is listed stays as far as it is there.
   *
   * @returns how many runs that were listed are not in it
   */
  use(database: LedgerDatabase | null): Promise<number>;
  close(): void;
}

/** @param database null where the browser keeps nothing @param tabs tells other tabs; null where it cannot */
export function createLedger(
  database: LedgerDatabase | null,
  tabs: BroadcastChannel | null = typeof BroadcastChannel === 'undefined'
    ? null
    : new BroadcastChannel('rnn-playground-runs'),
): Ledger {
  const list = new RunList();
  const holdings: Holdings = { database, list, tell: (ids) => tabs?.postMessage(ids) };
  const deletion = new Deletion(holdings);
  let changed: () => void = () => {};
  tabs?.addEventListener('message', ({ data }: MessageEvent<readonly string[]>) => {
    void reread(holdings, data).then((read) => {
      if (read) changed();
    });
  });
  return {
    listen: (given) => {
      changed = given;
    },
    get listed() {
      const status = holdings.database === null ? ('memory' as const) : ('ready' as const);
      return { status, ...list.shown(), undoable: deletion.undoable };
    },
    list: () => readList(holdings),
    keep: (record) => keepRun(holdings, record),
    record: (id) => readRecord(holdings, id),
    mark: (id, marks) => markRun(holdings, id, marks),
    remove: (ids) => deletion.remove(ids),
    undo: () => deletion.undo(),
    settle: () => {
      deletion.settle();
      return Promise.resolve(null);
    },
    pin: (id) => pinRun(holdings, id),
    import: (text) => importRuns(holdings, text),
    export: (ids) => exportRuns(holdings, ids),
    use: async (given) => {
      holdings.database = given;
      if (given === null) return 0;
      const before = list.savedIds();
      await readList(holdings);
      await saveUnsaved(holdings);
      return before.filter((id) => list.summary(id) === undefined).length;
    },
    close: () => {
      tabs?.close();
      holdings.database?.close();
    },
  };
}
