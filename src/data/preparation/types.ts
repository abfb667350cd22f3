/** A series on its way from the user's table to the network's numbers, and what the steps of that way share. */
import type { Fact, Part, PreparationStep } from '../../experiment/sequences';
import type { Scaler } from '../scaling';
import type { Rows } from '../split';
import type { Feature, Past } from './feature';
import type { Filled } from './missing';
import type { Bounds } from './outliers';
import type { Transform } from './transform';

/**
 * Everything that samples are cut from: R rows × W columns of scaled numbers in one array, row after row, never copied
 * again. A window is only the number of its first row.
 */
export interface Matrix {
  /** [R, W] */
  readonly values: Float32Array;
  /** W */
  readonly width: number;
  /** I: the first I columns are the network's inputs. */
  readonly inputs: number;
  /** The column of each of the V targets; where a target is an input as well, and that is not smoothed, that input's column. */
  readonly targets: readonly number[];
}

/**
 * One used column at the stations of its way; each array has R entries and is shared where a step changed nothing. Of an
 * input that is known ahead it goes on with the rows for which that is so.
 */
export interface Stations {
  readonly name: string;
  /** Untouched, in the user's units; NaN where the cell was missing. Predictions are scored against this. */
  readonly truth: Float64Array;
  /** Its gaps filled, in the user's units. Naive forecasts read this. */
  readonly filled: Float64Array;
  /**
   * Filled and clipped, and of an input smoothed, in the user's units: what the transform starts from, so what its inverse
   * builds on.
   */
  readonly clipped: Float64Array;
  /** After the transform; NaN in the first rows that differences lose. */
  readonly transformed: Float64Array;
  readonly transform: Transform;
  readonly scaler: Scaler;
}

/** A column before it is scaled, with what was fitted on the way. */
export interface Cleaned extends Omit<Stations, 'scaler'> {
  readonly gaps: Filled;
  readonly bounds: Bounds | null;
  /** Rows ahead that the network reads it; 0: none. */
  readonly ahead: number;
}

/** An input column: its values before the transform, in the user's units, and what was fitted to it. */
export interface InputColumn extends Pick<Stations, 'clipped' | 'transform' | 'scaler'> {
  /** Rows ahead that it is read, with what is read there; null: it is not known ahead. */
  readonly ahead: { readonly rows: number; readonly transformed: Float64Array } | null;
}

/** How far inputs are known beyond the last row. */
export interface Ahead {
  /** Rows after their own that such inputs are read. */
  readonly rows: number;
  /** The names of their columns and features; empty: no input is known ahead. */
  readonly names: readonly string[];
  /** Rows after the last one for which the table gives them; Infinity where they come from the calendar alone. */
  readonly given: number;
}

/** A prepared series. Rows are those that are left: where rows are dropped, their numbers close up. */
export interface PreparedSeries {
  /** R */
  readonly rows: number;
  /** The rows of each part that samples may use; training begins after the rows that differences and features lose. */
  readonly parts: Readonly<Record<Part, Rows>>;
  /** The rows that one window may lie in, where windows may not cross a hole, in their order; null: all of them. */
  readonly stretches: readonly Rows[] | null;
  /** These with the first rows that differences and features lose; one stretch of all rows where windows may cross holes. */
  readonly wholeStretches: readonly Rows[];
  /** The parts in rows of the user's table, dropped and lost ones among them. */
  readonly tableParts: Readonly<Record<Part, Rows>>;
  readonly matrix: Matrix;
  /** What the input columns are made of. */
  readonly inputs: readonly InputColumn[];
  /** The I inputs: the input columns, then the features. */
  readonly inputNames: readonly string[];
  /** The features among the inputs, in their order, each with its scaling. */
  readonly features: readonly ScaledFeature[];
  /** What the features read. */
  readonly past: Past;
  readonly ahead: Ahead;
  /** Rows of the table after the last one, of which inputs are known. */
  readonly given: number;
  /** The V targets. */
  readonly targets: readonly Stations[];
  /** Rows a season has; null where none is known or found. */
  readonly seasonalPeriod: number | null;
  /** How alike values one season apart are, −1 … 1 (`seasonalCorrelation`); null without a season, and where it has none. */
  readonly seasonCorrelation: number | null;
  /** Of a row of the series, or of one that is given after it. */
  labelAt(row: number): string;
  /** What each step did to the first target, the windows left out; made when asked for. */
  outcomes(): StepOutcome[];
}

export interface ScaledFeature {
  readonly feature: Feature;
  readonly scaler: Scaler;
}

/** What a step did, before it is thinned out for drawing. */
export interface StepOutcome {
  readonly step: PreparationStep;
  readonly rows: number;
  readonly cells: number;
  /** The first target before and after, on one axis of rows. */
  readonly before: Float64Array | Float32Array;
  readonly after: Float64Array | Float32Array;
  /** Whether the step touched the first target's cell in this row; null: none or all. */
  readonly touched: ((row: number) => boolean) | null;
  readonly facts: readonly Fact[];
}
