/** Reading what a ledger keeps: the list as a whole, one run with curves and weights, and what another tab has changed. */
import { detailOf, problem, type Problem, type Result } from '../../experiment/problem';
import type { RunRecord } from '../../experiment/runs';
import type { Holdings } from './holdings';
import { withId } from './list';
import { paced } from './paced';
import { isRecord, recordIn, storedRow } from './rows';

/** Lists every row of the database. Where that fails, says why and keeps runs in memory from now on. */
export async function readList(holdings: Holdings): Promise<Problem | null> {
  const { database, list } = holdings;
  if (database === null) return null;
  try {
    const transaction = database.transaction(['summaries', 'marks'], 'readonly');
    const [keys, values, pinned] = await Promise.all([
      transaction.objectStore('summaries').getAllKeys(),
      transaction.objectStore('summaries').getAll(),
      transaction.objectStore('marks').get('baseline'),
    ]);
    list.clear();
    const pace = paced();
    for (const [k, key] of keys.entries()) {
      list.place(key, values[k]);
      await pace();
    }
    list.listUnsaved();
    list.baseline = textOrNull(pinned);
    return null;
  } catch (error) {
    holdings.database = null;
    return problem('', 'ledgerUnread', { detail: detailOf(error) });
  }
}

/** A run with its curves and weights; where it is gone, out of reach or damaged, a problem with its {id}. */
export async function readRecord({ database, list }: Holdings, id: string): Promise<Result<RunRecord>> {
  const inMemory = list.unsaved.get(id);
  if (inMemory !== undefined) return { ok: true, value: inMemory };
  const bad = (why: Problem): Result<RunRecord> => ({ ok: false, problems: [why] });
  if (database === null) return bad(list.outOfReach(id));
  try {
    const found = recordIn(await storedRow(database, id));
    if (isRecord(found)) return { ok: true, value: found };
    return bad(found === null ? list.gone(id) : withId(id, found));
  } catch (error) {
    return bad(problem('', 'ledgerUnread', { detail: detailOf(error), id }));
  }
}

/** Reads again these runs and which one is pinned, because another tab has changed them. @returns whether that succeeded */
export async function reread({ database, list }: Holdings, ids: readonly string[]): Promise<boolean> {
  if (database === null) return false;
  try {
    const found = await Promise.all(ids.map((id) => database.get('summaries', id)));
    ids.forEach((id, k) => {
      if (list.unsaved.has(id)) return;
      if (found[k] === undefined) list.gone(id);
      else list.place(id, found[k]);
    });
    list.baseline = textOrNull(await database.get('marks', 'baseline'));
    return true;
  } catch {
    return false;
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
