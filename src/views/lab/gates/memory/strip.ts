/** The strip of memory lengths as data: a logarithmic axis of steps, a row for every unit, the shortest memory lowest. */
import type { MemoryLength } from './memory-length';

/** The picture's own units, stretched to the strip. */
export const STRIP = { width: 300, height: 60, inset: 5 } as const;

/** Shorter memories than this stand at the left edge, in steps: there a unit keeps a thousandth from step to step. */
export const SHORTEST = 0.1;

export interface StripScale {
  /** Steps at the right edge; what is longer stands there, too. */
  readonly longest: number;
  /** 0 at the left edge, 1 at the right one. */
  readonly share: (steps: number) => number;
  /** Powers of ten on the axis. */
  readonly ticks: readonly number[];
}

/** An axis on which the sequence's length, and the lag if there is one, have room to their right. */
export function stripScale(steps: number, lag: number | null): StripScale {
  const longest = Math.max(10, 4 * steps, 6 * (lag ?? 0));
  const span = Math.log(longest / SHORTEST);
  const share = (value: number): number => Math.log(Math.min(longest, Math.max(SHORTEST, value)) / SHORTEST) / span;
  const ticks: number[] = [];
  for (let power = -1; 10 ** power <= longest; power++) ticks.push(10 ** power);
  return { longest, share, ticks };
}

export interface Dot {
  readonly unit: number;
  readonly x: number;
  readonly y: number;
}

/** Where the dots of all units lie in the picture. */
export function dotsOf(lengths: readonly MemoryLength[], { share }: StripScale): Dot[] {
  const { width, height, inset } = STRIP;
  const room = height - 2 * inset;
  return lengths.map(({ unit, halfLife }, rank) => ({
    unit,
    x: inset + share(halfLife) * (width - 2 * inset),
    y: height - inset - (lengths.length === 1 ? 0.5 : rank / (lengths.length - 1)) * room,
  }));
}

/** The rank of the dot nearest to a place, both as shares of the strip; −1 where there is none. */
export function nearest(dots: readonly Dot[], x: number, y: number, aspect: number): number {
  let found = -1;
  let least = Infinity;
  dots.forEach((dot, rank) => {
    const distance = Math.hypot((dot.x / STRIP.width - x) * aspect, dot.y / STRIP.height - y);
    if (distance < least) [found, least] = [rank, distance];
  });
  return found;
}
