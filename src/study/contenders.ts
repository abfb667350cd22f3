/** What a race's table says: each contender's cost and metrics over its runs, and the forecasts that need no network. */
import type { HeldOut, RunNumbers } from '../experiment/runs';
import type { BaselineName, Metrics } from '../experiment/sequences';
import { companyOf, type Company } from './company';
import type { Standings } from './entries';
import { METRICS, gainOf, metricOf, type MetricName } from './metric';
import { spreadOf, type Spread } from './statistics';

/** Weights are 32-bit numbers. */
const BYTES_PER_PARAMETER = 4;

const HELD_OUT = ['validation', 'test'] as const satisfies readonly HeldOut[];
type ByPart<T> = Readonly<Record<HeldOut, T>>;

/** In how many runs a baseline was beaten. */
export interface Beaten {
  readonly runs: number;
  /** Runs that could have; one that diverged beats nothing. */
  readonly of: number;
}

export interface ContenderSummary {
  /** 0-based. */
  readonly contender: number;
  /** Null where no run has numbers. */
  readonly parameters: number | null;
  /** Of the weights. */
  readonly bytes: number | null;
  /** Milliseconds a step, each run's own median, over the runs in which it was measured. */
  readonly msPerStep: Spread | null;
  /** Whether the steps of these runs were timed alone; null where none was timed. */
  readonly company: Company | null;
  /** Milliseconds a prediction of one sequence, likewise. */
  readonly msPerPrediction: Spread | null;
  readonly stepsToBest: Spread | null;
  /** Computing time to the best epoch: in each run the steps to it × its own `msPerStep`. */
  readonly secondsToBest: Spread | null;
  /** Over the runs that count. */
  readonly metrics: ByPart<Readonly<Partial<Record<MetricName, Spread>>>>;
  /** By the metric that decides. */
  readonly beaten: ByPart<Readonly<Partial<Record<BaselineName, Beaten>>>>;
  /** Runs that count, and those that diverged. */
  readonly runs: number;
  readonly diverged: number;
}

export interface BaselineSummary {
  readonly name: BaselineName;
  readonly metrics: ByPart<Metrics>;
}

/** Forecasts that need no network; they are the same for all runs, because the data are. */
export function baselinesOf(standings: readonly Standings[]): BaselineSummary[] {
  const one = standings.flatMap(({ counted }) => counted)[0];
  if (one === undefined) return [];
  return (Object.keys(one.baselines.test) as BaselineName[]).map((name) => ({
    name,
    metrics: {
      validation: one.baselines.validation[name]?.overall ?? {},
      test: one.baselines.test[name]?.overall ?? {},
    },
  }));
}

/** @param decisive by which baselines are beaten */
export function contenderSummary(
  { contender, counted, diverged }: Standings,
  baselines: readonly BaselineSummary[],
  decisive: MetricName | null,
): ContenderSummary {
  const parameters = counted[0]?.parameters ?? null;
  const stepsToBest = spreadOf(counted.map(({ best, stepsPerEpoch }) => (best ? best.epoch * stepsPerEpoch : null)));
  return {
    contender,
    parameters,
    bytes: parameters === null ? null : parameters * BYTES_PER_PARAMETER,
    msPerStep: spreadOf(counted.map((each) => each.msPerStep)),
    company: companyOf(counted.filter(({ msPerStep }) => msPerStep !== null)),
    msPerPrediction: spreadOf(counted.map((each) => each.msPerPrediction)),
    stepsToBest,
    secondsToBest: spreadOf(
      counted.map(({ best, stepsPerEpoch, msPerStep }) =>
        best && msPerStep !== null ? (best.epoch * stepsPerEpoch * msPerStep) / 1000 : null,
      ),
    ),
    metrics: { validation: spreads(counted, 'validation'), test: spreads(counted, 'test') },
    beaten: byPart((part) =>
      Object.fromEntries(
        baselines.flatMap(({ name, metrics }) => {
          const level = decisive === null ? undefined : metrics[part][decisive];
          if (decisive === null || level === undefined || !Number.isFinite(level)) return [];
          const values = counted.map((each) => metricOf(each, part, decisive));
          const runs = values.filter((value) => value !== null && gainOf(decisive, value, level) > 0).length;
          return [[name, { runs, of: counted.length + diverged.length }]];
        }),
      ),
    ),
    runs: counted.length,
    diverged: diverged.length,
  };
}

function spreads(counted: readonly RunNumbers[], part: HeldOut): Partial<Record<MetricName, Spread>> {
  return Object.fromEntries(
    METRICS.flatMap((metric) => {
      const spread = spreadOf(counted.map((each) => metricOf(each, part, metric)));
      return spread === null ? [] : [[metric, spread]];
    }),
  );
}

const byPart = <T>(of: (part: HeldOut) => T): ByPart<T> =>
  Object.fromEntries(HELD_OUT.map((part) => [part, of(part)])) as unknown as ByPart<T>;
