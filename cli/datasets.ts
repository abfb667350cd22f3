/** The shipped series, read from the repository's public folder. */
import { readFile } from 'node:fs/promises';
import { DATASETS, datasetFile, parseTable } from '../src/data';
import { bad, good, problem, type Result } from '../src/experiment/problem';
import type { ExperimentSpec } from '../src/experiment/schema';
import type { Table } from '../src/experiment/sequences';

const PUBLIC = new URL('../public/', import.meta.url);

/** The table of a spec's series; null where the spec synthesises its sequences. */
export async function loadTable(spec: ExperimentSpec): Promise<Result<Table | null>> {
  const file = datasetFile(spec);
  const { source } = spec.data;
  if (file === null || source.kind !== 'dataset') return good(null);
  try {
    return parseTable(await readFile(new URL(file, PUBLIC), 'utf8'), DATASETS[source.id]);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return bad(problem('data.source.id', 'datasetUnreadable', { file, detail }));
  }
}
