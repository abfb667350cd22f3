/** The adding problem's second input says which steps count: it is drawn as ticks over the line of values. */

export const isMarker = (name: string): boolean => name === 'marker';

/** True where an input is a line with a marker beside it, the way the adding problem has them. */
export const hasMarker = (names: readonly string[]): boolean => names.length === 2 && isMarker(names[1]!);

/** The steps whose marker is set; the first and the last step carry −1, which marks nothing. */
export function markedSteps(markers: ArrayLike<number>): number[] {
  return Array.from({ length: markers.length }, (_, step) => step).filter((step) => markers[step]! > 0);
}
