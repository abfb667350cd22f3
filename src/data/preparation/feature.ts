/** What an additional input is: a number for each row, made from nothing later than that row. */

/** What a feature may read of the series: transformed targets up to its own row, and dates. */
export interface Past {
  /** The transformed value of target v (0 … V − 1). */
  target(v: number, row: number): number;
  /** ms since 1970; NaN where rows have no dates. */
  time(row: number): number;
}

/** One additional input. It never reads a later row, so it can go on beyond the end of the series. */
export interface Feature {
  readonly name: string;
  /** Rows before its own that it reads; so many first rows are lost. */
  readonly reach: number;
  /** False for what lies between −1 and 1 by itself. */
  readonly scaled: boolean;
  at(row: number, past: Past): number;
}
