/** What the user gives a kept run: a name, a star, a note, and the pin of the run that the others are compared with. */
import type { Problem } from '../../experiment/problem';
import { attempt, firstProblem, type Holdings } from './holdings';
import { readRow } from './rows';
import type { RunMarks } from './runs';

/** Names, stars or notes a run; a problem with its {id} where it is gone, out of reach or damaged. */
export async function markRun(holdings: Holdings, id: string, marks: Partial<RunMarks>): Promise<Problem | null> {
  const { database, list, tell } = holdings;
  const inMemory = list.unsaved.get(id);
  if (inMemory !== undefined) {
    list.changeInMemory({ ...inMemory, ...marks });
    return null;
  }
  if (database === null) return list.outOfReach(id);
  const marked = await attempt(database, async (transaction) => {
    const store = transaction.objectStore('summaries');
    const stored: unknown = await store.get(id);
    const row = readRow(id, stored);
    if (!row.ok) return { stored };
    const after = { ...row.summary, ...marks };
    await store.put(after, id);
    return { stored: after };
  });
  if (!marked.ok) return firstProblem(marked);
  const { stored } = marked.value;
  if (stored === undefined) return list.gone(id);
  const failed = list.place(id, stored);
  if (failed === null) tell([id]);
  return failed;
}

/** Pins a run, or, null, none; a problem with its {id} where it is gone or out of reach. */
export async function pinRun({ database, list, tell }: Holdings, id: string | null): Promise<Problem | null> {
  const inMemory = id !== null && list.unsaved.has(id);
  if (database !== null && !inMemory) {
    const pinned = await attempt(database, async (transaction) => {
      const marks = transaction.objectStore('marks');
      const there = id === null || (await transaction.objectStore('summaries').getKey(id)) !== undefined;
      if (id === null) await marks.delete('baseline');
      else if (there) await marks.put(id, 'baseline');
      return there;
    });
    if (!pinned.ok) return firstProblem(pinned);
    if (!pinned.value) return list.gone(id!);
    tell([]);
  } else if (id !== null && !inMemory) return list.outOfReach(id);
  list.baseline = id;
  return null;
}
