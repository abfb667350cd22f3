/** What is known of a file once its rows are taken, before they are put in order. */
import type { Problem } from '../../experiment/problem';
import type { FileSettings } from '../../experiment/sources/file';
import type { NumberColumn, WordColumn } from './columns';
import type { FileFacts } from './facts';
import type { Recognised } from './recognise';
import type { FileRecord } from './records';
import type { ReadTimes } from './timeColumn';
import type { UnreadableRows } from './unreadable';

/** A row as it was taken, with its number. */
export interface TakenRow extends FileRecord {
  readonly row: number;
}

export interface Parts {
  readonly recognised: Recognised;
  readonly source: FileSettings;
  readonly facts: FileFacts;
  /** Rows that the settings leave out. */
  readonly leftOut: { readonly count: number; readonly line: number } | null;
  /** By column; null where it holds no numbers. */
  readonly numbers: readonly (NumberColumn | null)[];
  readonly words: readonly WordColumn[];
  readonly times: ReadTimes | null;
  /** The line of each row. */
  readonly lines: Float64Array;
  /** The first rows, and the last of the others. */
  readonly first: readonly TakenRow[];
  readonly last: readonly TakenRow[];
  readonly skipped: number;
  readonly unreadable: UnreadableRows;
  /** What ended reading; null: the end of the file. */
  readonly fatal: Problem | null;
}
