/** Lesson: one step of a cell by hand, its parameters, and what each gate is for. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';
import { all, between } from '../writing';

/** Two marked numbers of ten are added: the answer is ½ + (x₁ + x₂)/4. */
const adding: SpecDocument = {
  data: { source: { kind: 'adding', lag: 10 } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 100 },
};

const parameters = (contender: number): Reading => ({ of: 'parameters', contender });
const atMean = (contender: number, gate: string): Reading => ({ of: 'heldAtMean', contender, gate });
const slope = (contender: number, at: 'marked' | 'others'): Reading => ({ of: 'slope', contender, at });
const ratio: Reading = { of: 'lossRatio', contender: 1 };

const trained: Condition = { is: 'epoch', contender: 'all', atLeast: 100 };
const ranked = (contender: number): Condition => ({ is: 'answered', question: 'rank', contender });
const above = (reading: Reading, other: Reading): Condition => ({ is: 'compared', reading, times: 1, other });

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

const rmse = { of: 'score', metric: 'rmse' } as const;
const held = (gate: string) => ({ of: 'heldAtMean', gate }) as const;

export const lesson: Lesson = {
  id: 'l02-one-step',
  group: 'foundations',
  minutes: 12,
  needs: ['l01-hidden-state'],
  spec: adding,
  steps: [
    {
      show: ['cell'],
      controls: [],
      tasks: [],
      right: 1,
      reads: [parameters(0), parameters(1), parameters(2)],
      expects: all(
        between(parameters(0), 1233, 1233),
        between(parameters(1), 977, 977),
        between(parameters(2), 321, 321),
      ),
      solution: [],
      points: 'cell',
    },
    {
      show: ['sequence', 'gates', 'cell'],
      controls: [],
      tasks: [trained, all(trained, { is: 'pinned', contender: 0, gate: 'i' }, { is: 'open', id: 'cell' })],
      right: 2,
      solution: [
        { do: 'trainTo', epoch: 100 },
        { do: 'pin', contender: 0, gate: 'i', unit: 0, step: 2 },
        { do: 'open', id: 'cell' },
      ],
      points: 'cell',
    },
    {
      show: ['sequence', 'sensitivity'],
      controls: [],
      tasks: [all(trained, { is: 'answered', question: 'sensitivities', contender: 0 })],
      right: 0,
      reads: [slope(0, 'marked'), slope(0, 'others')],
      expects: all(between(slope(0, 'marked'), 0.2, 0.3), between(slope(0, 'others'), 0, 0.04)),
      solution: [{ do: 'sensitivities', contender: 0 }],
      points: 'sensitivity',
    },
    {
      show: ['matter'],
      controls: [],
      tasks: [ranked(0), ranked(1)],
      right: 1,
      reads: [atMean(0, 'g'), atMean(0, 'i'), atMean(1, 'n'), atMean(1, 'z')],
      expects: all(
        above(atMean(0, 'g'), atMean(0, 'i')),
        above(atMean(0, 'i'), atMean(0, 'o')),
        above(atMean(0, 'i'), atMean(0, 'f')),
        above(atMean(1, 'n'), atMean(1, 'z')),
        above(atMean(1, 'z'), atMean(1, 'r')),
      ),
      solution: [
        { do: 'rank', contender: 0 },
        { do: 'rank', contender: 1 },
      ],
      points: 'matter',
    },
    {
      show: ['presets', 'answer'],
      controls: [],
      tasks: [
        { is: 'preset', preset: 'resetOne', contender: 1 },
        all(
          { is: 'preset', preset: 'resetOne', contender: 1, on: false },
          { is: 'preset', preset: 'updateOne', contender: 1 },
        ),
      ],
      right: 2,
      reads: [ratio, { of: 'valLoss', contender: 1 }],
      expects: between(ratio, 400, 1e6),
      solution: [
        { do: 'preset', preset: 'resetOne', contender: 1, on: true },
        { do: 'preset', preset: 'resetOne', contender: 1, on: false },
        { do: 'preset', preset: 'updateOne', contender: 1, on: true },
      ],
      points: 'presets',
    },
    {
      show: ['cell', 'gates'],
      controls: [],
      tasks: [all({ is: 'open', id: 'cell' }, { is: 'pinned', contender: 1, gate: 'z' })],
      right: 0,
      solution: [{ do: 'clear' }, { do: 'pin', contender: 1, gate: 'z', unit: 0, step: 2 }, { do: 'open', id: 'cell' }],
      points: 'cell',
    },
  ],
  claims: [
    {
      says: 'With 16 units and two inputs the LSTM has 1,233 parameters, the GRU 977, the simple RNN 321.',
      spec: adding,
      seeds: [42],
      epochs: 0,
      holds: [1233, 977, 321].map((count, contender) => ({
        contender,
        measure: { of: 'parameters' } as const,
        atLeast: count,
        atMost: count,
      })),
    },
    {
      says: 'LSTM and GRU add with an error of 0.007 to 0.009; their answer has a slope of 0.25 to 0.26 at the marked steps and at most 0.01 elsewhere. At their means the candidate costs most, then the gate that writes, then the others. With z = 1 or r = 1 the GRU’s loss rises above that of the constant answer, 0.04.',
      spec: adding,
      seeds: SEEDS,
      holds: [
        ...[0, 1].flatMap((contender) => [
          { contender, measure: rmse, atLeast: 0.005, atMost: 0.011 },
          { contender, measure: { of: 'slope', at: 'marked' } as const, atLeast: 0.23, atMost: 0.28 },
          { contender, measure: { of: 'slope', at: 'others' } as const, atMost: 0.02 },
        ]),
        {
          contender: 0,
          measure: { of: 'baseline', baseline: 'trainMean', metric: 'mse' },
          atLeast: 0.035,
          atMost: 0.045,
        },
        { contender: 0, measure: held('g'), atLeast: 1.5, than: { contender: 0, measure: held('i') } },
        { contender: 0, measure: held('i'), atLeast: 1.5, than: { contender: 0, measure: held('o') } },
        { contender: 0, measure: held('i'), atLeast: 1.5, than: { contender: 0, measure: held('f') } },
        { contender: 0, measure: held('g'), atLeast: 500, atMost: 1300 },
        { contender: 0, measure: held('i'), atLeast: 220, atMost: 560 },
        { contender: 1, measure: held('n'), atLeast: 1.4, than: { contender: 1, measure: held('z') } },
        { contender: 1, measure: held('z'), atLeast: 1.5, than: { contender: 1, measure: held('r') } },
        { contender: 1, measure: held('n'), atLeast: 800, atMost: 2100 },
        { contender: 1, measure: held('z'), atLeast: 400, atMost: 1000 },
        { contender: 1, measure: { of: 'bestValLoss' }, atLeast: 4.5e-5, atMost: 1e-4 },
        { contender: 1, measure: { of: 'preset', preset: 'resetOne' }, atLeast: 1100, atMost: 16000 },
        { contender: 1, measure: { of: 'preset', preset: 'updateOne' }, atLeast: 950, atMost: 3000 },
      ],
    },
  ],
};
