/** What an additional input is: a number for each row, made from nothing later than that row but what is known ahead. */

/** What a feature may read of the series: transformed targets up to its own row, and dates. */
export interface Past {
  /** The transformed value of target v (0 … V − 1). */
  target(v: number, row: number): number;
  /** ms since 1970; NaN where rows have no dates. */
  time(row: number): number;
}

/** One additional input. It never reads a later row, unless that is known ahead. */
export interface Feature {
  readonly name: string;
  /** Rows before its own that it reads; so many first rows are lost. */
  readonly reach: number;
  /** False for what lies between −1 and 1 by itself. */
  readonly scaled: boolean;
  /** The column of the file that it is read from, whose future nobody knows; absent: it goes on beyond the end. */
  readonly unknownAhead?: string;
  /** Rows after its own that it reads, because they are known; absent: none. */
  readonly ahead?: number;
  at(row: number, past: Past): number;
}

/** The same input as it will be so many rows later. */
export const readAhead = (feature: Feature, rows: number): Feature => ({
  ...feature,
  name: aheadName(feature.name, rows),
  ahead: rows,
  at: (row, past) => feature.at(row + rows, past),
});

/** What an input is called that is read so many rows ahead, as predictions are. */
export const aheadName = (name: string, rows: number): string => `${name} +${rows}`;
