/** Lesson: the biases of the gates decide at the start how far a cell can remember. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';
import { accuracy, all, atLeast, atMost } from '../writing';

/** Two marked numbers of forty are added. */
const adding = (contenders: readonly object[]): SpecDocument => ({
  data: { source: { kind: 'adding', lag: 40, sequencesPerEpoch: 1024 } },
  contenders,
  training: { epochs: 35 },
});

const forgetBiases = adding([
  { cell: 'lstm', forgetBias: -2 },
  { cell: 'lstm', forgetBias: 1 },
  { cell: 'lstm', chronoMax: 44 },
]);
const updateBiases = adding([
  { cell: 'gru', updateBias: 2 },
  { cell: 'gru', updateBias: 0 },
  { cell: 'gru', updateBias: -3 },
]);
const defaults = adding([{ cell: 'lstm' }, { cell: 'gru' }]);
const careful = adding([
  { cell: 'lstm', chronoMax: 44 },
  { cell: 'gru', chronoMax: 44 },
]);
const chrono = (longest: number) =>
  adding([
    { cell: 'lstm', chronoMax: longest },
    { cell: 'lstm', chronoMax: 44 },
  ]);

const constant: Reading = { of: 'baseline', baseline: 'trainMean', metric: 'accuracy' };

const trained: Condition = { is: 'epoch', contender: 'all', atLeast: 35 };
const long: Condition = { is: 'setting', path: 'contenders.0.chronoMax', atLeast: 10_000 };

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

const right = { of: 'score', metric: 'accuracy' } as const;
const constantRight = { of: 'baseline', baseline: 'trainMean', metric: 'accuracy' } as const;

/** Contenders by the least and the greatest share of right answers of each. */
const shares = (bounds: readonly (readonly [number, number])[]) => [
  ...bounds.map(([least, most], contender) => ({ contender, measure: right, atLeast: least, atMost: most })),
  { contender: 0, measure: constantRight, atLeast: 0.21, atMost: 0.22 },
];

export const lesson: Lesson = {
  id: 'l05-biases',
  group: 'foundations',
  minutes: 10,
  needs: ['l04-vanishing'],
  spec: forgetBiases,
  steps: [
    {
      show: ['memory', 'flow'],
      controls: [],
      // Both panels are unfolded when the step begins.
      tasks: [],
      right: 0,
      solution: [],
      points: 'memory',
    },
    {
      show: ['curves', 'answer'],
      controls: [],
      tasks: [trained],
      right: 1,
      reads: [accuracy(0), accuracy(1), accuracy(2), constant],
      expects: all(atMost(accuracy(0), 0.3), atLeast(accuracy(1), 0.88), atLeast(accuracy(2), 0.98)),
      solution: [{ do: 'trainTo', epoch: 35 }],
      points: 'train',
    },
    {
      loads: updateBiases,
      show: ['curves', 'answer'],
      controls: [],
      tasks: [trained],
      right: 2,
      reads: [accuracy(0), accuracy(1), accuracy(2), constant],
      expects: all(atMost(accuracy(0), 0.3), atMost(accuracy(1), 0.3), atLeast(accuracy(2), 0.97)),
      solution: [{ do: 'trainTo', epoch: 35 }],
      points: 'train',
    },
    {
      loads: defaults,
      show: ['verdict', 'curves'],
      controls: ['seeds'],
      tasks: [{ is: 'setting', path: 'seeds', atLeast: 3 }, { is: 'raced' }],
      right: 2,
      reads: [accuracy(0), accuracy(1), constant],
      expects: all(atLeast(accuracy(0), 0.88), atMost(accuracy(1), 0.3)),
      solution: [{ do: 'set', path: 'seeds', value: 3 }, { do: 'race' }],
      points: 'control',
    },
    {
      loads: chrono(44),
      show: ['curves', 'answer'],
      controls: ['contenders.0.chronoMax'],
      tasks: [long, all(long, trained)],
      right: 1,
      reads: [accuracy(0), accuracy(1)],
      expects: all(atLeast(accuracy(0), 0.9), atLeast(accuracy(1), 0.98)),
      solution: [
        { do: 'set', path: 'contenders.0.chronoMax', value: 10_000 },
        { do: 'trainTo', epoch: 35 },
      ],
      points: 'control',
    },
  ],
  claims: [
    {
      says: 'At lag 40 an LSTM with forget bias −2 is right in 21 to 22 %, with bias 1 in 94 to 99 %, with chrono biases in 100 %; the constant answer in 21.5 %.',
      spec: forgetBiases,
      seeds: SEEDS,
      holds: shares([
        [0.18, 0.25],
        [0.91, 1],
        [0.99, 1],
      ]),
    },
    {
      says: 'A GRU with update bias 2 or 0 is right in 20 to 22 %, with −3 in 99.6 %.',
      spec: updateBiases,
      seeds: SEEDS,
      holds: shares([
        [0.17, 0.25],
        [0.19, 0.24],
        [0.985, 1],
      ]),
    },
    {
      says: 'With their default biases the LSTM is right in 94 to 99 %, the GRU in 21 to 22 %.',
      spec: defaults,
      seeds: SEEDS,
      holds: shares([
        [0.91, 1],
        [0.19, 0.24],
      ]),
    },
    {
      says: 'With chrono biases for both the LSTM is right in 100 %, the GRU in 99.6 %.',
      spec: careful,
      seeds: SEEDS,
      holds: shares([
        [0.99, 1],
        [0.985, 1],
      ]),
    },
    {
      says: 'With chrono biases for 10,000 steps the LSTM is right in 96.1 to 96.5 %.',
      spec: chrono(10_000),
      seeds: SEEDS,
      holds: shares([
        [0.94, 0.985],
        [0.99, 1],
      ]),
    },
  ],
};
