/** The user's own files: each is looked into before the experiment changes, so that one that fails changes nothing. */
import type { FileNote, FileReport } from '../experiment/files';
import { fittingWindow, ownExperiment, reformatted } from '../experiment/own';
import { parseSpec } from '../experiment/parse';
import { problem } from '../experiment/problem';
import { SPEC_DEFAULTS_V1 } from '../experiment/defaults';
import { sourceDefaults } from '../experiment/sources';
import type { ColumnType, FileSource } from '../experiment/sources/file';
import type { FromData, HandedFile } from '../training/protocol';
import type { Client } from './client';
import type { FileStore } from './files';
import type { FileIntents } from './intents';
import { standing } from './listed';
import { fileOf, readingOf, type LastFile, type OwnState, type Reading } from './own';
import type { AppState } from './state';

/** What this part asks of the store around it. */
interface Around {
  readonly get: () => AppState;
  readonly set: (part: Partial<AppState>) => void;
  /** The number of the next request to the data worker. */
  readonly nextRequest: () => number;
  /** Takes an experiment over; its data are prepared anew even where the document is the same. */
  readonly take: (document: unknown) => void;
}

/** A look into a file that has not been answered. */
interface Opening {
  readonly request: number;
  readonly source: FileSource;
  readonly file: HandedFile;
  /** Whether the user chose the file just now, rather than another way of reading it. */
  readonly fresh: boolean;
}

/** The user's own files, as the parts that prepare data see them. */
export interface OwnFiles {
  readonly intents: Omit<FileIntents, 'cancelReading'>;
  /** Preparing its series has told this of a file. */
  learnt(file: LastFile): void;
  /** How far preparing has read a file, null once it reads none; one that is being looked into is shown first. */
  progress(reading: Reading | null): void;
  /** Gives up the file that is being looked into; false where there was none. */
  cancel(): boolean;
  /** Takes what concerns a file that is being looked into; false for every other message. */
  hears(message: FromData): boolean;
}

export function ownFiles(client: Pick<Client, 'open' | 'cancel'>, files: FileStore, around: Around): OwnFiles {
  let opening: Opening | null = null;
  /** The content of the last file. */
  let lastFile: { readonly source: FileSource; readonly file: HandedFile } | null = null;

  const state = (): OwnState => around.get().own;
  const set = (part: Partial<OwnState>): void => {
    around.set({ own: { ...state(), ...part } });
  };
  const complain = (...problems: AppState['problems']): void => {
    around.set({ problems: [...standing(around.get()), ...problems] });
  };

  const look = (source: FileSource, file: HandedFile, fresh: boolean): void => {
    opening = { request: around.nextRequest(), source, file, fresh };
    set({ reading: { name: source.name, done: 0, total: file.blob.size, rows: 0, seconds: 0 } });
    client.open(opening.request, source, file);
  };

  const opened = ({ source, file, fresh }: Opening, report: FileReport): void => {
    opening = null;
    set({ reading: null, last: { source, report, problems: [] } });
    lastFile = { source, file };
    const { spec } = around.get();
    const kept = isSame(spec.data.source, source) && !fresh;
    // One that was refused and then put right becomes the experiment's only now.
    if (!kept) void keep(source.name, file);
    const named = (wanted: ColumnType) => report.columns.filter(({ type }) => type === wanted).map(({ name }) => name);
    set({ shortened: kept ? state().shortened : shortenedNote(report.rows) });
    around.take(
      kept ? reformatted(spec, source, named('number'), named('text')) : ownExperiment(spec, source, report.rows),
    );
  };

  const refused = ({ source, file }: Opening, { problems, report = null }: Refusal): void => {
    opening = null;
    lastFile = { source, file };
    set({ reading: null, last: { source, report, problems } });
    complain(problem('', 'fileRefused', { name: source.name }), ...problems);
  };

  const keep = async (name: string, file: HandedFile): Promise<void> => {
    const keeps = await files.keep(name, file);
    set({ keeps, recent: await files.recent() });
  };

  void files.recent().then((recent) => {
    set({ recent });
  });

  return {
    intents: {
      openFile: (blob, name) => {
        look(sourceOf(name.slice(-255) || 'data.csv', blob.size), files.hand(blob), true);
      },
      reopenFile: (kept) => {
        void files.find(kept).then((file) => {
          if (file === null) complain(problem('', 'fileMissing', { name: kept.name }));
          else look(sourceOf(kept.name, kept.size), file, true);
        });
      },
      reviewFile: () => {
        const last = fileOf(state(), around.get().spec.data.source);
        if (last !== null) set({ last });
      },
      reformatFile: (change) => {
        const { last } = state();
        if (last === null) return;
        const parsed = parseSpec({ ...around.get().spec, data: { source: { ...last.source, ...change } } });
        if (!parsed.ok) {
          complain(...parsed.problems);
          return;
        }
        const { source } = parsed.value.data;
        if (source.kind !== 'file') return;
        if (lastFile !== null && isSame(lastFile.source, source)) {
          look(source, lastFile.file, false);
          return;
        }
        void files.find(source).then((file) => {
          if (file !== null) look(source, file, false);
        });
      },
    },

    learnt: (file) => {
      const { last } = state();
      // What another file was refused for can still be mended, although this one has come meanwhile.
      const isOther = last !== null && last.problems.length > 0 && !isSame(last.source, file.source);
      if (file.problems.length > 0) set({ last: file });
      else set(isOther ? { current: file } : { last: file, current: file });
    },

    progress: (reading) => {
      if (opening === null) set({ reading });
    },

    cancel: () => {
      if (opening === null) return false;
      client.cancel('open');
      opening = null;
      set({ reading: null });
      return true;
    },

    hears: (message) => {
      if (opening === null || message.request !== opening.request) return false;
      switch (message.type) {
        case 'reading':
          set({ reading: readingOf(opening.source.name, message) });
          return true;
        case 'opened':
          opened(opening, message.report);
          return true;
        case 'problems':
          refused(opening, message);
          return true;
        case 'prepared':
          return false;
      }
    },
  };
}

type Refusal = Extract<FromData, { type: 'problems' }>;

/** Whether this is the same file, however it is read. */
const isSame = (source: AppState['spec']['data']['source'], { name, size }: FileSource): boolean =>
  source.kind === 'file' && source.name === name && source.size === size;

/** A file that is read as it is recognised. @param size bytes */
const sourceOf = (name: string, size: number): FileSource => ({
  kind: 'file',
  name,
  ...(sourceDefaults('file') as Omit<FileSource, 'kind' | 'name'>),
  size,
});

/** That the usual window does not fit so many rows; null where it does. */
function shortenedNote(rows: number): FileNote | null {
  const usual = SPEC_DEFAULTS_V1.task.window;
  const window = fittingWindow(rows);
  return window < usual ? { code: 'windowShortened', values: { window, usual, rows } } : null;
}
