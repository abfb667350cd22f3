/** Dropout masks while training, drawn from streams of their own so that a run can be repeated bit by bit. */
import type { Direction } from '../experiment/directions';
import { stream } from '../experiment/random';

/**
 * `count` factors: 0 with probability `rate`, else 1 / (1 − rate), so that the mean stays (inverted dropout).
 *
 * @param direction whose recurrent state is dropped; a layer's outputs are dropped in both directions at once
 */
export function dropoutMask(
  count: number,
  rate: number,
  seed: number,
  kind: 'dropout' | 'recurrentDropout',
  step: number,
  layer: number,
  direction: Direction = 'forward',
): Float32Array {
  const random = direction === 'forward' ? stream(seed, kind, step, layer) : stream(seed, kind, step, layer, direction);
  const kept = 1 / (1 - rate);
  const mask = new Float32Array(count);
  for (let k = 0; k < count; k++) mask[k] = random.uniform() < rate ? 0 : kept;
  return mask;
}
