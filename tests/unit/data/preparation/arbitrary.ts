/** Random preparations and tables with gaps for property tests. */
import fc from 'fast-check';
import {
  GAP_RULES,
  MISSING_RULES,
  OUTLIER_RULES,
  SCALES,
  SMOOTHINGS,
  TRANSFORMS,
  type PreparationSpec,
} from '../../../../src/experiment/schema';
import type { RowLabels, Table } from '../../../../src/experiment/sequences';

export const HOUR = 3_600_000;

/** Everything that the preparation of a series can be told. */
export const preparations: fc.Arbitrary<Partial<PreparationSpec>> = fc.record({
  gaps: fc.constantFrom(...GAP_RULES),
  missing: fc.constantFrom(...MISSING_RULES),
  missingIndicator: fc.boolean(),
  outliers: fc.record({
    rule: fc.constantFrom(...OUTLIER_RULES),
    k: fc.constantFrom(0.5, 1.5, 3),
    low: fc.constantFrom(-10, 20),
    high: fc.constantFrom(null, 60),
  }),
  smoothing: fc.record({ rule: fc.constantFrom(...SMOOTHINGS), rows: fc.constantFrom(2, 5), alpha: fc.constant(0.4) }),
  transform: fc.constantFrom(...TRANSFORMS),
  features: fc.record({
    timeSince: fc.boolean(),
    calendar: fc.subarray(['hour', 'weekday', 'month'] as const),
    rollingMean: fc.constantFrom(null, 2, 5),
    rollingStd: fc.constantFrom(null, 2, 5),
    lags: fc.subarray([1, 2, 7]),
    words: fc.subarray(['sky']),
    knownAhead: fc.constant([]),
    calendarAhead: fc.boolean(),
  }),
  scale: fc.constantFrom(...SCALES),
});

/** A column of so many values, each missing with some probability. */
export const columnOf = (rows: number, value: fc.Arbitrary<number>) =>
  fc.array(fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: fc.constant(NaN) }), {
    minLength: rows,
    maxLength: rows,
  });

const hourly = (rows: number): RowLabels => ({
  kind: 'time',
  times: Float64Array.from({ length: rows }, (_, row) => row * HOUR),
  precision: 'minute',
});

/** Hourly rows, columns "sunspots" (which specs of the tests name) and "b", and a column of words, "sky". */
export const tableWith = (sunspots: readonly number[], b: readonly number[]): Table => ({
  rows: sunspots.length,
  columns: [
    { name: 'sunspots', unit: '', values: Float64Array.from(sunspots) },
    { name: 'b', unit: '', values: Float64Array.from(b) },
  ],
  texts: [
    { name: 'sky', codes: Int32Array.from(sunspots, (_, row) => ((row * 7) % 5) - 1), words: ['a', 'b', 'c', 'd'] },
  ],
  labels: hourly(sunspots.length),
});
