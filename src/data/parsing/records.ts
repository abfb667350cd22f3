/** From pieces of text to records: quotes, line ends of any kind, and the line on which each record begins. */
import Papa from 'papaparse';
import type { Delimiter } from '../../experiment/sources/file';

/** The characters between cells. */
export const SIGNS: Readonly<Record<Delimiter, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
  space: ' ',
};

/** No line of a table, and no cell of it, is longer than this, in characters. */
export const LONGEST_LINE = 1_000_000;

/** What rows of a text have besides their cells. */
export interface RowShape {
  readonly quote: '"' | "'";
  /** A sign at the end of every line that separates nothing; null: none. */
  readonly ending: ';' | ',' | null;
}

/** Before a line feed, so that what ends a piece waits for what comes, and at the end of the text. */
const ENDINGS = { ';': [/; *(?=\n)/g, /; *$/], ',': [/, *(?=\n)/g, /, *$/] } as const;

const PLAIN: RowShape = { quote: '"', ending: null };

/** Nothing can be separated by it: text between records never holds it. */
const NO_SIGN = '\u0001';

export interface FileRecord {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** What cannot be read on, and the line where it begins: a quote that is never closed, a cell or a line that is too long. */
export interface Broken {
  readonly code: 'csvQuotes' | 'cellTooLong' | 'lineTooLong';
  readonly line: number;
  /** From 1, of a cell. */
  readonly column?: number;
}

/** Splits a stream of text into records. Empty lines are left out and counted. */
export class Records {
  /** Lines without anything in them. */
  empty = 0;
  private rest = '';
  private broken: Broken | null = null;
  private readonly sign: string;
  private readonly spaced: boolean;

  /** @param line on which the text begins */
  constructor(
    delimiter: Delimiter | null,
    private readonly shape: RowShape = PLAIN,
    private line = 1,
  ) {
    this.sign = delimiter === null ? NO_SIGN : SIGNS[delimiter];
    this.spaced = delimiter === 'space';
  }

  private get settings(): Papa.ParseConfig {
    return { delimiter: this.sign, newline: '\n', quoteChar: this.shape.quote };
  }

  /** The records that this piece completes; with `last`, all that remain. What stands behind a break is not read. */
  push(piece: string, last: boolean): { records: FileRecord[]; broken: Broken | null } {
    if (this.broken !== null) return { records: [], broken: this.broken };
    let text = this.rest + piece;
    // A carriage return at the end may be half of a line end.
    const held = !last && text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    if (this.shape.ending !== null) {
      const [inside, atEnd] = ENDINGS[this.shape.ending];
      text = text.replace(inside, '');
      if (last) text = text.replace(atEnd, '');
    }
    if (this.spaced) text = text.replace(/[ \t]+/g, ' ').replace(/^ | $/gm, '');
    if (text.includes(NO_SIGN)) text = text.replaceAll(NO_SIGN, ' ');
    // Papa.Parser, which Papa.parse is made of, is the one entry that takes text in pieces without a stream or a worker.
    const parser = new Papa.Parser(this.settings);
    const { data, errors, meta } = parser.parse(text, 0, !last) as Papa.ParseResult<string[]>;
    const records: FileRecord[] = [];
    const quoted = text.includes(this.shape.quote);
    const open = errors.find(({ code }) => code === 'MissingQuotes');
    data.forEach((cells, k) => {
      const line = this.line;
      this.line += 1 + (quoted ? breaksIn(cells) : 0);
      if (open?.row === k) this.broken ??= tooLong(cells, line) ?? { code: 'csvQuotes', line };
      else if (cells.length === 1 && cells[0]!.trim() === '') this.empty++;
      else if (this.broken === null) {
        this.broken = text.length > LONGEST_LINE ? tooLong(cells, line) : null;
        if (this.broken === null) records.push({ cells, line });
      }
    });
    // The empty piece after the last line end is no line.
    if (last && data.length > 0 && data.at(-1)!.length === 1 && data.at(-1)![0] === '') this.empty--;
    this.rest = last ? '' : text.slice(meta.cursor) + held;
    if (this.broken === null && this.rest.length > LONGEST_LINE) {
      const begun = new Papa.Parser(this.settings);
      const [cells = []] = (begun.parse(this.rest, 0, false) as Papa.ParseResult<string[]>).data;
      this.broken = tooLong(cells, this.line) ?? { code: 'lineTooLong', line: this.line };
    }
    return { records, broken: this.broken };
  }
}

/** The cell of a line, or else the line, that is longer than any may be; null: none is. */
function tooLong(cells: readonly string[], line: number): Broken | null {
  const column = cells.findIndex((cell) => cell.length > LONGEST_LINE) + 1;
  if (column > 0) return { code: 'cellTooLong', line, column };
  const length = cells.reduce((sum, cell) => sum + cell.length + 1, -1);
  return length > LONGEST_LINE ? { code: 'lineTooLong', line } : null;
}

/** Line ends inside quoted cells. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
