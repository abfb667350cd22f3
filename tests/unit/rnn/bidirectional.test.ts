import { beforeAll, describe, expect, it } from 'vitest';
import { parameterCount } from '../../../src/experiment/parameters';
import { CELLS } from '../../../src/experiment/cells';
import { initialWeights, openBackend } from '../../../src/rnn';
import { testBidirectional } from './bidirectionalSuite';
import { contender, forecast, model, randomBatch } from './contenders';

describe.each(['reference', 'simd'] as const)('on %s', testBidirectional);

describe('the weights of a bidirectional network', () => {
  const initial = (change: Parameters<typeof contender>[0]) => initialWeights(contender(change), forecast, 1);

  it('lie layer by layer, forward before backward, and what reads both directions has twice the rows', () => {
    const shapes = Object.entries(initial({ units: 4, layers: 2, bidirectional: true }));
    expect(shapes.map(([name, { shape }]) => [name, shape])).toEqual([
      ['layers.0.kernel', [2, 16]],
      ['layers.0.recurrentKernel', [4, 16]],
      ['layers.0.bias', [16]],
      ['layers.0.backward.kernel', [2, 16]],
      ['layers.0.backward.recurrentKernel', [4, 16]],
      ['layers.0.backward.bias', [16]],
      ['layers.1.kernel', [8, 16]],
      ['layers.1.recurrentKernel', [4, 16]],
      ['layers.1.bias', [16]],
      ['layers.1.backward.kernel', [8, 16]],
      ['layers.1.backward.recurrentKernel', [4, 16]],
      ['layers.1.backward.bias', [16]],
      ['head.kernel', [8, 1]],
      ['head.bias', [1]],
    ]);
  });

  it('the backward direction draws from streams of its own and leaves the forward one as it was', () => {
    for (const cell of CELLS) {
      const [one, both] = [initial({ cell }), initial({ cell, bidirectional: true })];
      for (const name of ['kernel', 'recurrentKernel', 'bias']) {
        expect(both[`layers.0.${name}`]).toEqual(one[`layers.0.${name}`]);
      }
      expect(both['layers.0.backward.kernel']).not.toEqual(both['layers.0.kernel']);
      expect(both['layers.0.backward.recurrentKernel']).not.toEqual(both['layers.0.recurrentKernel']);
    }
  });

  it('both directions have the gate biases of the contender', () => {
    const { values } = initial({ units: 2, forgetBias: 3, bidirectional: true })['layers.0.backward.bias'];
    expect(Array.from(values)).toEqual([0, 0, 3, 3, 0, 0, 0, 0]);
  });

  it('the parameter count is the number of initial values, for every cell and variant', () => {
    for (const cell of CELLS) {
      for (const layers of [1, 3]) {
        for (const resetAfter of [true, false]) {
          const change = { cell, layers, resetAfter, units: 7, bidirectional: true };
          const values = Object.values(initial(change)).reduce((sum, weight) => sum + weight.values.length, 0);
          expect(parameterCount(contender(change), forecast.inputs, forecast.outputs)).toBe(values);
        }
      }
    }
  });

  it('two layers of 50 LSTM units over one input have 81,301 of them, as Keras counts (hand-computed)', () => {
    // 2·4·50·(1 + 50 + 1) + 2·4·50·(100 + 50 + 1) + 100 + 1
    expect(parameterCount(contender({ units: 50, layers: 2, bidirectional: true }), 1, 1)).toBe(81_301);
  });
});

describe('a network that reads forward only', () => {
  beforeAll(async () => {
    await openBackend('reference');
  });

  it('has no backward trace, and says so', () => {
    const net = model();
    expect(net.directions).toEqual(['forward']);
    expect(() => net.trace(randomBatch(forecast), 'backward')).toThrow(
      'direction: backward; this network reads forward only',
    );
    net.dispose();
  });
});
