/** The defaults of ExperimentSpec version 1, frozen: a link made today must mean the same after they have moved on. */

function freeze<const V>(value: V): V {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

/** A series is whole unless damage is asked for. */
const WHOLE = { missingShare: 0, outlierShare: 0 } as const;
const SEQUENCES = { sequencesPerEpoch: 512, heldOutSequences: 256 } as const;

export const SOURCE_DEFAULTS_V1 = freeze({
  sine: { length: 800, period: 25, amplitude: 1, noise: 0.1, ...WHOLE },
  sumOfSines: { length: 1000, periods: [16, 45], amplitudes: [1, 0.6], noise: 0.05, ...WHOLE },
  square: { length: 800, period: 25, amplitude: 1, noise: 0.1, ...WHOLE },
  sawtooth: { length: 800, period: 25, amplitude: 1, noise: 0.1, ...WHOLE },
  triangle: { length: 800, period: 25, amplitude: 1, noise: 0.1, ...WHOLE },
  chirp: { length: 1000, startPeriod: 60, endPeriod: 15, amplitude: 1, noise: 0.02, ...WHOLE },
  dampedOscillation: { length: 800, period: 25, amplitude: 1, halfLife: 200, noise: 0.02, ...WHOLE },
  trendSeason: { length: 600, slope: 0.01, period: 12, amplitude: 1, noise: 0.2, ...WHOLE },
  randomWalk: { length: 1000, drift: 0, step: 1, ...WHOLE },
  ar2: { length: 1000, phi1: 1.6, phi2: -0.8, noise: 1, ...WHOLE },
  logisticMap: { length: 1000, r: 3.9, start: 0.4, noise: 0, ...WHOLE },
  mackeyGlass: { length: 1500, tau: 17, beta: 0.2, gamma: 0.1, power: 10, noise: 0, ...WHOLE },
  lorenz: { length: 1500, sigma: 10, rho: 28, beta: 8 / 3, step: 0.05, noise: 0, ...WHOLE },
  adding: { lag: 30, ...SEQUENCES },
  delayedRecall: { lag: 8, symbols: 4, answers: 16, ...SEQUENCES },
  temporalOrder: { lag: 30, ...SEQUENCES },
  copy: { lag: 10, symbols: 4, stringLength: 3, ...SEQUENCES },
  parity: { lag: 20, ...SEQUENCES },
  brackets: { lag: 40, maxDepth: 4, ...SEQUENCES },
  file: {
    size: 0,
    delimiter: 'auto',
    decimal: 'auto',
    header: 'auto',
    encoding: 'auto',
    dates: 'auto',
    types: [],
    everyNth: 1,
  },
  drawn: {},
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
  seeds: 1,
  trainingSeed: null,
  data: { source: { kind: 'dataset', id: 'sunspots' } },
  task: { kind: 'auto', window: 24, horizon: 1, stride: 1, strategy: 'direct', beyond: null, seasonalPeriod: null },
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
