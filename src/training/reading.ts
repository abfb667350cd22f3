/** Reads one of the user's own files piece by piece, in a worker or in Node: its kind first, then its rows. */
import {
  binaryKind,
  cellOf,
  detectEncoding,
  FileParser,
  jsonLine,
  jsonLines,
  jsonRows,
  linesOf,
  JSON_LIMITS,
  KIND_PROBLEMS,
  legacyEncoding,
  RowsParser,
  textKind,
  textProblem,
  type FileRecord,
  type ParsedFile,
} from '../data';
import { FILE_LIMITS } from '../experiment/files';
import { bad, problem, type Problem } from '../experiment/problem';
import type { Encoding, FileSettings } from '../experiment/sources/file';
import { ArchiveError, Budget, inflated, TooLargeError } from './archive';
import type { Watch } from './watch';

/** Bytes read at once: some ten milliseconds of work, so that Cancel and progress get their turn. */
const PIECE = 1 << 20;
/** Bytes from which the encoding is told. */
const BEGINNING = 1 << 18;
/** Rows of a JSON file that are taken at once, likewise, or as many as have so many cells. */
const [ROWS, CELLS] = [20_000, 200_000];
/** Records whose names differ have far more cells than values: a table of so many times the most cells is not begun. */
const MOSTLY_EMPTY = 4;

/** Bytes that come in pieces, each with the bytes of the file that were read so far; they can be begun anew. */
interface Bytes {
  /** Of the file. */
  readonly size: number;
  readonly pieces: () => AsyncGenerator<{ readonly bytes: Uint8Array; readonly done: number }>;
}

/** What a file is; null once the signal says that nobody wants to know any more. Never throws for what is in the file. */
export async function readOwnFile(file: Blob, source: FileSettings, watch: Watch = {}): Promise<ParsedFile | null> {
  const share = file.size / source.everyNth;
  if (share > FILE_LIMITS.bytes) {
    const every = source.everyNth * Math.ceil(share / FILE_LIMITS.bytes);
    const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
    return refused(
      problem('', 'fileTooLarge', { size: megabytes(file.size), max: megabytes(FILE_LIMITS.bytes), every }),
    );
  }
  try {
    const beginning = new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer());
    if (beginning.length === 0) return refused(problem('', 'fileEmpty'));
    const kind = binaryKind(beginning);
    if (kind === 'zip') {
      // Few open a workbook, so that what reads it is loaded when needed.
      const { readWorkbook } = await import('./workbook');
      return await readWorkbook(file, source, watch);
    }
    if (kind === 'gzip') return await readText({ size: file.size, pieces: () => unzipped(file) }, source, watch);
    if (kind !== null) return refused(problem('', KIND_PROBLEMS[kind]));
    return await readText({ size: file.size, pieces: () => slices(file) }, source, watch);
  } catch (error) {
    if (error instanceof TooLargeError) {
      return refused(problem('', 'fileUnpackedTooLarge', { max: FILE_LIMITS.unpacked / 1e6 }));
    }
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof ArchiveError) return refused(problem('', 'fileGzip', { detail }));
    return refused(problem('', 'fileUnreadable', { file: source.name, detail }));
  }
}

async function* slices(file: Blob): ReturnType<Bytes['pieces']> {
  for (let done = 0; done < file.size;) {
    const bytes = new Uint8Array(await file.slice(done, done + PIECE).arrayBuffer());
    done = Math.min(file.size, done + PIECE);
    yield { bytes, done };
  }
}

/** What a gzip unpacks to, in pieces of the same size; never more than may be unpacked. */
async function* unzipped(file: Blob): ReturnType<Bytes['pieces']> {
  let done = 0;
  const budget = new Budget(FILE_LIMITS.unpacked);
  const fed = (bytes: number) => (done += bytes);
  let gathered: Uint8Array[] = [];
  let length = 0;
  for await (const piece of inflated(file, 'gzip', budget, fed)) {
    gathered.push(piece);
    length += piece.length;
    if (length < PIECE) continue;
    yield { bytes: joined(gathered, length), done };
    gathered = [];
    length = 0;
  }
  yield { bytes: joined(gathered, length), done: file.size };
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** A text in the encoding that the spec says, else in the one that its beginning tells. */
async function readText(bytes: Bytes, source: FileSettings, watch: Watch): Promise<ParsedFile | null> {
  const pieces = bytes.pieces();
  const first = await pieces.next();
  // What is packed is not unpacked on beside the reading.
  await pieces.return(undefined);
  const beginning = first.done === true ? new Uint8Array() : first.value.bytes.subarray(0, BEGINNING);
  if (beginning.length === 0) return refused(problem('', 'fileEmpty'));
  const inside = binaryKind(beginning);
  // What is packed in a gzip may be of any kind.
  if (inside !== null) {
    const isArchive = inside === 'zip' || inside === 'gzip';
    return refused(problem('', isArchive ? 'fileGzipOfArchive' : KIND_PROBLEMS[inside]));
  }
  const detected = detectEncoding(beginning);
  if (detected === null && source.encoding === 'auto') return refused(problem('', 'fileBinary'));
  if (source.encoding !== 'auto') return await readAs(bytes, source, source.encoding, watch);
  const guess = detected?.encoding ?? 'utf-8';
  return await readAs(bytes, source, guess, watch, guess === 'utf-8');
}

/** With `strict`, a file that turns out not to be UTF-8 is read again from its start, in the encoding that its bytes look like. */
async function readAs(
  bytes: Bytes,
  source: FileSettings,
  encoding: Encoding,
  watch: Watch,
  strict = false,
): Promise<ParsedFile | null> {
  const decoder = new TextDecoder(encoding, { fatal: strict });
  const parser = new FileParser(source, encoding);
  /** The whole text of a file whose table can only be told at its end; null: the rows are taken as they come. */
  let gathered: string[] | null = null;
  let begun = false;
  let total = 0;
  for await (const { bytes: piece, done } of bytes.pieces()) {
    if (watch.signal?.aborted) return null;
    total += piece.length;
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      return readAs(bytes, source, legacyEncoding(piece), watch);
    }
    if (!begun && text.trim() !== '') {
      begun = true;
      const kind = textKind(text);
      const named = textProblem(kind);
      if (named !== null) return refused(named);
      if (kind === 'json') gathered = [];
    }
    const goOn: boolean =
      gathered === null ? parser.push(text) : gathered.push(text) > 0 && total <= JSON_LIMITS.length;
    watch.progress?.(done, parser.rows);
    if (!goOn && gathered !== null) return refused(problem('', 'fileJsonTooLarge', { max: JSON_LIMITS.length / 1e6 }));
    if (!goOn) return withShare(parser.finish(), source, bytes.size / done);
  }
  if (watch.signal?.aborted) return null;
  if (gathered !== null) return readJson(gathered.join('') + decoder.decode(), source, encoding, watch, total);
  try {
    parser.push(decoder.decode());
  } catch {
    // A last character that is cut in half is lost with whatever encoding.
  }
  return withShare(parser.finish(), source, 1);
}

/** One JSON document, or one record a line. */
async function readJson(
  text: string,
  source: FileSettings,
  encoding: Encoding,
  { signal, progress }: Watch,
  size: number,
): Promise<ParsedFile | null> {
  const [first = '', ...more] = [...linesOf(text.slice(0, BEGINNING).trimStart())];
  const byLine = more.some((line) => line.trim() !== '') && jsonLine(first) !== null;
  const found = byLine ? jsonLines(text) : jsonRows(text);
  if (!found.ok) return { table: found, report: null };
  const { names, count, row, list } = found.value;
  const width = names?.length ?? 1;
  if (count * width > MOSTLY_EMPTY * FILE_LIMITS.cells * source.everyNth) {
    const max = Math.min(FILE_LIMITS.rows, Math.floor(FILE_LIMITS.cells / width));
    return refused(problem('', 'fileTooManyRows', { max, every: Math.ceil(count / max) }));
  }
  const notes = list ? [{ code: 'jsonArray' as const, values: { count } }] : [];
  const header = names === null ? (list ? 'no' : source.header) : 'yes';
  const facts = { delimiter: null, encoding, comment: null, left: null, notes, prose: false, sheets: [], sheet: null };
  const parser = new RowsParser({ ...source, decimal: 'point', header }, facts);
  if (names !== null) parser.push([{ cells: names, line: 1 }]);
  const before = names === null ? 1 : 2;
  for (let begin = 0, end = 0; begin < count; begin = end) {
    if (signal?.aborted) return null;
    const records: FileRecord[] = [];
    for (let cells = 0; end < count && cells < CELLS && records.length < ROWS; end++) {
      const record = { cells: row(end).map(cellOf), line: end + before };
      cells += record.cells.length;
      records.push(record);
    }
    if (!parser.push(records)) break;
    progress?.(Math.round((size * end) / count), parser.rows);
    // The worker hears Cancel in between.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return withShare(parser.finish(), source, count / Math.max(1, parser.rows));
}

/** Where there are too many rows, names one row in how many would fit; `times`: how much larger the file is than what was read. */
function withShare(parsed: ParsedFile, source: FileSettings, times: number): ParsedFile {
  if (parsed.table.ok) return parsed;
  const problems = parsed.table.problems.map((each) =>
    each.code === 'fileTooManyRows'
      ? { ...each, values: { ...each.values, every: source.everyNth * Math.max(2, Math.ceil(times * 1.1)) } }
      : each,
  );
  return { ...parsed, table: bad(...problems) };
}

const refused = (found: Problem): ParsedFile => ({ table: bad(found), report: null });
