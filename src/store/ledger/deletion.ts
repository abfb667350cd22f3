/** Deleting kept runs, and bringing back what the last deletion took. */
import { problem, type Problem } from '../../experiment/problem';
import { attempt, firstProblem, type Holdings } from './holdings';
import { keepRun, saveUnsaved } from './keeping';
import { isRecord, putBack, recordIn, take, type StoredRow } from './rows';
import { parted } from './runs';

/** The deletions of a ledger. */
export class Deletion {
  /** What the last one took, while it can be undone. */
  private deleted: readonly StoredRow[] = [];

  constructor(private readonly holdings: Holdings) {}

  /** How many runs can be brought back. */
  get undoable(): number {
    return this.deleted.length;
  }

  /** Deletes runs, damaged ones too; a problem with its {id} for each that was gone already or is out of reach. */
  async remove(ids: readonly string[]): Promise<readonly Problem[]> {
    const { holdings } = this;
    const { database, list, tell } = holdings;
    const rows: StoredRow[] = [];
    if (database !== null) {
      const taken = await attempt(database, async (transaction) => {
        for (const id of ids) rows.push(...(await take(transaction, list.keyOf(id))));
      });
      if (!taken.ok) return taken.problems;
    }
    for (const each of ids.flatMap((id) => list.unsaved.get(id) ?? [])) rows.push({ key: each.id, ...parted(each) });
    const found = new Set(rows.map(({ key }) => key));
    const missing = ids.filter((id) => !found.has(list.keyOf(id)));
    this.deleted = rows;
    // The database may have been lost meanwhile.
    const reached = holdings.database !== null;
    for (const id of ids) if (reached || !missing.includes(id)) list.remove(id);
    tell(ids);
    await saveUnsaved(holdings);
    return missing.map((id) => (reached ? problem('', 'runGone', { id }) : list.outOfReach(id)));
  }

  /** Brings back what the last deletion took; the last problem that came up, or null. */
  async undo(): Promise<Problem | null> {
    const rows = this.deleted;
    this.deleted = [];
    let found: Problem | null = null;
    for (const row of rows) found = (await this.restored(row)) ?? found;
    return found;
  }

  /** Gives up what the last deletion took. */
  settle(): void {
    this.deleted = [];
  }

  /** A run is kept as any other, a damaged row is written as it was. */
  private async restored(row: StoredRow): Promise<Problem | null> {
    const found = recordIn(row);
    if (isRecord(found)) return keepRun(this.holdings, found);
    const { database, list } = this.holdings;
    if (database === null) return problem('', 'ledgerClosed');
    const written = await attempt(database, (transaction) => putBack(transaction, row));
    if (!written.ok) return firstProblem(written);
    if (row.summary !== undefined) list.place(row.key, row.summary);
    return null;
  }
}
