/** How the text of a file is cut into rows: lines above the table that are not part of it, separators, quotation marks. */
import type { Delimiter, FileSource } from '../../experiment/sources/file';
import { isMissing, numberOf } from './cells';
import { freeForm } from './dates';
import { guessDelimiter } from './dialect';
import { Records, type RowShape } from './records';

/** What the beginning of the text says of its rows. */
export interface Layout extends RowShape {
  readonly delimiter: Delimiter | null;
  /** The sign that begins a comment line; null where there are none. */
  readonly comment: string | null;
  /** Characters before the first row, and the line on which that stands. */
  readonly offset: number;
  readonly line: number;
  /** The first line that was left out, as a note shows it; null: none. */
  readonly left: { readonly count: number; readonly value: string } | null;
}

const SEPARATOR_LINE = /^"?sep=(.)"?$/i;
const BY_SIGN: Readonly<Record<string, Delimiter>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  ' ': 'space',
};

/** Signs that begin comments, the longest first. */
const COMMENTS = ['//', '#', '%'];

/** @param text with line feeds alone, cut at the end of a line where more is to come */
export function layoutOf(text: string, source: FileSource): Layout {
  let offset = 0;
  let line = 1;
  const lineAt = (from: number) => {
    const end = text.indexOf('\n', from);
    return text.slice(from, end < 0 ? text.length : end);
  };
  const next = () => {
    offset += lineAt(offset).length + 1;
    line++;
  };
  const left: string[] = [];
  const more = () => offset < text.length;
  for (let skipped = 0; skipped < (source.skip ?? 0) && more(); skipped++) {
    left.push(lineAt(offset));
    next();
  }
  while (more() && lineAt(offset).trim() === '') next();
  let given: Delimiter | null = null;
  const separator = SEPARATOR_LINE.exec(lineAt(offset).trim());
  if (separator !== null) {
    given = BY_SIGN[separator[1]!] ?? null;
    left.push(lineAt(offset));
    next();
  }
  const comment = COMMENTS.find((sign) => isComment(lineAt(offset), sign)) ?? null;
  let last: { offset: number; line: number; text: string } | null = null;
  while (comment !== null && more() && (lineAt(offset).startsWith(comment) || lineAt(offset).trim() === '')) {
    const found = lineAt(offset);
    if (found.trim() !== '') {
      last = { offset, line, text: found };
      left.push(found);
    }
    next();
  }
  const body = text.slice(offset);
  const delimiter = source.delimiter !== 'auto' ? source.delimiter : (given ?? guessDelimiter(body));
  const shape = shapeOf(body, delimiter);
  // The last comment is the header where it names as many columns as there are.
  if (last !== null && isHeader(last.text.slice(comment!.length), body, delimiter)) {
    offset = last.offset + comment!.length;
    line = last.line;
    left.pop();
  }
  const value = left.find((each) => each.trim() !== '') ?? '';
  return {
    ...shape,
    delimiter,
    comment: left.length > 0 || last !== null ? comment : null,
    offset,
    line,
    left: left.length === 0 ? null : { count: left.length, value },
  };
}

/** A sign that a separator follows is the name of a column. */
const isComment = (line: string, sign: string): boolean => line.startsWith(sign) && !/^.[,;\t|]/.test(line);

function isHeader(comment: string, body: string, delimiter: Delimiter | null): boolean {
  const cells = (text: string) => new Records(delimiter).push(text, true).records.map((each) => each.cells);
  const [names = []] = cells(comment.trim());
  const [, row = [], other = row] = cells(body.slice(0, 10_000));
  return (
    names.length > 1 &&
    (names.length === row.length || names.length === other.length) &&
    names.every((name) => !isMissing(name) && numberOf(name, 'point') === null && freeForm(name) === null)
  );
}

/** Lines that decide about quotation marks and signs at their end. */
const LOOKED_AT = 50;

function shapeOf(body: string, delimiter: Delimiter | null): RowShape {
  const lines = body.split('\n', LOOKED_AT).filter((line) => line.trim() !== '');
  const apostrophes = /^\s*'[^']*'\s*(?:[,;\t|]|$)/;
  const quote = lines.length > 1 && lines.every((line) => apostrophes.test(line)) ? "'" : '"';
  const ending = delimiter === 'semicolon' ? ',' : ';';
  const ends = lines.filter((line) => line.trimEnd().endsWith(ending)).length;
  return { quote, ending: delimiter !== null && lines.length > 1 && ends >= 0.9 * lines.length ? ending : null };
}
