import { describe, expect, it } from 'vitest';
import { inConvention } from '../../../../../src/views/lab/shared/convention';
import { VARIANTS } from '../../../../../src/views/lab/cell/cell-view';
import { cellNumbers, type CellNumbers } from '../../../../../src/views/lab/cell/numbers';
import { wireValues } from '../../../../../src/views/lab/cell/wire-values';
import { valueAt } from '../../../../../src/views/lab/shared/frame';
import type { Trace } from '../../../../../src/views/state/model';
import { traceOf } from './traces';

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

/** Every place of a trace. */
function everywhere(trace: Trace, check: (numbers: CellNumbers, step: number, unit: number) => void, keep = false) {
  for (let step = 0; step < trace.steps; step++) {
    for (let unit = 0; unit < trace.units; unit++) {
      check(cellNumbers(trace, unit, step, keep ? 'keep' : 'rewrite')!, step, unit);
    }
  }
}

describe('the numbers of a cell', () => {
  for (const variant of VARIANTS) {
    for (const reverse of [false, true]) {
      it(`of a ${variant}${reverse ? ' that reads backwards' : ''} add up to what the cells room computed, to 1e-6`, () => {
        const trace = traceOf(variant, reverse);
        everywhere(trace, (numbers, step, unit) => {
          for (const { name, sum, value, terms, input, recurrent } of numbers.gates) {
            const activation = ['g', 'n', 'h'].includes(name) ? Math.tanh : sigmoid;
            expect(activation(sum)).toBeCloseTo(value, 6);
            expect(value).toBe(valueAt(trace, name, step, unit));
            expect(terms.reduce((total, { product }) => total + product, 0)).toBeCloseTo(input + recurrent, 6);
          }
          const { state, squashed } = numbers;
          const after = variant === 'lstm' ? numbers.c! : numbers.h;
          if (state) expect(state.kept + state.written).toBeCloseTo(after, 6);
          if (squashed !== null) {
            expect(numbers.gates.find(({ name }) => name === 'o')!.value * squashed).toBeCloseTo(numbers.h, 6);
          }
        });
      });
    }
  }

  it('of an LSTM with one unit are those computed by hand', () => {
    const trace: Trace = {
      ...traceOf('lstm', false, 2, 1, 1),
      weights: {
        variant: { cell: 'lstm', activation: 'tanh', gateActivation: 'sigmoid', resetAfter: true },
        // i, f, g, o
        kernel: Float32Array.of(1, 2, 3, 4),
        recurrentKernel: Float32Array.of(0.5, 0.25, -1, 2),
        bias: Float32Array.of(0, 1, 0, -1),
        entered: Float32Array.of(9, 0.5),
      },
      gates: [
        ...(['i', 'f', 'g', 'o'] as const).map((name) => ({ name, values: Float32Array.of(0, 0.5) })),
        { name: 'c', values: Float32Array.of(2, 1.25) },
        { name: 'h', values: Float32Array.of(0.5, 0) },
      ],
    };
    const { gates, state, hBefore, cBefore, x } = cellNumbers(trace, 0, 1, 'rewrite')!;
    expect([hBefore, cBefore, x]).toEqual([0.5, 2, [0.5]]);
    expect(gates.map(({ sum }) => sum)).toEqual([0.75, 2.125, 1, 2]);
    expect(gates[3]!.terms.map(({ from, product }) => [from, product])).toEqual([
      ['x', 2],
      ['h', 1],
    ]);
    expect(state).toEqual({ keep: 0.5, kept: 1, write: 0.5, written: 0.25 });
  });

  it('of a minimal gated unit with one unit are those computed by hand, in both conventions', () => {
    const trace: Trace = {
      ...traceOf('mgu', false, 2, 1, 1),
      weights: {
        variant: { cell: 'mgu', activation: 'tanh', gateActivation: 'sigmoid', resetAfter: true },
        // f, n
        kernel: Float32Array.of(1, 2),
        recurrentKernel: Float32Array.of(0.5, -1),
        bias: Float32Array.of(0.25, 0),
        entered: Float32Array.of(9, 0.5),
      },
      gates: [
        { name: 'f', values: Float32Array.of(0, 0.25) },
        { name: 'n', values: Float32Array.of(0, 0.75) },
        { name: 'h', values: Float32Array.of(0.5, 0) },
      ],
    };
    const ours = cellNumbers(trace, 0, 1, 'rewrite')!;
    // f: 0.5 + 0.25 + 0.25; n: 1 − 1 · (0.25 · 0.5).
    expect(ours.gates.map(({ sum }) => sum)).toEqual([1, 0.875]);
    expect(ours.state).toEqual({ keep: 0.75, kept: 0.375, write: 0.25, written: 0.1875 });
    const theirs = cellNumbers(inConvention(trace, 'keep')!, 0, 1, 'keep')!;
    expect(theirs.gates.map(({ sum, value }) => [sum, value])).toEqual([
      [-1, 0.75],
      [0.875, 0.75],
    ]);
    expect(theirs.state).toEqual(ours.state);
    for (const numbers of [ours, theirs]) expect(wireValues(numbers).get('rh')).toBe(0.125);
  });

  it('start from a state of zero, at the last step of a layer that reads backwards (by definition)', () => {
    expect(cellNumbers(traceOf('gruResetAfter'), 0, 0, 'rewrite')!.hBefore).toBe(0);
    expect(cellNumbers(traceOf('gruResetAfter', true), 0, 4, 'rewrite')!.hBefore).toBe(0);
    expect(cellNumbers(traceOf('gruResetAfter', true), 0, 0, 'rewrite')!.hBefore).not.toBe(0);
  });

  it('are none outside the trace, and none without the weights (by definition)', () => {
    const trace = traceOf('lstm');
    expect(cellNumbers(trace, 3, 0, 'rewrite')).toBeNull();
    expect(cellNumbers(trace, 0, 5, 'rewrite')).toBeNull();
    expect(cellNumbers({ ...trace, weights: null }, 0, 0, 'rewrite')).toBeNull();
  });
});

describe('the convention of Keras and PyTorch', () => {
  for (const variant of ['gruResetAfter', 'gruResetBefore'] as const) {
    it(`turns z of a ${variant} around and leaves what it computes as it is (by their equation)`, () => {
      const ours = traceOf(variant);
      const theirs = inConvention(ours, 'keep')!;
      everywhere(
        theirs,
        ({ gates, state, h, hBefore }, step, unit) => {
          const [z, , n] = gates.map(({ value }) => value);
          expect(z).toBeCloseTo(1 - valueAt(ours, 'z', step, unit)!, 6);
          expect(sigmoid(gates[0]!.sum)).toBeCloseTo(z!, 6);
          expect(z! * hBefore + (1 - z!) * n!).toBeCloseTo(h, 6);
          expect(state!.keep).toBe(z);
        },
        true,
      );
    });
  }

  it('turns f of a minimal gated unit around, and its candidate reads 1 − f of the state (by their equation)', () => {
    const ours = traceOf('mgu');
    everywhere(
      inConvention(ours, 'keep')!,
      ({ gates: [f, n], state, h, hBefore }, step, unit) => {
        expect(f!.value).toBeCloseTo(1 - valueAt(ours, 'f', step, unit)!, 6);
        expect(sigmoid(f!.sum)).toBeCloseTo(f!.value, 6);
        expect(Math.tanh(n!.sum)).toBeCloseTo(n!.value, 6);
        expect(f!.value * hBefore + (1 - f!.value) * n!.value).toBeCloseTo(h, 6);
        expect(state!.keep).toBe(f!.value);
      },
      true,
    );
  });

  it('leaves an LSTM alone, and turns a trace only once (by definition)', () => {
    const lstm = traceOf('lstm');
    expect(inConvention(lstm, 'keep')).toBe(lstm);
    const gru = traceOf('gruResetAfter');
    expect(inConvention(gru, 'keep')).toBe(inConvention(gru, 'keep'));
    expect(inConvention(gru, 'rewrite')).toBe(gru);
    expect(inConvention(null, 'keep')).toBeNull();
  });
});
