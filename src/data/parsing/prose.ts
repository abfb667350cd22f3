/** Whether a text is one that people read, not a table: lines of words, with hardly a digit. */

const LOOKED_AT = 20_000;
/** Shares of the signs that are letters, with spaces and punctuation, and that are digits. */
const SHARES = { letters: 0.7, digits: 0.03 };
/** A line of a text has on average as many words, or as many signs where words are not spaced. */
const LINE = { words: 4, signs: 15 };

export function isProse(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  const lines = start.split('\n').filter((line) => line.trim() !== '');
  const count = (pattern: RegExp) => start.match(pattern)?.length ?? 0;
  const signs = count(/\S/g);
  if (lines.length < 3 || signs === 0) return false;
  const letters = count(/\p{L}/gu);
  const words = count(/\S+/g);
  return (
    letters >= SHARES.letters * signs &&
    count(/\d/g) <= SHARES.digits * signs &&
    (words >= LINE.words * lines.length || signs >= LINE.signs * lines.length)
  );
}
