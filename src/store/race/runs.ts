/** The runs of a race as lists: which there are, which comes next, how much is left. Pure. */
import type { RunNumbers, RunOutcome } from '../../experiment/runs';
import type { ExperimentSpec } from '../../experiment/schema';
import { trainingSeedOfRun } from '../../experiment/seeds';
import { grownCurves } from '../../experiment/thinned';
import type { FromRacer } from '../../training/raceProtocol';
import type { Lineage } from '../networks/kept';
import type { RaceRun, RaceState } from '../raceState';
import type { ContenderRun, RunStatus } from '../state';

const nothingYet = (): RaceRun['curves'] => ({ length: 0, epoch: [], train: [], validation: [] });

const waitingRun = (spec: ExperimentSpec, contender: number, run: number): RaceRun => ({
  contender,
  run,
  trainingSeed: trainingSeedOfRun(spec, run),
  status: 'waiting',
  epoch: 0,
  curves: nothingYet(),
  outcome: null,
  id: null,
});

/** The runs that a spec asks for, contender by contender. */
export const plannedRuns = (spec: ExperimentSpec): RaceRun[] =>
  spec.contenders.flatMap((_, contender) =>
    Array.from({ length: spec.seeds }, (__, run) => waitingRun(spec, contender, run)),
  );

/**
 * The same race with another number of runs: more wait behind those that are there; of fewer, those go that have not
 * begun, or were cancelled.
 */
export function resizedRuns(runs: readonly RaceRun[], spec: ExperimentSpec): RaceRun[] {
  const stays = ({ run, status }: RaceRun) => run < spec.seeds || (status !== 'waiting' && status !== 'cancelled');
  return spec.contenders.flatMap((_, contender) => {
    const own = runs.filter((each) => each.contender === contender && stays(each));
    const known = new Set(own.map(({ run }) => run));
    const added = Array.from({ length: spec.seeds }, (__, run) => run).filter((run) => !known.has(run));
    return [...own, ...added.map((run) => waitingRun(spec, contender, run))].toSorted((a, b) => a.run - b.run);
  });
}

/**
 * The runs after networks were built anew: those of contenders that stay, and new ones of the others.
 *
 * @param kept of every contender, which one of those before it was whose network stays; null: it is built
 */
export function runsAfterRebuild(runs: readonly RaceRun[], kept: Lineage, spec: ExperimentSpec): RaceRun[] {
  const stayed = runs.flatMap((each) => {
    const contender = kept.indexOf(each.contender);
    return contender < 0 ? [] : [{ ...each, contender }];
  });
  const added = plannedRuns(spec).filter(({ contender }) => kept[contender] === null);
  return [...stayed, ...added].toSorted((a, b) => a.contender - b.contender || a.run - b.run);
}

/** Whether a run is still to end. */
export const isPending = ({ status }: RaceRun): boolean => status === 'waiting' || status === 'training';

/** Whether the pool trains it, rather than the page itself. */
export const isPooled = ({ run }: RaceRun): boolean => run > 0;

/** The next run for the pool: seed by seed, so that every contender's run with one seed ends soon after the others'. */
export function nextRun(runs: readonly RaceRun[]): RaceRun | undefined {
  return runs
    .filter((each) => isPooled(each) && each.status === 'waiting')
    .toSorted((a, b) => a.run - b.run || a.contender - b.contender)[0];
}

/**
 * How a race stands that the user wants to go on: `over` where no run is left, `resting` where none of those that are left
 * trains or begins by itself, else `going`.
 *
 * @param stepping only the page's own networks train
 * @param blocked no run of the pool can begin
 */
export function standOf(
  runs: readonly RaceRun[],
  contenders: readonly Pick<ContenderRun, 'status'>[],
  { stepping, blocked }: { readonly stepping: boolean; readonly blocked: boolean },
): 'over' | 'resting' | 'going' {
  const pending = runs.filter(isPending);
  if (pending.length === 0) return 'over';
  const rests = (each: RaceRun): boolean => {
    if (isPooled(each)) return stepping || (blocked && each.status === 'waiting');
    const status = contenders[each.contender]?.status;
    return status === 'paused' || status === 'ready';
  };
  return pending.every(rests) ? 'resting' : 'going';
}

/** The losses of some more epochs. */
export function withEpochs(run: RaceRun, epochs: Advance): RaceRun {
  const curves = grownCurves(run.curves, epochs);
  return { ...run, epoch: curves.epoch[curves.length - 1] ?? 0, curves };
}
type Advance = Extract<FromRacer, { type: 'advanced' }>['epochs'];

/** The run as it ended. */
export const withOutcome = (run: RaceRun, { curves, weights: _, ...outcome }: RunOutcome, id: string): RaceRun => ({
  ...run,
  status: outcome.end === 'failed' ? 'failed' : 'ended',
  epoch: outcome.epochs,
  curves: { ...curves, length: curves.epoch.length },
  outcome: outcome satisfies RunNumbers,
  id,
});

/**
 * Seconds until every run has ended: the epochs left, weighted by what an epoch of the contender costs, at the pace so
 * far. Null while nothing was measured.
 *
 * @param elapsed seconds that the race has been under way, pauses left out
 */
export function secondsLeft(
  runs: readonly RaceRun[],
  contenders: readonly Pick<ContenderRun, 'seconds' | 'epoch' | 'epochShare'>[],
  epochs: number,
  elapsed: number,
): number | null {
  const costs = contenders.map(({ seconds, epoch, epochShare }) => seconds / (epoch + epochShare));
  if (!costs.every((cost) => Number.isFinite(cost) && cost > 0)) return null;
  let done = 0;
  let left = 0;
  for (const each of runs) {
    const cost = costs[each.contender]!;
    done += each.epoch * cost;
    if (isPending(each)) left += Math.max(0, epochs - each.epoch) * cost;
  }
  return done > 0 && elapsed > 0 ? (left * elapsed) / done : null;
}

/** The word for everything that trains: the page's own networks and, while it has runs left, the race's. */
export function statusWithRace(own: RunStatus, { status, runs }: Pick<RaceState, 'status' | 'runs'>): RunStatus {
  if (own === 'warmingUp' || !runs.some((each) => isPooled(each) && isPending(each))) return own;
  if (status === 'training') return own === 'recovered' ? own : 'training';
  return status === 'paused' && (own === 'finished' || own === 'stoppedEarly') ? 'paused' : own;
}
