/** Lesson: overfitting, and its cures measured on one series, with one that fails on another. */
import type { Lesson, Reading, SpecDocument } from '../lesson';
import { all, compared, error, parameters, score, set, trained, type Hold } from '../writing';

/** An autoregression: each value is a sum of the two before it, and noise of deviation 1. */
const autoregression = (contenders: readonly object[], training: object, length = 300): SpecDocument => ({
  data: { source: { kind: 'ar2', length } },
  task: { window: 12 },
  preparation: { scale: 'standard' },
  contenders,
  training: { epochs: 200, restoreBest: false, ...training },
});

const large = { cell: 'lstm', units: 32 };
const both = [large, { cell: 'gru', units: 32 }];
const cures = autoregression(
  [large, { ...large, dropout: 0.4 }, { ...large, recurrentDropout: 0.4 }, { ...large, units: 3 }],
  {},
);
const plain = autoregression(both, {});
const stopping = autoregression(both, { restoreBest: true, earlyStopping: { enabled: true, patience: 20 } });
const penalty = autoregression(both, { l2: 0.001 });
const moreData = autoregression(both, { epochs: 20 }, 3000);

const sunspots: SpecDocument = {
  contenders: [large, { ...large, dropout: 0.4 }],
  training: { epochs: 300, learningRate: 0.01, restoreBest: false },
};
const sunspotsStopped: SpecDocument = {
  contenders: [large],
  training: {
    epochs: 300,
    learningRate: 0.01,
    restoreBest: true,
    earlyStopping: { enabled: true, patience: 30 },
  },
};

const lastValue: Reading = { of: 'baseline', baseline: 'lastValue', metric: 'rmse' };
const trainLoss = (contender: number): Reading => ({ of: 'trainLoss', contender });
const valLoss = (contender: number): Reading => ({ of: 'valLoss', contender });
const stops = all(
  set('training.earlyStopping.enabled', true),
  set('training.earlyStopping.patience', 20),
  set('training.restoreBest', true),
);

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

/** How many times the validation loss of the best epoch the last one has. */
const risen = (contender: number, atLeast: number, atMost: number): Hold => ({
  contender,
  measure: { of: 'valLoss' },
  atLeast,
  atMost,
  than: { contender, measure: { of: 'bestValLoss' } },
});

export const lesson: Lesson = {
  id: 'l11-overfitting',
  group: 'training',
  minutes: 14,
  needs: ['l01-hidden-state'],
  spec: cures,
  steps: [
    {
      show: ['curves'],
      controls: [],
      tasks: [trained(200)],
      right: 1,
      reads: [trainLoss(0), valLoss(0), score(0)],
      expects: all(
        { is: 'reading', reading: valLoss(0), atLeast: 0.16 },
        { is: 'reading', reading: trainLoss(0), atMost: 0.04 },
      ),
      solution: [{ do: 'trainTo', epoch: 200 }],
      points: 'train',
    },
    {
      show: ['curves', 'predictions'],
      controls: [],
      tasks: [],
      right: 0,
      reads: [score(0), score(1), score(2)],
      expects: all(compared(score(0), 1.01, score(1)), compared(score(0), 1.01, score(2))),
      solution: [],
      points: 'predictions',
    },
    {
      show: ['curves', 'predictions'],
      controls: [],
      tasks: [],
      right: 2,
      reads: [score(0), score(3), valLoss(0), valLoss(3)],
      expects: all(compared(score(0), 1.05, score(3)), compared(valLoss(0), 1.1, valLoss(3))),
      solution: [],
      points: 'predictions',
    },
    {
      loads: plain,
      show: ['curves', 'predictions'],
      controls: ['training.earlyStopping.enabled', 'training.earlyStopping.patience', 'training.restoreBest'],
      tasks: [stops, all(stops, { is: 'status', contender: 'all', oneOf: ['stoppedEarly'] })],
      right: 1,
      reads: [{ of: 'epoch', contender: 0 }, score(0), score(1), lastValue],
      expects: all(
        { is: 'reading', reading: score(0), atMost: 1.02 },
        { is: 'reading', reading: score(1), atMost: 1.02 },
      ),
      solution: [
        { do: 'set', path: 'training.earlyStopping.enabled', value: true },
        { do: 'set', path: 'training.earlyStopping.patience', value: 20 },
        { do: 'set', path: 'training.restoreBest', value: true },
        { do: 'train' },
      ],
      points: 'control',
    },
    {
      loads: plain,
      show: ['curves', 'predictions'],
      controls: ['training.l2'],
      tasks: [set('training.l2', 0.001), all(set('training.l2', 0.001), trained(200))],
      right: 1,
      reads: [trainLoss(0), valLoss(0), score(0)],
      expects: all(
        { is: 'reading', reading: valLoss(0), atLeast: 0.12, atMost: 0.2 },
        { is: 'reading', reading: trainLoss(0), atLeast: 0.04 },
      ),
      solution: [
        { do: 'set', path: 'training.l2', value: 0.001 },
        { do: 'trainTo', epoch: 200 },
      ],
      points: 'control',
    },
    {
      loads: moreData,
      show: ['curves', 'predictions'],
      controls: [],
      tasks: [trained(20)],
      right: 2,
      reads: [trainLoss(0), valLoss(0), score(0)],
      expects: all(compared(trainLoss(0), 0.85, valLoss(0)), compared(valLoss(0), 0.85, trainLoss(0))),
      solution: [{ do: 'trainTo', epoch: 20 }],
      points: 'train',
    },
    {
      loads: plain,
      show: ['curves', 'predictions'],
      controls: [],
      tasks: [trained(200)],
      right: 2,
      reads: [score(0), score(1), lastValue],
      expects: compared(score(1), 1.02, lastValue),
      solution: [{ do: 'trainTo', epoch: 200 }],
      points: 'train',
    },
    {
      loads: sunspots,
      show: ['curves', 'predictions'],
      controls: [],
      tasks: [trained(300)],
      right: 1,
      reads: [score(0), score(1)],
      expects: compared(score(1), 1.03, score(0)),
      solution: [{ do: 'trainTo', epoch: 300 }],
      points: 'train',
    },
  ],
  claims: [
    {
      says: 'The large LSTM learns its training rows by heart; dropout or 3 units keep it from that.',
      spec: cures,
      seeds: SEEDS,
      holds: [
        parameters(0, 4385),
        parameters(3, 64),
        risen(0, 1.7, 2.5),
        risen(3, 1, 1.45),
        { contender: 0, measure: { of: 'trainLoss' }, atMost: 0.02 },
        { contender: 0, measure: { of: 'bestEpoch' }, atLeast: 20, atMost: 50 },
        { contender: 1, measure: { of: 'bestEpoch' }, atLeast: 52, atMost: 140 },
        { contender: 2, measure: { of: 'bestEpoch' }, atLeast: 52, atMost: 140 },
        error(0, 1.03, 1.7),
        error(1, 0.88, 1.04),
        error(2, 0.95, 1.04),
        error(3, 0.84, 1),
        ...[1, 2, 3].map((contender) => ({
          ...error(0, 1.02, 2),
          than: { contender, measure: { of: 'score', metric: 'rmse' } as const },
        })),
      ],
    },
    {
      says: 'Early stopping: a test RMSE of 0.84 to 0.92 after a quarter of the epochs.',
      spec: stopping,
      seeds: SEEDS,
      holds: [
        error(0, 0.81, 0.96),
        error(1, 0.83, 0.94),
        { contender: 0, measure: { of: 'bestEpoch' }, atMost: 50 },
        { contender: 1, measure: { of: 'bestEpoch' }, atMost: 40 },
      ],
    },
    {
      says: 'With an L2 penalty of 0.001 the LSTM’s validation loss still rises by a third to a half.',
      spec: penalty,
      seeds: SEEDS,
      holds: [
        error(0, 0.86, 1.2),
        risen(0, 1.25, 1.7),
        { contender: 0, measure: { of: 'trainLoss' }, atLeast: 0.05, atMost: 0.075 },
      ],
    },
    {
      says: 'With ten times the data training and validation loss end at the same height.',
      spec: moreData,
      seeds: SEEDS,
      holds: [
        error(0, 0.97, 1.08),
        error(1, 0.97, 1.08),
        ...[0, 1].map((contender) => ({
          contender,
          measure: { of: 'valLoss' } as const,
          atLeast: 0.92,
          atMost: 1.1,
          than: { contender, measure: { of: 'trainLoss' } as const },
        })),
      ],
    },
    {
      says: 'The GRU overfits as well, until it is worse than repeating the last value.',
      spec: plain,
      seeds: SEEDS,
      holds: [
        parameters(1, 3393),
        error(0, 1.03, 1.7),
        error(1, 1.3, 1.85),
        {
          contender: 1,
          measure: { of: 'score', metric: 'rmse' },
          atLeast: 1.05,
          than: { contender: 1, measure: { of: 'baseline', baseline: 'lastValue', metric: 'rmse' } },
        },
      ],
    },
    {
      says: 'On sunspots dropout raises the test error of the last epoch.',
      spec: sunspots,
      seeds: SEEDS,
      holds: [
        error(0, 15, 22),
        error(1, 17, 26),
        {
          contender: 1,
          measure: { of: 'score', metric: 'rmse' },
          atLeast: 1.05,
          than: { contender: 0, measure: { of: 'score', metric: 'rmse' } },
        },
      ],
    },
    {
      says: 'On sunspots early stopping gives 14.5 to 16.1.',
      spec: sunspotsStopped,
      seeds: SEEDS,
      holds: [error(0, 13.8, 17)],
    },
  ],
};
