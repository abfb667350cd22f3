/** Words for sequences that every room shares, the worker protocol included: a series as a table, its parts, its preview. */

export type Part = 'train' | 'validation' | 'test';
export const PARTS = ['train', 'validation', 'test'] as const satisfies readonly Part[];

export type TimePrecision = 'year' | 'month' | 'day' | 'minute' | 'second';

/** What the rows of a table are called; compact, because a million strings would be slow to hand from worker to worker. */
export type RowLabels =
  | { readonly kind: 'number'; readonly first: number }
  /** `times` in ms since 1970, UTC; a file's local times are taken as if they were UTC. */
  | { readonly kind: 'time'; readonly times: Float64Array; readonly precision: TimePrecision }
  | { readonly kind: 'text'; readonly values: readonly string[] };

/** A variable of a series. */
export interface Column {
  readonly name: string;
  readonly unit: string;
  /** NaN stands for a missing cell. */
  readonly values: Float64Array;
}

/** What was resolved of a file of the user's when it was read: another page may find something else in it. */
export interface FileReading {
  /** The columns that say when the rows are; empty: none, or the header does. */
  readonly time: readonly string[];
  /** The step from row to row, "15 minute"; null: there is no common one. */
  readonly step: string | null;
  /** Lines above the table that were left out. */
  readonly skipped: number;
  /** The series that was read; null: there is one alone, or all were read. */
  readonly series: string | null;
}

/** A column of words, compact: each row by the number of its word. */
export interface TextColumn {
  readonly name: string;
  /** −1 where the cell is missing. */
  readonly codes: Int32Array;
  /** By their numbers. */
  readonly words: readonly string[];
}

/** A series as read: columns of equal length, in row order. */
export interface Table {
  /** How it was read, where it is a file of the user's; absent: it is none. */
  readonly reading?: FileReading;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Columns of words, which can be inputs only; absent: none. */
  readonly texts?: readonly TextColumn[];
  readonly labels: RowLabels;
  /** The rows with which further series begin, where several stand one below the other; absent: there is one. */
  readonly breaks?: Int32Array;
}

export type BaselineName = 'lastValue' | 'seasonalNaive' | 'ridge' | 'trainMean' | 'chance' | 'trainFrequency';

/** Metrics by name (mse, rmse, mae, mape, r2, mase; accuracy, crossEntropy), in the user's units. */
export type Metrics = Readonly<Record<string, number>>;

/** The steps from a user's series to samples, in their order (data.md, "Preparation"). */
export const PREPARATION_STEPS = [
  'time',
  'missing',
  'outliers',
  'smoothing',
  'transform',
  'features',
  'split',
  'scale',
  'windows',
] as const;
export type PreparationStep = (typeof PREPARATION_STEPS)[number];

/** What was fitted or counted, as a key of the i18n catalogue (`preparation.facts`) and what its sentence fills in. */
export interface Fact {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What one step did to the series, small enough to draw. */
export interface StepReport {
  readonly step: PreparationStep;
  /** Rows and cells of the used columns that the step changed (of windows: all samples, and their cells). */
  readonly rows: number;
  readonly cells: number;
  /** The first target before and after on one axis of rows, at most 300 points that keep the extremes; NaN: no value. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** 1 at a point in whose stretch the step touched single cells of the first target; empty where it touched none or all. */
  readonly touched: Uint8Array;
  readonly facts: readonly Fact[];
}

/** How good one forecaster is on one part. */
export interface Scores {
  /** Over all steps ahead and all targets; of several targets only what does not mix their units (`mase`, `r2`). */
  readonly overall: Metrics;
  /** Of each target variable, over all steps ahead. One entry where the task is no forecast. */
  readonly targets: readonly Metrics[];
  /** RMSE by step ahead, a list of horizon numbers for each target; empty where the task is no forecast. */
  readonly steps: readonly (readonly number[])[];
  /** Samples that were scored, evenly spaced where they are fewer than `of`, the samples of the part. */
  readonly scored: number;
  readonly of: number;
}

/** How the forecasts of one target move, in its unit, over the samples scored; where truth is missing nothing counts. */
export interface ForecastTraits {
  /** By step ahead: RMSE of the forecasts to the last value known before them, and to the truth. */
  readonly toLast: readonly number[];
  readonly toTruth: readonly number[];
  /** By step ahead: RMSE of that last value to the truth, which is how far the series itself moves. */
  readonly change: readonly number[];
  /** Standard deviation over all steps: of the forecasts, and of the truth. */
  readonly forecastSpread: number;
  readonly truthSpread: number;
  /** True values that were counted. */
  readonly count: number;
}

/** A contender's scores: as its strategy is, and with its one-step predictions fed back where that is another. */
export interface ContenderScores {
  readonly own: Scores;
  readonly recursive: Scores | null;
}

/** What the rail shows of the data before anything is trained. */
export interface DataPreview {
  readonly kind: 'series' | 'sequences';
  /** Series: the first target over all rows, at most 600 points keeping extremes. Sequences: one sample's inputs, a line each. */
  readonly lines: readonly { readonly name: string; readonly values: Float32Array }[];
  /** Share of the axis (0 … 1) where validation and test begin; null for sequences. */
  readonly boundaries: { readonly validation: number; readonly test: number } | null;
  readonly firstLabel: string;
  readonly lastLabel: string;
  /** Samples a part. */
  readonly counts: Readonly<Record<Part, number>>;
  /** Rows of the series; steps of the longest sequence. */
  readonly rows: number;
  readonly unit: string;
  /** Rows a season has, as the seasonal naive baseline uses it; null where there is none. */
  readonly seasonalPeriod: number | null;
  /** How alike values one season apart are, −1 … 1; null where there is no season, and where it cannot be told. */
  readonly seasonCorrelation: number | null;
  /** Rows of each part that samples may use, dropped and lost ones left out; null for sequences. */
  readonly partRows: Readonly<Record<Part, number>> | null;
  /** One for each step of the preparation, in order, `time` only where rows have dates; empty for sequences. */
  readonly steps: readonly StepReport[];
  /** Pearson's r of every other column with the first target over the training rows, null where one of them is constant. */
  readonly correlations: readonly { readonly name: string; readonly value: number | null }[];
  /** The columns of words that can be inputs, with how many different words each has. */
  readonly texts: readonly { readonly name: string; readonly words: number }[];
  /** Whether the rows have dates that do not all follow one another by the same step. */
  readonly uneven: boolean;
  /** How exact the dates of the rows are; null where they have none. */
  readonly datePrecision: TimePrecision | null;
}
