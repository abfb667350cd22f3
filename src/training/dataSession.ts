/** Fetches, parses and prepares the data for the page, and keeps the tables that trainers ask for. Knows nothing of its worker. */
import { DATASETS, datasetFile, parseTable, usable } from '../data';
import type { FileReport } from '../experiment/files';
import { bad, good, problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { OwnFiles } from './ownFiles';
import { describeData } from './preview';
import type { Channel, FromData, ReadingProgress, ToData } from './protocol';
import { TableKeeper } from './tables';

interface Loaded {
  readonly table: Result<Table | null>;
  /** Of the user's own file; else null. */
  readonly report: FileReport | null;
}

export class DataSession {
  /** Shipped series by file, each fetched once. */
  private readonly shipped = new Map<string, Table>();
  private readonly own: OwnFiles;
  private readonly keeper = new TableKeeper();

  constructor(
    private readonly post: (message: FromData) => void,
    now: () => number,
  ) {
    this.own = new OwnFiles(now);
  }

  /** Takes one message; what it answers is posted, later where files are read or fetched. */
  handle(message: ToData | Channel): void {
    switch (message.type) {
      case 'connect':
        this.keeper.serve(message.channel, message.port);
        return;
      case 'disconnect':
        this.keeper.leave(message.channel);
        return;
      case 'cancel':
        this.own.cancel(message.purpose);
        return;
      case 'open':
        void this.open(message);
        return;
      case 'prepare':
        void this.prepare(message);
        return;
      default:
        message satisfies never;
    }
  }

  private teller(request: number): (progress: ReadingProgress) => void {
    return (progress) => {
      this.post({ type: 'reading', request, ...progress });
    };
  }

  /** Looks into one of the user's files; answers nothing when it was called off. */
  private async open({ request, source, file }: Extract<ToData, { type: 'open' }>): Promise<void> {
    const parsed = await this.own.read('open', source, file, this.teller(request));
    if (parsed === null) return;
    const { report } = parsed;
    const table = parsed.table.ok ? usable(parsed.table.value) : parsed.table;
    if (table.ok) this.post({ type: 'opened', request, report: report! });
    else this.post({ type: 'problems', request, problems: table.problems, report });
  }

  private async prepare({ request, spec, base, file, inUse }: Extract<ToData, { type: 'prepare' }>): Promise<void> {
    const loaded = await this.loadTable(spec, base, file, this.teller(request));
    if (loaded === null) return;
    const { table, report } = loaded;
    if (!table.ok) {
      this.post({ type: 'problems', request, problems: table.problems, report });
      return;
    }
    const preview = describeData(spec, table.value);
    if (!preview.ok) {
      this.post({ type: 'problems', request, problems: preview.problems, report });
      return;
    }
    this.keeper.keep(request, table.value, inUse);
    this.post({ type: 'prepared', request, preview: preview.value, report });
  }

  /** The series of a spec, read or fetched once; no table where the spec makes its sequences; null when called off. */
  private async loadTable(
    spec: ExperimentSpec,
    base: string,
    handed: Extract<ToData, { type: 'prepare' }>['file'],
    tell: (progress: ReadingProgress) => void,
  ): Promise<Loaded | null> {
    const { source } = spec.data;
    if (source.kind === 'file') {
      if (handed !== null) return this.own.read('prepare', { ...source, sequence: spec.data.sequence }, handed, tell);
      return { table: bad(problem('', 'fileMissing', { name: source.name })), report: null };
    }
    return { table: await this.fetchTable(spec, base), report: null };
  }

  private async fetchTable(spec: ExperimentSpec, base: string): Promise<Result<Table | null>> {
    const file = datasetFile(spec);
    const { source } = spec.data;
    if (file === null || source.kind !== 'dataset') return good(null);
    const known = this.shipped.get(file);
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
    if (parsed.ok) this.shipped.set(file, parsed.value);
    return parsed;
  }
}
