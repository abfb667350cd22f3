/** How the workers that train share the cores with the page's thread. */

/** About what the page's thread takes while it draws what they report, in cores. */
const PAGE = 0.9;

/**
 * The share of a core, in (0, 1], that each of so many workers may take so that the page's thread gets its turn at once;
 * where there is a single core, they leave it half of that.
 */
export const coreShare = (workers: number, cores: number): number =>
  Math.min(1, Math.max(cores - PAGE, cores / 2) / workers);
