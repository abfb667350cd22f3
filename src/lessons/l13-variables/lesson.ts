/** Lesson: further variables as inputs, features and targets, and whether they bring news. */
import type { Condition, Lesson, Reading, SpecDocument } from '../lesson';
import { all, baseline, compared, trained, type Hold } from '../writing';

const lorenz = (inputs: readonly string[]): SpecDocument => ({
  data: { source: { kind: 'lorenz' }, inputs, targets: ['x'] },
  task: { horizon: 5, window: 3 },
  training: { epochs: 30 },
});

const lorenzAll: SpecDocument = {
  data: { source: { kind: 'lorenz' }, inputs: ['x', 'y', 'z'], targets: ['x', 'y', 'z'] },
  task: { horizon: 1, window: 6 },
  training: { epochs: 20 },
};

const FIVE = ['unemployment', 'real_gdp', 'real_investment', 'inflation', 'bill_rate'];
const economy = (inputs: readonly string[]): SpecDocument => ({
  data: { source: { kind: 'dataset', id: 'usEconomy' }, inputs, targets: ['unemployment'] },
  task: { window: 12 },
  preparation: { scale: 'standard' },
  training: { epochs: 80 },
});

const births = (calendar: readonly string[]): SpecDocument => ({
  data: { source: { kind: 'dataset', id: 'births' } },
  task: { window: 3 },
  preparation: { features: { calendar } },
  training: { epochs: 10 },
});

const score = (contender: number, target?: number): Reading => ({
  of: 'score',
  metric: 'rmse',
  contender,
  ...(target === undefined ? {} : { target }),
});
const inputs = (equals: readonly string[]): Condition => ({ is: 'setting', path: 'data.inputs', equals });
const calendar = (equals: readonly string[]): Condition => ({
  is: 'setting',
  path: 'preparation.features.calendar',
  equals,
});

/** The data's seed, and the training seeds that a race derives from it; then those derived from 7. */
const SEEDS = [42, 1002504419, 1502522335];
const OTHER_SEEDS = [7, 951416617, 404626743];

const error = (contender: number, atLeast: number, atMost: number, target?: number): Hold => ({
  contender,
  measure: { of: 'score', metric: 'rmse', ...(target === undefined ? {} : { target }) },
  atLeast,
  atMost,
});
const baselineError = (name: string, atLeast: number, atMost: number, target?: number): Hold => ({
  contender: 0,
  measure: { of: 'baseline', baseline: name, metric: 'rmse', ...(target === undefined ? {} : { target }) },
  atLeast,
  atMost,
});
const parameters = (count: number): Hold => ({
  contender: 0,
  measure: { of: 'parameters' },
  atLeast: count,
  atMost: count,
});

export const lesson: Lesson = {
  id: 'l13-variables',
  group: 'forecasting',
  minutes: 10,
  needs: ['l08-preparing', 'l09-naive'],
  spec: lorenz(['x']),
  steps: [
    {
      show: ['predictions', 'curves'],
      controls: ['data.inputs'],
      tasks: [all(inputs(['x']), trained(30)), all(inputs(['x', 'y', 'z']), trained(30))],
      right: 1,
      reads: [score(0), score(1), baseline('ridge')],
      expects: all(compared(baseline('ridge'), 1.2, score(0)), compared(baseline('ridge'), 1.2, score(1))),
      solution: [
        { do: 'trainTo', epoch: 30 },
        { do: 'set', path: 'data.inputs', value: ['x', 'y', 'z'] },
        { do: 'trainTo', epoch: 30 },
      ],
      points: 'control',
    },
    {
      loads: economy(['unemployment']),
      show: ['predictions', 'curves'],
      controls: ['data.inputs'],
      tasks: [all(inputs(['unemployment']), trained(80)), all(inputs(FIVE), trained(80))],
      right: 2,
      reads: [score(0), score(1), baseline('lastValue'), baseline('ridge')],
      expects: all(compared(score(0), 1.5, baseline('lastValue')), compared(score(1), 1.5, baseline('lastValue'))),
      solution: [
        { do: 'trainTo', epoch: 80 },
        { do: 'set', path: 'data.inputs', value: FIVE },
        { do: 'trainTo', epoch: 80 },
      ],
      points: 'control',
    },
    {
      show: ['preparation'],
      controls: [],
      tasks: [],
      right: 0,
      solution: [],
      points: 'preparation',
    },
    {
      loads: births([]),
      show: ['predictions', 'preparation'],
      controls: ['preparation.features.calendar'],
      tasks: [all(calendar([]), trained(10)), all(calendar(['weekday']), trained(10))],
      right: 1,
      reads: [score(0), score(1), baseline('seasonalNaive')],
      expects: all(
        compared(baseline('seasonalNaive'), 1.05, score(0)),
        compared(baseline('seasonalNaive'), 1.05, score(1)),
      ),
      solution: [
        { do: 'trainTo', epoch: 10 },
        { do: 'set', path: 'preparation.features.calendar', value: ['weekday'] },
        { do: 'trainTo', epoch: 10 },
      ],
      points: 'control',
    },
    {
      loads: lorenzAll,
      show: ['predictions'],
      controls: [],
      tasks: [trained(20)],
      right: 1,
      reads: [{ of: 'parameters', contender: 0 }, score(0, 0), score(0, 1), score(0, 2)],
      expects: all(
        { is: 'reading', reading: score(0, 0), atMost: 0.7 },
        { is: 'reading', reading: score(0, 1), atMost: 2.1 },
        { is: 'reading', reading: score(0, 2), atMost: 2.1 },
      ),
      solution: [{ do: 'trainTo', epoch: 20 }],
      points: 'train',
    },
  ],
  claims: [
    {
      says: 'x of the Lorenz system from three steps of x: LSTM 2.2 to 3.7, GRU 3.9 to 4.1.',
      spec: lorenz(['x']),
      seeds: SEEDS,
      holds: [error(0, 1.95, 4.1), error(1, 3.6, 4.5), baselineError('ridge', 4.1, 4.25)],
    },
    {
      says: 'From x, y and z: LSTM 1.0 to 1.9, GRU 0.9 to 1.3.',
      spec: lorenz(['x', 'y', 'z']),
      seeds: SEEDS,
      holds: [error(0, 0.9, 2.05), error(1, 0.8, 1.45), baselineError('ridge', 2.7, 2.85)],
    },
    {
      says: 'Unemployment from itself: LSTM 0.27 to 0.33, GRU 0.25 to 0.27.',
      spec: economy(['unemployment']),
      seeds: SEEDS,
      holds: [
        error(0, 0.25, 0.37),
        error(1, 0.235, 0.29),
        baselineError('ridge', 0.28, 0.295),
        baselineError('lastValue', 0.39, 0.41),
      ],
    },
    {
      says: 'Unemployment from five series: LSTM 1.0 to 1.6, GRU 0.75 to 0.80.',
      spec: economy(FIVE),
      seeds: SEEDS,
      holds: [error(0, 0.85, 1.85), error(1, 0.68, 0.88), baselineError('ridge', 0.51, 0.55)],
    },
    {
      says: 'Unemployment from five series is forecast worse than by the last value with other seeds, too.',
      spec: economy(FIVE),
      seeds: OTHER_SEEDS,
      holds: [error(0, 0.95, 1.55), error(1, 0.65, 1.15)],
    },
    {
      says: 'Births from three days: LSTM 1,484 to 1,549, GRU 1,416 to 1,460.',
      spec: births([]),
      seeds: SEEDS,
      holds: [error(0, 1430, 1610), error(1, 1370, 1510), baselineError('seasonalNaive', 1030, 1050)],
    },
    {
      says: 'Births with the weekday as an input: LSTM 834 to 858, GRU 793 to 821.',
      spec: births(['weekday']),
      seeds: SEEDS,
      holds: [error(0, 800, 900), error(1, 760, 860)],
    },
    {
      says: 'One network with three targets has 1,331 parameters, and each target has an error of its own.',
      spec: lorenzAll,
      seeds: SEEDS,
      holds: [
        parameters(1331),
        ...[0, 1].flatMap((contender) => [
          error(contender, 0.17, 0.52, 0),
          error(contender, 0.65, 1.65, 1),
          error(contender, 0.58, 1.6, 2),
        ]),
        baselineError('lastValue', 2.1, 2.25, 0),
        baselineError('lastValue', 3.2, 3.4, 1),
        baselineError('lastValue', 3.9, 4.1, 2),
        baselineError('ridge', 0.068, 0.076, 0),
        baselineError('ridge', 0.46, 0.51, 1),
        baselineError('ridge', 0.82, 0.9, 2),
      ],
    },
    {
      says: 'With one target it has 34 parameters fewer.',
      spec: { ...lorenzAll, data: { source: { kind: 'lorenz' }, inputs: ['x', 'y', 'z'], targets: ['x'] } },
      seeds: [42],
      epochs: 1,
      holds: [parameters(1297)],
    },
  ],
};
