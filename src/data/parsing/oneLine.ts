/** A file of one line that holds many numbers: a series written from left to right. */
import type { FileSource } from '../../experiment/sources/file';
import { numberOf } from './cells';
import { BY_RARITY, guessDecimal } from './dialect';
import { SIGNS } from './records';

/** Fewer numbers may just as well be one row of a table. */
const FEWEST = 10;

/** The numbers one below the other, with decimal points; null where the text is anything else. */
export function asColumn(text: string, source: FileSource): { text: string; count: number } | null {
  const line = text.trim();
  if (/[\r\n]/.test(line)) return null;
  const delimiters = source.delimiter === 'auto' ? BY_RARITY : [source.delimiter];
  for (const delimiter of delimiters) {
    const sign = delimiter === 'space' ? /\s+/ : SIGNS[delimiter];
    const cells = line.split(sign).map((cell) => cell.trim());
    if (cells.at(-1) === '') cells.pop();
    if (cells.length < FEWEST) continue;
    const decimal = source.decimal === 'auto' ? guessDecimal([cells], delimiter) : source.decimal;
    const numbers = cells.map((cell) => numberOf(cell, decimal));
    if (numbers.every((number) => number !== null)) return { text: numbers.join('\n'), count: numbers.length };
  }
  return null;
}
