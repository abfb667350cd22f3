/** Axes: the range that a set of lines needs, its ticks, and where a value lies on it. */
import { ticks } from 'd3-array';

export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly log: boolean;
}

/** A linear axis over the values with a little air, or from 0 where `zero`. Constant values get a range around them. */
export function linearAxis(values: Iterable<number>, options: { zero?: boolean; count?: number } = {}): Axis {
  const [low, high] = extent(values);
  const from = options.zero && low >= 0 ? 0 : low;
  const air = high > from ? (high - from) * 0.06 : Math.abs(high) * 0.1 || 1;
  const domain = [from === 0 && options.zero ? 0 : from - air, high + air] as const;
  return { domain, ticks: ticks(domain[0], domain[1], options.count ?? 4), log: false };
}

/** A logarithmic axis over the positive values; ticks at 1, 2, 5 of every decade, or at decades alone where they abound. */
export function logAxis(values: Iterable<number>): Axis {
  const [low, high] = extent([...values].filter((value) => value > 0));
  const domain = [low / 1.15, high * 1.15] as const;
  const decades = Math.log10(domain[1] / domain[0]);
  const steps = decades > 3 ? [1] : decades > 1.2 ? [1, 3] : [1, 2, 5];
  const marks: number[] = [];
  for (let e = Math.floor(Math.log10(domain[0])); e <= Math.ceil(Math.log10(domain[1])); e++) {
    for (const step of steps) {
      const mark = Number(`${step}e${e}`);
      if (mark >= domain[0] && mark <= domain[1]) marks.push(mark);
    }
  }
  // A range inside one step of the decades has none of their marks.
  return { domain, ticks: marks.length >= 2 ? marks : ticks(domain[0], domain[1], 3), log: true };
}

/** 0 at the low end, 1 at the high end. */
export function shareOf(axis: Pick<Axis, 'domain' | 'log'>, value: number): number {
  const f = axis.log ? Math.log : (v: number) => v;
  const [low, high] = axis.domain;
  return high === low ? 0.5 : (f(value) - f(low)) / (f(high) - f(low));
}

function extent(values: Iterable<number>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0.1, 1];
}
