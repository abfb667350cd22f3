import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../../src/experiment/interventions';
import { equationsOf } from '../../../../../src/views/lab/cell/equations';
import { cellNumbers } from '../../../../../src/views/lab/cell/numbers';
import { wireValues } from '../../../../../src/views/lab/cell/wire-values';
import { heldAt } from '../../../../../src/views/lab/shared/held';
import { traceOf } from './traces';

const place = { on: true, contender: 0, layer: 0, direction: 'forward' } as const;
const clamp = (part: object = {}): Operation => ({
  kind: 'clamp',
  ...place,
  units: [1],
  gate: 'f',
  value: 0,
  steps: 'all',
  ...part,
});

describe('what surgery holds', () => {
  it('is what an operation reaches, units and steps with both ends (by definition)', () => {
    const steps = { from: 2, to: 3 };
    expect(heldAt([clamp({ steps })], 1, 2)).toEqual({ f: 'clamped' });
    expect(heldAt([clamp({ steps })], 1, 3)).toEqual({ f: 'clamped' });
    expect(heldAt([clamp({ steps })], 1, 4)).toEqual({});
    expect(heldAt([clamp({ steps })], 0, 2)).toEqual({});
    expect(heldAt([{ kind: 'silence', ...place, units: 'all' }], 2, 0)).toEqual({ h: 'silenced' });
  });

  it('is decided by the last of several, as the network is (by definition)', () => {
    const set = { kind: 'state', ...place, units: 'all', state: 'h', action: 'set', value: 1, steps: 'all' } as const;
    const silence = { kind: 'silence', ...place, units: 'all' } as const;
    expect(heldAt([set, silence], 0, 0)).toEqual({ h: 'silenced' });
    expect(heldAt([silence, set], 0, 0)).toEqual({ h: 'set' });
  });

  it('has an equation of its value alone, with as many places for numbers as before, and no sum on the wires', () => {
    const trace = { ...traceOf('lstm'), touched: [clamp()] };
    const free = cellNumbers(trace, 0, 2, 'rewrite')!;
    const held = cellNumbers(trace, 1, 2, 'rewrite')!;
    const of = (numbers: typeof held) => equationsOf(numbers).find(({ id }) => id === 'f')!;
    expect(of(free).held).toBeNull();
    expect(of(held).held).toBe('clamped');
    expect(of(held).numbers.length).toBe(of(free).numbers.length);
    const value = held.gates.find(({ name }) => name === 'f')!.value;
    expect(
      of(held)
        .numbers.map(({ text }) => text)
        .join(''),
    ).toBe(`= ${String(Number(value.toPrecision(4))).replace('-', '−')}`);
    expect([...wireValues(held).keys()].filter((id) => id.startsWith('f.'))).toEqual([]);
    expect(wireValues(held).get('f')).toBe(value);
    // The other equations stay.
    const others = (numbers: typeof held) =>
      equationsOf(numbers)
        .filter(({ id }) => id !== 'f')
        .map((each) => each.held);
    expect(others(held)).toEqual(others(free));
  });
});
