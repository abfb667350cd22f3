/** Normal numbers from uniform ones. */

/** Gives uniform numbers in [0, 1). */
export type Uniform = () => number;

/** A standard normal number (Box & Muller 1958). */
export function gaussian(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
