/** Reading texts and bytes as the page and the command line do. */
import { parseSpec } from '../../../../src/experiment/parse';
import type { FileReport } from '../../../../src/experiment/files';
import type { Problem } from '../../../../src/experiment/problem';
import type { FileSource } from '../../../../src/experiment/sources/file';
import type { Table } from '../../../../src/experiment/sequences';
import type { ParsedFile } from '../../../../src/data';
import { readOwnFile } from '../../../../src/training/reading';

export function sourceOf(fields: object = {}): FileSource {
  const parsed = parseSpec({ data: { source: { kind: 'file', name: 'own.csv', ...fields } } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.data.source as FileSource;
}

export async function read(content: string | Uint8Array, fields: object = {}): Promise<ParsedFile> {
  const parsed = await readOwnFile(new Blob([content as BlobPart]), sourceOf(fields));
  return parsed!;
}

/** The table of a file that must be good, with its report. */
export async function good(
  content: string | Uint8Array,
  fields: object = {},
): Promise<{ table: Table; report: FileReport }> {
  const { table, report } = await read(content, fields);
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  return { table: table.value, report: report! };
}

export async function problemsOf(content: string | Uint8Array, fields: object = {}): Promise<readonly Problem[]> {
  const { table } = await read(content, fields);
  return table.ok ? [] : table.problems;
}

export const lines = (...rows: string[]): string => rows.join('\n');

export const columnsOf = ({ columns }: Table): Record<string, number[]> =>
  Object.fromEntries(columns.map(({ name, values }) => [name, [...values]]));
