/** Brackets: after every bracket, how many are open. */
import type { Stream } from '../../experiment/random';
import type { SourceOf } from '../../experiment/sources';
import { oneHot, type MemoryTask, type Sequence } from './task';

const OPEN = 0;
const CLOSE = 1;

/**
 * `lag` steps, each an opening or a closing bracket, one-hot and equally likely, except that nothing closes at depth 0
 * and nothing opens at `maxDepth`; brackets may be left open at the end. The class of a step is the depth after it,
 * 0 … maxDepth: a counter, which Gers & Schmidhuber (2001) showed in the cell state of an LSTM.
 */
export function bracketsTask({ lag, maxDepth }: Pick<SourceOf<'brackets'>, 'lag' | 'maxDepth'>): MemoryTask {
  return {
    inputNames: ['(', ')'],
    outputNames: Array.from({ length: maxDepth + 1 }, (_, depth) => String(depth)),
    output: 'softmax',
    steps: lag,
    varyingLength: false,
    answersFrom: 0,
    baseline: 'trainFrequency',
    draw: (random) => bracketSequence(lag, maxDepth, random),
  };
}

function bracketSequence(lag: number, maxDepth: number, random: Stream): Sequence {
  const seen = new Int32Array(lag);
  const depths = new Int32Array(lag);
  for (let t = 0, depth = 0; t < lag; t++) {
    const free = random.integer(OPEN, CLOSE);
    seen[t] = depth === 0 ? OPEN : depth === maxDepth ? CLOSE : free;
    depth += seen[t] === OPEN ? 1 : -1;
    depths[t] = depth;
  }
  return { inputs: oneHot(seen, 2), targets: oneHot(depths, maxDepth + 1) };
}
