import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../../src/experiment/parameters';
import { CELLS } from '../../../src/experiment/cells';
import { drawnWeights, initialWeights } from '../../../src/rnn';
import { contender, forecast } from './contenders';

const initial = (change: Parameters<typeof contender>[0], seed = 1) =>
  initialWeights(contender(change), forecast, seed);

describe('initial weights of a contender', () => {
  it('equal contenders start equal; another seed starts elsewhere', () => {
    expect(initial({ cell: 'gru' })).toEqual(initial({ cell: 'gru' }));
    expect(initial({ cell: 'gru' })).not.toEqual(initial({ cell: 'gru' }, 2));
  });

  it('a second layer does not change the first, nor the cell the head', () => {
    const one = initial({});
    expect(initial({ layers: 2 })['layers.0.kernel']).toEqual(one['layers.0.kernel']);
    expect(initial({ cell: 'gru' })['head.kernel']).toEqual(one['head.kernel']);
  });

  it('the LSTM’s biases stand in the order i, f, g, o', () => {
    const { values } = initial({ units: 2, forgetBias: 3, inputBias: -1 })['layers.0.bias'];
    expect(Array.from(values)).toEqual([-1, -1, 3, 3, 0, 0, 0, 0]);
  });

  it('the GRU’s update bias stands in the input’s row only', () => {
    const after = initial({ cell: 'gru', units: 2, updateBias: -5 })['layers.0.bias'];
    expect(after.shape).toEqual([2, 6]);
    expect(Array.from(after.values)).toEqual([-5, -5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const before = initial({ cell: 'gru', units: 2, updateBias: -5, resetAfter: false })['layers.0.bias'];
    expect(Array.from(before.values)).toEqual([-5, -5, 0, 0, 0, 0]);
  });

  it('the minimal gated unit’s update bias is that of f, which comes first', () => {
    const { values } = initial({ cell: 'mgu', units: 2, updateBias: -5 })['layers.0.bias'];
    expect(Array.from(values)).toEqual([-5, -5, 0, 0]);
  });

  it('chrono initialisation sets b_i = −b_f and starts a GRU towards keeping (Tallec & Ollivier 2018)', () => {
    const lstm = initial({ units: 6, chronoMax: 50 })['layers.0.bias'].values;
    for (let k = 0; k < 6; k++) {
      expect(lstm[6 + k]).toBeGreaterThanOrEqual(0);
      expect(lstm[6 + k]).toBeLessThanOrEqual(Math.log(49) + 1e-6);
      expect(lstm[k]).toBe(-lstm[6 + k]);
    }
    const gru = initial({ cell: 'gru', units: 6, chronoMax: 50 })['layers.0.bias'].values;
    expect(gru.subarray(0, 6).every((bias) => bias <= 0)).toBe(true);
    expect(gru.subarray(6).every((bias) => bias === 0)).toBe(true);
    const mgu = initial({ cell: 'mgu', units: 6, chronoMax: 50 })['layers.0.bias'].values;
    expect(mgu.subarray(0, 6).some((bias) => bias < 0)).toBe(true);
    expect(mgu.subarray(0, 6).every((bias) => bias <= 0)).toBe(true);
    expect(mgu.subarray(6).every((bias) => bias === 0)).toBe(true);
  });

  it('the parameter count is the number of initial values, for every cell and variant', () => {
    for (const cell of CELLS) {
      for (const layers of [1, 3]) {
        for (const resetAfter of [true, false]) {
          const change = { cell, layers, resetAfter, units: 7 };
          const values = Object.values(initial(change)).reduce((sum, weight) => sum + weight.values.length, 0);
          expect(parameterCount(contender(change), forecast.inputs, forecast.outputs)).toBe(values);
        }
      }
    }
  });

  it('the parameter count of an LSTM with 16 units, one input, one output is 4·16·(1 + 16 + 1) + 16 + 1 (hand-computed)', () => {
    expect(parameterCount(contender({ units: 16 }), 1, 1)).toBe(1169);
  });
});

describe('drawn in portions', () => {
  it('they are the same weights, and the shares rise to at most 1', () => {
    const spec = contender({ units: 40, layers: 2, bidirectional: true });
    const work = drawnWeights(spec, forecast, 1);
    const shares: number[] = [];
    let portion = work.next();
    for (; portion.done !== true; portion = work.next()) shares.push(portion.value);
    expect(portion.value).toEqual(initialWeights(spec, forecast, 1));
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});
