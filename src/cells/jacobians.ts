/**
 * How a small change of a state travels through time: gradients and Jacobians carried back, one step of a layer after the
 * other (Pascanu, Mikolov & Bengio 2013, "On the difficulty of training recurrent neural networks", equations 4 and 5).
 *
 * Both are rows that every step multiplies by its Jacobian: one row ∂L/∂h for the gradient of a loss, H rows ∂h_T/∂h for
 * the Jacobian of the last state, which starts as the identity. The state of an LSTM is (h, c), so a row has a part for
 * each; where ∂h_T/∂h_t is read, c_t is held fixed. Rows are float64, so that products over hundreds of steps do not vanish
 * before they are read.
 *
 * Letters: T steps, H units, G gates, R rows. One sequence, row-major.
 */
import type { CellArithmetic } from './cellArithmetic';
import { norm } from './rows';
import { stepAt } from './types';
import type { Unrolled } from './unrolled';

/** How a cell carries rows back through time. */
type Backwards = Pick<CellArithmetic, 'stepBack' | 'cellSlopes'>;

/**
 * The norms of ∂L/∂h_t and, where the cell has one, ∂L/∂c_t over the units: total derivatives, through all steps that come later in
 * the order of work.
 *
 * @param slopes [T, H], what of the loss's slope reaches h_t without passing through another step of this layer
 */
export function gradientNorms(
  cell: Backwards,
  layer: Unrolled,
  slopes: Float32Array,
): { readonly h: Float64Array; readonly c: Float64Array | null } {
  const { cellSlopes } = cell;
  const { steps, units, mask, reverse } = layer;
  const rows = { count: 1, h: new Float64Array(units), c: new Float64Array(cellSlopes ? units : 0) };
  const h = new Float64Array(steps);
  const c = cellSlopes ? new Float64Array(steps) : null;
  const back = cell.stepBack(layer);
  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    for (let k = 0; k < units; k++) rows.h[k] += slopes[t * units + k];
    h[t] = norm(rows.h);
    // c_t acts through h_t, too, unless the step only carries it through.
    if (c) c[t] = norm(mask?.[t] === 0 ? rows.c : cellSlopes!(rows, layer, t));
    if (position > 0 && mask?.[t] !== 0) back(rows, t, stepAt(position - 1, steps, reverse));
  }
  return { h, c };
}

/**
 * ‖∂h_T/∂h_t‖ (Frobenius) for every step t, T being the last in the order of work and c_t held fixed. Pauses after every
 * step, because it costs G·H³ products each.
 */
export function* jacobianNorms(cell: Backwards, layer: Unrolled): Generator<void, Float64Array> {
  const { steps, units, mask, reverse } = layer;
  const size = units * units;
  const rows = { count: units, h: new Float64Array(size), c: new Float64Array(cell.cellSlopes ? size : 0) };
  for (let k = 0; k < units; k++) rows.h[k * units + k] = 1;
  const norms = new Float64Array(steps);
  const back = cell.stepBack(layer);
  for (let position = steps - 1; position >= 0; position--) {
    const t = stepAt(position, steps, reverse);
    norms[t] = norm(rows.h);
    if (position === 0 || mask?.[t] === 0) continue;
    back(rows, t, stepAt(position - 1, steps, reverse));
    yield;
  }
  return norms;
}
