/** The seeds of a race: the same data and the same order of batches for every contender, new first weights for every run. */
import { stream } from './random';
import type { ExperimentSpec } from './schema';

/** The seed of first weights, order of batches and dropout. */
export const trainingSeedOf = ({ seed, trainingSeed }: Pick<ExperimentSpec, 'seed' | 'trainingSeed'>): number =>
  trainingSeed ?? seed;

/**
 * The training seed of the k-th run (from 0) of every contender: the first's is the spec's own, the others' are derived
 * from it, so that more runs never change those that are there.
 */
export function trainingSeedOfRun(spec: Pick<ExperimentSpec, 'seed' | 'trainingSeed'>, k: number): number {
  const first = trainingSeedOf(spec);
  return k === 0 ? first : stream(first, 'run', k).integer(0, 0x7fffffff);
}

/** The experiment of the k-th run alone: the same data, one run, its own training seed. */
export function specOfRun(spec: ExperimentSpec, k: number): ExperimentSpec {
  return { ...spec, seeds: 1, trainingSeed: k === 0 ? spec.trainingSeed : trainingSeedOfRun(spec, k) };
}
