/** Dropout masks while training, drawn from streams of their own so that a run can be repeated bit by bit. */
import { stream } from '../experiment/random';

/** `count` factors: 0 with probability `rate`, else 1 / (1 − rate), so that the mean stays (inverted dropout). */
export function dropoutMask(
  count: number,
  rate: number,
  seed: number,
  kind: 'dropout' | 'recurrentDropout',
  step: number,
  layer: number,
): Float32Array {
  const random = stream(seed, kind, step, layer);
  const kept = 1 / (1 - rate);
  const mask = new Float32Array(count);
  for (let k = 0; k < count; k++) mask[k] = random.uniform() < rate ? 0 : kept;
  return mask;
}
