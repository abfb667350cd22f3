/** What every cell can do; its equations stand in the file of its name. */
import type { Arithmetic, CellIntervention } from './interventions';
import type { CellGradients, CellOptions, CellOutputs, CellWeights, Sizes } from './types';
import type { Rows, StepBack, Unrolled } from './unrolled';

/** Letters: B batch, T steps, I inputs, H units, R rows. */
export interface CellArithmetic {
  /**
   * All states and gates, x being [T, B, I]. Interventions act in the middle of the pass; whatever none of them reaches is
   * bit by bit what it is without them. Throws when a length does not fit the sizes.
   *
   * @param arithmetic products and activations, where this machine has faster ones
   */
  readonly forward: (
    sizes: Sizes,
    x: Float32Array,
    weights: CellWeights,
    options?: CellOptions,
    interventions?: readonly CellIntervention[],
    arithmetic?: Arithmetic,
  ) => CellOutputs;
  /**
   * Gradients of a loss whose slopes at the outputs are dh [T, B, H] and dc [T, B, H] (null: the loss does not read c).
   * `outputs` are those of `forward` for the same arguments, without interventions.
   */
  readonly backward: (
    sizes: Sizes,
    x: Float32Array,
    weights: CellWeights,
    options: CellOptions,
    outputs: CellOutputs,
    dh: Float32Array,
    dc?: Float32Array | null,
  ) => CellGradients;
  /** Slopes of the inputs [T, B, I], given those of h; `outputs` are those of `forward` under the same interventions. */
  readonly inputSlopes: (
    sizes: Sizes,
    weights: CellWeights,
    options: Omit<CellOptions, 'recurrentMask'>,
    interventions: readonly CellIntervention[],
    outputs: CellOutputs,
    dh: Float32Array,
  ) => Float32Array;
  /** Carries rows of slopes back through a step of a layer. */
  readonly stepBack: (layer: Unrolled) => StepBack;
  /** What of the rows reaches c at a step, through h as well, [R, H]; absent where the cell has no cell state. */
  readonly cellSlopes?: (rows: Rows, layer: Unrolled, t: number) => Float64Array;
}
