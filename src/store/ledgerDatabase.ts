/** Where kept runs lie in this browser: what a list needs apart from what is large, so that the list opens at once. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { problem, type Problem } from '../experiment/problem';
import type { RunRecord, RunSummary } from '../experiment/runs';

/** What a run is too large to be listed with. */
export type RunBody = Pick<RunRecord, 'curves' | 'weights'>;

interface LedgerSchema extends DBSchema {
  summaries: { key: string; value: RunSummary };
  /** By the ids of their summaries. */
  bodies: { key: string; value: RunBody };
  /** `baseline`: the id of the run that the others are compared with. */
  marks: { key: 'baseline'; value: string };
}

export type LedgerDatabase = IDBPDatabase<LedgerSchema>;

const STORES = ['summaries', 'bodies', 'marks'] as const;
export type LedgerTransaction = IDBPTransaction<LedgerSchema, (typeof STORES)[number][], 'readwrite'>;

const NAME = 'rnn-playground-runs';
/** Raised when the stores change; an open page of an older version has to be closed first. */
const VERSION = 1;

export interface OpenedDatabase {
  /** Null where the browser keeps nothing for this page. */
  readonly database: LedgerDatabase | null;
  /** Why there is none. */
  readonly problem: Problem | null;
}

/**
 * Opens the page's database, or says why it cannot be: `ledgerRefused` {detail} where the browser has none or forbids it
 * (a private window, blocked storage), `ledgerBlocked` where another tab holds an older version open.
 *
 * @param lost is called once when the database can no longer be used: closed by the browser, or given up for a newer page
 */
export async function openLedgerDatabase(
  lost: (problem: Problem) => void = () => {},
  version = VERSION,
): Promise<OpenedDatabase> {
  const none = (why: Problem): OpenedDatabase => ({ database: null, problem: why });
  try {
    if (typeof indexedDB === 'undefined') return none(problem('', 'ledgerRefused', { detail: 'IndexedDB' }));
    let blocked: ((opened: OpenedDatabase) => void) | undefined;
    const stopped = new Promise<OpenedDatabase>((resolve) => (blocked = resolve));
    const opening = openDB<LedgerSchema>(NAME, version, {
      upgrade: (database) => {
        for (const store of STORES) {
          if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
        }
      },
      blocked: () => blocked?.(none(problem('', 'ledgerBlocked'))),
      // A newer page waits for this one to let go.
      blocking: (_before, _after, event) => {
        (event.target as IDBDatabase).close();
        lost(problem('', 'ledgerOutdated'));
      },
      terminated: () => lost(problem('', 'ledgerLost')),
    });
    const opened = opening.then((database): OpenedDatabase => ({ database, problem: null }));
    const first = await Promise.race([opened, stopped]);
    // Opened after all, once nobody waits for it: it must not stand in the way of others.
    if (first.database === null) void opening.then((database) => database.close()).catch(() => {});
    return first;
  } catch (error) {
    return none(problem('', 'ledgerRefused', { detail: detailOf(error) }));
  }
}

/** What the browser says went wrong. */
const detailOf = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error));

/** What went wrong in a transaction, all of which was rolled back: `ledgerFull`, or `ledgerFailed` {detail}. */
export const transactionProblem = (error: unknown): Problem =>
  error instanceof Error && error.name === 'QuotaExceededError'
    ? problem('', 'ledgerFull')
    : problem('', 'ledgerFailed', { detail: detailOf(error) });

/** All of the work is written, or none of it: the promise is kept once the browser has written it. */
export async function inTransaction<V>(
  database: LedgerDatabase,
  work: (transaction: LedgerTransaction) => Promise<V>,
): Promise<V> {
  const transaction = database.transaction([...STORES], 'readwrite') as LedgerTransaction;
  const worked = work(transaction).catch((error: unknown) => {
    abort(transaction);
    throw error;
  });
  const [value] = await Promise.all([worked, transaction.done]);
  return value;
}

function abort(transaction: LedgerTransaction): void {
  try {
    transaction.abort();
  } catch {
    // The failed request has already ended it.
  }
}
