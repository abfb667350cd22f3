/**
 * The two ways of writing a gate that says how much of the state is rewritten, as a GRU's update gate z does. Keras and
 * PyTorch write h = z ⊙ h₋ + (1 − z) ⊙ n, which is this page's network with the weights of z negated, so that their z is
 * 1 minus ours.
 */
import {
  gatesOf,
  keeperOf,
  type CellName,
  type Gate,
  type GateName,
  type RewritingCell,
} from '../../../experiment/cells';
import type { Trace } from '../../state/model';

/** Who writes h = (1 − z) ⊙ h₋ + z ⊙ n (this page), and who h = z ⊙ h₋ + (1 − z) ⊙ n (Keras and PyTorch). */
export type Convention = 'rewrite' | 'keep';

/** Whether the cell has such a gate. */
export const hasConventions = (cell: CellName): cell is RewritingCell => keeperOf(cell)?.complementKeeps === true;

/** Whether a convention writes 1 minus the value of this gate. */
export const isTurned = (cell: CellName, gate: GateName | null, convention: Convention): boolean =>
  convention === 'keep' && hasConventions(cell) && keeperOf(cell)?.name === gate;

/** A gate's value as the page writes it: where the convention turns it, 1 minus its own; its own inverse. */
export const turned = (cell: CellName, gate: Gate | null, value: number, convention: Convention): number =>
  isTurned(cell, gate, convention) ? Number((1 - value).toPrecision(12)) : value;

const turnedTraces = new WeakMap<Trace, Trace>();

/** A trace as a convention writes it: one that is to keep by its update gate has that gate and its weights turned. */
export function inConvention(trace: Trace | null, convention: Convention): Trace | null {
  if (!trace || convention === 'rewrite' || !hasConventions(trace.cell)) return trace;
  let found = turnedTraces.get(trace);
  if (!found) {
    found = turn(trace);
    turnedTraces.set(trace, found);
  }
  return found;
}

function turn(trace: Trace): Trace {
  const { cell, gates, weights, units } = trace;
  const names = gatesOf(cell);
  const isOwn = (name: GateName | null) => isTurned(cell, name, 'keep');
  /** Of rows of gates side by side, H each. */
  const negated = (rows: Float32Array): Float32Array =>
    rows.map((value, k) => (isOwn(names[Math.floor(k / units) % names.length]!) ? -value : value));
  return {
    ...trace,
    gates: gates.map((gate) => (isOwn(gate.name) ? { ...gate, values: gate.values.map((z) => 1 - z) } : gate)),
    weights: weights && {
      ...weights,
      kernel: negated(weights.kernel),
      recurrentKernel: negated(weights.recurrentKernel),
      bias: negated(weights.bias),
    },
  };
}
