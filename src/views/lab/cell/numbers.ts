/**
 * Every number of one unit at one step: the one source of the diagram, the equations and the list of terms.
 *
 * Gates and states are the trace's own; the sums are made of the weights and the inputs that came with it.
 * Letters: I inputs, H units, G gates; matrices are [I, G·H] and [H, G·H] as in engine.md.
 */
import { cellRecord, gatesThat, hasState, preActivations, recurrentBlocks } from '../../../experiment/cells';
import type { Trace } from '../../state/model';
import type { QuantityName } from '../../theme/hues';
import { valueAt } from '../shared/frame';
import { heldAt, type Held } from '../shared/held';
import type { CellView, StateChange } from './cell-view';
import { viewOf } from './cells';
import { isTurned, type Convention } from '../shared/convention';

type Layer = NonNullable<Trace['weights']>;
export type Activation = Layer['variant']['activation'];

/** One product inside a sum. */
export interface Term {
  readonly from: 'x' | 'h';
  /** 0-based: which input, or which unit. */
  readonly index: number;
  readonly weight: number;
  /** The input, or the state before (times its reset gate where that acts before the product). */
  readonly value: number;
  readonly product: number;
}

export interface GateNumbers {
  /** The gate or candidate; h where the only sum gives the state. */
  readonly name: QuantityName;
  /** Σ W x. */
  readonly input: number;
  /** Σ U h₋; of a candidate whose states are reset before the product, Σ U (r ⊙ h₋). */
  readonly recurrent: number;
  readonly bias: number;
  /** Of the recurrent product, where it has one of its own; else null. */
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
  readonly view: CellView;
  /** The view's, and whether it resets by 1 minus the gate in this convention. */
  readonly reset: (NonNullable<CellView['reset']> & { readonly turned: boolean }) | null;
  /** The quantity whose sum is what could be written; h where that is the state itself. */
  readonly candidate: QuantityName;
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
  /** None where the sum itself is the state. */
  readonly state: StateChange | null;
}

const ACTIVATIONS: Readonly<Record<Activation, (value: number) => number>> = {
  tanh: Math.tanh,
  relu: (value) => Math.max(0, value),
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
  linear: (value) => value,
};

/**
 * The numbers of a unit at a step; null where the trace has no such place, or came without its weights.
 *
 * @param trace in this convention
 */
export function cellNumbers(trace: Trace, unit: number, step: number, convention: Convention): CellNumbers | null {
  const { weights, units, steps, direction } = trace;
  if (!weights || unit < 0 || step < 0 || unit >= units || step >= steps) return null;
  const { cell, activation, gateActivation } = weights.variant;
  const view = viewOf(weights.variant);
  const reset = view.reset && { ...view.reset, turned: isTurned(cell, view.reset.by, convention) };
  const candidate: QuantityName = gatesThat(cell, 'candidate')[0] ?? 'h';
  const before = direction === 'backward' ? step + 1 : step - 1;
  const at = (name: QuantityName, when = step, who = unit): number | null =>
    when < 0 || when >= steps ? 0 : valueAt(trace, name, when, who);
  const state = Array.from({ length: units }, (_, each) => at('h', before, each) ?? 0);
  const width = weights.entered.length / steps;
  const x = Array.from(weights.entered.subarray(step * width, (step + 1) * width));
  const resetBy = (who = unit): number => {
    const value = reset === null ? 1 : (at(reset.by, step, who) ?? 0);
    return reset?.turned === true ? 1 - value : value;
  };
  const gates = recurrentBlocks(cell).map((gate, place): GateNumbers => {
    const name = gate ?? 'h';
    const own = name === candidate ? reset : null;
    const entering = own?.when === 'before' ? state.map((each, k) => each * resetBy(k)) : state;
    const factor = own?.when === 'after' ? resetBy() : 1;
    return gateNumbers(weights, name, place, unit, x, entering, at(name) ?? NaN, factor);
  });
  const hBefore = state[unit]!;
  const cBefore = hasState(cell, 'c') ? at('c', before) : null;
  const c = hasState(cell, 'c') ? at('c') : null;
  const old: Readonly<Partial<Record<QuantityName, number>>> = { h: hBefore, ...(cBefore !== null && { c: cBefore }) };
  const of = (name: QuantityName): number => old[name] ?? gates.find((gate) => gate.name === name)!.value;
  return {
    view,
    reset,
    candidate,
    convention,
    activation,
    gateActivation,
    unit,
    step,
    before: beforeIn(trace),
    x,
    hBefore,
    cBefore,
    c,
    squashed: c === null ? null : ACTIVATIONS[activation](c),
    h: at('h')!,
    gates,
    held: heldAt(trace.touched ?? [], unit, step),
    state: view.change?.(of, convention) ?? null,
  };
}

/** @param factor what a reset gate multiplies the states' share with, after their product */
function gateNumbers(
  { variant, kernel, recurrentKernel, bias }: Layer,
  name: QuantityName,
  place: number,
  unit: number,
  x: readonly number[],
  state: readonly number[],
  value: number,
  factor: number,
): GateNumbers {
  const width = preActivations(variant.cell) * state.length;
  const column = place * state.length + unit;
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
  const recurrentBias = cellRecord(variant.cell).biasRows(variant) === 2 ? bias[width + column]! : null;
  const sum = input + own + factor * (recurrent + (recurrentBias ?? 0));
  const terms = [...inputs, ...states].sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
  return { name, input, recurrent, bias: own, recurrentBias, sum, value, terms };
}

const total = (terms: readonly Term[]): number => terms.reduce((sum, { product }) => sum + product, 0);
