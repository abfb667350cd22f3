/** Random valid specs for property tests: each field is either left to its default or drawn from its whole range. */
import fc from 'fast-check';
import { CELLS, GATES } from '../../../src/experiment/cells';
import {
  ACTIVATIONS,
  DATASET_IDS,
  GAP_RULES,
  GATE_ACTIVATIONS,
  INTERVALS,
  KERNEL_INITIALISERS,
  MISSING_RULES,
  OUTLIER_RULES,
  SMOOTHINGS,
  SUMMARIES,
  TASK_KINDS,
  TRANSFORMS,
} from '../../../src/experiment/schema';
import { boundsAt } from '../../../src/experiment/bounds';
import { COLUMN_TYPES, DATE_ORDERS, DECIMALS, DELIMITERS, ENCODINGS } from '../../../src/experiment/sources/file';
import { MEMORY_KINDS, SYNTHESISED_KINDS, sourceDefaults, type MadeUpKind } from '../../../src/experiment/sources';

const real = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const positive = (max: number) => real(1e-9, max);
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T) => fc.record(fields, { requiredKeys: [] });
/** A source of this kind whose numbers are drawn from their whole range. */
function numbersOf(kind: MadeUpKind) {
  const fields = Object.keys(sourceDefaults(kind)).map((field) => {
    const { min, max, whole } = boundsAt(`data.source.${field}`, kind);
    return [field, whole ? fc.integer({ min, max }) : real(min, max)] as const;
  });
  return some(Object.fromEntries(fields)).map((drawn) => ({ kind, ...drawn }));
}

const source = fc.oneof(
  fc.record({ kind: fc.constant('dataset'), id: fc.constantFrom(...DATASET_IDS) }),
  ...SYNTHESISED_KINDS.filter((kind) => kind !== 'sumOfSines' && kind !== 'ar2').map(numbersOf),
  fc
    .array(fc.tuple(real(2, 10_000), real(0, 1e6)), { minLength: 1, maxLength: 8 })
    .map((pairs) => ({ kind: 'sumOfSines', periods: pairs.map(([p]) => p), amplitudes: pairs.map(([, a]) => a) })),
  // Inside the triangle of the stationary ones. A product may underflow to −0, which JSON does not keep.
  fc
    .tuple(real(-0.999, 0.999), real(-0.99, 0.99))
    .map(([phi2, share]) => ({ kind: 'ar2', phi1: share * (1 - phi2) + 0, phi2 })),
  ...MEMORY_KINDS.map(numbersOf),
  fc
    .tuple(
      fc.string({ minLength: 1 }),
      some({
        size: fc.integer({ min: 0, max: 1e9 }),
        delimiter: fc.constantFrom('auto', ...DELIMITERS),
        decimal: fc.constantFrom('auto', ...DECIMALS),
        header: fc.constantFrom('auto', 'yes', 'no'),
        encoding: fc.constantFrom('auto', ...ENCODINGS),
        dates: fc.constantFrom('auto', ...DATE_ORDERS),
        types: fc.array(fc.record({ column: fc.string(), type: fc.constantFrom(...COLUMN_TYPES) }), { maxLength: 12 }),
        everyNth: fc.integer({ min: 1, max: 1000 }),
      }),
    )
    .map(([name, fields]) => ({ kind: 'file', name, ...fields })),
  fc.array(real(-1e6, 1e6), { minLength: 20, maxLength: 200 }).map((values) => ({ kind: 'drawn', values })),
);

const contender = fc
  .tuple(
    fc.constantFrom(...CELLS),
    some({
      units: fc.integer({ min: 1, max: 512 }),
      layers: fc.integer({ min: 1, max: 4 }),
      bidirectional: fc.boolean(),
      activation: fc.constantFrom(...ACTIVATIONS),
      gateActivation: fc.constantFrom(...GATE_ACTIVATIONS),
      resetAfter: fc.boolean(),
      kernelInitialiser: fc.constantFrom(...KERNEL_INITIALISERS),
      recurrentInitialiser: fc.constantFrom(...KERNEL_INITIALISERS),
      forgetBias: real(-20, 20),
      inputBias: real(-20, 20),
      updateBias: real(-20, 20),
      chronoMax: fc.option(fc.integer({ min: 3, max: 100_000 })),
      dropout: real(0, 0.95),
      recurrentDropout: real(0, 0.95),
    }),
  )
  .map(([cell, options]) => ({ cell, ...options }));

const place = {
  on: fc.boolean(),
  contender: fc.integer({ min: 0, max: 3 }),
  layer: fc.integer({ min: 0, max: 3 }),
  direction: fc.constantFrom('forward', 'backward'),
  units: fc.oneof(fc.constant('all'), fc.array(fc.integer({ min: 0, max: 511 }), { minLength: 1, maxLength: 5 })),
};
const step = fc.integer({ min: 0, max: 4999 });
const steps = fc.oneof(fc.constant('all'), fc.record({ from: step, to: step }));
const intervention = fc.oneof(
  fc
    .tuple(fc.constantFrom(...GATES), real(-1e6, 1e6), some({ ...place, steps }))
    .map(([gate, value, fields]) => ({ kind: 'clamp', gate, value, ...fields })),
  some(place).map((fields) => ({ kind: 'silence', ...fields })),
  fc
    .tuple(
      fc.constantFrom('c', 'h'),
      fc.constantFrom('erase', 'freeze', 'set'),
      some({ ...place, steps, value: real(-1e6, 1e6) }),
    )
    .map(([state, action, fields]) => ({ kind: 'state', state, action, ...fields })),
  fc
    .tuple(step, real(-1e12, 1e12), some({ on: fc.boolean(), variable: fc.integer({ min: 0, max: 999 }) }))
    .map(([at, value, fields]) => ({ kind: 'input', step: at, value, ...fields })),
);

/** A spec document that parses. */
export const specDocument = some({
  seed: fc.integer({ min: 0, max: 0x7fffffff }),
  data: some({
    source,
    inputs: fc.array(fc.string(), { maxLength: 3 }),
    targets: fc.array(fc.string(), { maxLength: 3 }),
  }),
  task: some({
    kind: fc.constantFrom(...TASK_KINDS),
    window: fc.integer({ min: 1, max: 2000 }),
    horizon: fc.integer({ min: 1, max: 500 }),
    stride: fc.integer({ min: 1, max: 1000 }),
    strategy: fc.constantFrom('direct', 'recursive'),
    seasonalPeriod: fc.option(fc.integer({ min: 1, max: 5000 })),
  }),
  preparation: some({
    resample: fc.option(fc.record({ to: fc.constantFrom(...INTERVALS), by: fc.constantFrom(...SUMMARIES) })),
    gaps: fc.constantFrom(...GAP_RULES),
    missing: fc.constantFrom(...MISSING_RULES),
    missingIndicator: fc.boolean(),
    outliers: fc
      .tuple(
        some({ rule: fc.constantFrom(...OUTLIER_RULES), k: positive(100) }),
        real(-1e12, 0),
        fc.option(real(1, 1e12)),
      )
      .map(([fields, low, high]) => ({ ...fields, low, high })),
    smoothing: some({
      rule: fc.constantFrom(...SMOOTHINGS),
      rows: fc.integer({ min: 2, max: 2000 }),
      alpha: positive(1),
    }),
    transform: fc.constantFrom(...TRANSFORMS),
    features: some({
      timeSince: fc.boolean(),
      calendar: fc.uniqueArray(fc.constantFrom('hour', 'weekday', 'month')),
      rollingMean: fc.option(fc.integer({ min: 2, max: 2000 })),
      lags: fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 4 }),
      words: fc.array(fc.string(), { maxLength: 3 }),
      knownAhead: fc.array(fc.string(), { maxLength: 3 }),
      calendarAhead: fc.boolean(),
    }),
    split: some({ validation: real(0.01, 0.45), test: real(0.01, 0.45), shuffle: fc.boolean() }),
    scale: fc.constantFrom('none', 'standard', 'minMax'),
  }),
  contenders: fc.array(contender, { minLength: 1, maxLength: 4 }),
  training: some({
    optimiser: fc.constantFrom('adam', 'rmsprop', 'sgd'),
    learningRate: positive(10),
    decayStart: real(0, 1),
    epsilon: positive(1),
    batchSize: fc.integer({ min: 1, max: 4096 }),
    epochs: fc.integer({ min: 1, max: 100_000 }),
    loss: fc.constantFrom('auto', 'mse', 'mae', 'huber', 'crossEntropy'),
    clipping: some({ rule: fc.constantFrom('none', 'value', 'norm'), limit: positive(1e6) }),
    l1: real(0, 10),
    earlyStopping: some({ enabled: fc.boolean(), patience: fc.integer({ min: 1, max: 10_000 }) }),
    restoreBest: fc.boolean(),
    backend: fc.constantFrom('auto', 'webgl', 'simd', 'reference'),
  }),
  interventions: fc.array(intervention, { maxLength: 4 }),
});

/** One whose link is short enough to be readable. */
export const smallDocument = some({
  seed: fc.integer({ min: 0, max: 0x7fffffff }),
  interventions: fc.array(intervention, { maxLength: 1 }),
});
