/** The rows of the store of runs: each is checked when it is read, and taken out and put back as it is. */
import { problem, type Problem } from '../../experiment/problem';
import { storedBody, storedSummary } from '../../experiment/runRecord';
import { LONGEST, type RunRecord, type RunSummary } from '../../experiment/runs';
import type { LedgerDatabase, LedgerTransaction, RunBody } from './database';
import type { DamagedRun } from '../ledgerState';

/** What the store holds under one key, whatever it is; undefined where it holds nothing. */
export interface StoredRow {
  readonly key: IDBValidKey;
  readonly summary: unknown;
  readonly body: unknown;
}

/** A row of summaries: a run, or what is known of a damaged one. */
export type ReadRow =
  | { readonly ok: true; readonly summary: RunSummary }
  | { readonly ok: false; readonly damaged: Omit<DamagedRun, 'id'> };

export function readRow(key: IDBValidKey, value: unknown): ReadRow {
  const read = storedSummary(value);
  if (read.ok && read.value.id === key) return { ok: true, summary: read.value };
  const why = read.ok ? problem('id', 'runMisplaced') : read.problems[0]!;
  return { ok: false, damaged: { name: nameIn(value), problem: why } };
}

/** The name that is still readable; empty: none is. */
function nameIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { name } = value as { readonly name?: unknown };
  return typeof name === 'string' ? name.trim().slice(0, LONGEST.name) : '';
}

/** The run of a row, with curves and weights; null where something of it is gone, or its problem. */
export function recordIn({ key, summary, body }: StoredRow): RunRecord | Problem | null {
  if (summary === undefined || body === undefined) return null;
  const row = readRow(key, summary);
  if (!row.ok) return row.damaged.problem;
  const read = storedBody(body);
  return read.ok ? { ...row.summary, ...read.value } : read.problems[0]!;
}

/** A record, and no problem. */
export const isRecord = (found: RunRecord | Problem | null): found is RunRecord => found !== null && 'id' in found;

/** Both parts of a run as they are stored. */
export async function storedRow(database: LedgerDatabase, key: string): Promise<StoredRow> {
  const transaction = database.transaction(['summaries', 'bodies'], 'readonly');
  const [summary, body] = await Promise.all([
    transaction.objectStore('summaries').get(key),
    transaction.objectStore('bodies').get(key),
  ]);
  return { key, summary, body };
}

/** Deletes both parts of a run, and gives what was there; nothing where another tab was faster. */
export async function take(transaction: LedgerTransaction, key: IDBValidKey): Promise<StoredRow[]> {
  const [summaries, bodies] = [transaction.objectStore('summaries'), transaction.objectStore('bodies')];
  const at = key as string;
  const [summary, body] = await Promise.all([summaries.get(at), bodies.get(at)]);
  await summaries.delete(at);
  await bodies.delete(at);
  return summary === undefined && body === undefined ? [] : [{ key, summary, body }];
}

/** Puts a row back as it was, damaged or not. */
export async function putBack(transaction: LedgerTransaction, { key, summary, body }: StoredRow): Promise<void> {
  const at = key as string;
  if (body !== undefined) await transaction.objectStore('bodies').put(body as RunBody, at);
  if (summary !== undefined) await transaction.objectStore('summaries').put(summary as RunSummary, at);
}
