/** Codes for missing values as a person types them. */
import type { FileSource } from '../../../experiment/sources/file';

/** Numbers count by their value, everything else by how it is written. */
export const codesIn = (text: string): FileSource['missingCodes'] =>
  text
    .split(/[,，;；、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => (Number.isFinite(Number(word)) ? Number(word) : word));
