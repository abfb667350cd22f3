/** Seeded problems for the cells, and both ways to run one: the room's own and the plain oracle's. */
import { CELL_ARITHMETIC } from '../../../src/cells';
import type { ActivationName, GateActivationName } from '../../../src/cells';
import { stream } from '../../../src/experiment/random';
import { GATES } from './plain';
import type { Cell, PlainProblem } from './plain';

export interface Wanted {
  readonly cell: Cell;
  readonly steps: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
  readonly seed?: number;
  readonly activation?: ActivationName;
  readonly gateActivation?: GateActivationName;
  readonly masked?: boolean;
  readonly recurrentDropout?: boolean;
  readonly initialState?: boolean;
  readonly reverse?: boolean;
}

/** Values are rounded to float32, so that both writings start from the same numbers. */
export function randomProblem(wanted: Wanted): PlainProblem {
  const { cell, steps, batch, inputs, units, seed = 1 } = wanted;
  const width = GATES[cell] * units;
  const draw = (name: string, length: number, scale: number) => {
    const random = stream(seed, name);
    return Float64Array.from({ length }, () => Math.fround((2 * random.uniform() - 1) * scale));
  };
  const coin = (name: string, length: number, yes: number) =>
    draw(name, length, 1).map((value) => (value > -0.4 ? yes : 0));
  const state = wanted.initialState ? 1 : 0;
  return {
    cell,
    sizes: { steps, batch, inputs, units },
    x: draw('x', steps * batch * inputs, 1.5),
    kernel: draw('kernel', inputs * width, 0.8),
    recurrentKernel: draw('recurrentKernel', units * width, 0.8 / Math.sqrt(units)),
    bias: draw('bias', (cell === 'gruAfter' ? 2 : 1) * width, 0.4),
    h0: draw('h0', batch * units, state),
    c0: draw('c0', batch * units, state),
    mask: wanted.masked ? coin('mask', steps * batch, 1) : null,
    recurrentMask: wanted.recurrentDropout ? coin('recurrentMask', batch * units, 1.25) : null,
    activation: wanted.activation ?? 'tanh',
    gateActivation: wanted.gateActivation ?? 'sigmoid',
    reverse: wanted.reverse ?? false,
  };
}

const single = (values: Float64Array) => Float32Array.from(values);

/** The kind of cell that a variant is of. */
export const kindOf = (cell: Cell): keyof typeof CELL_ARITHMETIC =>
  cell === 'gruAfter' || cell === 'gruBefore' ? 'gru' : cell;

/** The room's forward pass, and its backward pass for given slopes at h (and c). */
export function run(p: PlainProblem) {
  const { sizes } = p;
  const cell = CELL_ARITHMETIC[kindOf(p.cell)];
  const x = single(p.x);
  const weights = { kernel: single(p.kernel), recurrentKernel: single(p.recurrentKernel), bias: single(p.bias) };
  const options = {
    activation: p.activation,
    gateActivation: p.gateActivation,
    reverse: p.reverse,
    mask: p.mask && single(p.mask),
    recurrentMask: p.recurrentMask && single(p.recurrentMask),
    h0: single(p.h0),
    c0: single(p.c0),
    resetAfter: p.cell === 'gruAfter',
  };
  const outputs = cell.forward(sizes, x, weights, options);
  return {
    ...outputs,
    backward: (dh: Float64Array, dc: Float64Array) =>
      cell.backward(sizes, x, weights, options, outputs, single(dh), single(dc)),
  };
}
