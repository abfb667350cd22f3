/** Where kept runs lie in this browser: summaries apart from curves and weights, so that the list opens at once. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { detailOf, problem, type Problem } from '../../experiment/problem';
import type { RunRecord, RunSummary } from '../../experiment/runs';

/** The large parts of a run, which the list of runs does not need. */
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
 * Opens the page's database, or says why it cannot be: `ledgerMissing` where the browser has none, or what
 * `openingProblem` says, or `ledgerBlocked` where another tab holds an older version open.
 *
 * @param lost is called once when the database can no longer be used: `ledgerOutdated` where a newer page takes it over,
 * `ledgerDeleted` where somebody deletes it, `ledgerLost` where the browser closes it without saying why
 */
export async function openLedgerDatabase(
  lost: (problem: Problem) => void = () => {},
  version = VERSION,
): Promise<OpenedDatabase> {
  const none = (why: Problem): OpenedDatabase => ({ database: null, problem: why });
  try {
    // Browsers in a private mode may have null there.
    if (typeof indexedDB === 'undefined' || indexedDB === null) return none(problem('', 'ledgerMissing'));
    let blocked: ((opened: OpenedDatabase) => void) | undefined;
    const stopped = new Promise<OpenedDatabase>((resolve) => (blocked = resolve));
    const opening = openDB<LedgerSchema>(NAME, version, {
      upgrade: (database) => {
        for (const store of STORES) {
          if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
        }
      },
      blocked: () => blocked?.(none(problem('', 'ledgerBlocked'))),
      // Whoever wants another version, or none at all (null), waits for this page to let go.
      blocking: (_before, wanted, event) => {
        (event.target as IDBDatabase).close();
        lost(problem('', wanted === null ? 'ledgerDeleted' : 'ledgerOutdated'));
      },
      terminated: () => lost(problem('', 'ledgerLost')),
    });
    const opened = opening.then((database): OpenedDatabase => ({ database, problem: null }));
    const first = await Promise.race([opened, stopped]);
    // Opened after all, once nobody waits for it: it must not stand in the way of others.
    if (first.database === null) void opening.then((database) => database.close()).catch(() => {});
    return first;
  } catch (error) {
    return none(openingProblem(error));
  }
}

/** Why a database cannot be opened, by the names that the IndexedDB specification gives to errors. */
const OPENING: Readonly<Record<string, string>> = {
  SecurityError: 'ledgerForbidden',
  NotAllowedError: 'ledgerForbidden',
  // Firefox, in a private window of older versions.
  InvalidStateError: 'ledgerForbidden',
  VersionError: 'ledgerNewer',
  QuotaExceededError: 'ledgerNoRoom',
};

/** `ledgerForbidden` or `ledgerRefused` {detail}, `ledgerNewer` or `ledgerNoRoom`. */
const openingProblem = (error: unknown): Problem =>
  problem('', OPENING[nameOf(error)] ?? 'ledgerRefused', { detail: detailOf(error) });

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Why a transaction failed. `InvalidStateError`, `TransactionInactiveError`: its database was closed under it. */
const FAILING: Readonly<Record<string, string>> = {
  QuotaExceededError: 'ledgerFull',
  InvalidStateError: 'ledgerClosed',
  TransactionInactiveError: 'ledgerClosed',
};

/** What went wrong in a transaction, all of which was rolled back: `ledgerFull`, `ledgerClosed` or `ledgerFailed` {detail}. */
export const transactionProblem = (error: unknown): Problem => {
  const code = FAILING[nameOf(error)] ?? 'ledgerFailed';
  return problem('', code, code === 'ledgerFailed' ? { detail: detailOf(error) } : {});
};

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
