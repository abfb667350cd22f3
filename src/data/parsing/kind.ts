/** What kind of file it is, by its first bytes, or by the first characters of its text. */
import { problem, type Problem } from '../../experiment/problem';

/** Kinds that are not text. */
export type BinaryKind =
  | 'gzip'
  | 'zip'
  | 'oldWorkbook'
  | 'image'
  | 'pdf'
  | 'parquet'
  | 'hdf5'
  | 'sqlite'
  | 'numpy'
  | 'matlab'
  | 'idx';

/** What the first bytes of each are; several: any of them. */
const STARTS: readonly (readonly [kind: BinaryKind, ...bytes: number[]])[] = [
  ['gzip', 0x1f, 0x8b],
  ['zip', 0x50, 0x4b, 0x03, 0x04],
  ['zip', 0x50, 0x4b, 0x05, 0x06],
  ['oldWorkbook', 0xd0, 0xcf, 0x11, 0xe0],
  ['image', 0x89, 0x50, 0x4e, 0x47],
  ['image', 0xff, 0xd8, 0xff],
  ['image', 0x47, 0x49, 0x46, 0x38],
  ['image', 0x42, 0x4d],
  ['image', 0x49, 0x49, 0x2a, 0x00],
  ['image', 0x4d, 0x4d, 0x00, 0x2a],
  ['pdf', 0x25, 0x50, 0x44, 0x46],
  // "PAR1", "\x89HDF", "SQLite", "\x93NUMPY", "MATLAB"
  ['parquet', 0x50, 0x41, 0x52, 0x31],
  ['hdf5', 0x89, 0x48, 0x44, 0x46],
  ['sqlite', 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66],
  ['numpy', 0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59],
  ['matlab', 0x4d, 0x41, 0x54, 0x4c, 0x41, 0x42, 0x20, 0x35],
];

/** The kind that a file of these first bytes is; null: it is text, or something unknown. */
export function binaryKind(bytes: Uint8Array): BinaryKind | null {
  const found = STARTS.find(([, ...start]) => start.every((byte, k) => bytes[k] === byte));
  if (found?.[0] === 'image' && bytes[0] === 0x42) return isBitmap(bytes) ? 'image' : null;
  if (found !== undefined) return found[0];
  if (isWebp(bytes)) return 'image';
  return isIdx(bytes) ? 'idx' : null;
}

/** "BM", which a text may begin with as well, and four zeros that are reserved. */
const isBitmap = (bytes: Uint8Array): boolean => bytes.length > 10 && bytes.slice(6, 10).every((byte) => byte === 0);

/** "RIFF" … "WEBP". */
const isWebp = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.slice(0, 4)) === 'RIFF' && String.fromCharCode(...bytes.slice(8, 12)) === 'WEBP';

/** Two zeros, a type of number, and one to four dimensions: images and labels as MNIST has them. */
const isIdx = (bytes: Uint8Array): boolean =>
  bytes.length >= 8 &&
  bytes[0] === 0 &&
  bytes[1] === 0 &&
  [0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e].includes(bytes[2]!) &&
  bytes[3]! >= 1 &&
  bytes[3]! <= 4;

/** What a kind that cannot be read is called, with the way out; of those that can be read, what is wrong with this one. */
export const KIND_PROBLEMS: Readonly<Record<BinaryKind, string>> = {
  gzip: 'fileGzip',
  zip: 'fileArchive',
  oldWorkbook: 'fileOldWorkbook',
  image: 'fileImage',
  pdf: 'filePdf',
  parquet: 'fileParquet',
  hdf5: 'fileArrays',
  sqlite: 'fileDatabase',
  numpy: 'fileArrays',
  matlab: 'fileArrays',
  idx: 'fileIdx',
};

/** Kinds of text that are not rows of cells. */
export type TextKind = 'json' | 'webPage' | 'xml' | 'sequences' | 'table';

const HTML = /^<(?:!doctype html|html|head|body|!--|meta|title|script)/i;
/** UCR and UEA archives: ".ts" begins with "@problemName", ".arff" with "@relation". */
const SEQUENCES = /^(?:[#%][^\n]*\n\s*)*@(?:problemname|relation|timestamps|univariate)\b/i;

/** @param text the beginning of the file */
export function textKind(text: string): TextKind {
  const start = text.slice(0, 20_000).replace(/\r\n?/g, '\n').trimStart();
  if (HTML.test(start)) return 'webPage';
  if (/^<\?xml/i.test(start)) return 'xml';
  if (SEQUENCES.test(start)) return 'sequences';
  return isJson(start) ? 'json' : 'table';
}

/** A list of values, lists or objects, or an object with a name in quotes. */
const isJson = (start: string): boolean => /^(?:\[\s*(?:[[{"\d\]-]|null|true|false)|\{\s*["}])/.test(start);

/** The problem of a text that is not read; null: it is read. */
export function textProblem(kind: TextKind): Problem | null {
  switch (kind) {
    case 'webPage':
      return problem('', 'fileWebPage');
    case 'xml':
      return problem('', 'fileXml');
    case 'sequences':
      return problem('', 'fileSequenceArchive');
    case 'json':
    case 'table':
      return null;
  }
}
