/** Copy: keep a string over a stretch of blanks, and say it when asked. */
import type { Stream } from '../../experiment/random';
import type { SourceOf } from '../../experiment/sources';
import { letters, oneHot, type MemoryTask, type Sequence } from './task';

/**
 * The copying memory problem (Arjovsky, Shah & Bengio 2016, section 4.1, after Hochreiter & Schmidhuber 1997): a string
 * of `stringLength` symbols drawn uniformly, `lag` blanks, the go marker, and blanks as long as the string, at each of
 * which the target is the next symbol of the string. Only those steps count; the paper asks for blanks before them too.
 * Inputs are one-hot over the symbols A, B, C, …, blank and go.
 */
export function copyTask({
  lag,
  symbols,
  stringLength,
}: Pick<SourceOf<'copy'>, 'lag' | 'symbols' | 'stringLength'>): MemoryTask {
  const names = letters(symbols);
  const answersFrom = stringLength + lag + 1;
  return {
    inputNames: [...names, 'blank', 'go'],
    outputNames: names,
    output: 'softmax',
    steps: answersFrom + stringLength,
    varyingLength: false,
    answersFrom,
    baseline: 'chance',
    draw: (random) => copySequence(symbols, stringLength, answersFrom, random),
  };
}

function copySequence(symbols: number, stringLength: number, answersFrom: number, random: Stream): Sequence {
  const blank = symbols;
  const seen = new Int32Array(answersFrom + stringLength).fill(blank);
  const asked = new Int32Array(seen.length).fill(-1);
  for (let k = 0; k < stringLength; k++) {
    seen[k] = random.integer(0, symbols - 1);
    asked[answersFrom + k] = seen[k]!;
  }
  seen[answersFrom - 1] = blank + 1;
  return { inputs: oneHot(seen, symbols + 2), targets: oneHot(asked, symbols) };
}
