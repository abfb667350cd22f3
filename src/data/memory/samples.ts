/**
 * Drawn sequences as samples: each has a key of its own, from which it is drawn whenever a batch asks for it.
 *
 * Letters: B batch, T steps of the longest sequence, I inputs, K outputs, N sequences of a set.
 */
import { stream } from '../../experiment/random';
import type { Part } from '../../experiment/sequences';
import type { SampleSet } from '../types';
import { checked } from '../windows';
import type { MemoryTask, Sequence } from './task';

export interface SequenceSet extends SampleSet {
  sequence(sample: number): Sequence;
  lengthOf(sample: number): number;
}

/** One key a sequence, so that any of them can be drawn alone, in any order. */
export function sequenceKeys(seed: number, count: number, part: Part, epoch?: number): Int32Array {
  const random = stream(seed, 'data', part, ...(epoch === undefined ? [] : [epoch]));
  return Int32Array.from({ length: count }, () => random.integer(-0x80000000, 0x7fffffff));
}

export function sequenceSet(task: MemoryTask, keys: Int32Array): SequenceSet {
  const { steps: T, answersFrom } = task;
  const I = task.inputNames.length;
  const K = task.outputNames.length;
  const count = keys.length;
  const sequence = (sample: number) => task.draw(stream(keys[checked(sample, count)]!, 'sequence'));
  return {
    count,
    sequence,
    lengthOf: (sample) => sequence(sample).inputs.length / I,
    batch(indices) {
      const B = indices.length;
      const inputs = new Float32Array(T * B * I);
      const targets = new Float32Array((answersFrom === null ? B : T * B) * K);
      const mask = task.varyingLength ? new Float32Array(T * B) : null;
      const targetMask = answersFrom === null ? null : new Float32Array(T * B).fill(1, answersFrom * B);
      for (let b = 0; b < B; b++) {
        const drawn = sequence(indices[b]!);
        const steps = drawn.inputs.length / I;
        spread(drawn.inputs, inputs, I, b, B);
        if (answersFrom === null) targets.set(drawn.targets, b * K);
        else spread(drawn.targets, targets, K, b, B);
        if (mask) for (let t = 0; t < steps; t++) mask[t * B + b] = 1;
      }
      return { size: B, steps: T, inputs, mask, targets, targetMask };
    },
  };
}

/** Copies one sequence [steps, width] into its place b of a time-major batch [T, B, width]. */
function spread(sequence: Float32Array, batch: Float32Array, width: number, b: number, B: number): void {
  for (let from = 0, to = b * width; from < sequence.length; from += width, to += B * width) {
    for (let k = 0; k < width; k++) batch[to + k] = sequence[from + k]!;
  }
}

/** Targets of all sequences, [N, K] or [N·T, K]. */
export function targetsOf(set: SequenceSet): Float32Array {
  const first = set.sequence(0).targets;
  const all = new Float32Array(set.count * first.length);
  for (let sample = 0; sample < set.count; sample++) all.set(set.sequence(sample).targets, sample * first.length);
  return all;
}
