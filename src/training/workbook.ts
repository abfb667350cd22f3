/** A workbook (.xlsx) as a table: one of its sheets, unpacked and read row by row. */
import { RowsParser, type ParsedFile } from '../data';
import {
  numberMeanings,
  SharedStrings,
  SheetReader,
  sheetsOf,
  type SheetContext,
  type SheetEntry,
} from '../data/workbook';
import { FILE_LIMITS } from '../experiment/files';
import { bad, problem, type Problem } from '../experiment/problem';
import type { FileSettings } from '../experiment/sources/file';
import { ArchiveError, Budget, entriesOf, TooLargeError, unpacked, type ArchiveEntry } from './archive';
import type { Watch } from './watch';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
/** Texts that describe the workbook are never longer, in bytes. */
const LARGEST_PART = 20_000_000;
/** Bytes that a cell takes which a row leaves out. */
const CELL = 8;
/** Sheets that are looked into for numbers. */
const MOST_SHEETS = 8;

type Entries = ReadonlyMap<string, ArchiveEntry>;

/** The sheet that the spec names, else the first that holds numbers; null once nobody wants to know any more. */
export async function readWorkbook(file: Blob, source: FileSettings, watch: Watch): Promise<ParsedFile | null> {
  try {
    const entries = await entriesOf(file);
    if (!entries.has(WORKBOOK)) return refused(problem('', 'fileArchive', { names: namesIn(entries) }));
    const budget = new Budget(FILE_LIMITS.unpacked);
    const { sheets, from1904 } = sheetsOf(
      await textOf(file, entries, WORKBOOK),
      await textOf(file, entries, RELATIONS),
    );
    const chosen = chosenSheets(sheets, source);
    if (chosen.length === 0) {
      const options = sheets.map(({ name }) => name).join('; ');
      return refused(problem('data.source.sheet', 'fileSheetUnknown', { name: source.sheet ?? '', options }));
    }
    const strings = new SharedStrings();
    const shared = entries.get('xl/sharedStrings.xml');
    const isOver = () => watch.signal?.aborted === true;
    const take = (text: string) => !isOver() && strings.push(text);
    if (shared !== undefined && !(await eachText(file, shared, budget, take))) {
      if (isOver()) return null;
      throw new TooLargeError();
    }
    const meanings = numberMeanings(await textOf(file, entries, 'xl/styles.xml'));
    const context = { strings: strings.strings, meanings, from1904 };
    let first: ParsedFile | null = null;
    for (const sheet of chosen) {
      const parsed = await readSheet(file, entries, sheet, sheets, context, budget, source, watch);
      if (parsed === null || parsed.table.ok) return parsed;
      first ??= parsed;
    }
    return first;
  } catch (error) {
    if (error instanceof TooLargeError) {
      return refused(problem('', 'fileUnpackedTooLarge', { max: FILE_LIMITS.unpacked / 1e6 }));
    }
    if (error instanceof ArchiveError) return refused(problem('', 'fileWorkbook', { detail: error.message }));
    throw error;
  }
}

/** The sheet of the spec's name, or those that can be seen, the first ones first. */
function chosenSheets(sheets: readonly SheetEntry[], { sheet }: FileSettings): readonly SheetEntry[] {
  if (sheet !== null) return sheets.filter(({ name }) => name === sheet);
  const visible = sheets.filter(({ hidden }) => !hidden);
  return (visible.length > 0 ? visible : sheets).slice(0, MOST_SHEETS);
}

async function readSheet(
  file: Blob,
  entries: Entries,
  { name, part }: SheetEntry,
  sheets: readonly SheetEntry[],
  context: SheetContext,
  budget: Budget,
  source: FileSettings,
  { signal, progress }: Watch,
): Promise<ParsedFile | null> {
  const entry = entries.get(part);
  if (entry === undefined) throw new ArchiveError(`${part} is missing`);
  const notes = sheets.length > 1 ? [{ code: 'sheet' as const, values: { sheet: name, count: sheets.length } }] : [];
  const facts = {
    delimiter: null,
    encoding: 'utf-8' as const,
    comment: null,
    left: null,
    prose: false,
    notes,
    sheets: sheets.map((each) => each.name),
    sheet: name,
  };
  const parser = new RowsParser({ ...source, decimal: 'point' }, facts);
  const reader = new SheetReader(context, (cells) => budget.take(cells * CELL));
  let goOn = true;
  let taken = 0;
  await eachText(file, entry, budget, (text) => {
    const rows = reader.push(text);
    if (rows === null) throw new ArchiveError(`a row of ${name} has no end`);
    goOn = parser.push(rows) && !reader.ended && signal?.aborted !== true;
    taken += text.length;
    const share = Math.min(1, taken / Math.max(1, entry.unpacked));
    progress?.(Math.min(file.size, Math.round(entry.begin + share * entry.packed)), parser.rows);
    return goOn;
  });
  return signal?.aborted === true ? null : parser.finish();
}

/** Hands the text of an entry on in pieces, until `take` says no; false where it did. */
async function eachText(
  file: Blob,
  entry: ArchiveEntry,
  budget: Budget,
  take: (text: string) => boolean,
): Promise<boolean> {
  const decoder = new TextDecoder();
  for await (const piece of unpacked(file, entry, budget)) {
    if (!take(decoder.decode(piece, { stream: true }))) return false;
  }
  return take(decoder.decode());
}

/** A small part as text; empty where it is missing. Throws `TooLargeError` for a large one. */
async function textOf(file: Blob, entries: Entries, name: string): Promise<string> {
  const entry = entries.get(name);
  if (entry === undefined) return '';
  const texts: string[] = [];
  await eachText(file, entry, new Budget(LARGEST_PART), (text) => texts.push(text) > 0);
  return texts.join('');
}

const namesIn = (entries: Entries): string => [...entries.keys()].slice(0, 3).join(', ');

const refused = (found: Problem): ParsedFile => ({ table: bad(found), report: null });
