/** What is known of a file before its first row. */
import type { FileNote } from '../../experiment/files';
import type { Delimiter, Encoding } from '../../experiment/sources/file';

export interface FileFacts {
  readonly delimiter: Delimiter | null;
  readonly encoding: Encoding;
  /** The sign that begins comment lines; null: none does. */
  readonly comment: string | null;
  /** Lines above the first row that were left out, and the first of them; null: none. */
  readonly left: { readonly count: number; readonly value: string } | null;
  /** The sheets of a workbook, and the one that is read; empty and null for other files. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** Whether it reads like a text for people. */
  readonly prose: boolean;
  /** Notes on how the rows came to be. */
  readonly notes: readonly FileNote[];
}
