/** Files of runs: taking them into a ledger, and writing runs of the ledger to one. */
import { listed, type Problem, type Result } from '../../experiment/problem';
import { listedRuns, parseRun, runsText } from '../../experiment/runRecord';
import type { ImportedRuns } from '../ledgerState';
import type { Holdings } from './holdings';
import { keepRun } from './keeping';
import { paced } from './paced';
import { readRecord } from './reading';

/** Keeps the runs of a file. What was there stays, unless the run in the file ended later. */
export async function importRuns(holdings: Holdings, text: string): Promise<Result<ImportedRuns>> {
  const file = listedRuns(text);
  if (!file.ok) return file;
  let problems: readonly Problem[] = [];
  let [added, updated, known] = [0, 0, 0];
  const pace = paced();
  for (const [k, document] of file.value.entries()) {
    const read = parseRun(document, k);
    if (!read.ok) {
      problems = listed([...problems, ...read.problems]);
      await pace();
      continue;
    }
    const before = holdings.list.summary(read.value.id);
    if (before !== undefined && before.ended >= read.value.ended) known++;
    else {
      const failed = await keepRun(holdings, read.value);
      if (failed !== null && !problems.some(({ code }) => code === failed.code)) problems = [failed, ...problems];
      if (before === undefined) added++;
      else updated++;
    }
    await pace();
  }
  if (added + updated + known === 0) return { ok: false, problems };
  return { ok: true, value: { added, updated, known, problems } };
}

/** The text of a file of runs; null: none of them can be written. */
export interface ExportedRuns {
  readonly text: string | null;
  /** About the runs that are not in it, with their {id}. */
  readonly problems: readonly Problem[];
}

/** The text of a file of these runs. */
export async function exportRuns(holdings: Holdings, ids: readonly string[]): Promise<ExportedRuns> {
  const found = await Promise.all(ids.map((id) => readRecord(holdings, id)));
  const records = found.flatMap((each) => (each.ok ? [each.value] : []));
  const problems = found.flatMap((each) => (each.ok ? [] : each.problems));
  return { text: records.length === 0 ? null : runsText(records), problems };
}
