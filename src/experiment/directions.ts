/** The directions in which a contender's layers read a sequence. */

export const DIRECTIONS = ['forward', 'backward'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Forward alone, or both: a bidirectional layer is two layers side by side over the same input (Schuster & Paliwal 1997). */
export const directionsOf = ({ bidirectional }: { readonly bidirectional: boolean }): readonly Direction[] =>
  bidirectional ? DIRECTIONS : DIRECTIONS.slice(0, 1);
