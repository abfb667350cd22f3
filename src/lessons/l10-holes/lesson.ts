/** Lesson: gaps, jumps and disorder, and who takes care of them. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';

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

/** The yearly sunspots in random order. */
const shuffled: SpecDocument = {
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
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 150 },
};

const score = (contender: number, metric = 'rmse'): Reading => ({ of: 'score', metric, contender });
const ridge = (metric = 'rmse'): Reading => ({ of: 'baseline', baseline: 'ridge', metric });
const trained = (atLeast: number): Condition => ({ is: 'epoch', contender: 'all', atLeast });
const set = (path: string, equals: unknown): Condition => ({ is: 'setting', path, equals });
const all = (...of: readonly Condition[]): Condition => ({ is: 'all', of });
const atLeast = (reading: Reading, bound: number): Condition => ({ is: 'reading', reading, atLeast: bound });
const atMost = (reading: Reading, bound: number): Condition => ({ is: 'reading', reading, atMost: bound });

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
