/** Lesson: learning rate, batch size, units, layers and window, and how wide "about right" is. */
import type { Condition, Lesson, SpecDocument } from '../lesson';
import { all, baseline, baselineError, compared, error, parameters, score, set, trained } from '../writing';

/** Sunspots, with an LSTM and a GRU of 16 units. */
const sunspots = (training: object = {}): SpecDocument => ({ training: { epochs: 60, ...training } });

const lstms = (...own: readonly object[]): SpecDocument => ({
  contenders: own.map((each) => ({ cell: 'lstm', ...each })),
  training: { epochs: 60 },
});
const sizes = lstms({ units: 2 }, { units: 8 }, { units: 32 }, { units: 128 });
const depths = lstms({}, { layers: 3 });

/** A square wave that jumps every 12 or 13 steps. */
const square = (window: number): SpecDocument => ({
  data: { source: { kind: 'square' } },
  task: { window },
  training: { epochs: 60 },
});

const rate = (equals: number): Condition => set('training.learningRate', equals);

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

export const lesson: Lesson = {
  id: 'l14-knobs',
  group: 'training',
  minutes: 12,
  needs: ['l09-naive'],
  spec: sunspots(),
  steps: [
    {
      show: ['curves', 'predictions'],
      controls: ['training.learningRate'],
      tasks: [rate(0.00005), all({ is: 'setting', path: 'training.learningRate', atMost: 0.0001 }, trained(60))],
      right: 1,
      reads: [score(0), score(1), baseline('lastValue')],
      expects: all(compared(score(0), 1.15, baseline('lastValue')), compared(score(1), 1.15, baseline('lastValue'))),
      solution: [
        { do: 'set', path: 'training.learningRate', value: 0.00005 },
        { do: 'trainTo', epoch: 60 },
      ],
      points: 'control',
    },
    {
      loads: sunspots(),
      show: ['curves', 'predictions'],
      controls: ['training.learningRate'],
      tasks: [rate(0.05), all(rate(0.05), trained(60))],
      right: 1,
      reads: [score(0), score(1), baseline('lastValue')],
      expects: all({ is: 'reading', reading: score(0), atMost: 19 }, { is: 'reading', reading: score(1), atMost: 19 }),
      solution: [
        { do: 'set', path: 'training.learningRate', value: 0.05 },
        { do: 'trainTo', epoch: 60 },
      ],
      points: 'control',
    },
    {
      loads: sunspots(),
      show: ['curves', 'predictions'],
      controls: ['training.learningRate'],
      tasks: [rate(0.5), all(rate(0.5), trained(60))],
      right: 2,
      reads: [score(0), score(1), baseline('lastValue')],
      expects: all(
        { is: 'reading', reading: score(0), atLeast: 18.3 },
        { is: 'reading', reading: score(1), atLeast: 18.3 },
      ),
      solution: [
        { do: 'set', path: 'training.learningRate', value: 0.5 },
        { do: 'trainTo', epoch: 60 },
      ],
      points: 'control',
    },
    {
      loads: sunspots({ epochs: 40 }),
      show: ['curves', 'predictions'],
      controls: ['training.batchSize'],
      tasks: [
        set('training.batchSize', 256),
        all(set('training.batchSize', 256), trained(40)),
        { is: 'axis', axis: 'step' },
      ],
      right: 1,
      reads: [score(0), score(1), baseline('lastValue')],
      expects: all(
        { is: 'reading', reading: score(0), atLeast: 22 },
        { is: 'reading', reading: score(1), atLeast: 22 },
      ),
      solution: [
        { do: 'set', path: 'training.batchSize', value: 256 },
        { do: 'trainTo', epoch: 40 },
        { do: 'axis', axis: 'step' },
      ],
      points: 'control',
    },
    {
      loads: sizes,
      show: ['curves', 'predictions'],
      controls: [],
      tasks: [trained(60)],
      right: 1,
      reads: [score(0), score(1), score(2), score(3)],
      expects: all(compared(score(2), 0.78, score(3)), compared(score(3), 0.78, score(2))),
      solution: [{ do: 'trainTo', epoch: 60 }],
      points: 'train',
    },
    {
      loads: depths,
      show: ['curves', 'predictions'],
      controls: [],
      tasks: [trained(60)],
      right: 2,
      reads: [score(0), score(1), baseline('lastValue')],
      expects: compared(score(1), 1.08, score(0)),
      solution: [{ do: 'trainTo', epoch: 60 }],
      points: 'train',
    },
    {
      loads: square(5),
      show: ['predictions', 'curves'],
      controls: ['task.window'],
      tasks: [all(set('task.window', 5), trained(60)), all(set('task.window', 30), trained(60))],
      right: 1,
      reads: [score(0), score(1), baseline('ridge'), baseline('seasonalNaive')],
      expects: all(
        { is: 'reading', reading: score(0), atMost: 0.2 },
        { is: 'reading', reading: score(1), atMost: 0.2 },
      ),
      solution: [
        { do: 'trainTo', epoch: 60 },
        { do: 'set', path: 'task.window', value: 30 },
        { do: 'trainTo', epoch: 60 },
      ],
      points: 'control',
    },
  ],
  claims: [
    {
      says: 'A learning rate of 0.00005 has not arrived after 60 epochs: 43 to 69.',
      spec: sunspots({ learningRate: 0.00005 }),
      seeds: SEEDS,
      holds: [error(0, 42, 60), error(1, 38, 77), baselineError('lastValue', 29, 29.6)],
    },
    {
      says: 'A learning rate of 0.005 gives 14.9 to 17.8.',
      spec: sunspots({ learningRate: 0.005 }),
      seeds: SEEDS,
      holds: [error(0, 15.3, 18.8), error(1, 14, 17.5)],
    },
    {
      says: 'A learning rate of 0.05 gives 14.1 to 16.1.',
      spec: sunspots({ learningRate: 0.05 }),
      seeds: SEEDS,
      holds: [error(0, 14.3, 17), error(1, 13.3, 16.4)],
    },
    {
      says: 'A learning rate of 0.5 gives 20 to 38.',
      spec: sunspots({ learningRate: 0.5 }),
      seeds: SEEDS,
      holds: [error(0, 18.5, 42), error(1, 25, 36)],
    },
    {
      says: 'Batches of 32: 16 to 18 after 40 epochs.',
      spec: sunspots({ epochs: 40 }),
      seeds: SEEDS,
      holds: [error(0, 15.5, 18.8), error(1, 15.3, 18.4)],
    },
    {
      says: 'Batches of 256: 27 to 43 after 40 epochs, which are fewer steps.',
      spec: sunspots({ epochs: 40, batchSize: 256 }),
      seeds: SEEDS,
      holds: [error(0, 34, 47), error(1, 24, 38)],
    },
    {
      says: 'Beyond 32 units the error hardly changes.',
      spec: sizes,
      seeds: SEEDS,
      holds: [
        parameters(0, 35),
        parameters(1, 329),
        parameters(2, 4385),
        parameters(3, 66_689),
        error(0, 20, 40),
        error(1, 15.7, 19),
        error(2, 14, 16.7),
        error(3, 13, 18),
      ],
    },
    {
      says: 'Three layers in place of one raise the error, at more than four times the parameters.',
      spec: depths,
      seeds: SEEDS,
      holds: [
        parameters(0, 1169),
        parameters(1, 5393),
        error(0, 15.3, 18.8),
        error(1, 18.5, 32),
        {
          contender: 1,
          measure: { of: 'score', metric: 'rmse' },
          atLeast: 1.15,
          than: { contender: 0, measure: { of: 'score', metric: 'rmse' } },
        },
      ],
    },
    {
      says: 'A window of 5 on a square wave is no better than ridge regression.',
      spec: square(5),
      seeds: SEEDS,
      holds: [
        error(0, 0.52, 0.56),
        error(1, 0.52, 0.56),
        baselineError('ridge', 0.53, 0.55),
        baselineError('lastValue', 0.56, 0.58),
      ],
    },
    {
      says: 'A window of 30 has 0.10 to 0.15.',
      spec: square(30),
      seeds: SEEDS,
      holds: [
        error(0, 0.088, 0.115),
        error(1, 0.09, 0.165),
        baselineError('seasonalNaive', 0.145, 0.153),
        baselineError('ridge', 0.14, 0.15),
      ],
    },
    {
      says: 'A window of 60 has 0.12 to 0.22.',
      spec: square(60),
      seeds: SEEDS,
      holds: [error(0, 0.145, 0.245), error(1, 0.105, 0.225)],
    },
  ],
};
