/** Columns while they are read: numbers, and words by their number in a list. */
import { problem, type Problem } from '../../experiment/problem';
import { LARGEST_CELL } from '../../experiment/files';
import type { Decimal, FileSource } from '../../experiment/sources/file';
import { isGrouped, isMissing, isMultiplied, numberOf, secondsOf } from './cells';
import { Grown } from './grown';
import { withoutAffix, type Affix } from './units';

export const place = (line: number, column?: number): string =>
  `line ${line}${column === undefined ? '' : `, column ${column}`}`;

/** A first place that a note will name. */
interface Seen {
  readonly line: number;
  readonly value: string;
  readonly read: number;
}

/** What the spec says stands for a missing value: numbers by their value, other cells by their text. */
export interface MissingCodes {
  readonly numbers: ReadonlySet<number>;
  readonly texts: ReadonlySet<string>;
}

export const missingCodesOf = ({ missingCodes }: Pick<FileSource, 'missingCodes'>): MissingCodes => ({
  numbers: new Set(missingCodes.filter((code) => typeof code === 'number')),
  texts: new Set(missingCodes.filter((code) => typeof code === 'string')),
});

/** How the numbers of a column are written. */
export interface NumberFormat {
  readonly decimal: Decimal;
  /** What stands beside every number; null: nothing. */
  readonly affix: Affix | null;
  /** Whether the cells are durations such as "0:01:30", read as seconds. */
  readonly duration: boolean;
}

/** A column of numbers. */
export class NumberColumn {
  readonly values = new Grown();
  grouped: Seen | null = null;
  multiplied: Seen | null = null;

  constructor(
    readonly name: string,
    readonly unit: string,
    /** From 1. */
    private readonly column: number,
    private readonly format: NumberFormat,
    private readonly missing: MissingCodes,
  ) {}

  /** Takes a cell, or says why it is not a number that can be computed with. */
  add(written: string, line: number): Problem | null {
    const { affix, decimal, duration } = this.format;
    if (this.missing.texts.size > 0 && this.missing.texts.has(written.trim())) {
      this.values.push(NaN);
      return null;
    }
    const cell = affix === null || isMissing(written) ? written : withoutAffix(written, affix);
    if (cell === null) {
      this.values.push(NaN);
      const values = { value: shown(written), name: this.name, unit: affix!.unit };
      return problem(place(line, this.column), 'fileUnit', values);
    }
    const value = duration && !isMissing(cell) ? secondsOf(cell) : numberOf(cell, decimal);
    this.values.push(value === null || this.missing.numbers.has(value) ? NaN : value);
    if (value === null) return this.wrong(cell, line);
    if (Number.isNaN(value)) return null;
    if (Math.abs(value) > LARGEST_CELL) {
      const code = Number.isFinite(value) ? 'fileHuge' : 'fileInfinite';
      return problem(place(line, this.column), code, { value: shown(cell), name: this.name, max: '1e30' });
    }
    if (Math.abs(value) < 1000) return null;
    if (this.grouped === null && isGrouped(cell, decimal)) this.grouped = { line, value: cell.trim(), read: value };
    if (this.multiplied === null && isMultiplied(cell)) this.multiplied = { line, value: cell.trim(), read: value };
    return null;
  }

  private wrong(cell: string, line: number): Problem {
    const { decimal } = this.format;
    const other = decimal === 'point' ? 'comma' : 'point';
    const code = numberOf(cell, other) === null ? 'fileCell' : 'fileDecimals';
    return problem(place(line, this.column), code, { value: shown(cell), name: this.name, decimal });
  }
}

/** More different words than this are not names of anything. */
const MOST_WORDS = 1000;

/** A column of words, each row by the number of its word; −1 where the cell is missing. */
export class WordColumn {
  readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private rows: Grown | null = new Grown();

  /** @param column from 0 */
  constructor(
    readonly name: string,
    readonly column: number,
  ) {}

  add(cell: string): void {
    if (this.rows === null) return;
    if (isMissing(cell)) {
      this.rows.push(-1);
      return;
    }
    const word = cell.trim();
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      if (number === MOST_WORDS) {
        this.rows = null;
        this.words.length = 0;
        this.numbers.clear();
        return;
      }
      this.words.push(word);
      this.numbers.set(word, number);
    }
    this.rows.push(number);
  }

  /** The number of the word in each row; null where there were too many words. */
  codes(): Float64Array | null {
    return this.rows?.all() ?? null;
  }
}

/** A sentence names as many choices. */
export const OPTIONS_NAMED = 20;

/** A cell as a sentence can hold it. */
export const shown = (cell: string): string => {
  const text = cell.replace(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};
