/** The dialect of a file, guessed from its beginning: what separates cells, the decimal sign, whether a header names the columns. */
import type { Decimal, Delimiter } from '../../experiment/sources/file';
import { Records } from './records';

/** Lines that decide. */
const LINES = 60;

/** Where several fit, the sign that numbers and words hold most rarely counts. */
export const BY_RARITY: readonly Delimiter[] = ['tab', 'semicolon', 'pipe', 'comma', 'space'];
/** A separator gives this share of the lines the same number of cells; a space, which words hold too, more. */
const SHARE = 0.9;
const AT_LEAST = 0.5;

/** The sign that cuts most lines into equally many cells, at least two; null where none does: one column. */
export function guessDelimiter(sample: string): Delimiter | null {
  // A name without a space above "12 kg" or "1 200": the space separates nothing.
  const spaced = /^\s*\S+[ \t]+\S/.test(sample);
  const decimals = isDecimalColumn(sample);
  const possible = BY_RARITY.filter((each) => !(each === 'comma' && decimals) && (each !== 'space' || spaced));
  const scores = possible.map((delimiter) => ({ delimiter, share: evenness(sample, delimiter) }));
  const clear = scores.find(({ share, delimiter }) => share >= SHARE && delimiter !== 'space');
  if (clear) return clear.delimiter;
  const weighed = scores.map(({ delimiter, share }) => ({
    delimiter,
    share: delimiter === 'space' ? share * 0.8 : share,
  }));
  const best = weighed.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share >= AT_LEAST ? best.delimiter : null;
}

/** A name without a comma above numbers that each have one: a column with decimal commas. */
function isDecimalColumn(sample: string): boolean {
  const [first = '', ...rest] = sample.split('\n', LINES).filter((line) => line.trim() !== '');
  return !first.includes(',') && rest.length > 0 && rest.every((line) => /^[+-]?\d+(?:,\d+)?$/.test(line.trim()));
}

/** Share of the lines that have the most frequent number of cells; 0 where that is one. */
function evenness(sample: string, delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  const { records } = new Records(delimiter).push(sample, true);
  const looked = records.slice(0, LINES);
  // A sign at the end of every line separates nothing.
  const closing = looked.length > 1 && looked.every(({ cells }) => cells.at(-1)?.trim() === '') ? 1 : 0;
  for (const { cells } of looked) counts.set(cells.length - closing, (counts.get(cells.length - closing) ?? 0) + 1);
  const [cells, lines] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return cells > 1 ? lines / looked.length : 0;
}

/** Numbers that can be read one way only. */
const CERTAINLY: Readonly<Record<Decimal, RegExp>> = {
  point:
    /^[+-]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+\.(?:\d{1,2}|\d{4,})(?:[eE][+-]?\d+)?|\d{4,}\.\d+|0?\.\d+)$/,
  comma: /^[+-]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})(?:[eE][+-]?\d+)?|\d{4,},\d+|0?,\d+)$/,
};

/** A cell without the brackets and letters that a number may have around it. */
const bare = (cell: string): string =>
  cell
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/[KkMBT万亿]$/, '');

/** The decimal sign that more cells show; where none shows it, a comma after a semicolon, else a point. */
export function guessDecimal(rows: readonly (readonly string[])[], delimiter: Delimiter | null): Decimal {
  const seen = { point: 0, comma: 0 };
  const unclear = { point: 0, comma: 0 };
  for (const cells of rows) {
    for (const cell of cells) {
      const text = bare(cell);
      if (CERTAINLY.point.test(text)) seen.point++;
      else if (CERTAINLY.comma.test(text)) seen.comma++;
      else if (/^[+-]?\d+\.\d+$/.test(text)) unclear.point++;
      else if (/^[+-]?\d+,\d+$/.test(text)) unclear.comma++;
    }
  }
  if (seen.point !== seen.comma) return seen.comma > seen.point ? 'comma' : 'point';
  // "1,234" after a semicolon is a decimal number, in quotes between commas it is a thousand.
  return delimiter !== 'comma' && unclear.comma > unclear.point ? 'comma' : 'point';
}

/** A name of a column is cut at so many characters. */
const LONGEST_NAME = 80;

/** Without halves of characters, which a cut may leave and UTF-8 cannot write: a name has to survive links and files. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** One name a column, all different, none empty; the ones that were changed are told. */
export function columnNames(
  header: readonly string[] | null,
  count: number,
): { names: string[]; renamed: [string, string][] } {
  const names: string[] = [];
  const renamed: [string, string][] = [];
  const used = new Set<string>();
  /** The number that a further column of a name may get; lower ones are taken. */
  const next = new Map<string, number>();
  for (let k = 0; k < count; k++) {
    const own = wellFormed(header?.[k]?.trim().slice(0, LONGEST_NAME) ?? '');
    const base = own === '' ? `column ${k + 1}` : own;
    let name = base;
    for (let again = next.get(base) ?? 2; used.has(name); again++) {
      name = `${base} (${again})`;
      next.set(base, again + 1);
    }
    if (own !== '' && name !== own) renamed.push([own, name]);
    used.add(name);
    names.push(name);
  }
  return { names, renamed };
}
