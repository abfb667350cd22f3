/** Mean and standard deviation of several runs, against values computed by hand. */
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/study/summary';

describe('the summary of runs', () => {
  it('is the mean and the standard deviation of the sample, hand-computed', () => {
    // Mean of 2, 4, 9 is 5; squared differences 9 + 1 + 16 = 26, over n − 1 = 2.
    expect(summaryOf([{ rmse: 2 }, { rmse: 4 }, { rmse: 9 }])).toEqual({ rmse: { mean: 5, deviation: Math.sqrt(13) } });
  });

  it('of a single run has no deviation', () => {
    expect(summaryOf([{ rmse: 2 }])).toEqual({ rmse: { mean: 2, deviation: null } });
  });

  it('leaves out a metric that no run has, and runs that lack one', () => {
    expect(summaryOf([{ mape: NaN, mase: 1 }, { mape: NaN }])).toEqual({ mase: { mean: 1, deviation: null } });
    expect(summaryOf([])).toEqual({});
  });
});
