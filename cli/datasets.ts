/** The series that a spec names: shipped ones from the repository's public folder, the user's own from beside the spec. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { DATASETS, datasetFile, parseTable, usable } from '../src/data';
import { bad, good, problem, type Result } from '../src/experiment/problem';
import type { FileReport } from '../src/experiment/files';
import type { ExperimentSpec } from '../src/experiment/schema';
import type { FileSettings } from '../src/experiment/sources/file';
import type { Table } from '../src/experiment/sequences';
import { readOwnFile } from '../src/training/reading';
import { fileLines, type FileLine } from './fileNotes';

const PUBLIC = new URL('../public/', import.meta.url);

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The table of a spec's series; null where the spec makes its sequences.
 * @param folder where the spec lies, and with it the user's own file
 * @param tell takes what was recognised in that file and the notes about it, whether or not it can be used
 */
export async function loadTable(
  spec: ExperimentSpec,
  folder: string,
  tell: (line: FileLine) => void = () => undefined,
): Promise<Result<Table | null>> {
  const { source, targets } = spec.data;
  if (source.kind === 'file') {
    return loadOwn({ ...source, sequence: spec.data.sequence }, folder, (report) => {
      fileLines(source.name, report, targets).forEach(tell);
    });
  }
  const file = datasetFile(spec);
  if (file === null || source.kind !== 'dataset') return good(null);
  try {
    return parseTable(await readFile(new URL(file, PUBLIC), 'utf8'), DATASETS[source.id]);
  } catch (error) {
    return bad(problem('data.source.id', 'datasetUnreadable', { file, detail: detailOf(error) }));
  }
}

async function loadOwn(
  source: FileSettings,
  folder: string,
  tell: (report: FileReport) => void,
): Promise<Result<Table>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(resolve(folder, source.name)));
  } catch (error) {
    const values = { file: source.name, detail: detailOf(error) };
    return bad(problem('data.source.name', 'fileUnreadable', values));
  }
  const parsed = (await readOwnFile(new Blob([bytes]), source))!;
  if (parsed.report !== null) tell(parsed.report);
  const table = parsed.table.ok ? usable(parsed.table.value) : parsed.table;
  if (table.ok) return table;
  return bad(problem('data.source.name', 'fileRefusedHere', { name: basename(source.name) }), ...table.problems);
}
