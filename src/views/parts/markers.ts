/** How inputs are drawn: as lines, as a line with ticks where a marker is set, or as rows of ink where they are symbols. */

export const isMarker = (name: string): boolean => name === 'marker';

/** True where an input is a line with a marker beside it, the way the adding problem has them. */
export const hasMarker = (names: readonly string[]): boolean => names.length === 2 && isMarker(names[1]!);

/** The steps whose marker is set; the first and the last step carry −1, which marks nothing. */
export function markedSteps(markers: ArrayLike<number>): number[] {
  return Array.from({ length: markers.length }, (_, step) => step).filter((step) => markers[step]! > 0);
}

/** Symbols are there or not; the steps of every memory task are symbols, but for the adding problem's numbers. */
export const areSymbols = (kind: 'series' | 'sequences', names: readonly string[]): boolean =>
  kind === 'sequences' && !hasMarker(names);
