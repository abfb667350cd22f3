/**
 * The two ways of writing a GRU's update gate. Keras and PyTorch write h = z ⊙ h₋ + (1 − z) ⊙ n, which is this page's
 * network with the weights of z negated, so that their z is 1 minus ours.
 */
import type { Trace } from '../../model';
import type { Convention } from './numbers';

const turned = new WeakMap<Trace, Trace>();

/** A trace as a convention writes it: of a GRU that is to keep by z, z and its weights are turned; else the trace itself. */
export function inConvention(trace: Trace | null, convention: Convention): Trace | null {
  if (!trace || convention === 'rewrite' || !trace.gates.some(({ name }) => name === 'z')) return trace;
  let found = turned.get(trace);
  if (!found) {
    found = turn(trace);
    turned.set(trace, found);
  }
  return found;
}

function turn(trace: Trace): Trace {
  const { gates, weights, units } = trace;
  /** Of rows [z, r, n], H each. */
  const negated = (rows: Float32Array): Float32Array =>
    rows.map((value, k) => (k % (3 * units) < units ? -value : value));
  return {
    ...trace,
    gates: gates.map((gate) => (gate.name === 'z' ? { ...gate, values: gate.values.map((z) => 1 - z) } : gate)),
    weights: weights && {
      ...weights,
      kernel: negated(weights.kernel),
      recurrentKernel: negated(weights.recurrentKernel),
      bias: negated(weights.bias),
    },
  };
}
