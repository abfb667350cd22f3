/** Statistics of runs with different seeds: mean and spread, paired differences, Student's t, Holm's correction. */
import { deviation, mean } from 'd3-array';
import jstat from 'jstat';

const { studentt } = jstat;

/** A spread below this share of the largest value is rounding, not spread. */
const ROUNDING = 1e-12;

/** The share of conclusions that may be luck, over all comparisons together. */
export const ALPHA = 0.05;

/** Several values of one quantity. */
export interface Spread {
  readonly mean: number;
  /** Sample standard deviation (n − 1 below the fraction); null for fewer than two values. */
  readonly sd: number | null;
  readonly n: number;
}

/** Mean and spread of the finite values; null where there are none. */
export function spreadOf(values: readonly (number | null)[]): Spread | null {
  const finite = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const middle = mean(finite);
  return middle === undefined ? null : { mean: middle, sd: deviation(finite) ?? null, n: finite.length };
}

/**
 * Whether the smallest of several means is smaller by more than spread: each is of two values or more, and the intervals
 * of one standard deviation about the smallest and about every other do not meet. Those without a value, null, do not count.
 */
export function isClearlySmallest(own: Spread | null, others: readonly (Spread | null)[]): boolean {
  if (own?.sd == null) return false;
  const top = own.mean + own.sd;
  const rivals = others.filter((each) => each !== null);
  return rivals.length > 0 && rivals.every(({ mean: middle, sd }) => sd !== null && middle - sd > top);
}

/** What paired differences say about their true mean. */
export interface PairedTest extends Spread {
  readonly sd: number;
  /** p of Student's paired t-test, two-sided: how often chance alone gives a mean this far from 0, or farther. */
  readonly p: number;
}

/**
 * Student's t-test that the mean of paired differences is 0 (Student 1908, "The probable error of a mean").
 *
 * @returns null where it has no answer: fewer than two differences, one that is not finite, or no spread at all, however
 * often the same difference came
 */
export function pairedTest(differences: readonly number[]): PairedTest | null {
  const spread = spreadOf(differences);
  if (spread === null || spread.n < differences.length || isConstant(differences)) return null;
  if (spread.sd === null || !(spread.sd > 0)) return null;
  const t = spread.mean / (spread.sd / Math.sqrt(spread.n));
  return { ...spread, sd: spread.sd, p: 2 * studentt.cdf(-Math.abs(t), spread.n - 1) };
}

/** Whether all values are the same but for rounding; true of one value, and of none. */
export function isConstant(values: readonly number[]): boolean {
  const size = Math.max(0, ...values.map(Math.abs));
  return values.every((value) => Math.abs(value - values[0]!) <= ROUNDING * size);
}

/**
 * The interval that holds the true mean of the differences with probability `level`: mean ± t · sd / √n.
 *
 * @param level 0 … 1, ends left out
 */
export function interval({ mean: middle, sd, n }: PairedTest, level: number): readonly [low: number, high: number] {
  const half = (studentt.inv(0.5 + level / 2, n - 1) * sd) / Math.sqrt(n);
  return [middle - half, middle + half];
}

/** One of several p-values after Holm's correction. */
export interface Corrected {
  /** The adjusted p: at most 0.05 where the comparison is decided. */
  readonly p: number;
  /**
   * Level of the interval that goes with it: the interval leaves 0 out exactly where the comparison is decided. It is
   * 1 − α / m, m being how many p-values were still to be judged when this one was, or when the judging stopped.
   */
  readonly level: number;
}

/**
 * Holm's step-down correction (Holm 1979, "A simple sequentially rejective multiple test procedure"): the smallest of k
 * p-values is judged at α / k, the next at α / (k − 1), and so on until one fails, after which none is decided. The
 * chance that any conclusion is luck stays below α. In the order given.
 */
export function holm(ps: readonly number[], alpha = ALPHA): Corrected[] {
  const order = ps.map((_, k) => k).sort((a, b) => ps[a]! - ps[b]!);
  const corrected = new Array<Corrected>(ps.length);
  let p = 0;
  let divisor = ps.length;
  order.forEach((place, rank) => {
    if (p < alpha) divisor = ps.length - rank;
    p = Math.max(p, Math.min(1, (ps.length - rank) * ps[place]!));
    corrected[place] = { p, level: 1 - alpha / divisor };
  });
  return corrected;
}
