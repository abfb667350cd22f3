/** The runs of a race as the learning curves draw them: contender by contender, with their mean and band. */
import type { RunOutcome, RunSummary } from '../../../experiment/runs';
import { strideOf } from '../../../experiment/thinned';
import type { AppState } from '../../../store/state';
import { bandOf, bandOver, type Band } from '../../../study/bands';
import type { ContenderRun } from '../../state/model';
import { unitsOf, type Units } from './axes';

export interface Curves {
  readonly length: number;
  readonly epoch: readonly number[];
  readonly train: readonly number[];
  readonly validation: readonly number[];
}

export interface CurveRun {
  /** 0-based. */
  readonly run: number;
  readonly trainingSeed: number;
  readonly curves: Curves;
  readonly failed: boolean;
  /** It has come to its own end: its last epoch, or early stopping. */
  readonly closed: boolean;
}

/** Lowest point of a contender's curve. */
interface Lowest {
  readonly epoch: number;
  readonly valLoss: number;
}

export interface CurveGroup {
  /** 0-based. */
  readonly contender: number;
  readonly units: Units;
  /** Runs that have begun; the first is the one that the page shows. */
  readonly runs: readonly CurveRun[];
  /** How many it will have. */
  readonly seeds: number;
  /** Of the validation losses; its members are indices into `runs`. Failed runs are none of them. */
  readonly band: Band;
  readonly training: Omit<Band, 'members' | 'reach'>;
  /** Of the only run, the epoch that is restored at its end; of several, the lowest of their mean. */
  readonly best: Lowest | null;
}

/** A kept run, drawn over the others. */
export interface CurveOverlay {
  readonly id: string;
  readonly summary: RunSummary;
  readonly units: Units;
  readonly curves: Curves;
}

/** What the curves need of the page's state. */
export type Source = Pick<AppState, 'spec' | 'run' | 'race' | 'ledger' | 'data'>;

type RaceRun = AppState['race']['runs'][number];

export function curveGroups({ spec, run, race, data }: Source): CurveGroup[] {
  const trainingSamples = data.preview?.counts.train ?? null;
  return run.contenders.map((live, contender) => {
    const raced = race.runs.filter((each) => each.contender === contender);
    const outcomes = raced.flatMap(({ outcome }) => (outcome ? [outcome] : []));
    const units = unitsOf(outcomes, { trainingSamples, batchSize: spec.training.batchSize, ...timedBefore(live) });
    const begun = [firstRun(live, raced[0] ?? null, spec), ...raced.filter((each) => each.run > 0).map(furtherRun)];
    const runs = begun.filter(({ curves }) => curves.length > 0);
    return { contender, units, runs, seeds: Math.max(1, raced.length), ...summed(runs, live) };
  });
}

/** What `auto` measured of the backend that it runs on. */
function timedBefore({ timings, backend }: Pick<ContenderRun, 'timings' | 'backend'>) {
  const found = timings.find((timing) => timing.backend === backend && Number.isFinite(timing.msPerStep));
  return { msPerStep: found?.msPerStep ?? null, beside: found?.beside ?? null };
}

const firstRun = ({ curves, status }: ContenderRun, raced: RaceRun | null, spec: Source['spec']): CurveRun => ({
  run: 0,
  trainingSeed: raced?.trainingSeed ?? spec.trainingSeed ?? spec.seed,
  curves,
  failed: status === 'failed',
  closed: status === 'finished' || status === 'stoppedEarly',
});

const furtherRun = ({ run, trainingSeed, curves, status, outcome }: RaceRun): CurveRun => ({
  run,
  trainingSeed,
  curves,
  failed: status === 'failed' || outcome?.end === 'failed',
  closed: status === 'ended' && outcome?.end !== 'paused',
});

function summed(runs: readonly CurveRun[], { best }: ContenderRun): Pick<CurveGroup, 'band' | 'training' | 'best'> {
  const sound = runs.flatMap(({ failed }, k) => (failed && runs.length > 1 ? [] : [k]));
  const validation = runs.map(({ curves, closed }) => ({ ...curves, values: curves.validation, closed }));
  const chosen = bandOf(sound.map((k) => validation[k]!));
  const band = { ...chosen, members: chosen.members.map((k) => sound[k]!) };
  const training = bandOver(
    runs.map(({ curves }) => ({ ...curves, values: curves.train })),
    band.members,
    band.reach,
  );
  return { band, training, best: runs.length > 1 ? lowestOf(band) : best };
}

function lowestOf({ epoch, mean }: Band): Lowest | null {
  let at = 0;
  for (let k = 1; k < mean.length; k++) if (mean[k]! < mean[at]!) at = k;
  return mean.length > 1 ? { epoch: epoch[at]!, valLoss: mean[at]! } : null;
}

/** Every so-manieth epoch is there of the run that was thinned most; 1: all are. */
export const keptEvery = (groups: readonly CurveGroup[], overlays: readonly CurveOverlay[]): number =>
  Math.max(
    1,
    ...groups.flatMap(({ runs }) => runs.map(({ curves }) => strideOf(curves.epoch, curves.length))),
    ...overlays.map(({ curves }) => strideOf(curves.epoch, curves.length)),
  );

/** Kept runs that the user wants to see as well; their own numbers place them on every axis. */
export const curveOverlays = ({ ledger }: Pick<Source, 'ledger'>): CurveOverlay[] =>
  ledger.overlaid.map(({ id, summary, curves }) => ({
    id,
    summary,
    units: unitsOf([summary], { trainingSamples: null, batchSize: 1, msPerStep: null, beside: null }),
    curves: whole(curves),
  }));

const whole = (curves: RunOutcome['curves']): Curves => ({ ...curves, length: curves.epoch.length });
