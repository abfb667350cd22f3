/** Lesson: forecasts against the naive ones, and the forecast that comes a step late. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';
import { compared, score, trained } from '../writing';

const walk = (seed: number, transform = 'none'): SpecDocument => ({
  seed,
  data: { source: { kind: 'randomWalk' } },
  preparation: { scale: 'standard', transform },
  training: { epochs: 60 },
});

const sunspots: SpecDocument = {
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 150 },
};

const twoSines: SpecDocument = {
  data: { source: { kind: 'sumOfSines' } },
  task: { window: 40 },
  contenders: [{ cell: 'simpleRnn' }, { cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 40 },
};

const baseline = (name: string, metric = 'rmse'): Reading => ({ of: 'baseline', baseline: name, metric });
const differenced: Condition = { is: 'setting', path: 'preparation.transform', equals: 'difference' };

/** Each data seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];
const SEEDS_OF_1 = [1, 1566755166, 2071984285];
const SEEDS_OF_2 = [2, 553554864, 268252326];

const error = { of: 'score', metric: 'rmse' } as const;
const lastValue = { of: 'baseline', baseline: 'lastValue', metric: 'rmse' } as const;
const lastSeason = { of: 'baseline', baseline: 'seasonalNaive', metric: 'rmse' } as const;
const ridge = { of: 'baseline', baseline: 'ridge', metric: 'rmse' } as const;

export const lesson: Lesson = {
  id: 'l09-naive',
  group: 'forecasting',
  minutes: 10,
  needs: ['l01-hidden-state'],
  spec: walk(2),
  steps: [
    {
      show: ['predictions', 'curves'],
      controls: [],
      tasks: [trained(60)],
      right: 2,
      reads: [score(0), score(1), baseline('lastValue')],
      expects: {
        is: 'all',
        of: [compared(score(0), 1.02, baseline('lastValue')), compared(score(1), 1.02, baseline('lastValue'))],
      },
      solution: [{ do: 'trainTo', epoch: 60 }],
      points: 'train',
    },
    {
      show: ['predictions'],
      controls: [],
      tasks: [],
      right: 1,
      reads: [score(0, 'r2'), baseline('lastValue', 'r2'), score(0, 'mase'), baseline('lastValue', 'mase')],
      expects: {
        is: 'all',
        of: [
          { is: 'reading', reading: score(0, 'r2'), atLeast: 0.93 },
          compared(score(0, 'mase'), 1.02, baseline('lastValue', 'mase')),
        ],
      },
      solution: [],
      points: 'predictions',
    },
    {
      show: ['predictions'],
      controls: [],
      tasks: [],
      right: 0,
      solution: [],
      points: 'predictions',
    },
    {
      show: ['predictions', 'curves', 'preparation'],
      controls: ['preparation.transform'],
      tasks: [differenced, { is: 'all', of: [differenced, trained(60)] }],
      right: 1,
      reads: [score(0), score(1), baseline('lastValue')],
      expects: {
        is: 'all',
        of: [
          compared(score(0), 0.97, baseline('lastValue')),
          compared(baseline('lastValue'), 0.97, score(0)),
          compared(score(1), 0.97, baseline('lastValue')),
          compared(baseline('lastValue'), 0.97, score(1)),
        ],
      },
      solution: [
        { do: 'set', path: 'preparation.transform', value: 'difference' },
        { do: 'trainTo', epoch: 60 },
      ],
      points: 'control',
    },
    {
      loads: sunspots,
      show: ['predictions', 'curves'],
      controls: [],
      tasks: [trained(150)],
      right: 0,
      reads: [score(0), score(1), baseline('lastValue'), baseline('ridge')],
      expects: {
        is: 'all',
        of: [
          compared(baseline('ridge'), 1.05, score(0)),
          compared(baseline('ridge'), 1.05, score(1)),
          compared(baseline('lastValue'), 1.5, score(0)),
          compared(baseline('lastValue'), 1.5, score(1)),
        ],
      },
      solution: [{ do: 'trainTo', epoch: 150 }],
      points: 'train',
    },
    {
      loads: twoSines,
      show: ['predictions', 'curves'],
      controls: [],
      tasks: [trained(40)],
      right: 2,
      reads: [score(0), score(1), score(2), baseline('ridge')],
      expects: {
        is: 'all',
        of: [0, 1, 2].map((contender) => compared(score(contender), 1.05, baseline('ridge'))),
      },
      solution: [{ do: 'trainTo', epoch: 40 }],
      points: 'train',
    },
  ],
  claims: [
    {
      says: 'On a random walk (data seed 2) the networks lose to the last value, though their R² is 0.957 to 0.967.',
      spec: walk(2),
      seeds: SEEDS_OF_2,
      holds: [0, 1].flatMap((contender) => [
        { contender, measure: error, atLeast: 1.05, atMost: 1.3, than: { contender, measure: lastValue } },
        { contender, measure: { of: 'score', metric: 'r2' } as const, atLeast: 0.95, atMost: 0.97 },
        { contender, measure: { of: 'score', metric: 'mase' } as const, atLeast: 1.08, atMost: 1.28 },
        { contender, measure: { of: 'baseline', baseline: 'lastValue', metric: 'r2' } as const, atLeast: 0.97 },
      ]),
    },
    {
      says: 'On a random walk (data seed 2) the LSTM’s forecast is nearer to the value before than to the true one.',
      spec: walk(2),
      seeds: SEEDS_OF_2,
      holds: [{ contender: 0, measure: { of: 'repeats' }, atMost: 0.8 }],
    },
    {
      says: 'On a random walk (data seed 1) the networks lose to the last value.',
      spec: walk(1),
      seeds: SEEDS_OF_1,
      holds: [0, 1].map((contender) => ({
        contender,
        measure: error,
        atLeast: 1.2,
        than: { contender, measure: lastValue },
      })),
    },
    {
      says: 'On a random walk that leaves its training range (data seed 42) they have three to four times its error.',
      spec: walk(42),
      seeds: SEEDS,
      holds: [0, 1].map((contender) => ({
        contender,
        measure: error,
        atLeast: 3,
        atMost: 4.4,
        than: { contender, measure: lastValue },
      })),
    },
    ...[
      { seed: 2, seeds: SEEDS_OF_2 },
      { seed: 42, seeds: SEEDS },
    ].map(({ seed, seeds }) => ({
      says: `Of differences (data seed ${String(seed)}) the networks learn to say “no change”, in the first epochs.`,
      spec: walk(seed, 'difference'),
      seeds,
      holds: [0, 1].flatMap((contender) => [
        { contender, measure: error, atLeast: 0.985, atMost: 1.015, than: { contender, measure: lastValue } },
        { contender, measure: { of: 'bestEpoch' } as const, atMost: 8 },
        {
          contender,
          measure: { of: 'valLoss' } as const,
          atLeast: 1.15,
          than: { contender, measure: { of: 'bestValLoss' } as const },
        },
      ]),
    })),
    {
      says: 'On sunspots LSTM and GRU beat the last value, the last season and ridge regression.',
      spec: sunspots,
      seeds: SEEDS,
      holds: [0, 1].flatMap((contender) => [
        { contender, measure: error, atLeast: 12.5, atMost: 16 },
        { contender, measure: ridge, atLeast: 1.08, than: { contender, measure: error } },
        { contender, measure: lastValue, atLeast: 1.7, than: { contender, measure: error } },
        { contender, measure: lastSeason, atLeast: 2, than: { contender, measure: error } },
      ]),
    },
    {
      says: 'On two sines ridge regression is best.',
      spec: twoSines,
      seeds: SEEDS,
      holds: [
        { contender: 0, measure: error, atLeast: 0.07, atMost: 0.084 },
        { contender: 1, measure: error, atLeast: 0.056, atMost: 0.069 },
        { contender: 2, measure: error, atLeast: 0.067, atMost: 0.092 },
        { contender: 0, measure: ridge, atLeast: 0.05, atMost: 0.0535 },
      ],
    },
  ],
};
