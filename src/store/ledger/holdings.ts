/** What the parts of a ledger share: where its runs are written, what it lists, and how other tabs hear of changes. */
import type { Problem, Result } from '../../experiment/problem';
import { inTransaction, transactionProblem, type LedgerDatabase, type LedgerTransaction } from './database';
import type { RunList } from './list';

export interface Holdings {
  /** Null: runs are kept in memory alone. */
  database: LedgerDatabase | null;
  readonly list: RunList;
  /** Tells other tabs of the same page which runs have changed. */
  readonly tell: (ids: readonly string[]) => void;
}

/** Does all of the work in one transaction, or none of it, and says what went wrong then. */
export async function attempt<V>(
  database: LedgerDatabase,
  work: (transaction: LedgerTransaction) => Promise<V>,
): Promise<Result<V>> {
  try {
    return { ok: true, value: await inTransaction(database, work) };
  } catch (error) {
    return { ok: false, problems: [transactionProblem(error)] };
  }
}

/** The first problem of a result; null where it is good. */
export const firstProblem = (result: Result<unknown>): Problem | null => (result.ok ? null : result.problems[0]!);
