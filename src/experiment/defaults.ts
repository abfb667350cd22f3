/** The defaults of ExperimentSpec versions 1 and 2, frozen: a link made today must mean the same after they have moved on. */
import { cellFieldDefaults } from './cells';

function freeze<const V>(value: V): V {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

export const CONTENDER_DEFAULTS_V1 = freeze({
  units: 16,
  layers: 1,
  bidirectional: false,
  activation: 'tanh',
  gateActivation: 'sigmoid',
  ...cellFieldDefaults('options'),
  kernelInitialiser: 'glorotUniform',
  recurrentInitialiser: 'orthogonal',
  ...cellFieldDefaults('biases'),
  chronoMax: null,
  dropout: 0,
  recurrentDropout: 0,
});

export const SPEC_DEFAULTS_V1 = freeze({
  seed: 42,
  seeds: 1,
  trainingSeed: null,
  data: { source: { kind: 'dataset', id: 'sunspots' } },
  task: { kind: 'auto', window: 24, horizon: 1, stride: 1, strategy: 'direct', beyond: null, seasonalPeriod: null },
  preparation: {
    resample: null,
    gaps: 'ignore',
    missing: 'linear',
    missingIndicator: false,
    outliers: { rule: 'none', k: 3, low: null, high: null },
    smoothing: { rule: 'none', rows: 5, alpha: 0.3 },
    transform: 'none',
    features: { timeSince: false, rollingMean: null, rollingStd: null, calendarAhead: false },
    split: { validation: 0.15, test: 0.15, shuffle: false },
    scale: 'minMax',
    lengths: 'pad',
    imbalance: 'none',
  },
  contenders: [
    { cell: 'lstm', ...CONTENDER_DEFAULTS_V1 },
    { cell: 'gru', ...CONTENDER_DEFAULTS_V1 },
  ],
  matching: 'none',
  training: {
    optimiser: 'adam',
    learningRate: 0.005,
    decayStart: 1,
    momentum: 0.9,
    beta1: 0.9,
    beta2: 0.999,
    rho: 0.99,
    epsilon: 1e-8,
    batchSize: 32,
    epochs: 500,
    loss: 'auto',
    huberDelta: 1,
    clipping: { rule: 'norm', limit: 1 },
    l1: 0,
    l2: 0,
    earlyStopping: { enabled: false, patience: 30, minDelta: 0 },
    restoreBest: true,
    backend: 'auto',
  },
});

export const INTERVENTION_DEFAULTS_V1 = freeze({
  on: true,
  contender: 0,
  layer: 0,
  direction: 'forward',
  units: 'all',
  steps: 'all',
  value: 0,
  variable: 0,
});
