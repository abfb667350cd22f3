/** Parity: after every bit, whether the ones so far are odd or even in number. */
import type { Stream } from '../../experiment/random';
import type { SourceOf } from '../../experiment/sources';
import { oneHot, type MemoryTask, type Sequence } from './task';

/**
 * `lag` bits drawn uniformly; the class of a step is the parity of the ones up to and with it. One bit too many or too
 * few, however long ago, turns every later answer round: nothing may ever be forgotten (Hochreiter & Schmidhuber 1996,
 * "LSTM can solve hard long time lag problems", have its last answer alone).
 */
export function parityTask({ lag }: Pick<SourceOf<'parity'>, 'lag'>): MemoryTask {
  return {
    inputNames: ['bit'],
    outputNames: ['even', 'odd'],
    output: 'softmax',
    steps: lag,
    varyingLength: false,
    answersFrom: 0,
    baseline: 'chance',
    draw: (random) => paritySequence(lag, random),
  };
}

function paritySequence(lag: number, random: Stream): Sequence {
  const bits = Float32Array.from({ length: lag }, () => random.integer(0, 1));
  let odd = 0;
  const parities = bits.map((bit) => (odd ^= bit));
  return { inputs: bits, targets: oneHot(parities, 2) };
}
