/** Delayed recall: at every step, say the symbol that was seen `lag` steps ago. */
import type { Stream } from '../experiment/random';
import type { SourceSpec } from '../experiment/schema';
import type { MemoryTask, Sequence } from './memoryTask';

/**
 * `lag + answers` steps, each a symbol drawn uniformly and shown one-hot. At step t ≥ lag the target is the symbol of
 * step t − lag; earlier steps do not count. Symbols are named A, B, C, …
 */
export function delayedRecallTask({
  lag,
  symbols,
  answers,
}: Pick<Extract<SourceSpec, { kind: 'delayedRecall' }>, 'lag' | 'symbols' | 'answers'>): MemoryTask {
  const names = Array.from({ length: symbols }, (_, k) => String.fromCharCode('A'.charCodeAt(0) + k));
  return {
    inputNames: names,
    outputNames: names,
    steps: lag + answers,
    varyingLength: false,
    answersFrom: lag,
    draw: (random) => recallSequence(lag, symbols, lag + answers, random),
  };
}

function recallSequence(lag: number, symbols: number, steps: number, random: Stream): Sequence {
  const inputs = new Float32Array(steps * symbols);
  const targets = new Float32Array(steps * symbols);
  for (let t = 0; t < steps; t++) {
    const symbol = random.integer(0, symbols - 1);
    inputs[t * symbols + symbol] = 1;
    if (t + lag < steps) targets[(t + lag) * symbols + symbol] = 1;
  }
  return { inputs, targets };
}
