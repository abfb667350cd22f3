/** Synthesised series: sines with Gaussian noise, drawn from the spec's seed. */
import { randomNormal } from 'd3-random';
import { stream } from '../experiment/random';
import type { SourceSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';

export type SeriesSource = Extract<SourceSpec, { kind: 'sine' | 'sumOfSines' }>;

/** The one column of a synthesised series. */
export const SYNTHESISED_COLUMN = 'value';

/**
 * x_t = Σ_k a_k sin(2π t / p_k) + σ ε_t, ε_t standard normal, t = 0, 1, …; each row labelled with its t.
 * The clean series does not depend on the seed. Throws when periods and amplitudes differ in number.
 */
export function synthesise(source: SeriesSource, seed: number): Table {
  const { length, noise } = source;
  const periods = source.kind === 'sine' ? [source.period] : source.periods;
  const amplitudes = source.kind === 'sine' ? [source.amplitude] : source.amplitudes;
  if (periods.length !== amplitudes.length) {
    throw new Error(`amplitudes: ${amplitudes.length} given for ${periods.length} periods; give one for each`);
  }
  const random = stream(seed, 'data', 'noise');
  const normal = randomNormal.source(() => random.uniform())(0, 1);
  const values = Float64Array.from({ length }, (_, t) => {
    const clean = periods.reduce((sum, period, k) => sum + amplitudes[k]! * Math.sin((2 * Math.PI * t) / period), 0);
    return clean + noise * normal();
  });
  return {
    rows: length,
    columns: [{ name: SYNTHESISED_COLUMN, unit: '', values }],
    labels: { kind: 'number', first: 0 },
  };
}
