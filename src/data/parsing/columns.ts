/** Columns while they are read: numbers in chunks that never move, and dates that may still be read two ways. */
import { problem, type Problem } from '../../experiment/problem';
import { LARGEST_CELL } from '../../experiment/files';
import type { DateOrder, Decimal } from '../../experiment/sources/file';
import { isGrouped, isMissing, numberOf } from './cells';
import { withoutAffix, type Affix } from './units';
import { hasOrder, readDate, type DateForm } from './dates';

const CHUNK = 65_536;

/** A list of doubles that grows without being copied. */
export class Grown {
  length = 0;
  private readonly chunks: Float64Array[] = [];

  push(value: number): void {
    const place = this.length++ % CHUNK;
    if (place === 0) this.chunks.push(new Float64Array(CHUNK));
    this.chunks.at(-1)![place] = value;
  }

  /** All values in one array. */
  all(): Float64Array {
    const values = new Float64Array(this.length);
    this.chunks.forEach((chunk, k) => {
      values.set(chunk.subarray(0, Math.min(CHUNK, this.length - k * CHUNK)), k * CHUNK);
    });
    return values;
  }
}

export const place = (line: number, column?: number): string =>
  `line ${line}${column === undefined ? '' : `, column ${column}`}`;

/** A first place that a note will name. */
export interface Seen {
  readonly line: number;
  readonly value: string;
  readonly read: number;
}

/** A column of numbers. */
export class NumberColumn {
  readonly values = new Grown();
  grouped: Seen | null = null;

  constructor(
    readonly name: string,
    /** From 1. */
    private readonly column: number,
    private readonly decimal: Decimal,
    private readonly affix: Affix | null = null,
  ) {}

  /** What stands beside every number; empty: nothing. */
  get unit(): string {
    return this.affix?.unit ?? '';
  }

  /** Takes a cell, or says why it is no number that can be computed with. */
  add(written: string, line: number): Problem | null {
    const cell = this.affix === null || isMissing(written) ? written : withoutAffix(written, this.affix);
    if (cell === null) {
      this.values.push(NaN);
      const values = { value: shown(written), name: this.name, unit: this.unit };
      return problem(place(line, this.column), 'fileUnit', values);
    }
    const value = numberOf(cell, this.decimal);
    this.values.push(value ?? NaN);
    if (value === null) return this.wrong(cell, line);
    if (Number.isNaN(value)) return null;
    if (Math.abs(value) > LARGEST_CELL) {
      const code = Number.isFinite(value) ? 'fileHuge' : 'fileInfinite';
      return problem(place(line, this.column), code, { value: shown(cell), name: this.name, max: '1e30' });
    }
    if (this.grouped === null && Math.abs(value) >= 1000 && isGrouped(cell, this.decimal)) {
      this.grouped = { line, value: cell.trim(), read: value };
    }
    return null;
  }

  private wrong(cell: string, line: number): Problem {
    const other = this.decimal === 'point' ? 'comma' : 'point';
    const code = numberOf(cell, other) === null ? 'fileCell' : 'fileDecimals';
    return problem(place(line, this.column), code, { value: shown(cell), name: this.name, decimal: this.decimal });
  }
}

/** One way to read the dates of a column. */
interface Reading {
  readonly order: DateOrder;
  readonly times: Grown;
  /** The first cell that it does not read. */
  wrong: { readonly line: number; readonly cell: string } | null;
  failures: number;
  /** The first cell that it reads. */
  example: string;
}

/** The column that names the rows. */
export class DateColumn {
  private readonly readings: Reading[];

  constructor(
    readonly name: string,
    private readonly column: number,
    readonly form: DateForm,
    /** As the spec says; auto: as the whole column allows. */
    order: DateOrder | 'auto',
  ) {
    const both: readonly DateOrder[] = ['dayFirst', 'monthFirst'];
    const orders = order !== 'auto' ? [order] : hasOrder(form) ? both : (['yearFirst'] as const);
    this.readings = orders.map((each) => ({ order: each, times: new Grown(), wrong: null, failures: 0, example: '' }));
  }

  /** Takes a cell; what is wrong with it is known only when all have been seen. */
  add(cell: string, line: number): void {
    const missing = isMissing(cell);
    for (const reading of this.readings) {
      const time = missing ? NaN : readDate(cell, this.form, reading.order);
      reading.times.push(time);
      if (missing) continue;
      if (!Number.isNaN(time)) {
        if (reading.example === '') reading.example = cell.trim();
        continue;
      }
      reading.failures++;
      reading.wrong ??= { line, cell };
    }
  }

  /**
   * The reading with the fewest failures, of several the one that comes furthest without. `ambiguous`: another one fits as well, and the first in the list (the day
   * first, as most of the world writes) was taken.
   */
  result(): {
    times: Float64Array;
    order: DateOrder | null;
    ambiguous: string | null;
    wrong: Problem | null;
    failures: number;
  } {
    const best = this.readings.reduce((a, b) => (isBetter(b, a) ? b : a));
    const rivals = this.readings.filter((each) => each.failures === best.failures);
    return {
      times: best.times.all(),
      order: hasOrder(this.form) ? best.order : null,
      ambiguous: rivals.length > 1 && best.failures === 0 ? best.example : null,
      failures: best.failures,
      wrong:
        best.wrong &&
        problem(place(best.wrong.line, this.column), best.example === '' ? 'fileNoDate' : 'fileDates', {
          value: shown(best.wrong.cell),
          name: this.name,
          example: best.example,
        }),
    };
  }
}

function isBetter(one: Reading, other: Reading): boolean {
  if (one.failures !== other.failures) return one.failures < other.failures;
  return one.failures > 0 && one.wrong!.line > other.wrong!.line;
}

/** A cell as a sentence can hold it. */
export const shown = (cell: string): string => {
  const text = cell.replace(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};
