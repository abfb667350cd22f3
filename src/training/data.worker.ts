/** Worker entry: fetches, parses and prepares the data, off the page's thread. */
import { DATASETS, datasetFile, parseTable } from '../data';
import { bad, good, problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { describeData } from './preview';
import type { Connect, FromData, ToData } from './protocol';
import { TableKeeper } from './tables';

/** Shipped series by file, each fetched once. */
const shipped = new Map<string, Table>();
const keeper = new TableKeeper();

self.addEventListener('message', ({ data }: MessageEvent<ToData | Connect>) => {
  if (data.type === 'connect') {
    keeper.serve(data.port);
    return;
  }
  void answer(data).then((message) => {
    self.postMessage(message);
  });
});

async function answer({ request, spec, base }: ToData): Promise<FromData> {
  const table = await loadTable(spec, base);
  if (!table.ok) return { type: 'problems', request, problems: table.problems };
  const preview = describeData(spec, table.value);
  if (!preview.ok) return { type: 'problems', request, problems: preview.problems };
  keeper.keep(request, table.value);
  return { type: 'prepared', request, preview: preview.value };
}

/** The shipped series of a spec, fetched once; null where the spec synthesises its sequences. */
async function loadTable(spec: ExperimentSpec, base: string): Promise<Result<Table | null>> {
  const file = datasetFile(spec);
  const { source } = spec.data;
  if (file === null || source.kind !== 'dataset') return good(null);
  const known = shipped.get(file);
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
  if (parsed.ok) shipped.set(file, parsed.value);
  return parsed;
}
