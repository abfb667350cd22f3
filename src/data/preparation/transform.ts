/** Transforms of a series that take growth, trend or season out, and their exact inverses. */
import { mean, sum } from 'd3-array';
import type { PreparationSpec } from '../../experiment/schema';
import type { Rows } from '../split';

/**
 * A fitted transform of one column: z_t = g(x_t) − g(x_{t − lag}) − (intercept + slope · t), g the logarithm or nothing,
 * the lagged term left out for lag 0. Logarithm and difference together are the seasonal model of Box & Jenkins for the
 * airline passengers (Time Series Analysis, chapter 9).
 */
export interface Transform {
  readonly log: boolean;
  /** Rows back that are subtracted; 0: none. So many first rows are lost. */
  readonly lag: number;
  readonly intercept: number;
  /** A row. */
  readonly slope: number;
}

type TransformName = PreparationSpec['transform'];

export const takesLog = (name: TransformName): boolean =>
  name === 'log' || name === 'logDifference' || name === 'logSeasonalDifference';

export const needsSeason = (name: TransformName): boolean =>
  name === 'seasonalDifference' || name === 'logSeasonalDifference';

function lagOf(name: TransformName, period: number): number {
  switch (name) {
    case 'difference':
    case 'logDifference':
      return 1;
    case 'seasonalDifference':
    case 'logSeasonalDifference':
      return period;
    case 'none':
    case 'log':
    case 'detrend':
      return 0;
  }
}

/** Fits to the training rows; only a trend has anything to fit: the least-squares line. `period` counts rows. */
export function fitTransform(name: TransformName, values: Float64Array, training: Rows, period: number): Transform {
  const line = name === 'detrend' ? leastSquares(values, training) : { intercept: 0, slope: 0 };
  return { log: takesLog(name), lag: lagOf(name, period), ...line };
}

function leastSquares(values: Float64Array, { begin, end }: Rows): { intercept: number; slope: number } {
  const rows = Float64Array.from({ length: end - begin }, (_, k) => begin + k);
  const [row, value] = [mean(rows)!, mean(values.subarray(begin, end))!];
  const spread = sum(rows, (t) => (t - row) ** 2);
  const slope = spread === 0 ? 0 : sum(rows, (t) => (t - row) * (values[t]! - value)) / spread;
  return { intercept: value - slope * row, slope };
}

const isIdentity = ({ log, lag, intercept, slope }: Transform): boolean =>
  !log && lag === 0 && intercept === 0 && slope === 0;

/** The transformed column, NaN in the first `lag` rows; the array given where the transform does nothing. */
export function transformed(values: Float64Array, transform: Transform): Float64Array {
  if (isIdentity(transform)) return values;
  const { log, lag, intercept, slope } = transform;
  const g = log ? Math.log : (value: number) => value;
  return values.map((value, row) => {
    if (row < lag) return NaN;
    const past = lag === 0 ? 0 : g(values[row - lag]!);
    return g(value) - past - (intercept + slope * row);
  });
}

/**
 * The values whose transform in the rows `row`, `row + 1`, … is `wanted`, given the column before that row: differences
 * add up along `wanted`, and a season that begins before `row` takes its past from `values`.
 */
export function inverted(wanted: ArrayLike<number>, row: number, values: Float64Array, transform: Transform): number[] {
  const { log, lag, intercept, slope } = transform;
  const levels: number[] = [];
  for (let step = 0; step < wanted.length; step++) {
    let level = wanted[step]! + intercept + slope * (row + step);
    if (lag > 0) {
      const past = values[row + step - lag]!;
      level += step >= lag ? levels[step - lag]! : log ? Math.log(past) : past;
    }
    levels.push(level);
  }
  return log ? levels.map(Math.exp) : levels;
}
