/** What the store keeps of the user's own files. */
import type { FileNote, FileReport } from '../experiment/files';
import type { Problem } from '../experiment/problem';
import type { FileSource } from '../experiment/sources/file';
import type { SourceSpec } from '../experiment/schema';
import type { ReadingProgress } from '../training/protocol';
import type { KeptFile } from './files';

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

/** The progress of a file, with its name. */
export const readingOf = (name: string, { done, total, rows, seconds }: ReadingProgress): Reading => ({
  name,
  done,
  total,
  rows,
  seconds,
});
