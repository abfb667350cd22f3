/** What a memory task is: a way of drawing labelled sequences from a stream, and the names and sizes of what it draws. */
import type { Stream } from '../experiment/random';

/** One drawn sequence. */
export interface Sequence {
  /** [steps, I], steps ≤ T. */
  readonly inputs: Float32Array;
  /** [K] after the last step, or [steps, K] where every step is labelled (zeros where it does not count). */
  readonly targets: Float32Array;
}

/** How a memory task draws its sequences. */
export interface MemoryTask {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** T */
  readonly steps: number;
  readonly varyingLength: boolean;
  /** The first step whose target counts; null when the one target comes after the last step. */
  readonly answersFrom: number | null;
  draw(random: Stream): Sequence;
}
