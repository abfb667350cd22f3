import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../../src/experiment/parameters';
import { unitsNearest } from '../../../src/study/matching';

const options = fc.record({
  cell: fc.constantFrom('lstm' as const, 'gru' as const, 'simpleRnn' as const),
  layers: fc.integer({ min: 1, max: 4 }),
  resetAfter: fc.boolean(),
  bidirectional: fc.boolean(),
});
const width = fc.integer({ min: 1, max: 12 });

describe('matching by parameters', () => {
  it('finds the units of the nearest count, the smaller on ties, as trying all 512 does, property', () => {
    fc.assert(
      fc.property(options, fc.integer({ min: 0, max: 3_000_000 }), width, width, (contender, target, I, O) => {
        let best = 1;
        let least = Infinity;
        for (let units = 1; units <= 512; units++) {
          const away = Math.abs(parameterCount({ ...contender, units }, I, O) - target);
          if (away < least) [best, least] = [units, away];
        }
        expect(unitsNearest(contender, target, I, O)).toBe(best);
      }),
    );
  });

  it('takes the smaller of two that are equally near, hand-computed: 5 and 11 parameters against 8', () => {
    // A simple RNN has H (1 + H + 1) + H + 1 of them.
    const rnn = { cell: 'simpleRnn', layers: 1, resetAfter: true, bidirectional: false } as const;
    expect(parameterCount({ ...rnn, units: 1 }, 1, 1)).toBe(5);
    expect(parameterCount({ ...rnn, units: 2 }, 1, 1)).toBe(11);
    expect(unitsNearest(rnn, 8, 1, 1)).toBe(1);
    expect(unitsNearest(rnn, 9, 1, 1)).toBe(2);
  });

  it('gives a GRU as many parameters as an LSTM of 16 units, hand-computed', () => {
    const lstm = 4 * 16 * (1 + 16 + 1) + 17;
    const gru = { cell: 'gru', layers: 1, resetAfter: true, bidirectional: false } as const;
    // 3 H (1 + H + 2) + H + 1: 1,123 at 18 units, 1,242 at 19.
    expect(lstm).toBe(1169);
    expect(unitsNearest(gru, lstm, 1, 1)).toBe(18);
  });

  it('finds its own units again, property', () => {
    fc.assert(
      fc.property(options, fc.integer({ min: 1, max: 512 }), width, width, (contender, units, I, O) => {
        const target = parameterCount({ ...contender, units }, I, O);
        expect(unitsNearest(contender, target, I, O)).toBe(units);
      }),
    );
  });

  it('stays between 1 and 512 units', () => {
    const gru = { cell: 'gru', layers: 1, resetAfter: true, bidirectional: false } as const;
    expect(unitsNearest(gru, 0, 1, 1)).toBe(1);
    expect(unitsNearest(gru, 1e9, 1, 1)).toBe(512);
  });
});
