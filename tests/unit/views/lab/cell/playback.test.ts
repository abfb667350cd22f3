import { describe, expect, it } from 'vitest';
import { PHASES } from '../../../../../src/views/lab/cell/layout';
import { cellNumbers } from '../../../../../src/views/lab/cell/numbers';
import { advanced, phasesOf, type Position } from '../../../../../src/views/lab/cell/playback';
import { largestTerms } from '../../../../../src/views/lab/cell/terms';
import { layoutOf, traceOf } from './traces';

/** Everything from a position on, until the sequence ends. */
function walk(
  from: Position,
  by: 1 | -1,
  direction: 'forward' | 'backward',
  phases = [...PHASES] as const,
): Position[] {
  const found: Position[] = [];
  for (let at: Position | null = from; at !== null; at = advanced(at, by, phases, 3, direction)) found.push(at);
  return found;
}

describe('the step-through', () => {
  it('plays the sub-steps of a step and goes on to the next, up to the end of the sequence (by definition)', () => {
    const played = walk({ step: 1, phase: null }, 1, 'forward');
    expect(played.slice(1).map(({ step }) => step)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    expect(played.slice(1, 6).map(({ phase }) => phase)).toEqual([...PHASES]);
  });

  it('goes back the way it came, in a layer that reads backwards as well (forwards and backwards are inverse)', () => {
    for (const direction of ['forward', 'backward'] as const) {
      const start = { step: direction === 'forward' ? 0 : 2, phase: PHASES[0] };
      const there = walk(start, 1, direction);
      expect(there).toHaveLength(15);
      expect(walk(there.at(-1)!, -1, direction)).toEqual(there.toReversed());
    }
  });

  it('leaves out what a simple RNN does not have, also where such a sub-step was shown before (by definition)', () => {
    const phases = phasesOf(layoutOf('simpleRnn', 'rewrite'));
    expect(phases).toEqual(['products', 'state', 'output']);
    expect(advanced({ step: 0, phase: 'gates' }, 1, phases, 3, 'forward')).toEqual({ step: 0, phase: 'state' });
    expect(advanced({ step: 0, phase: null }, -1, phases, 3, 'forward')).toEqual({ step: 0, phase: 'state' });
  });
});

describe('the largest terms', () => {
  it('come in order of their size, and with the others add up to the sums (against the cells room)', () => {
    const { gates } = cellNumbers(traceOf('lstm', false, 5, 4, 6), 2, 3, 'rewrite')!;
    for (const gate of gates) {
      const { largest, others, rest } = largestTerms(gate, 3);
      const sizes = largest.map(({ product }) => Math.abs(product));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      expect([largest.length, others]).toEqual([3, 7]);
      const all = largest.reduce((sum, { product }) => sum + product, rest);
      expect(all).toBeCloseTo(gate.input + gate.recurrent, 9);
    }
  });

  it('leave no single one out (by definition)', () => {
    const { gates } = cellNumbers(traceOf('simpleRnn', false, 5, 1, 3), 0, 1, 'rewrite')!;
    expect(largestTerms(gates[0]!, 3)).toMatchObject({ others: 0, rest: 0 });
    expect(largestTerms(gates[0]!, 3).largest).toHaveLength(4);
  });
});
