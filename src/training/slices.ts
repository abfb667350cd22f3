/** How workers that train take turns with whatever else wants their core: short slices of work, and rests between. */

/** How long commands wait at most, in milliseconds. */
export const SLICE = 16;

/** The rest after every slice, in milliseconds, of a worker that may take this share of a core, in (0, 1]. */
export const restAfterSlice = (share: number): number => Math.round(SLICE * (1 / share - 1));

/**
 * The rest after so many milliseconds of work, of a worker that gives way and takes this share of what it may, in (0, 1];
 * it comes on top of the rest that leaves others their cores.
 */
export const restGivingWay = (took: number, share: number): number => Math.round(took * (1 / share - 1));
