/** What an additional input is: a number for each row, made from nothing later than that row. */

/** What a feature may read of the series: transformed targets up to its own row, and dates. */
export interface Past {
  /** The transformed value of target v (0 … V − 1). */
  target(v: number, row: number): number;
  /** ms since 1970; NaN where rows have no dates. */
  time(row: number): number;
}

/** One additional input. It never reads a later row. */
export interface Feature {
  readonly name: string;
  /** Rows before its own that it reads; so many first rows are lost. */
  readonly reach: number;
  /** False for what lies between −1 and 1 by itself. */
  readonly scaled: boolean;
  /** The column of the file that it is read from, whose future nobody knows; absent: it goes on beyond the end. */
  readonly unknownAhead?: string;
  at(row: number, past: Past): number;
}
