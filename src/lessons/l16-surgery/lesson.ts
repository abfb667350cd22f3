/** Lesson: finding what matters in a trained network by changing it. */
import type { Condition, Lesson, Ranked, Reading, SpecDocument } from '../lesson';
import { accuracy, all, between, loss, ratio, trained } from '../writing';

/** After each bracket: how many are open? */
const brackets: SpecDocument = {
  data: { source: { kind: 'brackets' } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 60 },
};

/** Two marked numbers of ten are added: the answer is ½ + (x₁ + x₂)/4. */
const adding: SpecDocument = {
  data: { source: { kind: 'adding', lag: 10 } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 100 },
};

const SHUT = { kind: 'clamp', contender: 0, gate: 'f', value: 0, steps: 'all' };
const REWRITES = { kind: 'clamp', contender: 1, gate: 'z', value: 1, steps: 'all' };

const silenced = (contender: number, ranked: Ranked): Reading => ({ of: 'silenced', contender, ranked });
const rewriting: Reading = { of: 'saturation', contender: 1, gate: 'z', side: 'open' };

const ranking = (contender: number): Condition => ({ is: 'answered', question: 'rank', contender });
const clamped = (like: Readonly<Record<string, unknown>>, ranked: Ranked): Condition => ({
  is: 'intervention',
  like,
  ranked,
});
const not = (of: Condition): Condition => ({ is: 'not', of });

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

const right = { of: 'score', metric: 'accuracy' } as const;
const slope = (at: 'marked' | 'others') => ({ of: 'slope', at }) as const;
const operated = (intervention: Readonly<Record<string, unknown>>, ranked: Ranked) =>
  ({ of: 'operated', intervention, ranked }) as const;
const without = (contender: number, ranked: Ranked) => operated({ kind: 'silence', contender }, ranked);

export const lesson: Lesson = {
  id: 'l16-surgery',
  group: 'inside',
  minutes: 12,
  needs: ['l03-forget-gate'],
  spec: brackets,
  steps: [
    {
      show: ['sequence', 'gates', 'answer'],
      controls: [],
      tasks: [trained(60), all(trained(60), { is: 'pinned', contender: 0, gate: 'c' })],
      right: 1,
      reads: [accuracy(0), accuracy(1)],
      expects: all(between(accuracy(0), 0.98, 1), between(accuracy(1), 0.98, 1)),
      solution: [
        { do: 'trainTo', epoch: 60 },
        { do: 'pin', contender: 0, gate: 'c', unit: 0, step: 0 },
      ],
      points: 'train',
    },
    {
      show: ['matter', 'gates'],
      controls: [],
      tasks: [ranking(0)],
      right: 2,
      reads: [silenced(0, 'first'), silenced(0, 'last'), loss(0)],
      expects: all(between(silenced(0, 'first'), 100, 1e5), between(silenced(0, 'last'), 1.5, 100)),
      solution: [{ do: 'rank', contender: 0 }],
      points: 'matter',
    },
    {
      show: ['matter', 'gates', 'surgery'],
      controls: [],
      tasks: [clamped(SHUT, 'first')],
      right: 0,
      reads: [ratio(0), loss(0)],
      expects: between(ratio(0), 80, 1e5),
      solution: [{ do: 'intervene', intervention: SHUT, ranked: 'first' }],
      points: 'surgery',
    },
    {
      show: ['matter', 'gates', 'surgery'],
      controls: [],
      tasks: [all(not(clamped(SHUT, 'first')), clamped(SHUT, 'last'))],
      right: 1,
      reads: [ratio(0), loss(0)],
      expects: between(ratio(0), 0.95, 3),
      solution: [{ do: 'clear' }, { do: 'intervene', intervention: SHUT, ranked: 'last' }],
      points: 'surgery',
    },
    {
      show: ['matter', 'gates', 'surgery'],
      controls: [],
      tasks: [ranking(1), clamped(REWRITES, 'first')],
      right: 2,
      reads: [ratio(1), rewriting, accuracy(1)],
      expects: all(between(ratio(1), 0.9, 1.5), between(rewriting, 0.6, 0.95)),
      solution: [
        { do: 'clear' },
        { do: 'rank', contender: 1 },
        { do: 'intervene', intervention: REWRITES, ranked: 'first' },
      ],
      points: 'surgery',
    },
    {
      loads: adding,
      show: ['sequence', 'answer', 'surgery'],
      controls: [],
      tasks: [
        trained(100),
        all(trained(100), { is: 'edited', at: 'marked' }),
        all(trained(100), { is: 'edited', at: 'others' }, not({ is: 'edited', at: 'marked' })),
      ],
      right: 0,
      solution: [
        { do: 'trainTo', epoch: 100 },
        { do: 'edit', at: 'marked', by: 0.4 },
        { do: 'clear' },
        { do: 'edit', at: 'others', by: 0.4 },
      ],
      points: 'surgery',
    },
  ],
  claims: [
    {
      says: 'Brackets: all answers are right. In the LSTM the first unit costs 743 to 1,696 times the loss, the last 4 to 13 times; f = 0 costs 310 to 561 times in the first, 1.14 to 1.36 times in the last. In the GRU z = 1 costs 1.01 to 1.09 times in the first unit; z is open in 71 to 80 % of its values.',
      spec: brackets,
      seeds: SEEDS,
      holds: [
        { contender: 0, measure: right, atLeast: 0.995 },
        { contender: 1, measure: right, atLeast: 0.995 },
        { contender: 0, measure: without(0, 'first'), atLeast: 500, atMost: 2500 },
        { contender: 0, measure: without(0, 'last'), atLeast: 3, atMost: 20 },
        { contender: 0, measure: operated(SHUT, 'first'), atLeast: 200, atMost: 850 },
        { contender: 0, measure: operated(SHUT, 'last'), atLeast: 1.05, atMost: 1.6 },
        { contender: 1, measure: operated(REWRITES, 'first'), atLeast: 0.98, atMost: 1.15 },
        { contender: 1, measure: { of: 'saturation', gate: 'z', side: 'open' }, atLeast: 0.65, atMost: 0.86 },
      ],
    },
    {
      says: 'Adding two of ten numbers, the answer has a slope of 0.25 to 0.26 at the marked steps and at most 0.01 at the others.',
      spec: adding,
      seeds: SEEDS,
      holds: [0, 1].flatMap((contender) => [
        { contender, measure: slope('marked'), atLeast: 0.23, atMost: 0.28 },
        { contender, measure: slope('others'), atMost: 0.02 },
      ]),
    },
  ],
};
