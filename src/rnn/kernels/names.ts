/**
 * Names of our kernels and what goes in and comes out. Every backend registers its own under these names; ops and
 * gradients know no more than this file.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates, P parameters. All tensors are float32. An optional input that
 * is not given is an empty tensor, because TensorFlow.js saves inputs for the gradient by name and misses none.
 */
import { cellRecord, gatesOf, type CellName, type StateName } from '../../experiment/cells';
import type { Activation, GateActivation, TrainingSpec } from '../../experiment/schema';

export const OPTIMISER_UPDATE = 'OptimiserUpdate';

/** The sequence kernels of a cell, as every backend registers them. */
export interface SequenceKernel {
  readonly forward: string;
  readonly gradient: string;
  /**
   * In the order in which gradients save them: x [T, B, I], kernel [I, G·H], recurrentKernel [H, G·H], bias [G·H] or
   * [2, G·H]; optional mask [T, B], recurrentMask [B, H] and, for every state, the initial one [B, H].
   */
  readonly inputs: readonly string[];
  /** Outputs by position: the states [T, B, H], the one that leaves the layer first, and gates [T, B, G·H] where it has any. */
  readonly outputs: readonly string[];
  /**
   * The first outputs, whose slopes the gradient kernel takes as d + name beside inputs and outputs; all but dh may be
   * empty. Gates are for reading only.
   */
  readonly states: readonly StateName[];
  /** Outputs of the gradient kernel by position: one for each input that can have a gradient. */
  readonly gradients: readonly string[];
}

/** Follows from the cell's record. */
export function sequenceKernel(cell: CellName): SequenceKernel {
  const states = cellRecord(cell).states.toReversed();
  const initial = states.map((state) => `${state}0`);
  const name = `${cell[0]!.toUpperCase()}${cell.slice(1)}Sequence`;
  const weights = ['x', 'kernel', 'recurrentKernel', 'bias'];
  return {
    forward: name,
    gradient: `${name}Grad`,
    inputs: [...weights, 'mask', 'recurrentMask', ...initial],
    outputs: gatesOf(cell).length > 0 ? [...states, 'gates'] : states,
    states,
    gradients: [...weights, ...initial],
  };
}

/** A cell ignores what it has no use for. */
export interface SequenceAttrs {
  readonly activation: Activation;
  readonly gateActivation: GateActivation;
  readonly resetAfter: boolean;
  readonly reverse: boolean;
  /** False where nobody reads the gradient of x: a gradient kernel may then leave it empty. */
  readonly inputGradient: boolean;
}

/**
 * One optimiser step for all parameters as one vector. Inputs: parameters, gradient, penalised (1 where L1 and L2
 * apply, else 0), first, second, each [P]. Outputs: the new parameters, first, second, and the scalar norm of the
 * gradient with its penalties, before clipping.
 */
export interface OptimiserAttrs extends Pick<
  TrainingSpec,
  'optimiser' | 'learningRate' | 'momentum' | 'beta1' | 'beta2' | 'rho' | 'epsilon' | 'l1' | 'l2'
> {
  /** 1 for the first step. */
  readonly step: number;
  readonly clipRule: TrainingSpec['clipping']['rule'];
  readonly clipLimit: number;
}
