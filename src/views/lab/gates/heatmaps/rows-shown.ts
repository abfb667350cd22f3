/** How many of a heatmap's rows are in sight at once; the rest of a larger layer is reached by scrolling inside it. */
export const MOST_ROWS = 128;
