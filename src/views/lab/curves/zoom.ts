/** The stretch of the horizontal axis that is drawn, as pure steps from one stretch to the next. */

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One turn of the wheel or press of + makes the stretch this much shorter. */
export const ZOOM_STEP = 0.8;

/** The same stretch inside the whole and no shorter than `least`; its length is kept where it can be. */
export function within({ from, to }: Range, whole: Range, least: number): Range {
  const length = Math.min(whole.to - whole.from, Math.max(to - from, least));
  const middle = (from + to) / 2;
  const start = to - from >= least ? from : middle - length / 2;
  const begin = Math.max(whole.from, Math.min(start, whole.to - length));
  return { from: begin, to: begin + length };
}

/** `factor` times as long, with the point `at` staying where it is on the screen. */
export const scaledAt = ({ from, to }: Range, factor: number, at: number): Range => ({
  from: at + (from - at) * factor,
  to: at + (to - at) * factor,
});

/** Moved by this share of its length, to the right where positive. */
export const panned = ({ from, to }: Range, share: number): Range => {
  const by = (to - from) * share;
  return { from: from + by, to: to + by };
};

/** Moved as little as needed for `at` to lie in it. */
export function showing({ from, to }: Range, at: number): Range {
  if (at < from) return { from: at, to: at + (to - from) };
  if (at > to) return { from: at - (to - from), to: at };
  return { from, to };
}

/** A stretch that covers the whole (or was never chosen) is none: it then grows as training goes on. */
export const chosenOrWhole = (range: Range, whole: Range): Range | null =>
  range.from <= whole.from && range.to >= whole.to ? null : range;
