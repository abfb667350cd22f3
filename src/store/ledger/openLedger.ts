/** The ledger of this browser: its database opened, and opened anew when it is lost. */
import { problem, type Problem } from '../../experiment/problem';
import { createLedger, type Ledger } from './ledger';
import { openLedgerDatabase } from './database';

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
