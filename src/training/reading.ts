/** Reads one of the user's own files piece by piece, in a worker or in Node, without ever holding all of its text. */
import { detectEncoding, FileParser, legacyEncoding, type ParsedFile } from '../data';
import { FILE_LIMITS } from '../experiment/files';
import { bad, problem, type Problem } from '../experiment/problem';
import type { Encoding, FileSource } from '../experiment/sources/file';

/** Bytes read at once: some ten milliseconds of work, so that Cancel and progress get their turn. */
const PIECE = 1 << 20;
/** Bytes from which the encoding is told. */
const BEGINNING = 1 << 18;

export interface Watch {
  readonly signal?: AbortSignal;
  /** After every piece: bytes done and rows taken. */
  readonly progress?: (done: number, rows: number) => void;
}

/** What a file is; null once the signal says that nobody wants to know any more. Never throws for what is in the file. */
export async function readOwnFile(file: Blob, source: FileSource, watch: Watch = {}): Promise<ParsedFile | null> {
  const share = file.size / source.everyNth;
  if (share > FILE_LIMITS.bytes) {
    const every = source.everyNth * Math.ceil(share / FILE_LIMITS.bytes);
    const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
    return refused(
      problem('', 'fileTooLarge', { size: megabytes(file.size), max: megabytes(FILE_LIMITS.bytes), every }),
    );
  }
  try {
    const beginning = await bytesOf(file, 0, BEGINNING);
    if (beginning.length === 0) return refused(problem('', 'fileEmpty'));
    const detected = detectEncoding(beginning);
    if (detected.kind === 'workbook') return refused(problem('', 'fileWorkbook'));
    if (detected.kind === 'binary' && source.encoding === 'auto') return refused(problem('', 'fileBinary'));
    const guess = detected.kind === 'text' ? detected.encoding : 'utf-8';
    if (source.encoding !== 'auto') return await readAs(file, source, source.encoding, watch);
    return await readAs(file, source, guess, watch, guess === 'utf-8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refused(problem('', 'fileUnreadable', { file: source.name, detail }));
  }
}

/** With `strict`, a file that turns out not to be UTF-8 is read again from its start, in the encoding that its bytes look like. */
async function readAs(
  file: Blob,
  source: FileSource,
  encoding: Encoding,
  watch: Watch,
  strict = false,
): Promise<ParsedFile | null> {
  const decoder = new TextDecoder(encoding, { fatal: strict });
  const parser = new FileParser(source, encoding);
  for (let done = 0; done < file.size;) {
    if (watch.signal?.aborted) return null;
    const bytes = await bytesOf(file, done, done + PIECE);
    done = Math.min(file.size, done + PIECE);
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: done < file.size });
    } catch {
      return readAs(file, source, legacyEncoding(bytes), watch);
    }
    const goOn = parser.push(text);
    watch.progress?.(done, parser.rows);
    if (!goOn) return withShare(parser.finish(), source, file.size / done);
  }
  return watch.signal?.aborted ? null : withShare(parser.finish(), source, 1);
}

/** Where there are too many rows, names one row in how many would fit; `times`: how much larger the file is than what was read. */
function withShare(parsed: ParsedFile, source: FileSource, times: number): ParsedFile {
  if (parsed.table.ok) return parsed;
  const problems = parsed.table.problems.map((each) =>
    each.code === 'fileTooManyRows'
      ? { ...each, values: { ...each.values, every: source.everyNth * Math.max(2, Math.ceil(times * 1.1)) } }
      : each,
  );
  return { ...parsed, table: bad(...problems) };
}

const refused = (found: Problem): ParsedFile => ({ table: bad(found), report: null });

async function bytesOf(file: Blob, begin: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(begin, end).arrayBuffer());
}
