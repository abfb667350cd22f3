/** What a report shows of a table: some of its rows, and each column as a small line. */
import { decimate } from '../decimate';

/** Rows of the beginning and of the end. */
export const FIRST_SHOWN = 5;
export const LAST_SHOWN = 3;

/** Points of a column's outline. */
const OUTLINE = 80;

/** A column of numbers with few points, its lowest and highest values kept. */
export const outlineOf = (values: Float64Array): Float32Array => decimate(values, OUTLINE);

/** Cells without a value. */
export const missingIn = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
