/** What a memory task is: a way of drawing labelled sequences from a stream, and the names and sizes of what it draws. */
import type { Stream } from '../../experiment/random';
import type { BaselineName } from '../../experiment/sequences';

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
  /** The one number that is asked for, or the classes. */
  readonly outputNames: readonly string[];
  readonly output: 'linear' | 'softmax';
  /** T */
  readonly steps: number;
  readonly varyingLength: boolean;
  /** The first step whose target counts; null when the one target comes after the last step. */
  readonly answersFrom: number | null;
  /** What a contender has to beat: `chance` where all classes are equally likely. */
  readonly baseline: Extract<BaselineName, 'trainMean' | 'chance' | 'trainFrequency'>;
  draw(random: Stream): Sequence;
}

/** Letters A, B, C, … as names of symbols. */
export const letters = (count: number): string[] =>
  Array.from({ length: count }, (_, k) => String.fromCharCode('A'.charCodeAt(0) + k));

/** Steps given by the number of their symbol, one-hot: [steps, width]. A negative number leaves its step at zero. */
export function oneHot(symbols: ArrayLike<number>, width: number): Float32Array {
  const rows = new Float32Array(symbols.length * width);
  for (let t = 0; t < symbols.length; t++) if (symbols[t]! >= 0) rows[t * width + symbols[t]!] = 1;
  return rows;
}
