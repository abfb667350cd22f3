/** The epochs that can be looked at again, and where on them the time machine stands. */
import { endShown } from '../../../../store/contender';
import type { ContenderRun, EndWeights } from '../../../state/model';

type Kept = Pick<ContenderRun, 'kept'>;
type Reached = Pick<ContenderRun, 'epoch' | 'best' | 'status'>;

/** The epochs that any contender has kept, rising, each once. */
export const keptEpochs = (runs: readonly Kept[]): number[] =>
  [...new Set(runs.flatMap(({ kept }) => (kept === null ? [] : [...kept.epochs])))].sort((a, b) => a - b);

/** The place of the epoch that is nearest to this one; of two as near the earlier. Throws when there is none. */
export function placeOf(epochs: readonly number[], epoch: number): number {
  if (epochs.length === 0) throw new Error('epochs: none is kept');
  let place = 0;
  epochs.forEach((each, k) => {
    if (Math.abs(each - epoch) < Math.abs(epochs[place]! - epoch)) place = k;
  });
  return place;
}

/**
 * The latest epoch whose weights are shown where no past one is: of a network that has ended the best or the last.
 *
 * @param chosen which of the two; absent: those that its training has left
 */
export const epochNow = (runs: readonly Reached[], chosen?: EndWeights): number =>
  Math.max(0, ...runs.map((run) => (endShown(run, chosen) === 'best' ? run.best!.epoch : run.epoch)));

/** A contender's best epoch on the slider. */
interface BestMark {
  readonly contender: number;
  readonly epoch: number;
  /** Of the slider's way, 0 … 1. */
  readonly share: number;
}

/** Where on the slider over these epochs, of which there are at least two, the best one of every contender stands. */
export const bestMarks = (epochs: readonly number[], runs: readonly Pick<ContenderRun, 'best'>[]): BestMark[] =>
  runs.flatMap(({ best }, contender) => {
    if (best === null || !epochs.includes(best.epoch)) return [];
    return [{ contender, epoch: best.epoch, share: epochs.indexOf(best.epoch) / (epochs.length - 1) }];
  });

/** Milliseconds that a film of all epochs takes at normal speed, if the machine keeps up. */
const FILM = 8000;
/** A film of few epochs is over sooner. */
const LONGEST_BEAT = 400;

/** Milliseconds from a frame of the film to the next, for so many epochs. */
export const beatOf = (frames: number, speed: number): number =>
  Math.min(LONGEST_BEAT, FILM / Math.max(1, frames - 1)) / speed;

/**
 * The epoch that follows on this one in the film, after `beats` beats; null after the last. An epoch that has been
 * thinned out meanwhile is followed by the next that is kept.
 */
export function frameAfter(epochs: readonly number[], epoch: number, beats: number): number | null {
  const next = epochs.findIndex((each) => each > epoch);
  if (next < 0) return null;
  return epochs[Math.min(epochs.length - 1, next + Math.max(1, beats) - 1)]!;
}
