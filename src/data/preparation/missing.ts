/** Missing values: rows are dropped, or gaps filled with what the training rows and the past allow. */
import { max, mean, median, min } from 'd3-array';
import type { PreparationSpec } from '../../experiment/schema';
import type { Rows } from '../split';
import { naturalSpline } from './spline';

export type FillRule = Exclude<PreparationSpec['missing'], 'dropRow'>;

/** A column without gaps. `values` is the column given where it had none. */
export interface Filled {
  readonly values: Float64Array;
  /** Gaps that were filled. */
  readonly cells: number;
  /** Of these, those that lie on a line or curve between two training values; the others repeat the value before. */
  readonly interpolated: number;
  /** The one number that every gap got; null where each got its own. */
  readonly constant: number | null;
}

const isGap = (value: number): boolean => Number.isNaN(value);

export const gapCount = (values: Float64Array): number =>
  values.reduce((count, value) => count + (isGap(value) ? 1 : 0), 0);

/** The first known value of the training rows; undefined where there is none, and nothing can be filled. */
export const firstKnown = (values: Float64Array, { begin, end }: Rows): number | undefined =>
  values.subarray(begin, end).find((value) => !isGap(value));

type ConstantRule = Extract<FillRule, 'mean' | 'median' | 'min' | 'max'>;
const CONSTANTS: Readonly<Record<ConstantRule, (values: Float64Array) => number | undefined>> = {
  mean: (values) => mean(values),
  median: (values) => median(values),
  min: (values) => min(values),
  max: (values) => max(values),
};
const isConstantRule = (rule: FillRule): rule is ConstantRule => rule in CONSTANTS;

/**
 * Fills the gaps (NaN) of a column. Constants come from the training rows. `linear` and `spline` (natural cubic through
 * the training values) fill a gap when both its neighbours are training rows; every other gap repeats the last value
 * before it, so that nothing is ever taken from a later row of another part. A gap at the beginning of a stretch, before
 * which there is none, gets the first training value of the stretch, or the mean of all training rows where it has none.
 * Throws when the training rows hold no value.
 *
 * @param stretches the rows that are filled by themselves, because others are missing between them or belong to another
 * series; all rows together
 */
export function fillGaps(
  rule: FillRule,
  values: Float64Array,
  training: Rows,
  stretches: readonly Rows[] = [{ begin: 0, end: values.length }],
): Filled {
  const cells = gapCount(values);
  if (cells === 0) return { values, cells, interpolated: 0, constant: null };
  if (firstKnown(values, training) === undefined)
    throw new Error('values: no training row has a value, so there is nothing to fill with');
  if (isConstantRule(rule)) {
    const constant = CONSTANTS[rule](values.subarray(training.begin, training.end))!;
    return { values: values.map((value) => (isGap(value) ? constant : value)), cells, interpolated: 0, constant };
  }
  const filled = Float64Array.from(values);
  let interpolated = 0;
  for (const { begin, end } of stretches) {
    const own = filled.subarray(begin, end);
    const trained = { begin: 0, end: Math.max(0, Math.min(training.end, end) - begin) };
    const first = firstKnown(own, trained) ?? CONSTANTS.mean(values.subarray(training.begin, training.end))!;
    if (rule !== 'forwardFill') interpolated += interpolate(rule, own, trained);
    fillForward(own, first);
  }
  return { values: filled, cells, interpolated, constant: null };
}

/** Repeats the last value in every gap, in place; before any there is `first`. */
function fillForward(values: Float64Array, first: number): void {
  let last = first;
  values.forEach((value, row) => {
    if (isGap(value)) values[row] = last;
    else last = value;
  });
}

/** Fills, in place, the gaps that lie between two known training rows, and counts them. */
function interpolate(rule: 'linear' | 'spline', values: Float64Array, { begin, end }: Rows): number {
  const known = Float64Array.from(
    (function* () {
      for (let row = begin; row < end; row++) if (!isGap(values[row]!)) yield row;
    })(),
  );
  const heights = known.map((row) => values[row]!);
  const straight = (left: number, row: number) => {
    const share = (row - known[left]!) / (known[left + 1]! - known[left]!);
    return (1 - share) * heights[left]! + share * heights[left + 1]!;
  };
  const between = rule === 'linear' || known.length < 2 ? straight : naturalSpline(known, heights);
  for (let left = 0; left + 1 < known.length; left++) {
    for (let row = known[left]! + 1; row < known[left + 1]!; row++) values[row] = between(left, row);
  }
  return known.length === 0 ? 0 : known.at(-1)! - known[0]! + 1 - known.length;
}

/** The rows in which every one of the columns has a value; null when that is all of them. */
export function completeRows(columns: readonly Float64Array[], rows: number): Int32Array | null {
  const complete: number[] = [];
  for (let row = 0; row < rows; row++) if (columns.every((values) => !isGap(values[row]!))) complete.push(row);
  return complete.length === rows ? null : Int32Array.from(complete);
}
