/** From the first bytes of a file to its encoding, or to the insight that it is not text. */
import type { Encoding } from '../../experiment/sources/file';

/** The encoding of a text; null: the bytes are not text. */
export type Detected = { readonly encoding: Encoding; readonly certain: boolean } | null;

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, k) => bytes[k] === byte);

const MARKS: readonly (readonly [Encoding, ...number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** Text has no more control characters than this share. */
const CONTROLS = 0.01;

/**
 * The encoding of a file whose first bytes these are: by its mark, by the zeros of UTF-16, by being valid UTF-8, else
 * GB18030 or Windows-1252 by how its bytes above 127 stand together.
 */
export function detectEncoding(bytes: Uint8Array): Detected {
  const mark = MARKS.find(([, ...start]) => startsWith(bytes, ...start));
  if (mark) return { encoding: mark[0], certain: true };
  const wide = utf16Of(bytes);
  if (wide !== null) return { encoding: wide, certain: false };
  const controls = bytes.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  if (bytes.includes(0) || controls > CONTROLS * bytes.length) return null;
  if (isUtf8(bytes)) return { encoding: 'utf-8', certain: true };
  return { encoding: legacyEncoding(bytes), certain: false };
}

/** UTF-16 without a mark: digits, commas and line ends have a zero in every second place. */
function utf16Of(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  bytes.forEach((byte, k) => {
    if (byte === 0) zeros[k % 2]!++;
  });
  const [even, odd] = zeros as [number, number];
  const many = bytes.length * 0.15;
  if (odd > many && even * 10 < odd) return 'utf-16le';
  if (even > many && odd * 10 < even) return 'utf-16be';
  return null;
}

/** Whether the bytes are UTF-8 (RFC 3629); a character that is cut off at the end does not count against it. */
export function isUtf8(bytes: Uint8Array): boolean {
  for (let k = 0; k < bytes.length;) {
    const byte = bytes[k]!;
    const more = byte < 0x80 ? 0 : byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : 3;
    if (more === 3 && (byte < 0xf0 || byte > 0xf4)) return false;
    for (let place = 1; place <= more; place++) {
      const next = bytes[k + place];
      if (next === undefined) return true;
      if ((next & 0xc0) !== 0x80) return false;
    }
    k += more + 1;
  }
  return true;
}

/** ASCII letters: in Windows-1252 they stand beside the others, in Chinese text rarely. */
const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

/**
 * GB18030 writes a character as a pair of high bytes, mostly one of the frequent ones (level 1 of GB 2312: the first
 * byte is B0 to D7, where Windows-1252 has signs and capitals); Windows-1252 writes single bytes and pairs between
 * letters ("Größe"). A tie goes to Windows-1252.
 */
export function legacyEncoding(bytes: Uint8Array): 'gb18030' | 'windows-1252' {
  let chinese = 0;
  let western = 0;
  for (let k = 0; k < bytes.length; k++) {
    if (bytes[k]! < 0x80) continue;
    const begin = k;
    while (k < bytes.length && bytes[k]! >= 0x80) k++;
    western += (isLetter(bytes[begin - 1]) ? 1 : 0) + (isLetter(bytes[k]) ? 1 : 0) + ((k - begin) % 2);
    for (let lead = begin; lead + 1 < k; lead += 2) {
      chinese += bytes[lead]! >= 0xb0 && bytes[lead]! <= 0xd7 && bytes[lead + 1]! >= 0xa1 ? 2 : 1;
    }
  }
  return chinese > western ? 'gb18030' : 'windows-1252';
}
