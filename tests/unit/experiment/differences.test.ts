import { describe, expect, it } from 'vitest';
import { CONTENDER_DEFAULTS_V1 } from '../../../src/experiment/defaults';
import { differences } from '../../../src/experiment/differences';
import type { ContenderSpec } from '../../../src/experiment/schema';

const of = (part: Partial<ContenderSpec> & Pick<ContenderSpec, 'cell'>): ContenderSpec => ({
  ...CONTENDER_DEFAULTS_V1,
  ...part,
});

describe('differences between contenders', () => {
  it('are none between a contender and its copy', () => {
    const contender = of({ cell: 'gru', units: 9, updateBias: -5 });
    expect(differences(contender, { ...contender })).toEqual([]);
  });

  it('are the fields with other values, in the order of the spec', () => {
    const first = of({ cell: 'lstm' });
    const other = of({ cell: 'lstm', units: 8, forgetBias: 5, dropout: 0.2, bidirectional: true });
    expect(differences(first, other)).toEqual(['units', 'bidirectional', 'forgetBias', 'dropout']);
  });

  it.each([
    [
      'a simple RNN has no gates',
      of({ cell: 'lstm', gateActivation: 'hardSigmoid', chronoMax: 9 }),
      of({ cell: 'simpleRnn' }),
    ],
    ['an LSTM has no update gate', of({ cell: 'lstm' }), of({ cell: 'gru', updateBias: -5, resetAfter: false })],
    ['a GRU has no forget gate', of({ cell: 'gru' }), of({ cell: 'lstm', forgetBias: 5, inputBias: 1 })],
  ])('are not looked for where one of them has no such setting: %s', (_, first, other) => {
    expect(differences(first, other)).toEqual(['cell']);
  });

  it('are not looked for in gate biases that chrono initialisation replaces', () => {
    const first = of({ cell: 'lstm', forgetBias: 1 });
    expect(differences(first, of({ cell: 'lstm', forgetBias: 5, chronoMax: 30 }))).toEqual(['chronoMax']);
  });
});
