/** Every kind of condition and of reading, on a page written down by hand. */
import { describe, expect, it } from 'vitest';
import {
  holds,
  readingOf,
  type ContenderState,
  type LessonState,
  type ScoreState,
} from '../../../src/lessons/conditions';
import type { Condition, Reading } from '../../../src/lessons/lesson';

const SCORES: ScoreState = {
  overall: { rmse: 4, accuracy: 0.9, mase: NaN },
  targets: [{ rmse: 3 }, { rmse: 5 }],
  steps: [
    [1, 2, 3],
    [4, 5, 6],
  ],
};

const LSTM: ContenderState = {
  status: 'finished',
  epoch: 30,
  trainLoss: 0.2,
  valLoss: 0.4,
  parameters: 1169,
  scores: SCORES,
  lossRatio: 12,
  answered: { rank: true, sensitivities: false },
  ranked: { first: 7, last: 2 },
  projected: 'c',
  measured: (reading) => ({ heldAtMean: 1.25, flow: 0.001 })[reading.of as 'flow'] ?? null,
};

const GRU: ContenderState = {
  ...LSTM,
  status: 'training',
  epoch: 20,
  scores: null,
  lossRatio: null,
  answered: { rank: false, sensitivities: true },
  ranked: null,
  projected: null,
};

const FORGET = { kind: 'clamp', on: true, contender: 0, gate: 'f', value: 0, units: 'all', steps: 'all' };

const SPEC = {
  training: { learningRate: 0.01, clipping: { rule: 'none' } },
  contenders: [{ cell: 'lstm', units: 16, chronoMax: null }, { cell: 'gru' }],
  interventions: [] as object[],
};

const STATE: LessonState = {
  spec: SPEC,
  contenders: [LSTM, GRU],
  baselines: { lastValue: { overall: { rmse: 8 }, targets: [{ rmse: 6 }], steps: [[7, 9]] } },
  presetIsOn: (preset, contender) => preset === 'forgetZero' && contender === 0,
  isOpen: (id) => id === 'matter',
  flow: 'probe',
  pinned: { contender: 1, gate: 'z' },
  axis: 'time',
  epochShown: 5,
  edited: ['marked'],
  kept: (path) => (path === 'training.learningRate' ? [0.01, 0.1, 0.1] : []),
  raced: false,
};

/** Whether it holds in this page, changed as said. */
const is = (condition: Condition, change: Partial<LessonState> = {}, begun: object = SPEC): boolean =>
  holds(condition, { ...STATE, ...change }, begun);
const acting = (...interventions: object[]): Partial<LessonState> => ({ spec: { ...SPEC, interventions } });

describe('a reading', () => {
  it.each<[Reading, number | null]>([
    [{ of: 'trainLoss', contender: 0 }, 0.2],
    [{ of: 'valLoss', contender: 0 }, 0.4],
    [{ of: 'epoch', contender: 1 }, 20],
    [{ of: 'parameters', contender: 0 }, 1169],
    [{ of: 'lossRatio', contender: 0 }, 12],
    [{ of: 'lossRatio', contender: 1 }, null],
    [{ of: 'score', metric: 'accuracy', contender: 0 }, 0.9],
    [{ of: 'score', metric: 'rmse', contender: 0, target: 1 }, 5],
    // The first step ahead is 1.
    [{ of: 'score', metric: 'rmse', contender: 0, ahead: 1 }, 1],
    [{ of: 'score', metric: 'rmse', contender: 0, ahead: 3, target: 1 }, 6],
    [{ of: 'score', metric: 'rmse', contender: 0, ahead: 4 }, null],
    [{ of: 'score', metric: 'mase', contender: 0 }, null],
    [{ of: 'score', metric: 'rmse', contender: 1 }, null],
    [{ of: 'score', metric: 'rmse', contender: 2 }, null],
    [{ of: 'baseline', baseline: 'lastValue', metric: 'rmse' }, 8],
    [{ of: 'baseline', baseline: 'lastValue', metric: 'rmse', target: 0 }, 6],
    [{ of: 'baseline', baseline: 'lastValue', metric: 'rmse', ahead: 2 }, 9],
    [{ of: 'baseline', baseline: 'ridge', metric: 'rmse' }, null],
    [{ of: 'heldAtMean', contender: 0, gate: 'f' }, 1.25],
    [{ of: 'flow', contender: 0, state: 'h' }, 0.001],
    [{ of: 'silenced', contender: 0, ranked: 'first' }, null],
    [{ of: 'saturation', contender: 0, gate: 'f', side: 'open' }, null],
    [{ of: 'spectralRadius', contender: 0 }, null],
    [{ of: 'slope', contender: 0, at: 'marked' }, null],
  ])('%j is %s (by hand)', (reading, value) => {
    expect(readingOf(reading, STATE)).toBe(value);
  });
});

describe('a condition', () => {
  it('counts epochs of one contender or of the slowest, bound included', () => {
    expect(is({ is: 'epoch', contender: 0, atLeast: 30 })).toBe(true);
    expect(is({ is: 'epoch', contender: 0, atLeast: 31 })).toBe(false);
    expect(is({ is: 'epoch', contender: 'all', atLeast: 20 })).toBe(true);
    expect(is({ is: 'epoch', contender: 'all', atLeast: 21 })).toBe(false);
  });

  it('is true of no contender that is not there', () => {
    expect(is({ is: 'epoch', contender: 2, atLeast: 0 })).toBe(false);
    expect(is({ is: 'epoch', contender: 'all', atLeast: 0 }, { contenders: [] })).toBe(false);
  });

  it('reads the status of one contender or of all', () => {
    expect(is({ is: 'status', contender: 0, oneOf: ['finished', 'stoppedEarly'] })).toBe(true);
    expect(is({ is: 'status', contender: 'all', oneOf: ['finished', 'stoppedEarly'] })).toBe(false);
    expect(is({ is: 'status', contender: 'all', oneOf: ['finished', 'training'] })).toBe(true);
  });

  it('compares a setting with a value or with bounds', () => {
    expect(is({ is: 'setting', path: 'training.clipping.rule', equals: 'none' })).toBe(true);
    expect(is({ is: 'setting', path: 'training.clipping.rule', equals: 'norm' })).toBe(false);
    expect(is({ is: 'setting', path: 'contenders.0.chronoMax', equals: null })).toBe(true);
    expect(is({ is: 'setting', path: 'training.clipping', equals: { rule: 'none' } })).toBe(true);
    expect(is({ is: 'setting', path: 'training.learningRate', atLeast: 0.01, atMost: 0.01 })).toBe(true);
    expect(is({ is: 'setting', path: 'training.learningRate', atLeast: 0.02 })).toBe(false);
    expect(is({ is: 'setting', path: 'training.learningRate', atMost: 0.001 })).toBe(false);
    // What is no number lies between no bounds.
    expect(is({ is: 'setting', path: 'contenders.0.chronoMax' })).toBe(false);
    expect(is({ is: 'setting', path: 'contenders.5.units', atLeast: 0 })).toBe(false);
  });

  it('sees a field that is another than when the step began', () => {
    const begun = { ...SPEC, training: { ...SPEC.training, learningRate: 0.1 } };
    expect(is({ is: 'changed', path: 'training.learningRate' }, {}, begun)).toBe(true);
    expect(is({ is: 'changed', path: 'training.clipping' }, {}, begun)).toBe(false);
  });

  it('bounds a reading, and is false while there is nothing to read', () => {
    const reading: Reading = { of: 'score', metric: 'accuracy', contender: 0 };
    expect(is({ is: 'reading', reading, atLeast: 0.9 })).toBe(true);
    expect(is({ is: 'reading', reading, atLeast: 0.91 })).toBe(false);
    expect(is({ is: 'reading', reading, atMost: 0.89 })).toBe(false);
    expect(is({ is: 'reading', reading: { ...reading, contender: 1 }, atMost: 1 })).toBe(false);
  });

  it('compares two readings by a factor (4 = 0.5 × 8)', () => {
    const own: Reading = { of: 'score', metric: 'rmse', contender: 0 };
    const other: Reading = { of: 'baseline', baseline: 'lastValue', metric: 'rmse' };
    expect(is({ is: 'compared', reading: own, times: 0.5, other })).toBe(true);
    expect(is({ is: 'compared', reading: own, times: 0.51, other })).toBe(false);
    expect(is({ is: 'compared', reading: own, times: 0, other: { ...other, baseline: 'ridge' } })).toBe(false);
    expect(is({ is: 'compared', reading: { ...own, contender: 1 }, times: 0, other })).toBe(false);
  });

  it('asks whether a preset is on, or off', () => {
    expect(is({ is: 'preset', preset: 'forgetZero', contender: 0 })).toBe(true);
    expect(is({ is: 'preset', preset: 'forgetZero', contender: 0, on: false })).toBe(false);
    expect(is({ is: 'preset', preset: 'forgetOne', contender: 0, on: false })).toBe(true);
  });

  it('finds an intervention that is on by the fields it names', () => {
    const like = { kind: 'clamp', gate: 'f', value: 0, units: 'all' };
    expect(is({ is: 'intervention', like }, acting(FORGET))).toBe(true);
    expect(is({ is: 'intervention', like: { ...like, value: 1 } }, acting(FORGET))).toBe(false);
    expect(is({ is: 'intervention', like }, acting({ ...FORGET, on: false }))).toBe(false);
    expect(is({ is: 'intervention', like })).toBe(false);
  });

  it('finds it on the unit of a rank alone', () => {
    const like = { kind: 'silence' };
    const silenced = (contender: number, ...units: number[]) => acting({ kind: 'silence', on: true, contender, units });
    expect(is({ is: 'intervention', like, ranked: 'first' }, silenced(0, 7))).toBe(true);
    expect(is({ is: 'intervention', like, ranked: 'last' }, silenced(0, 7))).toBe(false);
    expect(is({ is: 'intervention', like, ranked: 'last' }, silenced(0, 2))).toBe(true);
    expect(is({ is: 'intervention', like, ranked: 'first' }, silenced(0, 7, 8))).toBe(false);
    // B has not been ranked.
    expect(is({ is: 'intervention', like, ranked: 'first' }, silenced(1, 7))).toBe(false);
  });

  it('is untouched while nothing acts', () => {
    expect(is({ is: 'untouched' })).toBe(true);
    expect(is({ is: 'untouched' }, acting({ ...FORGET, on: false }))).toBe(true);
    expect(is({ is: 'untouched' }, acting(FORGET))).toBe(false);
  });

  it.each<[Condition, boolean, Partial<LessonState>?]>([
    [{ is: 'edited', at: 'marked' }, true],
    [{ is: 'edited', at: 'others' }, false],
    [{ is: 'answered', question: 'rank', contender: 0 }, true],
    [{ is: 'answered', question: 'sensitivities', contender: 0 }, false],
    [{ is: 'answered', question: 'rank', contender: 3 }, false],
    [{ is: 'open', id: 'matter' }, true],
    [{ is: 'open', id: 'space' }, false],
    [{ is: 'flow', of: 'probe' }, true],
    [{ is: 'flow', of: 'mean' }, false],
    [{ is: 'flow', of: 'any' }, true],
    [{ is: 'flow', of: 'any' }, false, { flow: null }],
    [{ is: 'pinned' }, true],
    [{ is: 'pinned' }, false, { pinned: null }],
    [{ is: 'pinned', contender: 1, gate: 'z' }, true],
    [{ is: 'pinned', contender: 0 }, false],
    [{ is: 'pinned', gate: 'f' }, false],
    [{ is: 'raced' }, false],
    [{ is: 'raced' }, true, { raced: true }],
    // 0.01, 0.1 and 0.1 again.
    [{ is: 'kept', path: 'training.learningRate', values: 2 }, true],
    [{ is: 'kept', path: 'training.learningRate', values: 3 }, false],
    [{ is: 'projected', contender: 0, state: 'c' }, true],
    [{ is: 'projected', contender: 0, state: 'h' }, false],
    [{ is: 'projected', contender: 1, state: 'c' }, false],
    [{ is: 'shown', epoch: 5 }, true],
    [{ is: 'shown', epoch: null }, false],
    [{ is: 'shown', epoch: null }, true, { epochShown: null }],
    [{ is: 'axis', axis: 'time' }, true],
    [{ is: 'axis', axis: 'epoch' }, false],
  ])('%j is %s (by definition)', (condition, expected, change) => {
    expect(is(condition, change)).toBe(expected);
  });

  it('joins others by all, any and not (truth tables)', () => {
    const yes: Condition = { is: 'axis', axis: 'time' };
    const no: Condition = { is: 'raced' };
    expect(is({ is: 'all', of: [yes, yes] })).toBe(true);
    expect(is({ is: 'all', of: [yes, no] })).toBe(false);
    expect(is({ is: 'all', of: [] })).toBe(true);
    expect(is({ is: 'any', of: [no, yes] })).toBe(true);
    expect(is({ is: 'any', of: [no, no] })).toBe(false);
    expect(is({ is: 'any', of: [] })).toBe(false);
    expect(is({ is: 'not', of: no })).toBe(true);
    expect(is({ is: 'not', of: { is: 'all', of: [yes] } })).toBe(false);
  });
});
