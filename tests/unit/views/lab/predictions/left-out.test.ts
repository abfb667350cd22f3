import { describe, expect, it } from 'vitest';
import { leftOut } from '../../../../../src/views/lab/predictions/left-out';

const target = { name: 'x', unit: '', positive: true, naiveError: 2 };
const all = { rmse: 1, mape: 3, r2: 0.5, mase: 0.5 };

describe('a metric that is not in the table', () => {
  it('has no reason where it is there, or where nothing is scored yet, by definition', () => {
    expect(leftOut(target, [null, all])).toEqual([]);
    expect(leftOut(target, [null])).toEqual([]);
  });

  it('is MAPE where a value is not above zero, or where the unit has no true zero, by definition', () => {
    const scores = [{ rmse: 1, r2: 0.5, mase: 0.5 }];
    expect(leftOut({ ...target, positive: false }, scores)).toEqual(['mapeNotPositive']);
    expect(leftOut(target, scores)).toEqual(['mapeNoTrueZero']);
  });

  it('is R² of a constant truth, and MASE of a training part without error or pairs, by definition', () => {
    const scores = [{ rmse: 1, mape: 3, r2: NaN }];
    expect(leftOut({ ...target, naiveError: 0 }, scores)).toEqual(['r2Constant', 'maseNoError']);
    expect(leftOut({ ...target, naiveError: NaN }, scores)).toEqual(['r2Constant', 'maseTooShort']);
  });
});
