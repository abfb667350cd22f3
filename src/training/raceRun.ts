/** Trains one run of a race to its end without a page: the same steps, hence the same losses, as the page's trainer. */
import type { Prepared } from '../data/types';
import type { Problem } from '../experiment/problem';
import type { RunOutcome } from '../experiment/runs';
import type { ExperimentSpec } from '../experiment/schema';
import { specOfRun } from '../experiment/seeds';
import { CONTENDER_LETTERS } from '../experiment/url';
import { isContextLost, type OpenBackend } from '../rnn';
import { buildModel } from './network';
import { outcomeOf, type RunPlace } from './outcome';
import { TrainingRun, type EpochRecord } from './run';

/** One run of a race, on data that are prepared and the backend that is open. */
export interface RaceEntry extends Pick<RunPlace, 'contender' | 'run'> {
  /** Of the whole race. */
  readonly spec: ExperimentSpec;
  readonly prepared: Prepared;
  readonly backend: OpenBackend;
  /** How many evenly spaced epochs' losses it keeps; absent: as many as the page does. */
  readonly mostRecords?: number;
}

export interface RaceResult {
  readonly outcome: RunOutcome;
  /** Why it ended early; null where it did not. */
  readonly problem: Problem | null;
}

/**
 * Trains in pieces: an optimiser step, or a part of the evaluation, between two yields, each of which says how far it
 * has come. Whoever gives up in the middle calls `return`, which frees the network.
 *
 * @throws when the GPU is lost
 */
export function* raceRun(entry: RaceEntry, now: () => number): Generator<readonly EpochRecord[], RaceResult> {
  const { contender, prepared } = entry;
  const spec = specOfRun(entry.spec, entry.run);
  const model = buildModel(spec, contender, prepared);
  try {
    const run = new TrainingRun(
      model,
      prepared,
      spec,
      contender,
      CONTENDER_LETTERS[contender]!,
      now,
      () => !isContextLost(),
      1,
      entry.mostRecords,
    );
    run.start();
    while (run.status === 'training') {
      run.advance();
      yield run.records;
    }
    const work = outcomeOf(run, { ...entry, changes: [] }, now);
    for (;;) {
      const piece = work.next();
      if (isContextLost()) throw new Error('the GPU was lost');
      if (piece.done === true) return { outcome: piece.value, problem: run.problem };
      yield run.records;
    }
  } finally {
    model.dispose();
  }
}
