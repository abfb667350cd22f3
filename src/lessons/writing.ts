/** What the lessons are written with: the conditions, readings and claims that most of them need, each in a word. */
import type { Claim, Condition, Reading } from './lesson';

/** All networks have been trained for so many epochs. */
export const trained = (atLeast: number): Condition => ({ is: 'epoch', contender: 'all', atLeast });
export const all = (...of: readonly Condition[]): Condition => ({ is: 'all', of });
export const set = (path: string, equals: unknown): Condition => ({ is: 'setting', path, equals });
export const atLeast = (reading: Reading, bound: number): Condition => ({ is: 'reading', reading, atLeast: bound });
export const atMost = (reading: Reading, bound: number): Condition => ({ is: 'reading', reading, atMost: bound });
export const between = (reading: Reading, low: number, high: number): Condition => ({
  is: 'reading',
  reading,
  atLeast: low,
  atMost: high,
});
/** One reading is at least so many times another. */
export const compared = (reading: Reading, times: number, other: Reading): Condition => ({
  is: 'compared',
  reading,
  times,
  other,
});

export const score = (contender: number, metric = 'rmse'): Reading => ({ of: 'score', metric, contender });
export const accuracy = (contender: number): Reading => score(contender, 'accuracy');
/** The RMSE of a baseline. */
export const baseline = (name: string): Reading => ({ of: 'baseline', baseline: name, metric: 'rmse' });
export const ratio = (contender: number): Reading => ({ of: 'lossRatio', contender });
export const loss = (contender: number): Reading => ({ of: 'valLoss', contender });

export type Hold = Claim['holds'][number];

export const parameters = (contender: number, count: number): Hold => ({
  contender,
  measure: { of: 'parameters' },
  atLeast: count,
  atMost: count,
});
/** The RMSE on the test part lies between these. */
export const error = (contender: number, low: number, high: number): Hold => ({
  contender,
  measure: { of: 'score', metric: 'rmse' },
  atLeast: low,
  atMost: high,
});
/** The same of a baseline. */
export const baselineError = (name: string, low: number, high: number): Hold => ({
  contender: 0,
  measure: { of: 'baseline', baseline: name, metric: 'rmse' },
  atLeast: low,
  atMost: high,
});
