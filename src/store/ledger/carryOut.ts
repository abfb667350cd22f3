/** Carries out what is asked of the ledger as soon as it is there, and shows what came of it in the state of the store. */
import { detailOf, problem, type Problem } from '../../experiment/problem';
import type { RunSummary } from '../../experiment/runs';
import type { LedgerState, MissingRuns } from '../ledgerState';
import type { Ledger } from './ledger';
import type { OpenedLedger } from './openLedger';

/** The ledger's part of the store's state. */
export interface LedgerStore {
  readonly read: () => LedgerState;
  readonly set: (part: Partial<LedgerState>) => void;
}

/** Work with the ledger; gives what went wrong. */
type Work = (ledger: Ledger) => Promise<readonly (Problem | null)[] | Problem | null>;

/**
 * Does the work as soon as the ledger is there. Problems about runs of the list name them.
 *
 * @param what is asked of those runs
 * @param of how many runs it is asked
 */
export type CarryOut = (work: Work, what?: MissingRuns['what'], of?: number) => Promise<void>;

/** Opens the ledger, shows what it lists, and follows what other tabs and a lost database change. */
export function carryingOut(store: LedgerStore, open: () => Promise<OpenedLedger>): CarryOut {
  const opened = open().then(async ({ ledger, problem: why, whenLost }) => {
    const unread = await ledger.list();
    show(
      store,
      ledger,
      [why, unread].filter((each) => each !== null),
    );
    ledger.listen(() => show(store, ledger, store.read().problems));
    whenLost((problems) => show(store, ledger, problems));
    return ledger;
  });

  const carryOut: CarryOut = async (work, what = 'change', of = 1) => {
    try {
      const ledger = await opened;
      const before = new Map(store.read().runs.map((run) => [run.id, run]));
      const found = [await work(ledger)].flat().filter((each) => each !== null);
      const { runs, others } = byRun(found, before);
      show(store, ledger, others);
      store.set({ missing: runs.length === 0 ? null : { what, of, runs } });
    } catch (error) {
      const { status } = store.read();
      store.set({
        problems: [problem('', 'ledgerFailed', { detail: detailOf(error) })],
        status: status === 'loading' ? 'memory' : status,
      });
    }
  };
  // Says so where the ledger cannot even be opened.
  void carryOut(() => Promise.resolve(store.read().problems));
  return carryOut;
}

/** Shows what is listed now; the curves that are drawn of runs which are gone go with them. */
function show({ read, set }: LedgerStore, { listed }: Ledger, problems: readonly Problem[]): void {
  const byId = new Map(listed.runs.map((run) => [run.id, run]));
  const overlaid = read().overlaid.flatMap((each) => {
    const summary = byId.get(each.id);
    return summary === undefined ? [] : [{ ...each, summary }];
  });
  set({ ...listed, overlaid, problems });
}

/** Problems about runs that were listed, with these runs, and all other problems. */
function byRun(found: readonly Problem[], listed: ReadonlyMap<string, RunSummary>) {
  const summaryFor = ({ values }: Problem): RunSummary | undefined => listed.get(String(values['id']));
  const runs = found.flatMap((each) => {
    const summary = summaryFor(each);
    return summary === undefined ? [] : [{ summary, problem: each }];
  });
  return { runs, others: found.filter((each) => summaryFor(each) === undefined) };
}
