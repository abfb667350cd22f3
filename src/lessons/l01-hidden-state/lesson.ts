/** Lesson: what a recurrent network knows at a step, and that without a state only the present row is left. */
import { SHUFFLED_SUNSPOTS as shuffled } from '../experiments';
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';
import { all, atMost, loss, ratio, score, trained } from '../writing';

const CELLS = [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }];

/** The yearly sunspots, from so many years before. */
const sunspots = (window: number): SpecDocument => ({
  task: { window },
  contenders: CELLS,
  training: { epochs: 150 },
});

/** A state of all units of a network, set to 0 once, at the last step but one. */
const erased = (contender: number, state: 'h' | 'c') => ({
  kind: 'state',
  contender,
  state,
  action: 'erase',
  units: 'all',
  steps: { from: 22, to: 22 },
});

const ridge: Reading = { of: 'baseline', baseline: 'ridge', metric: 'rmse' };

const windowIs = (equals: number): Condition => ({ is: 'setting', path: 'task.window', equals });
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
