/**
 * The way back through a pass under interventions, as far as the inputs, around the equations of a cell: what is held at a
 * value hands nothing on.
 *
 * Letters: B batch, T steps, I inputs, H units, Z = G·H pre-activations a step.
 */
import { addProduct, transpose } from './matrix';
import { stepAt } from './types';
import type { CellOptions, CellWeights, Sizes } from './types';

/**
 * One step back: from the slopes [B, H] at its state to those of its pre-activations, in dz [T, B, Z], and to what is
 * carried to the step before. `before` is where the state before lies, −1 for the initial one; `masked` tells by the
 * number of a state [B, H] whether the step only carried it.
 */
export type SlopesBack = (
  t: number,
  before: number,
  masked: (state: number) => boolean,
  slopes: Float32Array,
  carried: Float32Array,
  dz: Float32Array,
) => void;

export function slopesOfInputs(
  { steps, batch, inputs, units }: Sizes,
  width: number,
  weights: CellWeights,
  { mask, reverse }: Pick<CellOptions, 'mask' | 'reverse'>,
  dh: Float32Array,
  stepBack: SlopesBack,
): Float32Array {
  const plane = batch * units;
  const dz = new Float32Array(steps * batch * width);
  let carried = new Float32Array(plane);
  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    const before = position === 0 ? -1 : stepAt(position - 1, steps, reverse) * plane;
    const masked = (state: number) => !!mask && mask[t * batch + Math.floor(state / units)] === 0;
    const slopes = carried;
    carried = new Float32Array(plane);
    for (let k = 0; k < plane; k++) {
      slopes[k] += dh[t * plane + k];
      // A step that only carried the state hands its slope on whole.
      if (!masked(k)) continue;
      carried[k] = slopes[k];
      slopes[k] = 0;
    }
    stepBack(t, before, masked, slopes, carried, dz);
  }
  const dx = new Float32Array(steps * batch * inputs);
  addProduct(dx, 0, dz, 0, transpose(weights.kernel, inputs, width), steps * batch, width, inputs);
  return dx;
}
