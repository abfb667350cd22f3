/** Lesson: what two pictures of a state show, and what they do not show. */
import type { Lesson, Reading, SpecDocument } from '../lesson';
import { accuracy, trained, type Hold } from '../writing';

const parity: SpecDocument = {
  data: { source: { kind: 'parity' } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 80 },
};

const brackets: SpecDocument = {
  data: { source: { kind: 'brackets' } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
  training: { epochs: 60 },
};

/** Of the simple RNN. */
const radius: Reading = { of: 'spectralRadius', contender: 2 };

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

const plane = (
  contender: number,
  state: 'h' | 'c',
  what: 'nearestMean' | 'variance' | 'firstWithTarget',
  atLeast: number,
  atMost: number,
): Hold => ({ contender, measure: { of: 'plane', state, what }, atLeast, atMost });
const right = (contender: number): Hold => ({
  contender,
  measure: { of: 'score', metric: 'accuracy' },
  atLeast: 0.995,
  atMost: 1,
});

export const lesson: Lesson = {
  id: 'l15-state',
  group: 'inside',
  minutes: 12,
  needs: ['l04-vanishing'],
  spec: parity,
  steps: [
    {
      show: ['sequence', 'curves', 'predictions'],
      controls: [],
      tasks: [trained(80)],
      right: 2,
      reads: [accuracy(0), accuracy(1), accuracy(2)],
      expects: {
        is: 'all',
        of: [0, 1, 2].map((contender) => ({ is: 'reading', reading: accuracy(contender), atLeast: 0.98 })),
      },
      solution: [{ do: 'trainTo', epoch: 80 }],
      points: 'train',
    },
    {
      show: ['space'],
      controls: [],
      tasks: [{ is: 'projected', contender: 0, state: 'h' }],
      right: 0,
      solution: [{ do: 'project', contender: 0, state: 'h' }],
      points: 'space',
    },
    {
      show: ['space'],
      controls: [],
      tasks: [{ is: 'projected', contender: 0, state: 'c' }],
      right: 1,
      solution: [{ do: 'project', contender: 0, state: 'c' }],
      points: 'space',
    },
    {
      show: ['space', 'predictions'],
      controls: [],
      tasks: [{ is: 'projected', contender: 2, state: 'h' }],
      right: 1,
      reads: [accuracy(0), accuracy(2)],
      solution: [{ do: 'project', contender: 2, state: 'h' }],
      points: 'space',
    },
    {
      show: ['weights'],
      controls: [],
      tasks: [
        { is: 'open', id: 'weights' },
        { is: 'shown', epoch: 0 },
      ],
      right: 2,
      reads: [radius, accuracy(2)],
      expects: { is: 'reading', reading: radius, atLeast: 1.4, atMost: 2.5 },
      solution: [
        { do: 'open', id: 'weights' },
        { do: 'showEpoch', epoch: 0 },
        { do: 'showEpoch', epoch: null },
      ],
      points: 'weights',
    },
    {
      loads: brackets,
      show: ['sequence', 'space'],
      controls: [],
      tasks: [trained(60), { is: 'projected', contender: 0, state: 'h' }],
      right: 1,
      reads: [accuracy(0), accuracy(1)],
      expects: { is: 'reading', reading: accuracy(0), atLeast: 0.98 },
      solution: [
        { do: 'trainTo', epoch: 60 },
        { do: 'project', contender: 0, state: 'h' },
      ],
      points: 'space',
    },
  ],
  claims: [
    {
      says: 'Every cell learns the parity of 20 bits.',
      spec: parity,
      seeds: SEEDS,
      holds: [0, 1, 2].map(right),
    },
    {
      says: 'Even and odd lie apart in the plane of the LSTM’s h and mixed in that of its c.',
      spec: parity,
      seeds: SEEDS,
      holds: [
        plane(0, 'h', 'nearestMean', 0.99, 1),
        plane(0, 'c', 'nearestMean', 0.4, 0.8),
        plane(0, 'h', 'variance', 0.65, 0.84),
      ],
    },
    {
      says: 'Before training the nearest mean is right at about half of the steps in the plane of the LSTM’s h.',
      spec: parity,
      seeds: SEEDS,
      epochs: 0,
      holds: [plane(0, 'h', 'nearestMean', 0.4, 0.65)],
    },
    {
      says: 'The simple RNN is right and yet even and odd lie mixed in its plane, which holds half to two thirds of the variance.',
      spec: parity,
      seeds: SEEDS,
      holds: [plane(2, 'h', 'nearestMean', 0.35, 0.8), plane(2, 'h', 'variance', 0.5, 0.7)],
    },
    {
      says: 'After training the largest eigenvalue of the simple RNN is 1.7 to 2.1.',
      spec: parity,
      seeds: SEEDS,
      holds: [
        { contender: 2, measure: { of: 'spectralRadius' }, atLeast: 1.5, atMost: 2.3 },
        { contender: 2, measure: { of: 'failed' }, atMost: 0 },
      ],
    },
    {
      says: 'The first component of h follows the depth of brackets; c hides it.',
      spec: brackets,
      seeds: SEEDS,
      holds: [
        right(0),
        plane(0, 'h', 'firstWithTarget', 0.93, 1),
        plane(0, 'h', 'nearestMean', 0.99, 1),
        plane(0, 'c', 'nearestMean', 0.25, 0.55),
        plane(0, 'c', 'firstWithTarget', 0, 0.8),
      ],
    },
  ],
};
