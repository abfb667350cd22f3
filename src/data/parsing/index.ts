/** The user's own files: bytes to encoding, text to table, and what is predicted of it. */
export { detectEncoding, legacyEncoding } from './encoding';
export { binaryKind, KIND_PROBLEMS, textKind, textProblem } from './kind';
export { cellOf, jsonLine, jsonLines, jsonRows, linesOf, JSON_LIMITS } from './json';
export { RowsParser } from './rowsParser';
export type { FileRecord } from './records';
export type { ParsedFile } from './assemble';
export { FileParser } from './fileParser';
export { usable } from './usable';
export { defaultTarget } from './target';
