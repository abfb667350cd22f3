/** Traces of small networks, computed by the cells room: the oracle that the page's numbers are held against. */
import { CELL_ARITHMETIC } from '../../../../../src/cells';
import { stream } from '../../../../../src/experiment/random';
import type { Trace } from '../../../../../src/views/state/model';
import type { CellVariant } from '../../../../../src/views/lab/cell/cell-view';
import { viewOf } from '../../../../../src/views/lab/cell/cells';
import type { Convention } from '../../../../../src/views/lab/shared/convention';

const NAMES = {
  lstm: ['i', 'f', 'g', 'o'],
  gruResetAfter: ['z', 'r', 'n'],
  gruResetBefore: ['z', 'r', 'n'],
  simpleRnn: [],
  mgu: ['f', 'n'],
} as const;

const kindOf = (variant: CellVariant) =>
  variant === 'gruResetAfter' || variant === 'gruResetBefore' ? 'gru' : variant;

export const layoutOf = (variant: CellVariant, convention: Convention) =>
  viewOf({
    cell: kindOf(variant),
    activation: 'tanh',
    gateActivation: 'sigmoid',
    resetAfter: variant === 'gruResetAfter',
  }).layout(convention);

/** A trace over random inputs and weights, with B = 1. */
export function traceOf(variant: CellVariant, reverse = false, steps = 5, inputs = 2, units = 3): Trace {
  const random = stream(7, 'trace', variant);
  const values = (count: number) => Float32Array.from({ length: count }, () => 2 * random.uniform() - 1);
  const names = NAMES[variant];
  const count = Math.max(1, names.length);
  const resetAfter = variant === 'gruResetAfter';
  const weights = {
    kernel: values(inputs * count * units),
    recurrentKernel: values(units * count * units),
    bias: values(count * units * (resetAfter ? 2 : 1)),
  };
  const x = values(steps * inputs);
  const sizes = { steps, batch: 1, inputs, units };
  const cell = kindOf(variant);
  const states = CELL_ARITHMETIC[cell].forward(sizes, x, weights, { reverse, resetAfter });
  const gate = (index: number) =>
    Float32Array.from({ length: steps * units }, (_, k) => {
      return states.gates[Math.floor(k / units) * count * units + index * units + (k % units)]!;
    });
  return {
    part: 'test',
    sample: 0,
    cell,
    layer: 0,
    direction: reverse ? 'backward' : 'forward',
    steps,
    units,
    gates: [
      ...names.map((name, k) => ({ name, values: gate(k) })),
      ...(cell === 'lstm' ? [{ name: 'c' as const, values: states.c }] : []),
      { name: 'h', values: states.h },
    ],
    weights: { variant: { cell, activation: 'tanh', gateActivation: 'sigmoid', resetAfter }, ...weights, entered: x },
    flow: null,
    inputs: x,
    inputNames: ['a', 'b'],
    stepLabels: ['1', '2', '3', '4', '5'],
    prediction: Float32Array.of(0),
    truth: Float32Array.of(0),
    epoch: 0,
    asked: null,
  };
}
