/** What a ledger lists: the runs of its database, the damaged ones among them, and the runs that lie in memory alone. */
import { problem, type Problem } from '../../experiment/problem';
import type { RunRecord, RunSummary } from '../../experiment/runs';
import type { DamagedRun, ListedRuns } from '../ledgerState';
import { readRow } from './rows';
import { inOrder, keptAgain, parted } from './runs';

type DamagedRow = DamagedRun & { readonly key: IDBValidKey };

export class RunList {
  /** By id. */
  private summaries = new Map<string, RunSummary>();
  /** Rows that cannot be read, by the id under which the page lists them. */
  private damaged = new Map<string, DamagedRow>();
  /** Runs that lie in memory alone, by id. */
  readonly unsaved = new Map<string, RunRecord>();
  /** The id of the run that the others are compared with; null: none. It may be of a run that is gone. */
  baseline: string | null = null;

  /** The list as the page shows it. */
  shown(): Pick<ListedRuns, 'runs' | 'damaged' | 'baseline' | 'unsaved'> {
    const { summaries, damaged, baseline, unsaved } = this;
    return {
      runs: inOrder(summaries.values()),
      damaged: [...damaged.values()].map(({ id, name, problem: why }) => ({ id, name, problem: why })),
      baseline: baseline !== null && summaries.has(baseline) ? baseline : null,
      unsaved: [...unsaved.keys()],
    };
  }

  /** Undefined where no readable run has this id. */
  summary(id: string): RunSummary | undefined {
    return this.summaries.get(id);
  }

  /** The ids of the runs that lie in the database, as far as is known. */
  savedIds(): string[] {
    return [...this.summaries.keys()].filter((id) => !this.unsaved.has(id));
  }

  /** The key in the database of what is listed under this id. */
  keyOf(id: string): IDBValidKey {
    return this.damaged.get(id)?.key ?? id;
  }

  /** The run was written to the database, with this summary. */
  saved(summary: RunSummary): void {
    this.summaries.set(summary.id, summary);
    this.damaged.delete(summary.id);
    this.unsaved.delete(summary.id);
  }

  /** Keeps a run in memory; what the user has given it before stays with it. */
  keepInMemory(record: RunRecord): void {
    const before = this.summaries.get(record.id);
    const merged = before === undefined ? record : { ...record, ...keptAgain(parted(record).summary, before) };
    this.changeInMemory(merged);
  }

  /** Replaces a run that lies in memory. */
  changeInMemory(record: RunRecord): void {
    this.unsaved.set(record.id, record);
    this.summaries.set(record.id, parted(record).summary);
  }

  /** Lists a row of the database, as a run or as a damaged one; gives what is wrong with it, with its {id}. */
  place(key: IDBValidKey, value: unknown): Problem | null {
    const row = readRow(key, value);
    // A damaged row can have any key; the page calls it by a text.
    const id = keyText(key);
    this.summaries.delete(id);
    this.damaged.delete(id);
    if (row.ok) this.summaries.set(id, row.summary);
    else this.damaged.set(id, { ...row.damaged, id, key });
    return row.ok ? null : withId(id, row.damaged.problem);
  }

  /** Takes a run off the list, wherever it lies. */
  remove(id: string): void {
    this.summaries.delete(id);
    this.damaged.delete(id);
    this.unsaved.delete(id);
  }

  /** The database does not have this run any more: takes it off the list, and says so. */
  gone(id: string): Problem {
    this.summaries.delete(id);
    this.damaged.delete(id);
    return problem('', 'runGone', { id });
  }

  /** Without a database nobody knows whether a listed run that does not lie in memory is still there. */
  outOfReach(id: string): Problem {
    return this.summaries.has(id) ? problem('', 'runOutOfReach', { id }) : this.gone(id);
  }

  /** Forgets all that came from the database; what lies in memory alone stays and is listed by `listUnsaved`. */
  clear(): void {
    this.summaries = new Map();
    this.damaged = new Map();
  }

  /** Lists the runs that lie in memory, in place of rows of the same id. */
  listUnsaved(): void {
    for (const each of this.unsaved.values()) this.summaries.set(each.id, parted(each).summary);
  }
}

/** The problem, which names the run that it is about. */
export const withId = (id: string, why: Problem): Problem => ({ ...why, values: { ...why.values, id } });

/** A key as text. The id of a run, which is a text, stays as it is. */
function keyText(key: IDBValidKey): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'number' || key instanceof Date) return `\uE000${typeof key} ${Number(key)}`;
  if (Array.isArray(key)) return `\uE000list ${key.map(keyText).join(', ')}`;
  return `\uE000bytes ${new Uint8Array(key instanceof ArrayBuffer ? key : key.buffer).join(' ')}`;
}
