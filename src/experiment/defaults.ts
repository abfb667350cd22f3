/** The defaults of ExperimentSpec version 1, frozen: a link made today must mean the same after they have moved on. */

function freeze<const V>(value: V): V {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

export const SOURCE_DEFAULTS_V1 = freeze({
  sine: { length: 800, period: 25, amplitude: 1, noise: 0.1 },
  sumOfSines: { length: 1000, periods: [16, 45], amplitudes: [1, 0.6], noise: 0.05 },
  adding: { lag: 30, sequencesPerEpoch: 512, heldOutSequences: 256 },
  delayedRecall: { lag: 8, symbols: 4, answers: 16, sequencesPerEpoch: 512, heldOutSequences: 256 },
});

export const CONTENDER_DEFAULTS_V1 = freeze({
  units: 16,
  layers: 1,
  bidirectional: false,
  activation: 'tanh',
  gateActivation: 'sigmoid',
  resetAfter: true,
  kernelInitialiser: 'glorotUniform',
  recurrentInitialiser: 'orthogonal',
  forgetBias: 1,
  inputBias: 0,
  updateBias: 0,
  chronoMax: null,
  dropout: 0,
  recurrentDropout: 0,
});

export const SPEC_DEFAULTS_V1 = freeze({
  seed: 42,
  data: { source: { kind: 'dataset', id: 'sunspots' } },
  task: { kind: 'auto', window: 24, horizon: 1, stride: 1, strategy: 'direct', seasonalPeriod: null },
  preparation: {
    missing: 'linear',
    missingIndicator: false,
    outliers: { rule: 'none', k: 3 },
    transform: 'none',
    features: { rollingMean: null, rollingStd: null },
    split: { validation: 0.15, test: 0.15, shuffle: false },
    scale: 'minMax',
    lengths: 'pad',
    imbalance: 'none',
  },
  contenders: [
    { cell: 'lstm', ...CONTENDER_DEFAULTS_V1 },
    { cell: 'gru', ...CONTENDER_DEFAULTS_V1 },
  ],
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
