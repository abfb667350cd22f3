/** Lesson: gaps, jumps and disorder, and who takes care of them. */
import { SHUFFLED_SUNSPOTS as shuffled } from '../experiments';
import type { Lesson, Reading, SpecDocument } from '../lesson';
import { all, atLeast, atMost, score, set, trained } from '../writing';

/** Two sines, of which 30 % of the values are missing. */
const gaps = (missing: string): SpecDocument => ({
  data: { source: { kind: 'sumOfSines', missingShare: 0.3 } },
  task: { window: 40 },
  preparation: { missing },
  training: { epochs: 40 },
});

const whole: SpecDocument = {
  data: { source: { kind: 'sumOfSines' } },
  task: { window: 40 },
  training: { epochs: 40 },
};

/** Two sines, of which so many values jump. */
const jumps = (outlierShare: number, outliers: object, loss = 'auto'): SpecDocument => ({
  data: { source: { kind: 'sumOfSines', outlierShare } },
  task: { window: 40 },
  preparation: { outliers, scale: 'standard' },
  training: { epochs: 40, loss },
});
const untouched = { rule: 'none', k: 3 };
const clipped = { rule: 'iqr', k: 1.5 };

const ridge = (metric = 'rmse'): Reading => ({ of: 'baseline', baseline: 'ridge', metric });

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

const rmse = { of: 'score', metric: 'rmse' } as const;
const mae = { of: 'score', metric: 'mae' } as const;
const ridgeRmse = { of: 'baseline', baseline: 'ridge', metric: 'rmse' } as const;
const ridgeMae = { of: 'baseline', baseline: 'ridge', metric: 'mae' } as const;

/** Both networks and ridge regression, by the least and the greatest error of each. */
const within = (
  lstm: readonly [number, number],
  gru: readonly [number, number],
  linear: readonly [number, number],
  [own, baseline]: readonly [typeof rmse | typeof mae, typeof ridgeRmse | typeof ridgeMae] = [rmse, ridgeRmse],
) => [
  { contender: 0, measure: own, atLeast: lstm[0], atMost: lstm[1] },
  { contender: 1, measure: own, atLeast: gru[0], atMost: gru[1] },
  { contender: 0, measure: baseline, atLeast: linear[0], atMost: linear[1] },
];

export const lesson: Lesson = {
  id: 'l10-holes',
  group: 'forecasting',
  minutes: 12,
  needs: ['l09-naive'],
  spec: gaps('mean'),
  steps: [
    {
      show: ['predictions', 'preparation'],
      controls: [],
      tasks: [trained(40)],
      right: 2,
      reads: [score(0), score(1), ridge()],
      expects: all(atLeast(score(0), 0.22), atLeast(score(1), 0.27)),
      solution: [{ do: 'trainTo', epoch: 40 }],
      points: 'train',
    },
    {
      show: ['predictions', 'preparation'],
      controls: ['preparation.missing'],
      tasks: [
        all(set('preparation.missing', 'linear'), trained(40)),
        all(set('preparation.missing', 'forwardFill'), trained(40)),
      ],
      right: 1,
      reads: [score(0), score(1), ridge()],
      expects: all(atMost(score(0), 0.26), atMost(score(1), 0.34), atMost(ridge(), 0.2)),
      solution: [
        { do: 'set', path: 'preparation.missing', value: 'linear' },
        { do: 'trainTo', epoch: 40 },
        { do: 'set', path: 'preparation.missing', value: 'forwardFill' },
        { do: 'trainTo', epoch: 40 },
      ],
      points: 'control',
    },
    {
      show: ['predictions', 'preparation'],
      controls: ['preparation.missing'],
      tasks: [all(set('preparation.missing', 'dropRow'), trained(40))],
      right: 1,
      reads: [score(0), score(1), ridge()],
      expects: all(atLeast(score(0), 0.25), atLeast(score(1), 0.25)),
      solution: [
        { do: 'set', path: 'preparation.missing', value: 'dropRow' },
        { do: 'trainTo', epoch: 40 },
      ],
      points: 'control',
    },
    {
      loads: shuffled,
      show: ['predictions'],
      controls: [],
      tasks: [trained(150)],
      right: 2,
      reads: [score(0, 'r2'), score(1, 'r2'), score(2, 'r2')],
      expects: all(...[0, 1, 2].map((contender) => atMost(score(contender, 'r2'), 0.25))),
      solution: [{ do: 'trainTo', epoch: 150 }],
      points: 'train',
    },
    {
      loads: jumps(0.05, untouched),
      show: ['predictions', 'preparation'],
      controls: ['preparation.outliers.rule', 'preparation.outliers.k'],
      tasks: [
        all(set('preparation.outliers.rule', 'none'), trained(40)),
        all(set('preparation.outliers.rule', 'iqr'), set('preparation.outliers.k', 1.5)),
        all(set('preparation.outliers.rule', 'iqr'), set('preparation.outliers.k', 1.5), trained(40)),
      ],
      right: 1,
      reads: [score(0, 'mae'), score(1, 'mae'), ridge('mae')],
      expects: all(atMost(score(0, 'mae'), 0.48), atMost(score(1, 'mae'), 0.47)),
      solution: [
        { do: 'trainTo', epoch: 40 },
        { do: 'set', path: 'preparation.outliers.rule', value: 'iqr' },
        { do: 'set', path: 'preparation.outliers.k', value: 1.5 },
        { do: 'trainTo', epoch: 40 },
      ],
      points: 'control',
    },
    {
      show: ['predictions', 'curves'],
      controls: ['preparation.outliers.rule', 'training.loss'],
      tasks: [
        all(set('preparation.outliers.rule', 'none'), set('training.loss', 'huber')),
        all(set('preparation.outliers.rule', 'none'), set('training.loss', 'huber'), trained(40)),
      ],
      right: 0,
      reads: [score(0, 'mae'), score(1, 'mae'), ridge('mae')],
      expects: all(atMost(score(0, 'mae'), 0.48), atMost(score(1, 'mae'), 0.47)),
      solution: [
        { do: 'set', path: 'preparation.outliers.rule', value: 'none' },
        { do: 'set', path: 'training.loss', value: 'huber' },
        { do: 'trainTo', epoch: 40 },
      ],
      points: 'control',
    },
  ],
  claims: [
    {
      says: 'Without a gap the LSTM has an RMSE of 0.06.',
      spec: whole,
      seeds: SEEDS,
      holds: within([0.056, 0.069], [0.067, 0.092], [0.05, 0.054]),
    },
    {
      says: 'With 30 % of the values missing and filled with the mean it has 0.3.',
      spec: gaps('mean'),
      seeds: SEEDS,
      holds: within([0.28, 0.335], [0.35, 0.43], [0.31, 0.335]),
    },
    {
      says: 'Filled with a straight line: LSTM 0.18 to 0.22, GRU 0.24 to 0.29, ridge regression 0.15.',
      spec: gaps('linear'),
      seeds: SEEDS,
      holds: within([0.16, 0.24], [0.21, 0.32], [0.14, 0.155]),
    },
    {
      says: 'Filled with the last value: LSTM 0.18 to 0.21, GRU 0.21 to 0.28, ridge regression 0.16.',
      spec: gaps('forwardFill'),
      seeds: SEEDS,
      holds: within([0.16, 0.235], [0.18, 0.31], [0.15, 0.165]),
    },
    {
      says: 'Dropped rows leave both networks at 0.3.',
      spec: gaps('dropRow'),
      seeds: SEEDS,
      holds: within([0.28, 0.32], [0.28, 0.32], [0.28, 0.3]),
    },
    {
      says: 'A series in random order cannot be forecast: R² about 0.',
      spec: shuffled,
      seeds: SEEDS,
      holds: [0, 1, 2].map((contender) => ({
        contender,
        measure: { of: 'score', metric: 'r2' } as const,
        atLeast: -0.2,
        atMost: 0.17,
      })),
    },
    {
      says: 'Without jumps the MAE is 0.05 to 0.06.',
      spec: jumps(0, untouched),
      seeds: SEEDS,
      holds: within([0.042, 0.054], [0.048, 0.064], [0.038, 0.044], [mae, ridgeMae]),
    },
    {
      says: 'With 5 % of jumps the MAE is 0.47 to 0.53.',
      spec: jumps(0.05, untouched),
      seeds: SEEDS,
      holds: within([0.455, 0.56], [0.455, 0.56], [0.6, 0.65], [mae, ridgeMae]),
    },
    {
      says: 'Clipped at 1.5 IQR it is 0.40 to 0.45.',
      spec: jumps(0.05, clipped),
      seeds: SEEDS,
      holds: within([0.38, 0.465], [0.38, 0.455], [0.41, 0.44], [mae, ridgeMae]),
    },
    {
      says: 'With the Huber loss it is 0.41 to 0.46.',
      spec: jumps(0.05, untouched, 'huber'),
      seeds: SEEDS,
      holds: within([0.39, 0.465], [0.385, 0.445], [0.6, 0.65], [mae, ridgeMae]),
    },
  ],
};
