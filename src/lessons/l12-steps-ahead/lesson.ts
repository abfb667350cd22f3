/** Lesson: forecasts of several steps, made at once or fed back. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';
import { all, compared, trained, type Hold } from '../writing';

const mackeyGlass = (strategy: 'direct' | 'recursive'): SpecDocument => ({
  data: { source: { kind: 'mackeyGlass' } },
  task: { horizon: 24, strategy },
  training: { epochs: 20 },
});

/** A whole cycle of the sunspots ahead. */
const sunspots = (strategy: 'direct' | 'recursive'): SpecDocument => ({
  task: { horizon: 11, strategy },
  training: { epochs: 80 },
});

const score = (contender: number, ahead?: number): Reading => ({
  of: 'score',
  metric: 'rmse',
  contender,
  ...(ahead === undefined ? {} : { ahead }),
});
const seasonAgo: Reading = { of: 'baseline', baseline: 'seasonalNaive', metric: 'rmse' };
const ridge: Reading = { of: 'baseline', baseline: 'ridge', metric: 'rmse' };
const strategy = (equals: 'direct' | 'recursive'): Condition => ({ is: 'setting', path: 'task.strategy', equals });

/** The data's seed, and the training seeds that a race derives from it; then those derived from 7. */
const SEEDS = [42, 1002504419, 1502522335];
const OTHER_SEEDS = [7, 951416617, 404626743];

/** RMSE over all steps, or of one step ahead. */
const error = (contender: number, atLeast: number, atMost: number, ahead?: number): Hold => ({
  contender,
  measure: { of: 'score', metric: 'rmse', ...(ahead === undefined ? {} : { ahead }) },
  atLeast,
  atMost,
});
/** How many times the error of the first step the last one has. */
const grows = (contender: number, atLeast: number, atMost: number): Hold => ({
  contender,
  measure: { of: 'score', metric: 'rmse', ahead: 24 },
  atLeast,
  atMost,
  than: { contender, measure: { of: 'score', metric: 'rmse', ahead: 1 } },
});
const baseline = (name: string, atLeast: number, atMost: number, ahead?: number): Hold => ({
  contender: 0,
  measure: { of: 'baseline', baseline: name, metric: 'rmse', ...(ahead === undefined ? {} : { ahead }) },
  atLeast,
  atMost,
});
const lstmAhead: Hold = {
  contender: 1,
  measure: { of: 'score', metric: 'rmse' },
  atLeast: 2,
  than: { contender: 0, measure: { of: 'score', metric: 'rmse' } },
};

export const lesson: Lesson = {
  id: 'l12-steps-ahead',
  group: 'forecasting',
  minutes: 10,
  needs: ['l09-naive'],
  spec: mackeyGlass('recursive'),
  steps: [
    {
      show: ['predictions', 'curves'],
      controls: [],
      tasks: [trained(20)],
      right: 2,
      reads: [score(0, 1), score(1, 1), score(0), score(1)],
      expects: compared(score(1), 1.6, score(0)),
      solution: [{ do: 'trainTo', epoch: 20 }],
      points: 'train',
    },
    {
      show: ['predictions'],
      controls: [],
      tasks: [],
      right: 1,
      reads: [score(0, 1), score(0, 24), score(1, 1), score(1, 24)],
      expects: all(compared(score(1, 24), 6, score(1, 1)), compared(score(0, 1), 0.17, score(0, 24))),
      solution: [],
      points: 'predictions',
    },
    {
      show: ['predictions', 'curves'],
      controls: ['task.strategy'],
      tasks: [strategy('direct'), all(strategy('direct'), trained(20))],
      right: 0,
      reads: [score(0), score(1), ridge, seasonAgo],
      expects: { is: 'reading', reading: score(1), atMost: 0.06 },
      solution: [
        { do: 'set', path: 'task.strategy', value: 'direct' },
        { do: 'trainTo', epoch: 20 },
      ],
      points: 'control',
    },
    {
      loads: sunspots('direct'),
      show: ['predictions', 'curves'],
      controls: ['task.strategy'],
      tasks: [all(strategy('direct'), trained(80)), all(strategy('recursive'), trained(80))],
      right: 1,
      reads: [score(0), score(1), seasonAgo],
      expects: { is: 'reading', reading: score(1), atMost: 34 },
      solution: [
        { do: 'trainTo', epoch: 80 },
        { do: 'set', path: 'task.strategy', value: 'recursive' },
        { do: 'trainTo', epoch: 80 },
      ],
      points: 'control',
    },
    {
      show: ['predictions'],
      controls: [],
      tasks: [],
      right: 1,
      reads: [score(0), score(1), seasonAgo, ridge],
      expects: all(compared(seasonAgo, 1, score(0)), compared(seasonAgo, 1, score(1))),
      solution: [],
      points: 'predictions',
    },
  ],
  claims: [
    {
      says: 'Fed back, the GRU has the smaller error one step ahead and more than twice the LSTM’s over 24 steps.',
      spec: mackeyGlass('recursive'),
      seeds: SEEDS,
      holds: [
        error(0, 0.012, 0.02, 1),
        error(1, 0.0075, 0.0112, 1),
        error(0, 0.023, 0.033),
        error(1, 0.065, 0.15),
        lstmAhead,
        grows(0, 1.8, 3.5),
        grows(1, 7, 18),
      ],
    },
    {
      says: 'With other seeds too the fed-back LSTM has less than half of the GRU’s error over 24 steps.',
      spec: mackeyGlass('recursive'),
      seeds: OTHER_SEEDS,
      holds: [lstmAhead, grows(1, 7, 18)],
    },
    {
      says: 'With 24 outputs at once the GRU has 0.033 to 0.048 over all steps, the LSTM 0.028 to 0.033.',
      spec: mackeyGlass('direct'),
      seeds: SEEDS,
      holds: [
        error(0, 0.025, 0.037),
        error(1, 0.03, 0.055),
        error(0, 0.021, 0.039, 1),
        error(1, 0.022, 0.04, 1),
        error(0, 0.028, 0.058, 24),
        error(1, 0.038, 0.065, 24),
        baseline('ridge', 0.0008, 0.0012, 1),
        baseline('ridge', 0.1, 0.12, 24),
        baseline('lastValue', 0.42, 0.45, 24),
        baseline('ridge', 0.085, 0.095),
        baseline('seasonalNaive', 0.145, 0.155),
      ],
    },
    {
      says: 'Eleven steps of sunspots at once: LSTM 33 to 53, GRU 35 to 39.',
      spec: sunspots('direct'),
      seeds: SEEDS,
      holds: [
        error(0, 30, 58),
        error(1, 33.5, 42),
        baseline('seasonalNaive', 35.5, 35.8),
        baseline('ridge', 35.5, 37.5),
      ],
    },
    {
      says: 'Eleven steps of sunspots fed back: 29 to 34, better than eleven years ago.',
      spec: sunspots('recursive'),
      seeds: SEEDS,
      holds: [
        error(0, 28, 35.2),
        error(1, 27.5, 33.2),
        ...[0, 1].map((contender) => ({
          contender,
          measure: { of: 'baseline', baseline: 'seasonalNaive', metric: 'rmse' } as const,
          atLeast: 1.02,
          than: { contender, measure: { of: 'score', metric: 'rmse' } as const },
        })),
      ],
    },
  ],
};
