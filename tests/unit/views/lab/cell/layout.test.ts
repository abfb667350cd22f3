import { describe, expect, it } from 'vitest';
import { equationsOf } from '../../../../../src/views/lab/cell/equations';
import { PHASES, WIDTH } from '../../../../../src/views/lab/cell/layout';
import { VARIANTS, type CellVariant } from '../../../../../src/views/lab/cell/cell-view';
import { cellNumbers } from '../../../../../src/views/lab/cell/numbers';
import { inConvention, type Convention } from '../../../../../src/views/lab/shared/convention';
import { wireValues } from '../../../../../src/views/lab/cell/wire-values';
import { exact } from '../../../../../src/views/words/format';
import { layoutOf, traceOf } from './traces';

const CASES: readonly (readonly [CellVariant, Convention])[] = [
  ...VARIANTS.map((variant) => [variant, 'rewrite'] as const),
  ['gruResetAfter', 'keep'],
  ['gruResetBefore', 'keep'],
  ['mgu', 'keep'],
];

const numbersOf = (variant: CellVariant, convention: Convention) =>
  cellNumbers(inConvention(traceOf(variant), convention)!, 1, 2, convention)!;

const text = (tokens: readonly { text: string; sub?: string }[]) =>
  tokens.map((token) => token.text + (token.sub ?? '')).join('');

describe('the picture of a cell', () => {
  it.each(CASES)('of a %s (%s) has a number of the network for every wire and node (by definition)', (variant, how) => {
    const values = wireValues(numbersOf(variant, how));
    const { wires, nodes } = layoutOf(variant, how);
    for (const { value } of [...wires, ...nodes]) if (value !== null) expect(values.has(value), value).toBe(true);
    const drawn = new Set([...wires, ...nodes].map(({ value }) => value));
    for (const name of ['h', ...numbersOf(variant, how).gates.map((gate) => gate.name)]) expect(drawn).toContain(name);
  });

  it.each(CASES)('of a %s (%s) stays inside its frame, labels included, and no two labels overlap', (variant, how) => {
    const { wires, nodes, edges, height } = layoutOf(variant, how);
    const labels = wires.flatMap(({ label }) => (label ? [label] : []));
    for (const { x, y } of [...nodes, ...edges, ...labels]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(WIDTH);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
    for (const [k, a] of labels.entries()) {
      for (const b of labels.slice(k + 1)) expect(Math.abs(a.x - b.x) > 40 || Math.abs(a.y - b.y) > 9).toBe(true);
    }
  });

  it('gives every wire one of the sub-steps, and those of a cell with gates in all of them (by definition)', () => {
    for (const [variant, how] of CASES.filter(([each]) => each !== 'simpleRnn')) {
      const found = new Set(layoutOf(variant, how).wires.map(({ phase }) => phase));
      expect([...found].sort()).toEqual([...PHASES].sort());
    }
  });
});

describe('the equations', () => {
  it.each([
    ['lstm', 'rewrite', ['f = σ(Wfx + Ufhₜ₋₁ + bf)', 'c = f cₜ₋₁ + i g', 'h = o tanh(c)']],
    ['gruResetAfter', 'rewrite', ['n = tanh(Wnx + bn + r (Unhₜ₋₁ + brn))', 'h = (1 − z) hₜ₋₁ + z n']],
    ['gruResetAfter', 'keep', ['h = z hₜ₋₁ + (1 − z) n']],
    ['gruResetBefore', 'rewrite', ['n = tanh(Wnx + Un(r ⊙ hₜ₋₁) + bn)', 'z = σ(Wzx + Uzhₜ₋₁ + bz)']],
    ['mgu', 'rewrite', ['f = σ(Wfx + Ufhₜ₋₁ + bf)', 'n = tanh(Wnx + Un(f ⊙ hₜ₋₁) + bn)', 'h = (1 − f) hₜ₋₁ + f n']],
    ['mgu', 'keep', ['n = tanh(Wnx + Un((1 − f) ⊙ hₜ₋₁) + bn)', 'h = f hₜ₋₁ + (1 − f) n']],
    ['simpleRnn', 'rewrite', ['h = tanh(Whx + Uhhₜ₋₁ + bh)']],
  ] as const)('of a %s (%s) are those of engine.md', (variant, how, expected) => {
    const found = equationsOf(numbersOf(variant, how)).map(({ symbols }) => text(symbols));
    for (const line of expected) expect(found).toContain(line);
  });

  it.each(CASES)(
    'of a %s (%s) name only numbers of the network, and end with the value in the table',
    (variant, how) => {
      const numbers = numbersOf(variant, how);
      const values = wireValues(numbers);
      for (const equation of equationsOf(numbers)) {
        for (const { value } of [...equation.symbols, ...equation.numbers]) {
          if (value !== undefined) expect(values.has(value), value).toBe(true);
        }
        expect(equation.numbers.at(-1)!.text).toBe(exact(values.get(equation.id)!));
      }
    },
  );

  it('come out when a reader calculates them (evaluated as written, to four digits)', () => {
    const [f] = equationsOf(numbersOf('lstm', 'rewrite'));
    const written = text(f!.numbers).replaceAll('−', '-');
    const [, sum, value] = /σ\((.*)\) = (.*)$/.exec(written)!;
    const total = sum!
      .replaceAll(' ', '')
      .match(/[+-]?[\d.]+(e[+-]?\d+)?/g)!
      .reduce((all, each) => all + Number(each), 0);
    expect(1 / (1 + Math.exp(-total))).toBeCloseTo(Number(value), 3);
  });
});
