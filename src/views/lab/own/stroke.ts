/** A line drawn by hand as evenly spaced heights: strokes go over it, gaps are closed when it is used. */

/** Points across the drawing area. */
export const POINTS = 200;

/** A height from −1 to 1 a point; null where nothing was drawn. */
export type Heights = readonly (number | null)[];

export interface Pen {
  /** Point, 0 … POINTS − 1. */
  readonly at: number;
  readonly height: number;
}

export const emptyLine: Heights = new Array<number | null>(POINTS).fill(null);

const inside = (height: number): number => Math.min(1, Math.max(-1, height));

/** The line after a straight stroke from one pen position to the next, whichever lies further left. */
export function stroked(line: Heights, from: Pen, to: Pen): Heights {
  const [left, right] = from.at <= to.at ? [from, to] : [to, from];
  return line.map((height, k) => {
    if (k < left.at || k > right.at) return height;
    if (right.at === left.at) return inside(to.height);
    return inside(left.height + ((k - left.at) / (right.at - left.at)) * (right.height - left.height));
  });
}

/** Values with three decimals: gaps bridged straight, ends held; null where nothing at all was drawn. */
export function finished(line: Heights): number[] | null {
  const drawn = line.flatMap((height, k) => (height === null ? [] : [{ k, height }]));
  if (drawn.length === 0) return null;
  let next = 0;
  return line.map((height, k) => {
    while (next < drawn.length && drawn[next]!.k < k) next++;
    const after = drawn[next] ?? drawn.at(-1)!;
    const before = next > 0 ? drawn[next - 1]! : after;
    const share = after.k === before.k ? 0 : (k - before.k) / (after.k - before.k);
    const value = height ?? before.height + Math.min(1, Math.max(0, share)) * (after.height - before.height);
    return Math.round(value * 1000) / 1000;
  });
}

/** As many evenly spaced heights of a list of any values as the drawing area has points; the largest reaches the edge. */
export function heightsOf(values: readonly number[]): Heights {
  const size = Math.max(1, ...values.map(Math.abs));
  return Array.from({ length: POINTS }, (_, k) => {
    const place = (k / (POINTS - 1)) * (values.length - 1);
    const low = Math.floor(place);
    const from = values[low]!;
    return inside((from + (place - low) * ((values[low + 1] ?? from) - from)) / size);
  });
}

/** Lines to begin with. */
export const SHAPES = {
  empty: () => null,
  wave: (k: number) => 0.7 * Math.sin((2 * Math.PI * k) / 25),
  steps: (k: number) => [-0.6, 0.1, 0.7, -0.1][Math.floor(k / 10) % 4]!,
  ramp: (k: number) => -0.8 + (1.6 * (k % 40)) / 40,
  pulse: (k: number) => (k % 20 < 4 ? 0.8 : -0.5),
} as const satisfies Record<string, (k: number) => number | null>;

export type Shape = keyof typeof SHAPES;

export const shaped = (shape: Shape): Heights => emptyLine.map((_, k) => SHAPES[shape](k));
