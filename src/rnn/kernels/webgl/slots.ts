/**
 * Which gate stands in which channel of a texel of weights.
 *
 * All weights of a layer lie in one texture: column j is a unit, row k what enters it: the H states, then the I inputs,
 * then the constant 1 of the bias. A texel has up to four slots, one for each sum that the step needs. The reset-after
 * GRU needs four for its three gates: what enters the candidate through the states is summed apart.
 */

export interface Slots {
  /** G */
  readonly gates: number;
  /** For each slot, the gate whose recurrent weights it holds; null: 0. */
  readonly recurrent: readonly (number | null)[];
  /** The same of the weights of the inputs and of the (first) bias. */
  readonly kernel: readonly (number | null)[];
  /** The slot that the states enter through after a gate has reset them; left out where there is none. */
  readonly reset?: number;
}

export const LSTM_SLOTS: Slots = { gates: 4, recurrent: [0, 1, 2, 3], kernel: [0, 1, 2, 3] };
export const RESET_AFTER_SLOTS: Slots = { gates: 3, recurrent: [0, 1, null, 2], kernel: [0, 1, 2, null] };
export const RESET_BEFORE_SLOTS: Slots = { gates: 3, recurrent: [0, 1, 2], kernel: [0, 1, 2], reset: 2 };
export const SIMPLE_RNN_SLOTS: Slots = { gates: 1, recurrent: [0], kernel: [0] };

/** A vec4 in GLSL of what `value` gives for the gate in each slot; 0 in slots without. */
export function slotVector(gates: readonly (number | null)[], value: (gate: number) => string): string {
  const values = [0, 1, 2, 3].map((slot) => {
    const gate = gates[slot] ?? null;
    return gate === null ? '0.0' : value(gate);
  });
  return `vec4(${values.join(', ')})`;
}
