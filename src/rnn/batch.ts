/**
 * A batch as a network takes it, and how much each of its answers counts.
 *
 * Letters: B batch, T steps, I inputs, K outputs.
 */
import type { Io } from './layout';

export interface ModelBatch {
  /** B */
  readonly size: number;
  /** T */
  readonly steps: number;
  /** [T, B, I] */
  readonly inputs: Float32Array;
  /** [T, B]: 0 where a step is padding; null when all sequences are full. */
  readonly mask: Float32Array | null;
  /** [B, K], or [T, B, K] where every step is answered. */
  readonly targets: Float32Array;
  /** [T, B]: 1 where a step's target counts; null when all do. */
  readonly targetMask: Float32Array | null;
}

/** Throws when the batch is empty or an array has not the length that the sizes ask for. */
export function checkBatch(
  batch: Omit<ModelBatch, 'targets' | 'targetMask'> & Partial<Pick<ModelBatch, 'targets' | 'targetMask'>>,
  { inputs, outputs, perStep }: Io,
): void {
  const { size, steps } = batch;
  if (size === 0) throw new Error('batch: it is empty; give at least one sequence');
  if (steps === 0) throw new Error('batch: its sequences have no steps; give at least one');
  const lengths: [string, Float32Array | null | undefined, number[]][] = [
    ['inputs', batch.inputs, [steps, size, inputs]],
    ['mask', batch.mask, [steps, size]],
    ['targets', batch.targets, perStep ? [steps, size, outputs] : [size, outputs]],
    ['targetMask', batch.targetMask, [steps, size]],
  ];
  for (const [name, array, shape] of lengths) {
    const length = shape.reduce((product, side) => product * side, 1);
    if (!array || array.length === length) continue;
    throw new Error(`batch.${name}: ${array.length} values; the shape [${shape.join(', ')}] needs ${length}`);
  }
}

/**
 * How much each answer counts in the loss: equally, except that steps that are padding or not asked for count nothing.
 * The shares add up to 1, or to 0 where nothing counts. [B], or [T·B] where every step is answered.
 */
export function answerShares(batch: ModelBatch, io: Io): Float32Array {
  const shares = countedAnswers(batch, io);
  let sum = 0;
  for (const share of shares) sum += share;
  return sum === 0 ? shares : shares.map((share) => share / sum);
}

/** The same with every sequence by itself: the shares of each add up to 1, or to 0 where nothing of it counts. */
export function ownShares(batch: ModelBatch, io: Io): Float32Array {
  const shares = countedAnswers(batch, io);
  const sums = new Float64Array(batch.size);
  shares.forEach((share, k) => (sums[k % batch.size] += share));
  return shares.map((share, k) => (share === 0 ? 0 : share / sums[k % batch.size]));
}

/** 1 where an answer counts, else 0. [B], or [T·B] where every step is answered. */
function countedAnswers({ size, steps, mask, targetMask }: ModelBatch, { perStep }: Io): Float32Array {
  const counted = new Float32Array(perStep ? steps * size : size).fill(1);
  if (perStep && mask) for (let k = 0; k < counted.length; k++) counted[k] *= mask[k];
  if (perStep && targetMask) for (let k = 0; k < counted.length; k++) counted[k] *= targetMask[k];
  return counted;
}
