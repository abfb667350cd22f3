/** The entries of a zip, found by its directory and unpacked piece by piece, so that nothing is held whole. */

/** An entry that can be unpacked. */
export interface ArchiveEntry {
  readonly name: string;
  readonly method: number;
  /** Bytes in the archive, and where its local header begins. */
  readonly packed: number;
  readonly begin: number;
  /** Bytes that it has unpacked, as the archive says: nothing may depend on it but what is shown of progress. */
  readonly unpacked: number;
}

/** What is wrong with an archive; its message is for developers. */
export class ArchiveError extends Error {}

/** The end record with the longest comment that may follow it. */
const TAIL = 65_557;
/** Entries of a workbook, at most; each is some hundred bytes of the directory. */
const LARGEST_DIRECTORY = 16_000_000;
const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
/** The end record of ZIP64 and what points at it, which stand before the other one; and the extra field of an entry. */
const [END_64, LOCATOR, LOCATOR_LENGTH, EXTRA_64] = [0x06064b50, 0x07064b50, 20, 1];
/** A number that has no room in 32 bits, and stands elsewhere in 64. */
const ELSEWHERE = 0xffffffff;
const [STORED, DEFLATED] = [0, 8];

/** The entries by their names (APPNOTE.TXT of PKWARE, 4.3). Throws `ArchiveError` where there is no directory. */
export async function entriesOf(file: Blob): Promise<ReadonlyMap<string, ArchiveEntry>> {
  const from = Math.max(0, file.size - TAIL);
  const tail = await viewOf(file, from, file.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw new ArchiveError('the archive has no directory');
  const { size, begin } = await directoryOf(file, tail, end);
  if (size > LARGEST_DIRECTORY || begin + size > file.size) throw new ArchiveError('the directory is too large');
  const directory = await viewOf(file, begin, begin + size);
  const entries = new Map<string, ArchiveEntry>();
  const decoder = new TextDecoder();
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === ENTRY;) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => directory.getUint16(at + place, true));
    const nameEnd = Math.min(at + 46 + nameLength!, directory.byteLength);
    const bytes = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameEnd - at - 46);
    const name = decoder.decode(bytes).replaceAll('\\', '/');
    const [unpackedSize, packed, local] = [24, 20, 42].map((place) => directory.getUint32(at + place, true));
    const extraEnd = Math.min(nameEnd + extra!, directory.byteLength);
    const in64 = longNumbers(directory, nameEnd, extraEnd);
    // The extra field has those numbers that stand elsewhere, in this order.
    const unpacked = unpackedSize === ELSEWHERE ? (in64.shift() ?? 0) : unpackedSize!;
    entries.set(name, {
      ...{ name, unpacked },
      method: directory.getUint16(at + 10, true),
      packed: packed === ELSEWHERE ? (in64.shift() ?? 0) : packed!,
      begin: local === ELSEWHERE ? (in64.shift() ?? file.size) : local!,
    });
    at = nameEnd + extra! + comment!;
  }
  return entries;
}

/** Where the directory is: as the end record at `end` of the tail says, or that of ZIP64 (4.3.14). */
async function directoryOf(file: Blob, tail: DataView, end: number): Promise<{ size: number; begin: number }> {
  const [size, begin] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  const locator = end - LOCATOR_LENGTH;
  if ((size !== ELSEWHERE && begin !== ELSEWHERE) || locator < 0 || tail.getUint32(locator, true) !== LOCATOR) {
    return { size, begin };
  }
  const at = Number(tail.getBigUint64(locator + 8, true));
  const record = await viewOf(file, at, at + 56);
  if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) {
    throw new ArchiveError('the archive has no directory');
  }
  return { size: Number(record.getBigUint64(40, true)), begin: Number(record.getBigUint64(48, true)) };
}

/** The 64-bit numbers of an entry's extra fields between two places of the directory (4.5.3). */
function longNumbers(directory: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to;) {
    const end = at + 4 + directory.getUint16(at + 2, true);
    if (directory.getUint16(at, true) === EXTRA_64 && end <= to) {
      return Array.from({ length: Math.floor((end - at - 4) / 8) }, (_, k) =>
        Number(directory.getBigUint64(at + 4 + 8 * k, true)),
      );
    }
    at = end;
  }
  return [];
}

/** Counts what is unpacked, over all entries; throws `ArchiveError` past the limit. */
export class Budget {
  private used = 0;

  constructor(private readonly limit: number) {}

  take(bytes: number): void {
    this.used += bytes;
    if (this.used > this.limit) throw new TooLargeError();
  }
}

/** More was unpacked than may be. */
export class TooLargeError extends ArchiveError {}

/** The bytes of an entry in pieces. Throws `ArchiveError` for one that is damaged, and past the budget. */
export async function* unpacked(file: Blob, entry: ArchiveEntry, budget: Budget): AsyncGenerator<Uint8Array> {
  const header = await viewOf(file, entry.begin, entry.begin + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) throw new ArchiveError('no such entry');
  const begin = entry.begin + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const bytes = file.slice(begin, begin + entry.packed);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new ArchiveError(`method ${entry.method}`);
  yield* entry.method === STORED ? piecesOf(bytes.stream(), budget) : inflated(bytes, 'deflate-raw', budget);
}

/** What a compressed blob unpacks to, in pieces; `fed` is told how many packed bytes were taken. */
export async function* inflated(
  bytes: Blob,
  format: CompressionFormat,
  budget: Budget,
  fed: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, controller) {
      fed(piece.byteLength);
      controller.enqueue(piece);
    },
  });
  yield* piecesOf(bytes.stream().pipeThrough(counting).pipeThrough(new DecompressionStream(format)), budget);
}

async function* piecesOf(stream: ReadableStream<Uint8Array>, budget: Budget): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      let piece: Awaited<ReturnType<typeof reader.read>>;
      try {
        piece = await reader.read();
      } catch (error) {
        throw new ArchiveError(error instanceof Error ? error.message : String(error));
      }
      if (piece.done) return;
      budget.take(piece.value.byteLength);
      yield piece.value;
    }
  } finally {
    // What is left is not unpacked.
    await reader.cancel().catch(() => undefined);
  }
}

async function viewOf(file: Blob, begin: number, end: number): Promise<DataView> {
  return new DataView(await file.slice(begin, end).arrayBuffer());
}
