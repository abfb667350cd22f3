/** The weights that a run keeps of its past: every 2^k-th epoch, so that they never take more than a stated bound. */

import { thinned, withEnds, type Spaced } from '../experiment/thinned';

/** The weights at the end of an epoch; of epoch 0, before any training. */
export interface Snapshot {
  readonly epoch: number;
  /** [P] in the order of a `ModelSnapshot`. */
  readonly parameters: Float32Array;
}

export interface Series extends Spaced<Snapshot> {
  /** Null before the first epoch. */
  readonly best: Snapshot | null;
  readonly latest: Snapshot;
}

/** What a series may take. */
export interface Room {
  /** Evenly spaced snapshots, at least 1. */
  readonly most: number;
  /** Bytes in all. */
  readonly bound: number;
}

/** 32 MB a contender. */
export const SNAPSHOT_BYTES = 32_000_000;
/** A film of some seconds shows no more frames than this. */
const MOST_SPACED = 200;
/** Kept beside the evenly spaced ones: the best, the latest, and the one that is being looked at. */
const APART = 3;

/** Bytes of one set of weights. */
const bytesOf = (parameters: number): number => parameters * Float32Array.BYTES_PER_ELEMENT;

/**
 * The room for sets of `parameters` numbers: 32 MB, or four sets where even these are more. Contenders that are to
 * keep the same epochs all take the room of the largest of them.
 */
export function roomFor(parameters: number): Room {
  const size = bytesOf(parameters);
  const bound = Math.max(SNAPSHOT_BYTES, (1 + APART) * size);
  return { most: Math.min(MOST_SPACED, Math.floor(bound / size) - APART), bound };
}

/** A series of nothing but the weights before any training. */
export const begun = (first: Snapshot): Series => ({ stride: 1, spaced: [first], best: null, latest: first });

/**
 * The series with the weights of the epoch that has just ended, which is later than all of it; half of the evenly spaced
 * ones go when they are more than `most`.
 */
export function extended(series: Series, latest: Snapshot, isBest: boolean, most: number): Series {
  const { stride, best } = series;
  const spaced = latest.epoch % stride === 0 ? [...series.spaced, latest] : series.spaced;
  return { ...thinned({ stride, spaced }, most), best: isBest ? latest : best, latest };
}

/** Everything that is kept, by rising epoch, each once. */
export const snapshotsOf = ({ spaced, best, latest }: Series): Snapshot[] => withEnds(spaced, best, latest);

/** The kept snapshot whose epoch is nearest to this one; the earlier of two that are equally near. */
export function nearest(series: Series, epoch: number): Snapshot {
  const distance = (each: Snapshot) => Math.abs(each.epoch - epoch);
  return snapshotsOf(series).reduce((found, each) => (distance(each) < distance(found) ? each : found));
}

/** Bytes that snapshots take, each counted once. */
export const bytesTaken = (snapshots: readonly Snapshot[]): number =>
  [...new Set(snapshots.map(({ parameters }) => parameters))].reduce((sum, { length }) => sum + bytesOf(length), 0);
