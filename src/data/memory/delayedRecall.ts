/** Delayed recall: at every step, say the symbol that was seen `lag` steps ago. */
import type { Stream } from '../../experiment/random';
import type { SourceOf } from '../../experiment/sources';
import { letters, type MemoryTask, type Sequence } from './task';

/**
 * `lag + answers` steps, each a symbol drawn uniformly and shown one-hot. At step t ≥ lag the target is the symbol of
 * step t − lag; earlier steps do not count. Symbols are named A, B, C, …
 */
export function delayedRecallTask({
  lag,
  symbols,
  answers,
}: Pick<SourceOf<'delayedRecall'>, 'lag' | 'symbols' | 'answers'>): MemoryTask {
  const names = letters(symbols);
  return {
    inputNames: names,
    outputNames: names,
    output: 'softmax',
    steps: lag + answers,
    varyingLength: false,
    answersFrom: lag,
    baseline: 'chance',
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
