/** How workers that train take turns with whatever else wants their core: short slices of work, and rests between. */

/** How long commands wait at most, in milliseconds. */
export const SLICE = 16;

/** The rest after every slice, in milliseconds, for a worker that may take this share, in (0, 1], of a core. */
export const restAfterSlice = (share: number): number => Math.round(SLICE * (1 / share - 1));

/**
 * The rest after `took` milliseconds of work, for a worker that gives way and takes only this share, in (0, 1], of what it
 * may take. It is added to the rest that leaves others their cores.
 */
export const restGivingWay = (took: number, share: number): number => Math.round(took * (1 / share - 1));
