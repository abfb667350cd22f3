import { describe, expect, it } from 'vitest';
import { CELL_ARITHMETIC } from '../../../src/cells';
import type { CellGradients, CellOutputs } from '../../../src/cells';
import { cellCases, deviation, single } from '../../oracle/read';
import type { CellCase } from '../../oracle/read';

/** Values and gradients of the room for one case of the oracle. */
function run(p: CellCase): { outputs: CellOutputs; gradients: CellGradients } {
  const [steps, batch, inputs] = p.x.shape;
  const [units] = p.recurrentKernel.shape;
  const sizes = { steps, batch, inputs, units };
  const x = single(p.x);
  const weights = { kernel: single(p.kernel), recurrentKernel: single(p.recurrentKernel), bias: single(p.bias) };
  const { activation, gateActivation, reverse, resetAfter } = p;
  const optional = { mask: p.mask && single(p.mask), recurrentMask: p.recurrentMask && single(p.recurrentMask) };
  const options = { activation, gateActivation, reverse, resetAfter, h0: single(p.h0), ...optional };
  const all = p.cell === 'lstm' ? { ...options, c0: single(p.c0) } : options;
  const cell = CELL_ARITHMETIC[p.cell];
  const outputs = cell.forward(sizes, x, weights, all);
  const dc = new Float32Array(outputs.c.length);
  if (p.cell === 'lstm') dc.set(single(p.dcLast), reverse ? 0 : dc.length - batch * units);
  return { outputs, gradients: cell.backward(sizes, x, weights, all, outputs, single(p.dh), dc) };
}

/** One gate [T, B, H] out of the gates [T, B, G·H]. */
function gateOf(gates: Float32Array, index: number, count: number, units: number): Float32Array {
  const rows = gates.length / (count * units);
  return Float32Array.from({ length: rows * units }, (_, k) => {
    return gates[Math.floor(k / units) * count * units + index * units + (k % units)];
  });
}

describe('cells against PyTorch’s committed numbers', () => {
  it.each(cellCases().map((p) => [p.title, p] as const))('%s', (_, p) => {
    const { outputs, gradients } = run(p);
    const values: Readonly<Record<string, Float32Array>> = { h: outputs.h, ...(p.cell === 'lstm' && { c: outputs.c }) };
    expect(deviation(outputs.h, p.h.values)).toBeLessThan(1e-5);
    const order = { lstm: 'ifgo', gru: 'zrn', simpleRnn: '', mgu: 'fn' }[p.cell];
    for (const [name, oracle] of Object.entries(p.trace ?? {})) {
      const ours = values[name] ?? gateOf(outputs.gates, order.indexOf(name), order.length, p.recurrentKernel.shape[0]);
      expect(deviation(ours, oracle.values), name).toBeLessThan(1e-5);
    }
    for (const [name, oracle] of Object.entries(p.gradients)) {
      const ours = (gradients as unknown as Record<string, Float32Array>)[name];
      expect(deviation(ours, oracle.values, 1e-3), name).toBeLessThan(1e-4);
    }
  });
});
