/** Lesson: three failures of a cell: no memory, no forgetting, no timing. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';
import { accuracy, all, between, trained } from '../writing';

/** At every step, the symbol of eight steps ago, of four. */
const recall: SpecDocument = {
  data: { source: { kind: 'delayedRecall' } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 60 },
};

/** Two marked numbers of ten are added. */
const adding: SpecDocument = {
  data: { source: { kind: 'adding', lag: 10 } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 100 },
};

const sine: SpecDocument = {
  data: { source: { kind: 'sine', noise: 0.05 } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 100 },
};

const ratio: Reading = { of: 'lossRatio', contender: 0 };
const forgetAtMean: Reading = { of: 'heldAtMean', contender: 0, gate: 'f' };
const loss: Reading = { of: 'valLoss', contender: 0 };

const ranked: Condition = { is: 'answered', question: 'rank', contender: 0 };

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

const right = { of: 'score', metric: 'accuracy' } as const;
const chance = { of: 'baseline', baseline: 'chance', metric: 'accuracy' } as const;
const noMemory = { of: 'preset', preset: 'forgetZero' } as const;
const noForgetting = { of: 'preset', preset: 'forgetOne' } as const;
const atMean = { of: 'heldAtMean', gate: 'f' } as const;

export const lesson: Lesson = {
  id: 'l03-forget-gate',
  group: 'foundations',
  minutes: 12,
  needs: ['l02-one-step'],
  spec: recall,
  steps: [
    {
      show: ['sequence', 'answer', 'curves'],
      controls: [],
      tasks: [trained(60)],
      right: 1,
      reads: [accuracy(0), accuracy(1), { of: 'baseline', baseline: 'chance', metric: 'accuracy' }],
      expects: all(between(accuracy(0), 0.7, 0.9), between(accuracy(1), 0.7, 0.92)),
      solution: [{ do: 'trainTo', epoch: 60 }],
      points: 'train',
    },
    {
      show: ['presets', 'answer'],
      controls: [],
      tasks: [{ is: 'preset', preset: 'forgetZero', contender: 0 }],
      right: 2,
      reads: [loss, ratio],
      expects: between(ratio, 2, 12),
      solution: [{ do: 'preset', preset: 'forgetZero', contender: 0, on: true }],
      points: 'presets',
    },
    {
      show: ['presets', 'answer'],
      controls: [],
      tasks: [
        all(
          { is: 'preset', preset: 'forgetZero', contender: 0, on: false },
          { is: 'preset', preset: 'forgetOne', contender: 0 },
        ),
      ],
      right: 0,
      reads: [loss, ratio],
      expects: between(ratio, 12, 25),
      solution: [
        { do: 'preset', preset: 'forgetZero', contender: 0, on: false },
        { do: 'preset', preset: 'forgetOne', contender: 0, on: true },
      ],
      points: 'presets',
    },
    {
      show: ['matter', 'gates'],
      controls: [],
      tasks: [all({ is: 'untouched' }, ranked)],
      right: 1,
      reads: [forgetAtMean, loss],
      expects: between(forgetAtMean, 1.05, 1.7),
      solution: [{ do: 'clear' }, { do: 'rank', contender: 0 }],
      points: 'matter',
    },
    {
      loads: adding,
      show: ['sequence', 'gates', 'matter'],
      controls: [],
      tasks: [trained(100), all(trained(100), ranked)],
      right: 2,
      reads: [forgetAtMean, loss],
      expects: between(forgetAtMean, 10, 300),
      solution: [
        { do: 'trainTo', epoch: 100 },
        { do: 'rank', contender: 0 },
      ],
      points: 'matter',
    },
    {
      loads: sine,
      show: ['predictions', 'presets', 'matter'],
      controls: [],
      tasks: [
        trained(100),
        all(trained(100), { is: 'preset', preset: 'forgetZero', contender: 0 }),
        all(trained(100), ranked),
      ],
      right: 0,
      reads: [ratio, forgetAtMean],
      expects: all(between(ratio, 100, 1000), between(forgetAtMean, 1.3, 12)),
      solution: [
        { do: 'trainTo', epoch: 100 },
        { do: 'preset', preset: 'forgetZero', contender: 0, on: true },
        { do: 'rank', contender: 0 },
      ],
      points: 'presets',
    },
  ],
  claims: [
    {
      says: 'Delayed recall: LSTM 79 to 80 % right, GRU 81 to 84 % and ahead, chance 25 %. LSTM with f = 0 loses 3.3 to 8.1 times as much, with f = 1 15 to 17 times and more than with f = 0, with f at its mean 1.19 to 1.31 times.',
      spec: recall,
      seeds: SEEDS,
      holds: [
        { contender: 0, measure: right, atLeast: 0.77, atMost: 0.83 },
        { contender: 1, measure: right, atLeast: 0.785, atMost: 0.865 },
        { contender: 1, measure: right, atLeast: 1, than: { contender: 0, measure: right } },
        { contender: 0, measure: chance, atLeast: 0.23, atMost: 0.27 },
        { contender: 0, measure: noMemory, atLeast: 2.5, atMost: 10 },
        { contender: 0, measure: noForgetting, atLeast: 13.5, atMost: 19 },
        { contender: 0, measure: noForgetting, atLeast: 1.5, than: { contender: 0, measure: noMemory } },
        { contender: 0, measure: atMean, atLeast: 1.12, atMost: 1.42 },
      ],
    },
    {
      says: 'Adding two of ten numbers, the LSTM with f at its mean loses 28 to 104 times as much.',
      spec: adding,
      seeds: SEEDS,
      holds: [{ contender: 0, measure: atMean, atLeast: 20, atMost: 140 }],
    },
    {
      says: 'On a sine the LSTM with f = 0 loses 295 to 388 times as much, with f at its mean 2.3 to 4.7 times.',
      spec: sine,
      seeds: SEEDS,
      holds: [
        { contender: 0, measure: noMemory, atLeast: 230, atMost: 480 },
        { contender: 0, measure: atMean, atLeast: 1.8, atMost: 6 },
      ],
    },
  ],
};
