/** The first two minutes: a network keeps two numbers, and what becomes of them when its gate is held. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';

const LAG = 20;

/** With biases for the lag (chrono), because with the usual ones it takes ten times as long. */
const specOf = (cell: 'lstm' | 'gru'): SpecDocument => ({
  // Its first test sequence has two marks far apart, of numbers that are easy to see.
  seed: 45,
  data: { source: { kind: 'adding', lag: LAG } },
  contenders: [{ cell, chronoMax: LAG + 3 }],
  training: { epochs: 30, learningRate: 0.01 },
});

const lstm = specOf('lstm');
const gru = specOf('gru');

const right: Reading = { of: 'score', metric: 'accuracy', contender: 0 };
const nineOfTen: Condition = { is: 'reading', reading: right, atLeast: 0.9 };
const loss: Reading = { of: 'lossRatio', contender: 0 };

/** The gate of all units held at every step. */
const held = (gate: 'f' | 'z', value: 0 | 1) =>
  ({ kind: 'clamp', contender: 0, gate, value, units: 'all', steps: 'all' }) as const;
const isHeld = (gate: 'f' | 'z', value: 0 | 1): Condition => ({ is: 'intervention', like: held(gate, value) });

const show = ['sequence', 'answer', 'gate'] as const;

export const lesson: Lesson = {
  id: 'first',
  group: 'first',
  minutes: 2,
  needs: [],
  spec: lstm,
  steps: [
    { show, controls: [], tasks: [nineOfTen], solution: [{ do: 'train' }], points: 'train' },
    {
      show,
      controls: [],
      tasks: [isHeld('f', 0)],
      right: 1,
      reads: [loss],
      expects: { is: 'reading', reading: loss, atLeast: 10 },
      solution: [{ do: 'intervene', intervention: held('f', 0) }],
      points: 'gate',
    },
    {
      show,
      controls: [],
      tasks: [isHeld('f', 1), { is: 'untouched' }],
      right: 2,
      reads: [loss],
      solution: [{ do: 'intervene', intervention: held('f', 1) }, { do: 'clear' }],
      points: 'gate',
    },
    {
      loads: gru,
      show,
      controls: [],
      tasks: [nineOfTen, isHeld('z', 0)],
      right: 0,
      reads: [loss],
      expects: { is: 'reading', reading: loss, atLeast: 10 },
      solution: [{ do: 'train' }, { do: 'intervene', intervention: held('z', 0) }],
      points: 'gate',
    },
  ],
  claims: [
    {
      says: 'After 25 epochs nine of ten answers are right, with the LSTM and with the GRU.',
      spec: {
        ...lstm,
        contenders: [
          { cell: 'lstm', chronoMax: LAG + 3 },
          { cell: 'gru', chronoMax: LAG + 3 },
        ],
      },
      seeds: [1, 2, 3],
      epochs: 25,
      holds: [0, 1].map((contender) => ({
        contender,
        measure: { of: 'score', metric: 'accuracy' },
        atLeast: 0.9,
      })),
    },
    {
      says: 'With the forget gate shut or open the loss is more than a hundred times as high.',
      spec: lstm,
      seeds: [1, 2, 3],
      epochs: 25,
      holds: (['forgetZero', 'forgetOne'] as const).map((preset) => ({
        contender: 0,
        measure: { of: 'preset', preset },
        atLeast: 100,
      })),
    },
  ],
};
