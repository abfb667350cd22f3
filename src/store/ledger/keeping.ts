/** Keeping runs: in the database, or in memory for as long as the database has no room for them or is not there. */
import type { Problem } from '../../experiment/problem';
import type { RunRecord, RunSummary } from '../../experiment/runs';
import type { LedgerTransaction } from './database';
import { attempt, type Holdings } from './holdings';
import { readRow } from './rows';
import { keptAgain, parted } from './runs';

/**
 * Keeps a run; where the id is known, these are its newer numbers.
 *
 * @returns what went wrong, with {count}, the number of runs that lie in memory alone; null where the run is kept
 */
export async function keepRun({ database, list, tell }: Holdings, record: RunRecord): Promise<Problem | null> {
  if (database === null) {
    list.keepInMemory(record);
    return null;
  }
  const kept = await attempt(database, (transaction) => write(transaction, record));
  if (kept.ok) {
    list.saved(kept.value);
    tell([record.id]);
    return null;
  }
  list.keepInMemory(record);
  const [what] = kept.problems;
  return { ...what!, values: { ...what!.values, count: list.unsaved.size } };
}

/** Writes the runs that lie in memory alone, until one does not fit: there may be room again. */
export async function saveUnsaved(holdings: Holdings): Promise<void> {
  for (const record of [...holdings.list.unsaved.values()]) {
    if (holdings.database === null || (await keepRun(holdings, record)) !== null) return;
  }
}

/** Writes both parts of a run, and gives the summary as it is now. */
async function write(transaction: LedgerTransaction, record: RunRecord): Promise<RunSummary> {
  const { summary, body } = parted(record);
  const before = readRow(record.id, await transaction.objectStore('summaries').get(record.id));
  const merged = before.ok ? keptAgain(summary, before.summary) : summary;
  await transaction.objectStore('bodies').put(body, record.id);
  await transaction.objectStore('summaries').put(merged, record.id);
  return merged;
}
