/** A formula over time with noise on it. */

/** formula(t) + σ ε_t for t = 0, 1, … length − 1, with σ = `noise` and ε_t drawn by `normal`. */
export function overTime(
  { length, noise }: { readonly length: number; readonly noise: number },
  normal: () => number,
  formula: (t: number) => number,
): Float64Array {
  return Float64Array.from({ length }, (_, t) => formula(t) + noise * normal());
}

/** The same noise on values that are there already; they are changed in place. */
export function withNoise(values: Float64Array, noise: number, normal: () => number): Float64Array {
  for (let t = 0; t < values.length; t++) values[t] = values[t]! + noise * normal();
  return values;
}
