/** The interview cards: what people are asked about recurrent networks, each with an experiment that answers it. */
import { vanishing } from '../../experiment/vanishing';
import {
  ADDING_10,
  ADDING_30,
  BRACKETS,
  DELAYED_RECALL,
  EQUAL_UNITS,
  FED_BACK,
  GAPS,
  OUTLIERS,
  OVERFITTING,
  RANDOM_WALK,
  SHUFFLED_SUNSPOTS,
  SIMPLE_RNN_AT_LAG_30,
  SQUARE_WAVE,
  STANDARDISED_ONLY,
  SUNSPOTS,
  TUTORIAL,
  UNCLIPPED,
  type See,
} from '../experiments';

/** In the order in which they are offered. */
export const CARD_TOPICS = [
  'basics',
  'gates',
  'comparing',
  'gradients',
  'training',
  'data',
  'forecasting',
  'beyond',
] as const;
export type CardTopic = (typeof CARD_TOPICS)[number];

export interface Card {
  /** "c01" */
  readonly id: string;
  readonly topic: CardTopic;
  /** The experiment behind the answer; null: there is none on this page. */
  readonly see: See | null;
  /** The lesson that treats it; null: none does. */
  readonly lesson: string | null;
}

/** The words of a card in one language. `**bold**` marks names of controls, and nothing else is markup. */
export interface CardWords {
  readonly question: string;
  readonly answer: string;
  /** The wrong answer to expect, and why it is wrong. */
  readonly wrong: string;
  /** What to look at in the experiment; empty where there is none. */
  readonly see: string;
}

export const CARDS: readonly Card[] = [
  { id: 'c01', topic: 'basics', lesson: 'l02-one-step', see: { spec: ADDING_10 } },
  { id: 'c02', topic: 'basics', lesson: 'l01-hidden-state', see: { spec: SUNSPOTS, open: ['surgery'] } },
  {
    id: 'c03',
    topic: 'basics',
    lesson: 'l09-naive',
    see: {
      spec: {
        data: { source: { kind: 'sumOfSines' } },
        task: { window: 40 },
        contenders: [{ cell: 'simpleRnn' }, { cell: 'lstm' }, { cell: 'gru' }],
        training: { epochs: 40 },
      },
    },
  },
  { id: 'c04', topic: 'gates', lesson: 'l03-forget-gate', see: { spec: DELAYED_RECALL, open: ['presets'] } },
  { id: 'c05', topic: 'gates', lesson: 'l02-one-step', see: { spec: SUNSPOTS, open: ['cell'] } },
  { id: 'c06', topic: 'gates', lesson: 'l02-one-step', see: { spec: BRACKETS } },
  { id: 'c07', topic: 'gates', lesson: 'l02-one-step', see: { spec: ADDING_10, open: ['presets'] } },
  { id: 'c08', topic: 'comparing', lesson: 'l07-lstm-gru', see: { spec: SUNSPOTS } },
  {
    id: 'c09',
    topic: 'comparing',
    lesson: 'l04-vanishing',
    // As in the example, but a single run of each.
    see: { spec: { ...vanishing(200), seeds: 1 }, open: ['memory'] },
  },
  {
    id: 'c10',
    topic: 'comparing',
    lesson: 'l07-lstm-gru',
    see: {
      spec: {
        seeds: 5,
        data: { source: { kind: 'dataset', id: 'elNino' } },
        contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
        matching: 'parameters',
        training: { epochs: 60 },
      },
    },
  },
  { id: 'c11', topic: 'comparing', lesson: 'l07-lstm-gru', see: { spec: EQUAL_UNITS } },
  { id: 'c12', topic: 'comparing', lesson: 'l04-vanishing', see: { spec: ADDING_30 } },
  { id: 'c13', topic: 'gradients', lesson: 'l04-vanishing', see: { spec: ADDING_10, open: ['flow'] } },
  {
    id: 'c14',
    topic: 'gradients',
    lesson: 'l05-biases',
    see: {
      spec: {
        data: { source: { kind: 'adding', lag: 40, sequencesPerEpoch: 1024 } },
        contenders: [
          { cell: 'lstm', forgetBias: -2 },
          { cell: 'lstm', forgetBias: 1 },
          { cell: 'lstm', chronoMax: 44 },
        ],
        training: { epochs: 35 },
      },
      open: ['flow'],
    },
  },
  { id: 'c15', topic: 'gradients', lesson: 'l06-exploding', see: { spec: UNCLIPPED } },
  { id: 'c16', topic: 'gradients', lesson: 'l06-exploding', see: { spec: UNCLIPPED } },
  { id: 'c17', topic: 'gradients', lesson: 'l06-exploding', see: { spec: SIMPLE_RNN_AT_LAG_30 } },
  {
    id: 'c18',
    topic: 'gradients',
    lesson: 'l05-biases',
    see: {
      spec: {
        data: { source: { kind: 'adding', lag: 40, sequencesPerEpoch: 1024 } },
        contenders: [
          { cell: 'gru', updateBias: 2 },
          { cell: 'gru', updateBias: 0 },
          { cell: 'gru', updateBias: -3 },
        ],
        training: { epochs: 35 },
      },
      open: ['memory'],
    },
  },
  { id: 'c19', topic: 'training', lesson: 'l08-preparing', see: { spec: TUTORIAL } },
  {
    id: 'c20',
    topic: 'forecasting',
    lesson: 'l08-preparing',
    see: {
      spec: {
        data: { source: { kind: 'dataset', id: 'airline' } },
        task: { window: 12 },
        preparation: {
          transform: 'logSeasonalDifference',
          scale: 'standard',
          split: { validation: 0.15, test: 0.2 },
        },
        contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
        training: { epochs: 150 },
      },
      open: ['preparation'],
    },
  },
  { id: 'c21', topic: 'training', lesson: 'l01-hidden-state', see: { spec: SUNSPOTS, open: ['preparation'] } },
  { id: 'c22', topic: 'training', lesson: 'l11-overfitting', see: { spec: OVERFITTING } },
  {
    id: 'c23',
    topic: 'training',
    lesson: 'l11-overfitting',
    see: {
      spec: {
        data: { source: { kind: 'ar2', length: 300 } },
        task: { window: 12 },
        preparation: { scale: 'standard' },
        contenders: [
          { cell: 'lstm', units: 32 },
          { cell: 'gru', units: 32 },
        ],
        training: { epochs: 200, restoreBest: false, l2: 0.001 },
      },
    },
  },
  { id: 'c24', topic: 'training', lesson: 'l11-overfitting', see: { spec: OVERFITTING } },
  {
    id: 'c25',
    topic: 'training',
    lesson: 'l14-knobs',
    see: { spec: { training: { epochs: 60, learningRate: 0.00005 } } },
  },
  { id: 'c26', topic: 'training', lesson: 'l18-choosing', see: { spec: { seeds: 3, training: { epochs: 60 } } } },
  { id: 'c27', topic: 'forecasting', lesson: 'l09-naive', see: { spec: RANDOM_WALK } },
  {
    id: 'c28',
    topic: 'beyond',
    lesson: null,
    see: {
      spec: {
        data: { source: { kind: 'temporalOrder', lag: 30 } },
        contenders: [{ cell: 'lstm', chronoMax: 33 }, { cell: 'gru', chronoMax: 33 }, { cell: 'simpleRnn' }],
        training: { epochs: 60 },
      },
    },
  },
  { id: 'c29', topic: 'data', lesson: 'l10-holes', see: { spec: GAPS } },
  { id: 'c30', topic: 'data', lesson: 'l10-holes', see: { spec: SHUFFLED_SUNSPOTS } },
  { id: 'c31', topic: 'data', lesson: 'l10-holes', see: { spec: OUTLIERS } },
  { id: 'c32', topic: 'data', lesson: null, see: { spec: ADDING_30 } },
  {
    id: 'c33',
    topic: 'data',
    lesson: 'l13-variables',
    see: {
      spec: {
        data: { source: { kind: 'dataset', id: 'births' } },
        task: { window: 3 },
        training: { epochs: 10 },
      },
      open: ['preparation'],
    },
  },
  { id: 'c34', topic: 'data', lesson: 'l08-preparing', see: { spec: STANDARDISED_ONLY, open: ['preparation'] } },
  { id: 'c35', topic: 'data', lesson: 'l14-knobs', see: { spec: SQUARE_WAVE } },
  { id: 'c36', topic: 'data', lesson: 'l08-preparing', see: { spec: TUTORIAL, open: ['preparation'] } },
  { id: 'c37', topic: 'forecasting', lesson: 'l12-steps-ahead', see: { spec: FED_BACK } },
  {
    id: 'c38',
    topic: 'data',
    lesson: 'l13-variables',
    see: {
      spec: {
        data: { source: { kind: 'lorenz' }, inputs: ['x'], targets: ['x'] },
        task: { horizon: 5, window: 3 },
        training: { epochs: 30 },
      },
    },
  },
  {
    id: 'c39',
    topic: 'forecasting',
    lesson: 'l13-variables',
    see: {
      spec: {
        data: { source: { kind: 'lorenz' }, inputs: ['x', 'y', 'z'], targets: ['x', 'y', 'z'] },
        task: { window: 6 },
        training: { epochs: 20 },
      },
    },
  },
  {
    id: 'c40',
    topic: 'forecasting',
    lesson: 'l18-choosing',
    see: {
      spec: {
        preparation: { split: { validation: 0.1, test: 0.5 } },
        contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
        training: { epochs: 80 },
      },
    },
  },
  {
    id: 'c41',
    topic: 'forecasting',
    lesson: 'l18-choosing',
    see: {
      spec: {
        contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }, { cell: 'lstm', units: 24 }],
        training: { epochs: 100 },
      },
    },
  },
  { id: 'c42', topic: 'beyond', lesson: 'l16-surgery', see: { spec: BRACKETS, open: ['matter'] } },
  { id: 'c43', topic: 'forecasting', lesson: 'l09-naive', see: { spec: RANDOM_WALK } },
  {
    id: 'c44',
    topic: 'beyond',
    lesson: null,
    see: {
      spec: {
        data: { source: { kind: 'copy' } },
        contenders: [
          { cell: 'lstm', units: 24 },
          { cell: 'gru', units: 24 },
          { cell: 'simpleRnn', units: 24 },
        ],
        training: { learningRate: 0.01, epochs: 60 },
      },
    },
  },
  { id: 'c45', topic: 'beyond', lesson: null, see: { spec: BRACKETS } },
  { id: 'c46', topic: 'beyond', lesson: null, see: null },
  { id: 'c47', topic: 'data', lesson: 'l14-knobs', see: { spec: SQUARE_WAVE } },
  { id: 'c48', topic: 'forecasting', lesson: 'l08-preparing', see: { spec: STANDARDISED_ONLY } },
  { id: 'c49', topic: 'basics', lesson: 'l03-forget-gate', see: { spec: DELAYED_RECALL, open: ['presets'] } },
  { id: 'c50', topic: 'beyond', lesson: 'l10-holes', see: null },
];
