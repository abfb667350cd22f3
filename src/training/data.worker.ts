/** Worker entry: fetches, parses and prepares the data, off the page's thread. */
import { DATASETS, datasetFile, parseTable, usable } from '../data';
import type { FileReport } from '../experiment/files';
import { bad, good, problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { showLife } from './life';
import { OwnFiles } from './ownFiles';
import { describeData } from './preview';
import type { Channel, FromData, Life, ReadingProgress, ToData } from './protocol';
import { TableKeeper } from './tables';

/** Shipped series by file, each fetched once. */
const shipped = new Map<string, Table>();
const own = new OwnFiles(() => performance.now());
const keeper = new TableKeeper();

const post = (message: FromData): void => {
  self.postMessage(message);
};

self.addEventListener('message', ({ data }: MessageEvent<ToData | Channel | Life>) => {
  switch (data.type) {
    case 'life':
      showLife(data);
      return;
    case 'connect':
      keeper.serve(data.channel, data.port);
      return;
    case 'disconnect':
      keeper.leave(data.channel);
      return;
    case 'cancel':
      own.cancel();
      return;
    case 'open':
      void open(data);
      return;
    case 'prepare':
      void prepare(data);
      return;
    default:
      data satisfies never;
  }
});

const teller =
  (request: number) =>
  (progress: ReadingProgress): void => {
    post({ type: 'reading', request, ...progress });
  };

/** Looks into one of the user's files; answers nothing when it was called off. */
async function open({ request, source, file }: Extract<ToData, { type: 'open' }>): Promise<void> {
  const parsed = await own.read('open', source, file, teller(request));
  if (parsed === null) return;
  const { report } = parsed;
  const table = parsed.table.ok ? usable(parsed.table.value) : parsed.table;
  if (table.ok) post({ type: 'opened', request, report: report! });
  else post({ type: 'problems', request, problems: table.problems, report });
}

async function prepare({ request, spec, base, file }: Extract<ToData, { type: 'prepare' }>): Promise<void> {
  const loaded = await loadTable(spec, base, file, teller(request));
  if (loaded === null) return;
  const { table, report } = loaded;
  if (!table.ok) {
    post({ type: 'problems', request, problems: table.problems, report });
    return;
  }
  const preview = describeData(spec, table.value);
  if (!preview.ok) {
    post({ type: 'problems', request, problems: preview.problems, report });
    return;
  }
  keeper.keep(request, table.value);
  post({ type: 'prepared', request, preview: preview.value, report });
}

interface Loaded {
  readonly table: Result<Table | null>;
  /** Of the user's own file; else null. */
  readonly report: FileReport | null;
}

/** The series of a spec, read or fetched once; no table where the spec makes its sequences; null when called off. */
async function loadTable(
  spec: ExperimentSpec,
  base: string,
  handed: Extract<ToData, { type: 'prepare' }>['file'],
  tell: (progress: ReadingProgress) => void,
): Promise<Loaded | null> {
  const { source } = spec.data;
  if (source.kind === 'file') {
    if (handed !== null) return own.read('prepare', source, handed, tell);
    return { table: bad(problem('', 'fileMissing', { name: source.name })), report: null };
  }
  return { table: await fetchTable(spec, base), report: null };
}

async function fetchTable(spec: ExperimentSpec, base: string): Promise<Result<Table | null>> {
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
