/** Lesson: how large luck is, before one chooses by a number. */
import type { Condition, Lesson, SpecDocument } from '../lesson';
import { all, baseline, baselineError, error, score, set, trained, type Hold } from '../writing';

/** Sunspots, of which this share at the end is the test part. */
const origin = (test: number): SpecDocument => ({
  preparation: { split: { validation: 0.1, test } },
  contenders: [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }],
  training: { epochs: 80 },
});

const FIVE = ['unemployment', 'real_gdp', 'real_investment', 'inflation', 'bill_rate'];
const economy = (inputs: readonly string[]): SpecDocument => ({
  data: { source: { kind: 'dataset', id: 'usEconomy' }, inputs, targets: ['unemployment'] },
  task: { window: 12 },
  preparation: { scale: 'standard' },
  training: { epochs: 80 },
});

const rate = (learningRate: number): SpecDocument => ({ training: { epochs: 60, learningRate } });

const testShare = (share: number): Condition => set('preparation.split.test', share);

/** The data's seed, and the training seeds that a race derives from it. */
const SEEDS = [42, 1002504419, 1502522335];

const bestValLoss = (contender: number, atLeast: number, atMost: number): Hold => ({
  contender,
  measure: { of: 'bestValLoss' },
  atLeast,
  atMost,
});

export const lesson: Lesson = {
  id: 'l18-choosing',
  group: 'comparing',
  minutes: 12,
  needs: ['l07-lstm-gru', 'l14-knobs'],
  spec: origin(0.5),
  steps: [
    {
      show: ['predictions', 'preparation'],
      controls: ['preparation.split.test'],
      tasks: [all(testShare(0.5), trained(80)), all(testShare(0.2), trained(80)), all(testShare(0.1), trained(80))],
      right: 1,
      reads: [score(0), score(1), score(2), baseline('ridge')],
      expects: all(
        ...[0, 1, 2].map((contender): Condition => ({
          is: 'reading',
          reading: score(contender),
          atLeast: 12.5,
          atMost: 22,
        })),
      ),
      solution: [
        { do: 'trainTo', epoch: 80 },
        { do: 'set', path: 'preparation.split.test', value: 0.2 },
        { do: 'trainTo', epoch: 80 },
        { do: 'set', path: 'preparation.split.test', value: 0.1 },
        { do: 'trainTo', epoch: 80 },
      ],
      points: 'control',
    },
    {
      show: ['verdict', 'curves'],
      controls: ['seeds'],
      tasks: [set('seeds', 5), all(set('seeds', 5), { is: 'raced' })],
      right: 0,
      solution: [{ do: 'set', path: 'seeds', value: 5 }, { do: 'race' }],
      points: 'control',
    },
    {
      loads: economy(FIVE),
      show: ['sensitivity', 'predictions'],
      controls: ['data.inputs'],
      tasks: [
        trained(80),
        { is: 'answered', question: 'sensitivities', contender: 0 },
        all(set('data.inputs', ['unemployment']), trained(80)),
      ],
      right: 2,
      reads: [score(0), score(1), baseline('lastValue'), baseline('ridge')],
      expects: all(
        { is: 'reading', reading: score(0), atMost: 0.5 },
        { is: 'reading', reading: score(1), atMost: 0.45 },
      ),
      solution: [
        { do: 'trainTo', epoch: 80 },
        { do: 'sensitivities', contender: 0 },
        { do: 'set', path: 'data.inputs', value: ['unemployment'] },
        { do: 'trainTo', epoch: 80 },
      ],
      points: 'control',
    },
    {
      loads: rate(0.005),
      show: ['curves', 'predictions'],
      controls: ['training.learningRate'],
      tasks: [{ is: 'kept', path: 'training.learningRate', values: 3 }],
      right: 2,
      reads: [{ of: 'valLoss', contender: 0 }, score(0), { of: 'valLoss', contender: 1 }, score(1)],
      solution: [
        { do: 'trainTo', epoch: 60 },
        { do: 'reset' },
        { do: 'set', path: 'training.learningRate', value: 0.05 },
        { do: 'trainTo', epoch: 60 },
        { do: 'reset' },
        { do: 'set', path: 'training.learningRate', value: 0.5 },
        { do: 'trainTo', epoch: 60 },
      ],
      points: 'control',
    },
  ],
  claims: [
    {
      says: 'With the last half as test part: LSTM 15.6 to 18.8, GRU 14.9 to 16.7, simple RNN 17.4 to 18.8.',
      spec: origin(0.5),
      seeds: SEEDS,
      holds: [error(0, 14.8, 20), error(1, 14.1, 17.6), error(2, 16.5, 19.8), baselineError('ridge', 19.5, 20.5)],
    },
    {
      says: 'With the last 35 %: LSTM 18.0 to 19.2, GRU 16.7 to 20.0, simple RNN 17.4 to 19.7.',
      spec: origin(0.35),
      seeds: SEEDS,
      holds: [error(0, 17, 20.2), error(1, 15.8, 21), error(2, 16.5, 20.7), baselineError('ridge', 18.2, 19)],
    },
    {
      says: 'With the last fifth: LSTM 18.8 to 20.1, GRU 18.6 to 18.7, simple RNN 20.4 to 21.2.',
      spec: origin(0.2),
      seeds: SEEDS,
      holds: [error(0, 18, 21), error(1, 17.8, 19.5), error(2, 19.5, 22.2), baselineError('ridge', 20, 20.7)],
    },
    {
      says: 'With the last tenth: LSTM 14.5 to 17.4, GRU 15.4 to 16.0, simple RNN 16.4 to 18.8.',
      spec: origin(0.1),
      seeds: SEEDS,
      holds: [error(0, 13.7, 18.3), error(1, 14.6, 16.8), error(2, 15.6, 19.7), baselineError('ridge', 17.5, 18.3)],
    },
    {
      says: 'Unemployment from five series: LSTM 1.0 to 1.6, GRU 0.75 to 0.80.',
      spec: economy(FIVE),
      seeds: SEEDS,
      holds: [error(0, 0.85, 1.85), error(1, 0.68, 0.88)],
    },
    {
      says: 'Unemployment from itself: LSTM 0.27 to 0.33, GRU 0.25 to 0.27.',
      spec: economy(['unemployment']),
      seeds: SEEDS,
      holds: [error(0, 0.25, 0.37), error(1, 0.235, 0.29), baselineError('lastValue', 0.39, 0.41)],
    },
    {
      says: 'A rate of 0.005: best validation loss of the LSTM 0.012 to 0.015.',
      spec: rate(0.005),
      seeds: SEEDS,
      holds: [bestValLoss(0, 0.0117, 0.0155)],
    },
    {
      says: 'A rate of 0.05: best validation loss of the LSTM 0.011 to 0.012, test RMSE 15.2 to 16.1.',
      spec: rate(0.05),
      seeds: SEEDS,
      holds: [bestValLoss(0, 0.0102, 0.0128), error(0, 14.3, 17)],
    },
    {
      says: 'A rate of 0.5: best validation loss of the LSTM 0.020 to 0.065.',
      spec: rate(0.5),
      seeds: SEEDS,
      holds: [bestValLoss(0, 0.017, 0.075)],
    },
  ],
};
