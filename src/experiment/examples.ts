/** The example menu: starting points as specs; their titles and sentences are in the i18n catalogues under `examples.<id>`. */
import { minimalSpec } from './url';
import { parseSpec } from './parse';
import { vanishing } from './vanishing';
import type { ExperimentSpec } from './schema';

export interface Example {
  readonly id: ExampleId;
  readonly spec: ExperimentSpec;
}

const DOCUMENTS = {
  sunspots: {},
  /** What every tutorial shows: two stacked layers of 50 units, relu, Adam, MSE, 100 epochs, batches of 32, a fifth held out. */
  airlineTutorial: {
    data: { source: { kind: 'dataset', id: 'airline' } },
    task: { window: 12 },
    preparation: { split: { validation: 0.1, test: 0.2 } },
    contenders: [
      { cell: 'lstm', units: 50, layers: 2, activation: 'relu' },
      { cell: 'gru', units: 50, layers: 2, activation: 'relu' },
    ],
    training: { epochs: 100 },
  },
  airlinePrepared: {
    data: { source: { kind: 'dataset', id: 'airline' } },
    task: { window: 12 },
    preparation: { transform: 'logSeasonalDifference', scale: 'standard', split: { validation: 0.15, test: 0.2 } },
    training: { epochs: 200 },
  },
  births: { data: { source: { kind: 'dataset', id: 'births' } }, task: { window: 28 } },
  seattleTemperature: { data: { source: { kind: 'dataset', id: 'seattleTemperature' } }, task: { window: 14 } },
  seattleWeather: {
    data: {
      source: { kind: 'dataset', id: 'seattleTemperature' },
      inputs: ['temp_max', 'temp_min', 'precipitation', 'wind'],
    },
    task: { window: 14 },
    preparation: { features: { calendar: ['month'] }, scale: 'standard' },
    training: { epochs: 60, learningRate: 0.002 },
  },
  co2Gaps: {
    data: { source: { kind: 'dataset', id: 'co2Weekly' } },
    task: { window: 26 },
    preparation: { missing: 'spline', missingIndicator: true, transform: 'difference', scale: 'standard' },
    training: { epochs: 60, learningRate: 0.002 },
  },
  twoSines: { data: { source: { kind: 'sumOfSines' } }, task: { window: 40 } },
  noisySine: { data: { source: { kind: 'sine', noise: 0.3 } }, task: { window: 30 } },
  adding10: { data: { source: { kind: 'adding', lag: 10 } }, training: { epochs: 100 } },
  adding30: {
    data: { source: { kind: 'adding', lag: 30 } },
    contenders: [{ cell: 'lstm', chronoMax: 33 }, { cell: 'gru', chronoMax: 33 }, { cell: 'simpleRnn' }],
    training: { epochs: 150 },
  },
  /**
   * Hochreiter & Schmidhuber (1997), experiment 4, T = 100: 37 epochs of 2,000 fresh sequences are the 74,000 of their
   * Table 7, and of 2,560 fresh ones at most one may be wrong. Chrono gate biases for the longest sequence, 110 steps.
   */
  adding100: {
    data: { source: { kind: 'adding', lag: 100, sequencesPerEpoch: 2000, heldOutSequences: 2560 } },
    contenders: [
      { cell: 'lstm', chronoMax: 110 },
      { cell: 'gru', chronoMax: 110 },
    ],
    training: { batchSize: 16, epochs: 37, decayStart: 0.6 },
  },
  vanishing20: vanishing(20),
  vanishing100: vanishing(100),
  vanishing200: vanishing(200),
  delayedRecall: { data: { source: { kind: 'delayedRecall' } } },
  temporalOrder30: {
    data: { source: { kind: 'temporalOrder', lag: 30 } },
    contenders: [{ cell: 'lstm', chronoMax: 33 }, { cell: 'gru', chronoMax: 33 }, { cell: 'simpleRnn' }],
    training: { epochs: 60 },
  },
  /** Hochreiter & Schmidhuber (1997), experiment 6a; chrono gate biases for the longest sequence, 110 steps. */
  temporalOrder100: {
    data: { source: { kind: 'temporalOrder', lag: 100 } },
    contenders: [{ cell: 'lstm', chronoMax: 110 }, { cell: 'gru', chronoMax: 110 }, { cell: 'simpleRnn' }],
    training: { epochs: 60 },
  },
  copy: {
    data: { source: { kind: 'copy' } },
    contenders: [
      { cell: 'lstm', units: 24 },
      { cell: 'gru', units: 24 },
      { cell: 'simpleRnn', units: 24 },
    ],
    training: { learningRate: 0.01, epochs: 80 },
  },
  parity: {
    data: { source: { kind: 'parity' } },
    contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
    training: { epochs: 80 },
  },
  brackets: { data: { source: { kind: 'brackets' } }, training: { epochs: 60 } },
  noisySquare: { data: { source: { kind: 'square' } }, task: { window: 30 }, training: { epochs: 100 } },
  chirp: { data: { source: { kind: 'chirp' } }, training: { epochs: 200 } },
  trendSeason: { data: { source: { kind: 'trendSeason' } }, training: { epochs: 100 } },
  randomWalk: { data: { source: { kind: 'randomWalk' } }, training: { epochs: 100 } },
  logisticMap: { data: { source: { kind: 'logisticMap' } }, task: { window: 8 }, training: { epochs: 100 } },
  mackeyGlass: { data: { source: { kind: 'mackeyGlass' } }, task: { horizon: 6 }, training: { epochs: 100 } },
  lorenz: {
    data: { source: { kind: 'lorenz' }, inputs: ['x', 'y', 'z'] },
    task: { horizon: 5 },
    training: { epochs: 80 },
  },
} as const;

export type ExampleId = keyof typeof DOCUMENTS;

export const EXAMPLES: readonly Example[] = Object.entries(DOCUMENTS).map(([id, document]) => {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(`example ${id}: ${JSON.stringify(parsed.problems)}`);
  return { id: id as ExampleId, spec: parsed.value };
});

const minimalText = (spec: ExperimentSpec): string => JSON.stringify(minimalSpec(spec));

const BY_TEXT: ReadonlyMap<string, ExampleId> = new Map(EXAMPLES.map(({ id, spec }) => [minimalText(spec), id]));

/** The example that a spec is, or null when it is none of them any more. */
export const exampleOf = (spec: ExperimentSpec): ExampleId | null =>
  BY_TEXT.get(minimalText({ ...spec, interventions: [] })) ?? null;
