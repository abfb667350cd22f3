/** Lesson: what a recurrent network knows at a step, and that without a state only the present row is left. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';

const CELLS = [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }];

/** The yearly sunspots, from so many years before. */
const sunspots = (window: number): SpecDocument => ({
  task: { window },
  contenders: CELLS,
  training: { epochs: 150 },
});

/** The same numbers in random order. */
const shuffled: SpecDocument = {
  data: {
    source: {
      kind: 'drawn',
      // prettier-ignore
      values: [
        32.4, 30.6, 10.2, 10, 38.5, 140.4, 36, 41.1, 190.2, 62, 77.8, 27.5, 122, 64.2, 63.5, 64.9, 10.2, 70.9,
        16, 74, 26.7, 88.8, 119.6, 66.2, 47, 26.2, 96.3, 43.1, 63.5, 6.8, 100.8, 20, 20.9, 40, 70, 79.7,
        73, 66.6, 7, 68.9, 12.2, 54.8, 29, 47.5, 21.2, 27.5, 105.5, 64.5, 93.8, 18.6, 44.3, 21.5, 3.6, 63.9, 8.1,
        8.5, 83.4, 47.6, 20.6, 13.9, 22, 45.9, 5.7, 157.6, 104.5, 47.7, 16.3, 29.8, 136.3, 53.8, 36.4, 22.8, 4,
        67, 47, 10.2, 24.1, 29.9, 46.9, 0, 44, 82.9, 78, 1.4, 37.6, 26.1, 35.6, 35.4, 16, 11.4, 32.3, 41.8,
        85.7, 112.3, 73, 21.3, 6.3, 9.6, 8.7, 101, 36.7, 85.9, 77.2, 61.2, 11, 56.9, 15.5, 15.6, 7.5, 17.5, 66.6,
        63.6, 138.3, 31.5, 23.9, 103.2, 1.4, 8, 27.9, 154.4, 63.7, 0, 155.4, 53.9, 33.2, 5, 54.3, 40.1, 69,
        103, 38, 5, 30.7, 57.1, 104, 6.8, 101.6, 145.7, 78, 35.7, 5.8, 12.1, 59.7, 10.7, 100.2, 2, 30.6,
        105.9, 68.1, 15, 41, 121.5, 36.1, 40.4, 11, 9.5, 37.8, 142.6, 66.6, 141.7, 23, 59.1, 7.3, 16.3, 11,
        26, 114.4, 54, 6.4, 66.6, 28.1, 17, 11.3, 0, 94.3, 81.6, 64.6, 45, 2.7, 67.8, 28, 37.6, 14.5, 34,
        13.4, 5, 92.6, 9.6, 48.5, 69.4, 93.3, 4.3, 16, 89.9, 30.1, 58, 130.9, 5.7, 4.1, 63.7, 66.5, 151.6, 44.7,
        15.1, 2.9, 125.9, 6, 111, 27, 47, 139, 3.4, 6.6, 106.1, 154.6, 47.4, 63, 45.8, 42, 92.5, 184.8,
        54.1, 118.1, 12.4, 37.6, 84.8, 43.9, 83.9, 15.2, 61.5, 24.2, 64, 8.6, 111.2, 3, 47.5, 16.6, 111, 134.7,
        85.1, 20, 10.1, 47.8, 93.8, 60, 6.7, 12.6, 17.9, 25.4, 132, 16.7, 36.3, 13.2, 19.8, 98.5, 40, 8.5, 38,
        49.6, 39, 52.2, 11.1, 109.6, 95.8, 80.6, 4.4, 42.2, 29.4, 11, 80.9, 7.1, 16, 47.8, 60, 22.7, 62.9, 34.8,
        54.6, 124.7, 69.8, 11, 12.2, 40, 24.4, 35, 13.9, 45.1, 47, 103.9, 115.9, 22, 1.8, 34, 9.6, 14.2,
        5, 39, 2.5, 159, 73, 64.3, 13.1, 60, 34.5, 81, 21, 5, 92.5, 30.5,
      ],
    },
  },
  contenders: CELLS,
  training: { epochs: 150 },
};

/** A state of all units of a network, set to 0 once, at the last step but one. */
const erased = (contender: number, state: 'h' | 'c') => ({
  kind: 'state',
  contender,
  state,
  action: 'erase',
  units: 'all',
  steps: { from: 22, to: 22 },
});

const score = (contender: number, metric = 'rmse'): Reading => ({ of: 'score', metric, contender });
const ridge: Reading = { of: 'baseline', baseline: 'ridge', metric: 'rmse' };
const ratio = (contender: number): Reading => ({ of: 'lossRatio', contender });
const loss = (contender: number): Reading => ({ of: 'valLoss', contender });

const trained = (atLeast: number): Condition => ({ is: 'epoch', contender: 'all', atLeast });
const windowIs = (equals: number): Condition => ({ is: 'setting', path: 'task.window', equals });
const all = (...of: readonly Condition[]): Condition => ({ is: 'all', of });
const atMost = (reading: Reading, bound: number): Condition => ({ is: 'reading', reading, atMost: bound });
const between = (reading: Reading, atLeast: number, bound: number): Condition => ({
  is: 'reading',
  reading,
  atLeast,
  atMost: bound,
});
const changed = (contender: number, state: 'h' | 'c'): Condition => ({
  is: 'intervention',
  like: erased(contender, state),
});

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

const rmse = { of: 'score', metric: 'rmse' } as const;
const linear = { of: 'baseline', baseline: 'ridge', metric: 'rmse' } as const;
const naive = { of: 'baseline', baseline: 'lastValue', metric: 'rmse' } as const;
const without = (contender: number, state: 'h' | 'c') =>
  ({ of: 'operated', intervention: erased(contender, state) }) as const;

export const lesson: Lesson = {
  id: 'l01-hidden-state',
  group: 'foundations',
  minutes: 8,
  needs: [],
  spec: sunspots(24),
  steps: [
    {
      show: ['sequence', 'predictions'],
      controls: ['task.window'],
      tasks: [windowIs(1), all(windowIs(1), trained(150))],
      right: 2,
      reads: [score(0), score(1), score(2), ridge],
      expects: all(...[0, 1, 2].map((contender) => between(score(contender), 27.6, 28.7))),
      solution: [
        { do: 'set', path: 'task.window', value: 1 },
        { do: 'trainTo', epoch: 150 },
      ],
      points: 'control',
    },
    {
      show: ['sequence', 'predictions'],
      controls: ['task.window'],
      tasks: [windowIs(24), all(windowIs(24), trained(150))],
      right: 1,
      reads: [score(0), score(1), score(2), ridge],
      expects: all(atMost(score(0), 18), atMost(score(1), 18), atMost(score(2), 20)),
      solution: [
        { do: 'set', path: 'task.window', value: 24 },
        { do: 'trainTo', epoch: 150 },
      ],
      points: 'control',
    },
    {
      show: ['gates', 'surgery', 'predictions'],
      controls: [],
      tasks: [{ is: 'pinned', contender: 2, gate: 'h' }, changed(2, 'h')],
      right: 2,
      reads: [ratio(2), loss(2)],
      expects: between(ratio(2), 4, 30),
      solution: [
        { do: 'pin', contender: 2, gate: 'h', unit: 0, step: 22 },
        { do: 'intervene', intervention: erased(2, 'h') },
      ],
      points: 'surgery',
    },
    {
      show: ['gates', 'surgery', 'predictions'],
      controls: [],
      tasks: [changed(0, 'c'), all(changed(0, 'h'), { is: 'not', of: changed(0, 'c') })],
      right: 2,
      reads: [ratio(0), loss(0)],
      expects: between(ratio(0), 2, 30),
      solution: [
        { do: 'clear' },
        { do: 'intervene', intervention: erased(0, 'c') },
        { do: 'clear' },
        { do: 'intervene', intervention: erased(0, 'h') },
      ],
      points: 'surgery',
    },
    {
      loads: shuffled,
      show: ['sequence', 'predictions'],
      controls: [],
      tasks: [trained(150)],
      right: 0,
      reads: [score(0, 'r2'), score(1, 'r2'), score(2, 'r2')],
      expects: all(...[0, 1, 2].map((contender) => atMost(score(contender, 'r2'), 0.25))),
      solution: [{ do: 'trainTo', epoch: 150 }],
      points: 'train',
    },
  ],
  claims: [
    {
      says: 'With a window of one year LSTM, GRU and simple RNN have the same error, and so has ridge regression.',
      spec: sunspots(1),
      seeds: SEEDS,
      holds: [
        ...[0, 1, 2].map((contender) => ({ contender, measure: rmse, atLeast: 27.9, atMost: 28.3 })),
        { contender: 0, measure: rmse, atLeast: 0.99, atMost: 1.01, than: { contender: 2, measure: rmse } },
        { contender: 1, measure: rmse, atLeast: 0.99, atMost: 1.01, than: { contender: 2, measure: rmse } },
        { contender: 0, measure: linear, atLeast: 28.1, atMost: 28.4 },
        { contender: 0, measure: naive, atLeast: 29.2, atMost: 29.4 },
      ],
    },
    {
      says: 'With 24 years the gated cells have 13 to 15.4, the simple RNN 16 to 16.7, ridge regression 17.6. Erasing h at step 23 raises the loss 7.7 to 14 times in the simple RNN, 5.8 to 9.3 times in the GRU, 4.9 to 13.5 times in the LSTM; erasing c 3.5 to 8 times.',
      spec: sunspots(24),
      seeds: SEEDS,
      holds: [
        { contender: 0, measure: rmse, atLeast: 13.5, atMost: 16.2 },
        { contender: 1, measure: rmse, atLeast: 12.3, atMost: 15.4 },
        { contender: 2, measure: rmse, atLeast: 15.4, atMost: 17.4 },
        { contender: 2, measure: linear, atLeast: 17.5, atMost: 17.8 },
        { contender: 2, measure: without(2, 'h'), atLeast: 6, atMost: 18 },
        { contender: 1, measure: without(1, 'h'), atLeast: 4.5, atMost: 12 },
        { contender: 0, measure: without(0, 'h'), atLeast: 3.8, atMost: 17 },
        { contender: 0, measure: without(0, 'c'), atLeast: 2.8, atMost: 10 },
      ],
    },
    {
      says: 'In random order nothing is left to learn: R² is between −0.12 and 0.10.',
      spec: shuffled,
      seeds: SEEDS,
      holds: [0, 1, 2].map((contender) => ({
        contender,
        measure: { of: 'score', metric: 'r2' } as const,
        atLeast: -0.2,
        atMost: 0.17,
      })),
    },
  ],
};
