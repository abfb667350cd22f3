/** The adding problem: add two marked values of a long sequence of distractors. */
import type { Stream } from '../../experiment/random';
import type { SourceOf } from '../../experiment/sources';
import type { MemoryTask, Sequence } from './task';

/**
 * Hochreiter & Schmidhuber (1997), experiment 4. A step is a value uniform in [-1, 1) and a marker. The length is
 * uniform in T … T + T/10. One of the first ten steps is marked, then one of the first T/2 − 1 others; the target,
 * after the last step, is 0.5 + (X1 + X2)/4, X1 and X2 being the marked values. Marked steps carry 1, the first and the
 * last −1, the rest 0.
 */
export function addingTask({ lag }: Pick<SourceOf<'adding'>, 'lag'>): MemoryTask {
  const spread = Math.floor(lag / 10);
  return {
    inputNames: ['value', 'marker'],
    outputNames: ['sum'],
    output: 'linear',
    steps: lag + spread,
    varyingLength: spread > 0,
    answersFrom: null,
    baseline: 'trainMean',
    draw: (random) => addingSequence(lag, spread, random),
  };
}

function addingSequence(lag: number, spread: number, random: Stream): Sequence {
  const steps = lag + random.integer(0, spread);
  const inputs = new Float32Array(steps * 2);
  for (let t = 0; t < steps; t++) inputs[2 * t] = 2 * random.uniform() - 1;

  // Below T = 11 the tenth step can be the last, whose marker is taken.
  const first = random.integer(0, Math.min(10, steps - 1) - 1);
  const other = random.integer(0, Math.max(Math.floor(lag / 2) - 1, 1) - 1);
  const marked = [first, other < first ? other : other + 1];
  for (const t of marked) inputs[2 * t + 1] = 1;
  // The first step's marker hides that it was marked, so its value must not count: the paper sets it to zero.
  if (marked.includes(0)) inputs[0] = 0;
  inputs[1] = -1;
  inputs[2 * steps - 1] = -1;

  const sum = marked.reduce((total, t) => total + inputs[2 * t]!, 0);
  return { inputs, targets: Float32Array.of(0.5 + sum / 4) };
}
