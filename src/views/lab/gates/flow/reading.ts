/** What the norms of one contender say about its way back through time: a rule from numbers to a sentence's key. */

/** The smallest number that 32-bit training holds in full; what is smaller it loses, and is not drawn. */
export const SMALLEST = 2 ** -126;

export const isDrawn = (value: number): boolean => value >= SMALLEST && Number.isFinite(value);

/** How the norm at the far end compares with the one where the pass ends. */
export type Verdict = 'vanishes' | 'fades' | 'kept' | 'grows' | 'explodes';

/** Below the first bound it vanishes, above the last it explodes; in between it is kept within a factor of two. */
const BOUNDS: readonly (readonly [Verdict, number])[] = [
  ['vanishes', 0.01],
  ['fades', 0.5],
  ['kept', 2],
  ['grows', 100],
];

export const verdictOn = (ratio: number): Verdict => BOUNDS.find(([, below]) => ratio < below)?.[0] ?? 'explodes';

/** `away`: steps between the step that is spoken of and the one where the pass ends. */
export type Reading =
  | { readonly says: 'single' | 'nothing' }
  /** The norm at the end is 0: the largest one, and where it stands (0-based). */
  | { readonly says: 'noneAtEnd'; readonly largest: number; readonly step: number }
  /** From here on to the far end it is exactly 0, or too small, or no finite number. */
  | { readonly says: 'zero' | 'tooSmall' | 'notFinite'; readonly away: number }
  | { readonly says: 'ratio'; readonly away: number; readonly ratio: number; readonly verdict: Verdict };

/**
 * Compares the far end of the sequence, where the pass began, with the step where it ends.
 *
 * @param norms by step, [T]; NaN where there is none, infinite where it is no finite number
 * @param backward the pass works from the last step to the first, so it ends at the first
 */
export function readingOf(norms: Float64Array, backward: boolean): Reading {
  const inOrder = backward ? norms : norms.toReversed();
  // A mean over sequences that are shorter than the probe ends before it does.
  const length = inOrder.findLastIndex((value) => !Number.isNaN(value)) + 1;
  const back = inOrder.subarray(0, length);
  if (back.length === 1) return { says: 'single' };
  const end = back[0] ?? 0;
  const largest = Math.max(...back);
  if (!(largest > 0)) return { says: 'nothing' };
  const far = back.at(-1)!;
  if (end === Infinity || far === Infinity) return { says: 'notFinite', away: back.indexOf(Infinity) };
  if (!isDrawn(end)) {
    const at = back.indexOf(largest);
    return { says: 'noneAtEnd', largest, step: backward ? at : norms.length - 1 - at };
  }
  const away = back.length - 1;
  if (far < SMALLEST) return { says: far === 0 ? 'zero' : 'tooSmall', away: startOfEnd(back, far) };
  return { says: 'ratio', away, ratio: far / end, verdict: verdictOn(far / end) };
}

/** Where the stretch of zeros, or of numbers that are too small, begins that reaches to the far end. */
function startOfEnd(back: Float64Array, far: number): number {
  const others = back.findLastIndex((value) => (far === 0 ? value !== 0 : value >= SMALLEST));
  return others + 1;
}
