/**
 * One sequence as a layer ran through it, and what a cell needs to carry rows of slopes back by one step of it.
 *
 * Letters: T steps, H units, G gates, R rows.
 */
import { activate, multiplyBySlope } from './activations';
import type { ActivationName, GateActivationName } from './types';

/** One sequence as one direction of one layer ran through it. */
export interface Unrolled {
  readonly activation: ActivationName;
  readonly gateActivation: GateActivationName;
  /** Of a GRU. */
  readonly resetAfter: boolean;
  readonly steps: number;
  readonly units: number;
  /** [H, G·H] */
  readonly recurrentKernel: Float32Array;
  /** [G·H], or [2, 3H] for the reset-after GRU. */
  readonly bias: Float32Array;
  /** Gates and states by the cell's names, [T, H] each. */
  readonly trace: Readonly<Record<string, Float32Array>>;
  /** [T]: where it is 0, the step carries the state through; null where all are valid. */
  readonly mask: Float32Array | null;
  /** Works from the last step to the first. */
  readonly reverse: boolean;
}

/** What is carried back, [R, H] each; c is empty where the cell has no cell state. */
export interface Rows {
  readonly count: number;
  readonly h: Float64Array;
  readonly c: Float64Array;
}

/** Takes rows from the state after step t to the state after the step worked on before it. */
export type StepBack = (rows: Rows, t: number, before: number) => void;

/** The values of a gate or state at a step, [H]. */
export const stretch = ({ trace, units }: Unrolled, name: string, t: number): Float32Array =>
  trace[name].subarray(t * units, (t + 1) * units);

/** Factors [H], multiplied by the slope of the activation that gave these outputs. Changes and returns them. */
export function withSlope(
  activation: ActivationName | GateActivationName,
  factors: Float32Array,
  outputs: Float32Array,
): Float32Array {
  multiplyBySlope(activation, factors, 0, outputs, 0, factors.length);
  return factors;
}

/** φ(c) */
export function squashed(activation: ActivationName, cell: Float32Array): Float32Array {
  const values = cell.slice();
  activate(activation, values, 0, values.length);
  return values;
}
