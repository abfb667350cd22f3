/**
 * Every number of one unit at one step: the one source of the diagram, the equations and the list of terms.
 *
 * Gates and states are the trace's own; the sums are made of the weights and the inputs that came with it.
 * Letters: I inputs, H units, G gates; matrices are [I, G·H] and [H, G·H] as in engine.md.
 */
import type { Trace } from '../../model';
import type { QuantityName } from '../../theme/hues';
import { valueAt } from '../frame';
import { heldAt, type Held } from '../held';
import type { Convention } from './convention';

type Layer = NonNullable<Trace['weights']>;
export type Activation = Layer['variant']['activation'];

export const VARIANTS = ['lstm', 'gruResetAfter', 'gruResetBefore', 'simpleRnn'] as const;
export type CellVariant = (typeof VARIANTS)[number];

/** One product inside a sum. */
export interface Term {
  readonly from: 'x' | 'h';
  /** 0-based: which input, or which unit. */
  readonly index: number;
  readonly weight: number;
  /** The input, or the state before (times its reset gate, for the candidate of a GRU that resets before). */
  readonly value: number;
  readonly product: number;
}

export interface GateNumbers {
  /** The gate or candidate; h for the simple RNN, whose only sum gives the state. */
  readonly name: QuantityName;
  /** Σ W x. */
  readonly input: number;
  /** Σ U h₋; for the candidate of a GRU that resets before, Σ U (r ⊙ h₋). */
  readonly recurrent: number;
  readonly bias: number;
  /** Of the recurrent product, for the GRU that resets after; else null. */
  readonly recurrentBias: number | null;
  /** What the activation is applied to. */
  readonly sum: number;
  readonly value: number;
  /** All products, the largest first, signs left aside. */
  readonly terms: readonly Term[];
}

/** An index as the equations write it. */
export type Before = 'ₜ₋₁' | 'ₜ₊₁';

export const beforeIn = ({ direction }: Pick<Trace, 'direction'>): Before => (direction === 'backward' ? 'ₜ₊₁' : 'ₜ₋₁');

export interface CellNumbers {
  readonly variant: CellVariant;
  readonly convention: Convention;
  readonly activation: Activation;
  readonly gateActivation: Layer['variant']['gateActivation'];
  readonly unit: number;
  readonly step: number;
  /** At which step the state stood that this one reads: t₋₁, and t₊₁ where the layer reads backwards. */
  readonly before: Before;
  /** What enters the layer at this step. */
  readonly x: readonly number[];
  readonly hBefore: number;
  readonly cBefore: number | null;
  readonly c: number | null;
  /** φ(c). */
  readonly squashed: number | null;
  readonly h: number;
  readonly gates: readonly GateNumbers[];
  /** What surgery holds here: no equation decides it, and the sums of a gate that is held are not read. */
  readonly held: Readonly<Partial<Record<QuantityName, Held>>>;
  /** The factor on the old state, what is left of it, the factor on the candidate, and what is written; none in a simple RNN. */
  readonly state: {
    readonly keep: number;
    readonly kept: number;
    readonly write: number;
    readonly written: number;
  } | null;
}

/** The gates in the order of their columns in the weights. */
const GATES: Readonly<Record<CellVariant, readonly QuantityName[]>> = {
  lstm: ['i', 'f', 'g', 'o'],
  gruResetAfter: ['z', 'r', 'n'],
  gruResetBefore: ['z', 'r', 'n'],
  simpleRnn: ['h'],
};

const ACTIVATIONS: Readonly<Record<Activation, (value: number) => number>> = {
  tanh: Math.tanh,
  relu: (value) => Math.max(0, value),
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
  linear: (value) => value,
};

export function variantOf({ cell, resetAfter }: Layer['variant']): CellVariant {
  if (cell !== 'gru') return cell;
  return resetAfter ? 'gruResetAfter' : 'gruResetBefore';
}

/**
 * The numbers of a unit at a step; null where the trace has no such place, or came without its weights.
 *
 * @param trace in this convention
 */
export function cellNumbers(trace: Trace, unit: number, step: number, convention: Convention): CellNumbers | null {
  const { weights, units, steps, direction } = trace;
  if (!weights || unit < 0 || step < 0 || unit >= units || step >= steps) return null;
  const variant = variantOf(weights.variant);
  const before = direction === 'backward' ? step + 1 : step - 1;
  const at = (name: QuantityName, when = step, who = unit): number | null =>
    when < 0 || when >= steps ? 0 : valueAt(trace, name, when, who);
  const state = Array.from({ length: units }, (_, each) => at('h', before, each) ?? 0);
  const width = weights.entered.length / steps;
  const x = Array.from(weights.entered.subarray(step * width, (step + 1) * width));
  const gates = GATES[variant].map((name, gate): GateNumbers => {
    const value = at(name) ?? NaN;
    const resets = name === 'n' && variant === 'gruResetBefore';
    const entering = resets ? state.map((each, k) => each * (at('r', step, k) ?? 0)) : state;
    return gateNumbers(weights, variant, name, gate, unit, x, entering, value, at('r') ?? 0);
  });
  const value = (name: QuantityName): number => gates.find((gate) => gate.name === name)!.value;
  const hBefore = state[unit]!;
  const isLstm = variant === 'lstm';
  const cBefore = isLstm ? at('c', before) : null;
  const c = isLstm ? at('c') : null;
  const change = (keep: number, old: number, write: number, candidate: number) => ({
    keep,
    kept: keep * old,
    write,
    written: write * candidate,
  });
  return {
    variant,
    convention,
    activation: weights.variant.activation,
    gateActivation: weights.variant.gateActivation,
    unit,
    step,
    before: beforeIn(trace),
    x,
    hBefore,
    cBefore,
    c,
    squashed: c === null ? null : ACTIVATIONS[weights.variant.activation](c),
    h: at('h')!,
    gates,
    held: heldAt(trace.touched ?? [], unit, step),
    state:
      variant === 'simpleRnn'
        ? null
        : isLstm
          ? change(value('f'), cBefore!, value('i'), value('g'))
          : convention === 'rewrite'
            ? change(1 - value('z'), hBefore, value('z'), value('n'))
            : change(value('z'), hBefore, 1 - value('z'), value('n')),
  };
}

function gateNumbers(
  { kernel, recurrentKernel, bias }: Layer,
  variant: CellVariant,
  name: QuantityName,
  gate: number,
  unit: number,
  x: readonly number[],
  state: readonly number[],
  value: number,
  reset: number,
): GateNumbers {
  const width = GATES[variant].length * state.length;
  const column = gate * state.length + unit;
  const products = (from: 'x' | 'h', values: readonly number[], matrix: Float32Array): Term[] =>
    values.map((each, index) => {
      const weight = matrix[index * width + column]!;
      return { from, index, weight, value: each, product: weight * each };
    });
  const inputs = products('x', x, kernel);
  const states = products('h', state, recurrentKernel);
  const input = total(inputs);
  const recurrent = total(states);
  const own = bias[column]!;
  const recurrentBias = variant === 'gruResetAfter' ? bias[width + column]! : null;
  const fromState = recurrent + (recurrentBias ?? 0);
  const sum = input + own + (name === 'n' && variant === 'gruResetAfter' ? reset * fromState : fromState);
  const terms = [...inputs, ...states].sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
  return { name, input, recurrent, bias: own, recurrentBias, sum, value, terms };
}

const total = (terms: readonly Term[]): number => terms.reduce((sum, { product }) => sum + product, 0);
