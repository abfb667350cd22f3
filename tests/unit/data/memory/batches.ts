/** Batches of memory tasks, read as sequences. */
import type { Batch } from '../../../../src/data';
import type { ExperimentSpec } from '../../../../src/experiment/schema';
import type { PARTS } from '../../../../src/experiment/sequences';
import { counting, prepared } from '../specs';

/** All samples of a part in one batch. */
export function everything(spec: ExperimentSpec, part: (typeof PARTS)[number] = 'train'): Batch {
  const set = prepared(spec).part(part);
  return set.batch(counting(set.count));
}

/** One sequence of a batch as rows of inputs, cut to its length. */
export function sequence({ steps, size, inputs, mask }: Batch, b: number): number[][] {
  const I = inputs.length / steps / size;
  return counting(steps)
    .filter((t) => mask === null || mask[t * size + b] === 1)
    .map((t) => [...inputs.subarray((t * size + b) * I, (t * size + b + 1) * I)]);
}

/** Which number of a one-hot row is set; −1 where none is. Throws where it is no one-hot row. */
export function hot(row: ArrayLike<number>): number {
  const set = Array.from(row).flatMap((value, k) => (value === 0 ? [] : [k]));
  if (set.length > 1 || (set.length === 1 && row[set[0]!] !== 1))
    throw new Error(`no one-hot row: ${Array.from(row).join()}`);
  return set[0] ?? -1;
}

/** The class asked for at every step of a sequence that is labelled step by step; −1 where none is. */
export function askedOf({ steps, size, targets, targetMask }: Batch, b: number): number[] {
  const K = targets.length / steps / size;
  return counting(steps).map((t) => {
    const place = t * size + b;
    const asked = hot(targets.subarray(place * K, (place + 1) * K));
    if (asked >= 0 !== (targetMask![place] === 1))
      throw new Error(`step ${t}: a target that does not count, or none that does`);
    return asked;
  });
}
