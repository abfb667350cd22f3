/** Temporal order: which of two relevant symbols came first, a long time before the question. */
import type { Stream } from '../../experiment/random';
import type { SourceOf } from '../../experiment/sources';
import { oneHot, type MemoryTask, type Sequence } from './task';

/** E begins a sequence, B ends it, a to d distract, X and Y count. */
const SYMBOLS = ['E', 'B', 'a', 'b', 'c', 'd', 'X', 'Y'] as const;
const E = 0;
const B = 1;
const DISTRACTORS = [2, 5] as const;
const X = 6;

/** The paper's classes Q, R, S, U, called by what they stand for. */
const CLASSES = ['XX', 'XY', 'YX', 'YY'] as const;

/**
 * Hochreiter & Schmidhuber (1997), experiment 6a, whose numbers are those of lag 100. A sequence begins with E, ends
 * with B and has distractors between, but for two steps t1 and t2, counted from 0, each with X or Y. The length is
 * uniform in lag … lag + lag/10, t1 in lag/10 … lag/5, t2 in lag/2 … 3 lag/5 (all rounded down). After the last step the
 * class is which symbols stood there, in their order.
 */
export function temporalOrderTask({ lag }: Pick<SourceOf<'temporalOrder'>, 'lag'>): MemoryTask {
  const spread = Math.floor(lag / 10);
  return {
    inputNames: SYMBOLS,
    outputNames: CLASSES,
    output: 'softmax',
    steps: lag + spread,
    varyingLength: spread > 0,
    answersFrom: null,
    baseline: 'chance',
    draw: (random) => orderSequence(lag, spread, random),
  };
}

function orderSequence(lag: number, spread: number, random: Stream): Sequence {
  const steps = lag + random.integer(0, spread);
  const symbols = Array.from({ length: steps }, () => random.integer(...DISTRACTORS));
  symbols[0] = E;
  symbols[steps - 1] = B;
  const first = random.integer(0, 1);
  const second = random.integer(0, 1);
  // In whole numbers, because 3/5 of a lag has dust in binary.
  symbols[random.integer(Math.floor(lag / 10), Math.floor(lag / 5))] = X + first;
  symbols[random.integer(Math.floor(lag / 2), Math.floor((3 * lag) / 5))] = X + second;
  return { inputs: oneHot(symbols, SYMBOLS.length), targets: oneHot([2 * first + second], CLASSES.length) };
}
