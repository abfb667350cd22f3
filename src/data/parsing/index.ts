/** The user's own files: bytes to encoding, text to table, and what is predicted of it. */
export { detectEncoding, legacyEncoding } from './encoding';
export type { ParsedFile } from './assemble';
export { FileParser } from './fileParser';
export { usable } from './usable';
export { defaultTarget } from './target';
