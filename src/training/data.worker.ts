/** Worker entry: fetches, parses and prepares the data, off the page's thread. */
import { DATASETS, datasetFile, parseTable } from '../data';
import { bad, good, problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { describeData } from './preview';
import type { FromData, ToData } from './protocol';

const tables = new Map<string, Table>();

self.addEventListener('message', ({ data }: MessageEvent<ToData>) => {
  void answer(data).then((message) => {
    self.postMessage(message);
  });
});

async function answer({ request, spec, base }: ToData): Promise<FromData> {
  const table = await loadTable(spec, base);
  if (!table.ok) return { type: 'problems', request, problems: table.problems };
  const preview = describeData(spec, table.value);
  if (!preview.ok) return { type: 'problems', request, problems: preview.problems };
  return { type: 'prepared', request, table: table.value, preview: preview.value };
}

/** The shipped series of a spec, fetched once; null where the spec synthesises its sequences. */
async function loadTable(spec: ExperimentSpec, base: string): Promise<Result<Table | null>> {
  const file = datasetFile(spec);
  const { source } = spec.data;
  if (file === null || source.kind !== 'dataset') return good(null);
  const known = tables.get(file);
  if (known !== undefined) return good(known);
  const unreadable = (detail: string) => bad(problem('data.source.id', 'datasetUnreadable', { file, detail }));
  let text: string;
  try {
    const response = await fetch(new URL(file, base));
    if (!response.ok) return unreadable(`HTTP ${response.status}`);
    text = await response.text();
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
  const parsed = parseTable(text, DATASETS[source.id]);
  if (parsed.ok) tables.set(file, parsed.value);
  return parsed;
}
