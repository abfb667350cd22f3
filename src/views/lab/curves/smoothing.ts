/** Smoothing of noisy curves. */

/** The strongest smoothing that is offered. */
export const MOST_SMOOTHING = 0.99;

/**
 * Exponential moving average, freed from the bias towards its start at 0: s_k = w·s_(k−1) + (1 − w)·y_k, drawn is
 * s_k / (1 − w^n) with n the values so far. As TensorBoard smooths its scalars (`classicSmoothing` in
 * line_chart_v2/data_transformer.ts; the correction is Adam's, Kingma & Ba 2015, section 3).
 *
 * @param weight w, 0 (as it is) … below 1
 * @returns one value for each of the first `length`; what is not finite stays as it is and counts for nothing
 */
export function smoothed(ys: readonly number[], length: number, weight: number): number[] {
  let last = 0;
  let remaining = 1;
  return Array.from({ length }, (_, k) => {
    const y = ys[k]!;
    if (weight === 0 || !Number.isFinite(y)) return y;
    last = weight * last + (1 - weight) * y;
    remaining *= weight;
    return last / (1 - remaining);
  });
}
