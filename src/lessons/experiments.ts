/** Experiments that more than one card or mistake shows; those that only one shows stand beside it. */
import type { SpecDocument } from './lesson';

/** What is shown for a card or a mistake. */
export interface See {
  /** The experiment to load. */
  readonly spec: SpecDocument;
  /** What to unfold, by its id in `store/opened.ts`: panels of the gate lab, or the preparation. */
  readonly open?: readonly string[];
}

/** Sunspots, window of 24 years; one input, so that 16 units have 1,169, 929 and 305 parameters. */
export const SUNSPOTS: SpecDocument = {
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 150 },
};

/** The numbers of the sunspots in random order. */
export const SHUFFLED_SUNSPOTS: SpecDocument = {
  data: {
    source: {
      kind: 'drawn',
      values: [
        32.4, 30.6, 10.2, 10, 38.5, 140.4, 36, 41.1, 190.2, 62, 77.8, 27.5, 122, 64.2, 63.5, 64.9, 10.2, 70.9, 16, 74,
        26.7, 88.8, 119.6, 66.2, 47, 26.2, 96.3, 43.1, 63.5, 6.8, 100.8, 20, 20.9, 40, 70, 79.7, 73, 66.6, 7, 68.9,
        12.2, 54.8, 29, 47.5, 21.2, 27.5, 105.5, 64.5, 93.8, 18.6, 44.3, 21.5, 3.6, 63.9, 8.1, 8.5, 83.4, 47.6, 20.6,
        13.9, 22, 45.9, 5.7, 157.6, 104.5, 47.7, 16.3, 29.8, 136.3, 53.8, 36.4, 22.8, 4, 67, 47, 10.2, 24.1, 29.9, 46.9,
        0, 44, 82.9, 78, 1.4, 37.6, 26.1, 35.6, 35.4, 16, 11.4, 32.3, 41.8, 85.7, 112.3, 73, 21.3, 6.3, 9.6, 8.7, 101,
        36.7, 85.9, 77.2, 61.2, 11, 56.9, 15.5, 15.6, 7.5, 17.5, 66.6, 63.6, 138.3, 31.5, 23.9, 103.2, 1.4, 8, 27.9,
        154.4, 63.7, 0, 155.4, 53.9, 33.2, 5, 54.3, 40.1, 69, 103, 38, 5, 30.7, 57.1, 104, 6.8, 101.6, 145.7, 78, 35.7,
        5.8, 12.1, 59.7, 10.7, 100.2, 2, 30.6, 105.9, 68.1, 15, 41, 121.5, 36.1, 40.4, 11, 9.5, 37.8, 142.6, 66.6,
        141.7, 23, 59.1, 7.3, 16.3, 11, 26, 114.4, 54, 6.4, 66.6, 28.1, 17, 11.3, 0, 94.3, 81.6, 64.6, 45, 2.7, 67.8,
        28, 37.6, 14.5, 34, 13.4, 5, 92.6, 9.6, 48.5, 69.4, 93.3, 4.3, 16, 89.9, 30.1, 58, 130.9, 5.7, 4.1, 63.7, 66.5,
        151.6, 44.7, 15.1, 2.9, 125.9, 6, 111, 27, 47, 139, 3.4, 6.6, 106.1, 154.6, 47.4, 63, 45.8, 42, 92.5, 184.8,
        54.1, 118.1, 12.4, 37.6, 84.8, 43.9, 83.9, 15.2, 61.5, 24.2, 64, 8.6, 111.2, 3, 47.5, 16.6, 111, 134.7, 85.1,
        20, 10.1, 47.8, 93.8, 60, 6.7, 12.6, 17.9, 25.4, 132, 16.7, 36.3, 13.2, 19.8, 98.5, 40, 8.5, 38, 49.6, 39, 52.2,
        11.1, 109.6, 95.8, 80.6, 4.4, 42.2, 29.4, 11, 80.9, 7.1, 16, 47.8, 60, 22.7, 62.9, 34.8, 54.6, 124.7, 69.8, 11,
        12.2, 40, 24.4, 35, 13.9, 45.1, 47, 103.9, 115.9, 22, 1.8, 34, 9.6, 14.2, 5, 39, 2.5, 159, 73, 64.3, 13.1, 60,
        34.5, 81, 21, 5, 92.5, 30.5,
      ],
    },
  },
  ...SUNSPOTS,
};

/** Two marked numbers within about ten steps; nobody needs a long memory. */
export const ADDING_10: SpecDocument = {
  data: { source: { kind: 'adding', lag: 10 } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 100 },
};

/** Three times as far: gates that start open for keeping against a simple RNN. */
export const ADDING_30: SpecDocument = {
  data: { source: { kind: 'adding', lag: 30 } },
  contenders: [{ cell: 'lstm', chronoMax: 33 }, { cell: 'gru', chronoMax: 33 }, { cell: 'simpleRnn' }],
  training: { epochs: 100 },
};

/** The simple RNN of ADDING_30 alone, to turn its clipping and its learning rate. */
export const SIMPLE_RNN_AT_LAG_30: SpecDocument = {
  data: { source: { kind: 'adding', lag: 30 } },
  contenders: [{ cell: 'simpleRnn' }],
  training: { epochs: 100 },
};

/** At every step, say the symbol seen eight steps ago. */
export const DELAYED_RECALL: SpecDocument = {
  data: { source: { kind: 'delayedRecall' } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 60 },
};

/** After each bracket: how many are open? */
export const BRACKETS: SpecDocument = {
  data: { source: { kind: 'brackets' } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 60 },
};

/** Large steps without clipping: two simple RNNs with He normal weights, one with orthogonal ones, and an LSTM. */
export const UNCLIPPED: SpecDocument = {
  data: { source: { kind: 'sumOfSines' } },
  task: { window: 40 },
  preparation: { scale: 'standard' },
  contenders: [
    { cell: 'simpleRnn', units: 32, activation: 'relu', recurrentInitialiser: 'heNormal' },
    { cell: 'simpleRnn', units: 32, recurrentInitialiser: 'heNormal' },
    { cell: 'simpleRnn', units: 32 },
    { cell: 'lstm' },
  ],
  training: { optimiser: 'sgd', learningRate: 0.1, epochs: 20, clipping: { rule: 'none' } },
};

/** Two layers of 50 units with ReLU, the series as it is. */
export const TUTORIAL: SpecDocument = {
  data: { source: { kind: 'dataset', id: 'airline' } },
  task: { window: 12 },
  preparation: { split: { validation: 0.1, test: 0.2 } },
  contenders: [
    { cell: 'lstm', units: 50, layers: 2, activation: 'relu' },
    { cell: 'gru', units: 50, layers: 2, activation: 'relu' },
  ],
  training: { epochs: 100, learningRate: 0.001, clipping: { rule: 'none' }, restoreBest: false },
};

/** A rising series, standardised and nothing else. */
export const STANDARDISED_ONLY: SpecDocument = {
  data: { source: { kind: 'dataset', id: 'airline' } },
  task: { window: 12 },
  preparation: { scale: 'standard', split: { validation: 0.15, test: 0.2 } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 150 },
};

/** Every step is a coin: the last value is the best forecast. */
export const RANDOM_WALK: SpecDocument = {
  seed: 2,
  data: { source: { kind: 'randomWalk' } },
  preparation: { scale: 'standard' },
  training: { epochs: 60 },
};

/** Three of ten values are missing and filled with the mean. */
export const GAPS: SpecDocument = {
  data: { source: { kind: 'sumOfSines', missingShare: 0.3 } },
  task: { window: 40 },
  preparation: { missing: 'mean' },
  training: { epochs: 40 },
};

/** One value of twenty jumps. */
export const OUTLIERS: SpecDocument = {
  data: { source: { kind: 'sumOfSines', outlierShare: 0.05 } },
  task: { window: 40 },
  preparation: { scale: 'standard' },
  training: { epochs: 40 },
};

/** 210 noisy rows: A is much too large, B and C are the same with dropout, D has 3 units. */
export const OVERFITTING: SpecDocument = {
  data: { source: { kind: 'ar2', length: 300 } },
  task: { window: 12 },
  preparation: { scale: 'standard' },
  contenders: [
    { cell: 'lstm', units: 32 },
    { cell: 'lstm', units: 32, dropout: 0.4 },
    { cell: 'lstm', units: 32, recurrentDropout: 0.4 },
    { cell: 'lstm', units: 3 },
  ],
  training: { epochs: 200, restoreBest: false },
};

/** Chaos, 24 steps ahead, each forecast fed back. */
export const FED_BACK: SpecDocument = {
  data: { source: { kind: 'mackeyGlass' } },
  task: { horizon: 24, strategy: 'recursive' },
  training: { epochs: 20 },
};

/** A jump every 12 or 13 steps, and a window that sees five. */
export const SQUARE_WAVE: SpecDocument = {
  data: { source: { kind: 'square' } },
  task: { window: 5 },
  training: { epochs: 60 },
};

/** LSTM and GRU with as many units. */
export const EQUAL_UNITS: SpecDocument = {
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 100, backend: 'simd' },
};
