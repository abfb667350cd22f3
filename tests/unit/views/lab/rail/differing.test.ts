import { describe, expect, it } from 'vitest';
import { CONTENDER_DEFAULTS_V1 } from '../../../../../src/experiment/defaults';
import type { ContenderSpec } from '../../../../../src/experiment/schema';
import { words } from '../../../../../src/i18n/both';
import { differingFrom } from '../../../../../src/views/lab/rail/differing';

const of = (part: Partial<ContenderSpec> & Pick<ContenderSpec, 'cell'>): ContenderSpec => ({
  ...CONTENDER_DEFAULTS_V1,
  ...part,
});

describe('what a card says about differences to A', () => {
  const { t } = words('en');

  it('is nothing on A’s own card', () => {
    const first = of({ cell: 'lstm' });
    const { mark, folded } = differingFrom(first, first, t);
    expect(mark('units')).toBeUndefined();
    expect(folded).toEqual([]);
  });

  it('is A’s value at the field, and both values of what is folded (written by hand)', () => {
    const first = of({ cell: 'lstm', chronoMax: 50, activation: 'tanh' });
    const other = of({ cell: 'lstm', units: 8, activation: 'relu', bidirectional: true, dropout: 0.25 });
    const { mark, folded } = differingFrom(first, other, t);
    expect(mark('units')).toBe('A: 16');
    expect(mark('layers')).toBeUndefined();
    expect(mark('chronoMax')).toBe('A: 50');
    expect(folded).toEqual([
      'Bidirectional: yes (A: no)',
      'Activation: ReLU (A: tanh)',
      'Chrono, longest lag: None (A: 50)',
      'Dropout: 0.25 (A: 0)',
    ]);
  });

  it('names the cell, and the place of a GRU’s reset gate', () => {
    expect(differingFrom(of({ cell: 'simpleRnn' }), of({ cell: 'gru' }), t).mark('cell')).toBe('A: Simple RNN');
    const { folded } = differingFrom(of({ cell: 'gru' }), of({ cell: 'gru', resetAfter: false }), t);
    expect(folded).toEqual(['Reset gate: Before the product (A: After the product)']);
  });

  it('is said in Chinese as well', () => {
    const chinese = words('zh').t;
    const { folded } = differingFrom(of({ cell: 'lstm' }), of({ cell: 'lstm', forgetBias: 5 }), chinese);
    expect(folded).toEqual(['遗忘门偏置：5（A：1）']);
  });
});
