/** What the two variants of the GRU do differently: how the states enter the sums, and the way back. */
import type { CellArithmetic } from './cellArithmetic';
import type { Arithmetic } from './interventions';
import type { CellWeights, GateActivationName, Sizes } from './types';

/** Adds the recurrent share to the pre-activations of one step and activates z and r on the way, after which `held` acts. */
export type Share = (gates: Float32Array, step: number, entering: Float32Array, held: () => void) => void;

export interface GruVariant extends Pick<CellArithmetic, 'backward' | 'stepBack'> {
  readonly recurrentShare: (
    sizes: Sizes,
    weights: CellWeights,
    gateActivation: GateActivationName,
    arithmetic: Arithmetic,
  ) => Share;
}
