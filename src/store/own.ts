/** The user's own data in the store: files are looked into before the experiment changes, so that a failed one changes nothing. */
import type { FileNote, FileReport } from '../experiment/files';
import { fittingWindow, ownExperiment, reformatted } from '../experiment/own';
import { problem, type Problem } from '../experiment/problem';
import { SPEC_DEFAULTS_V1 } from '../experiment/defaults';
import { sourceDefaults } from '../experiment/sources';
import type { FileSource } from '../experiment/sources/file';
import type { ExperimentSpec, SourceSpec } from '../experiment/schema';
import type { FromData, HandedFile, ReadingProgress } from '../training/protocol';
import type { Client } from './client';
import type { FileStore, KeptFile } from './files';

/** A file that is being read. */
export interface Reading extends ReadingProgress {
  readonly name: string;
}

/** The file that was opened last: the experiment's own, or one that was refused. */
export interface LastFile {
  readonly source: FileSource;
  readonly report: FileReport | null;
  /** Empty where it became the experiment's. */
  readonly problems: readonly Problem[];
}

export interface OwnState {
  readonly reading: Reading | null;
  /** Files that can be opened again without being chosen again, the newest first. */
  readonly recent: readonly KeptFile[];
  /** False where files do not outlast a reload. */
  readonly keeps: boolean;
  readonly last: LastFile | null;
  /** That the window was made shorter than usual for the file that was opened last; null: it was not. */
  readonly shortened: FileNote | null;
  /** The file whose series was prepared last. */
  readonly current: LastFile | null;
}

export const noOwnData: OwnState = {
  reading: null,
  recent: [],
  keeps: true,
  last: null,
  shortened: null,
  current: null,
};

/** What is known of the experiment's own file; null where it has none, or before it was read. */
export function fileOf({ current }: OwnState, source: SourceSpec): LastFile | null {
  if (source.kind !== 'file' || current === null) return null;
  return current.source.name === source.name && current.source.size === source.size ? current : null;
}

/** The file that these problems are about; null where they are about none. */
export const refusedIn = ({ last }: OwnState, problems: readonly Problem[]): LastFile | null =>
  last !== null && last.problems.some((each) => problems.includes(each)) ? last : null;

/** What this part asks of the store around it. */
interface Around {
  readonly spec: () => ExperimentSpec;
  readonly state: () => OwnState;
  readonly set: (part: Partial<OwnState>) => void;
  readonly nextRequest: () => number;
  /** Takes an experiment over; its data are prepared anew even where the document is the same. */
  readonly take: (document: unknown) => void;
  readonly complain: (problems: readonly Problem[]) => void;
}

/** A look into a file that has not been answered. */
interface Opening {
  readonly request: number;
  readonly source: FileSource;
  readonly file: HandedFile;
  /** Chosen just now, and not only read in another way. */
  readonly fresh: boolean;
}

export function ownData(client: Client, files: FileStore, around: Around) {
  let opening: Opening | null = null;
  /** The content of `last`. */
  let lastFile: { readonly source: FileSource; readonly file: HandedFile } | null = null;

  const look = (source: FileSource, file: HandedFile, fresh: boolean): void => {
    opening = { request: around.nextRequest(), source, file, fresh };
    around.set({ reading: { name: source.name, done: 0, total: file.blob.size, rows: 0, seconds: 0 } });
    client.open(opening.request, source, file);
  };

  const opened = ({ source, file, fresh }: Opening, report: FileReport): void => {
    around.set({ reading: null, last: { source, report, problems: [] } });
    lastFile = { source, file };
    if (fresh) void keep(source.name, file);
    const spec = around.spec();
    const present = spec.data.source;
    const same = present.kind === 'file' && present.name === source.name && present.size === source.size;
    const columns = report.columns.filter(({ type }) => type === 'number').map(({ name }) => name);
    const kept = same && !fresh;
    around.set({ shortened: kept ? around.state().shortened : shortenedNote(report.rows) });
    around.take(kept ? reformatted(spec, source, columns) : ownExperiment(spec, source, report.rows));
  };

  const keep = async (name: string, file: HandedFile): Promise<void> => {
    const keeps = await files.keep(name, file);
    around.set({ keeps, recent: await files.recent() });
  };

  void files.recent().then((recent) => {
    around.set({ recent });
  });

  return {
    /** Reads a file; the experiment moves to it once it can be used. */
    open: (blob: Blob, name: string): void => {
      const source: FileSource = {
        kind: 'file',
        name: name.slice(-255) || 'data.csv',
        ...fileDefaults(),
        size: blob.size,
      };
      look(source, files.hand(blob), true);
    },
    /** The same for a file that is kept. */
    reopen: (kept: KeptFile): void => {
      void files.find(kept).then((file) => {
        if (file === null) around.complain([problem('', 'fileMissing', { name: kept.name })]);
        else look({ kind: 'file', name: kept.name, ...fileDefaults(), size: kept.size }, file, true);
      });
    },
    /** Preparing its series has told this of a file. */
    learnt: (file: LastFile): void => {
      around.set(file.problems.length > 0 ? { last: file } : { last: file, current: file });
    },
    /** The experiment's own file is the last one again. */
    review: (): void => {
      const last = fileOf(around.state(), around.spec().data.source);
      if (last !== null) around.set({ last });
    },
    /** Reads the last file in another way. */
    reformat: (change: Partial<FileSource>): void => {
      const { last } = around.state();
      if (last === null) return;
      const source = { ...last.source, ...change };
      if (lastFile !== null && lastFile.source.name === source.name && lastFile.source.size === source.size) {
        look(source, lastFile.file, false);
        return;
      }
      void files.find(source).then((file) => {
        if (file !== null) look(source, file, false);
      });
    },
    /** True where there was a file being looked into, which is forgotten. */
    cancel: (): boolean => {
      const was = opening !== null;
      opening = null;
      around.set({ reading: null });
      return was;
    },
    /** Takes what concerns a file that is being looked into; false for every other message. */
    hears: (message: FromData): boolean => {
      if (message.request !== opening?.request) return false;
      const current = opening;
      switch (message.type) {
        case 'reading':
          around.set({ reading: readingOf(current.source.name, message) });
          return true;
        case 'opened':
          opening = null;
          opened(current, message.report);
          return true;
        case 'problems': {
          opening = null;
          const { problems, report = null } = message;
          lastFile = { source: current.source, file: current.file };
          around.set({ reading: null, last: { source: current.source, report, problems } });
          around.complain([problem('', 'fileRefused', { name: current.source.name }), ...problems]);
          return true;
        }
        case 'prepared':
          return false;
      }
    },
  };
}

function shortenedNote(rows: number): FileNote | null {
  const usual = SPEC_DEFAULTS_V1.task.window;
  const window = fittingWindow(rows);
  return window < usual ? { code: 'windowShortened', values: { window, usual, rows } } : null;
}

export const readingOf = (name: string, { done, total, rows, seconds }: ReadingProgress): Reading => ({
  name,
  done,
  total,
  rows,
  seconds,
});

const fileDefaults = () => sourceDefaults('file') as Omit<FileSource, 'kind' | 'name'>;
