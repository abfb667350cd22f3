/** The verdict of a race as a value: who is ahead on test, by how much and how surely, and what speaks against it. */
import type { RunNumbers } from '../experiment/runs';
import type { BaselineName } from '../experiment/sequences';
import type { ResolvedTask } from '../experiment/tasks';
import { FEWEST_PAIRS, comparisonsOf, leaderOf, type Comparison, type Outcome } from './comparison';
import { standingsOf, type Entry, type Standings } from './entries';
import { decisiveMetric, gainOf, type MetricName } from './metric';
import { baselinesOf, contenderSummary, type BaselineSummary, type ContenderSummary } from './contenders';

/** Contenders whose parameters differ by more than this share are not matched. */
const MATCHED = 0.1;

/**
 * `none`: no run has numbers. `differentData`: the runs did not see the same samples. `single`: nobody to compare with.
 * Of the others, what all comparisons with the leader have in common; `aheadOfSome`: only some are decided.
 */
export type Verdict =
  | { readonly kind: 'none' | 'differentData' }
  | { readonly kind: 'single'; readonly leader: number }
  | {
      readonly kind: Outcome | 'aheadOfSome';
      /** Has the best mean on validation. */
      readonly leader: number;
      readonly comparisons: readonly [Comparison, ...Comparison[]];
    };

/** What a reader has to know beside the verdict. Contenders are 0-based. */
export type Caveat =
  /** Runs that are not done yet. */
  | { readonly code: 'open'; readonly done: number; readonly of: number }
  | { readonly code: 'diverged'; readonly contender: number; readonly runs: number; readonly of: number }
  /** Runs that say nothing, by why: stopped before their end, changed unlike the others, or failed without numbers. */
  | {
      readonly code: 'leftOut';
      readonly contender: number;
      readonly runs: number;
      readonly of: number;
      readonly why: { readonly cutShort: number; readonly changed: number; readonly missing: number };
    }
  /** The mean is no better than this baseline's on test. */
  | {
      readonly code: 'worseThanBaseline';
      readonly contender: number;
      readonly baseline: BaselineName;
      readonly beaten: number;
      readonly of: number;
    }
  /** By contender; null where a count is not known. */
  | { readonly code: 'unmatched'; readonly parameters: readonly (number | null)[] }
  | { readonly code: 'changed'; readonly contenders: readonly number[] }
  | { readonly code: 'unequalEpochs'; readonly least: number; readonly most: number }
  | { readonly code: 'backends'; readonly backends: readonly string[] };

/**
 * Why there are too few complete pairs of runs: the race was set to fewer seeds than are needed; runs are still to come;
 * they were left out, or went on under other settings than their rivals; or they diverged.
 */
export type Lack = 'seeds' | 'open' | 'leftOut' | 'diverged';

/** Everything that the verdict's view shows. */
export interface Judgement {
  /** The one that decides; null where no run has one. */
  readonly metric: MetricName | null;
  readonly verdict: Verdict;
  /** Where the verdict is `tooFew`. */
  readonly lack: Lack | null;
  readonly caveats: readonly Caveat[];
  readonly contenders: readonly ContenderSummary[];
  readonly baselines: readonly BaselineSummary[];
}

/**
 * Judges the runs of one race: validation chooses the leader, test reports its difference to the others.
 *
 * @param contenders how many the race has
 */
export function judge(task: ResolvedTask, entries: readonly Entry[], contenders: number): Judgement {
  const metric = decisiveMetric(
    task,
    entries.flatMap(({ outcome }) =>
      outcome && (outcome.end === 'finished' || outcome.end === 'stoppedEarly') ? [outcome] : [],
    ),
  );
  const standings = standingsOf(entries, contenders, metric);
  const baselines = baselinesOf(standings);
  const summaries = standings.map((each) => contenderSummary(each, baselines, metric));
  const verdict = verdictOf(standings, metric);
  return {
    metric,
    verdict,
    lack: verdict.kind === 'tooFew' ? lackOf(entries, standings) : null,
    caveats: caveatsOf(entries, standings, summaries, baselines, metric),
    contenders: summaries,
    baselines,
  };
}

function verdictOf(standings: readonly Standings[], metric: MetricName | null): Verdict {
  const counted = standings.flatMap((each) => each.counted);
  if (metric === null || counted.length === 0) return { kind: 'none' };
  if (new Set(counted.map(({ fingerprint }) => fingerprint)).size > 1) return { kind: 'differentData' };
  const leader = leaderOf(standings, metric)!;
  const rivals = standings.filter((each) => each !== leader);
  const [first, ...others] = comparisonsOf(leader, rivals, metric);
  if (first === undefined) return { kind: 'single', leader: leader.contender };
  const comparisons = [first, ...others] as const;
  return { kind: kindOf(comparisons.map(({ outcome }) => outcome)), leader: leader.contender, comparisons };
}

function kindOf(outcomes: readonly Outcome[]): Outcome | 'aheadOfSome' {
  const [first] = outcomes;
  if (outcomes.every((each) => each === first)) return first!;
  if (outcomes.includes('behind')) return 'behind';
  const won = (each: Outcome) => each === 'ahead' || each === 'rivalDiverged';
  if (outcomes.every(won)) return 'ahead';
  return outcomes.some(won) ? 'aheadOfSome' : 'undecided';
}

function lackOf(entries: readonly Entry[], standings: readonly Standings[]): Lack {
  const seeds = new Set(entries.map(({ run }) => run)).size;
  if (seeds < FEWEST_PAIRS) return 'seeds';
  if (standings.some(({ open }) => open > 0)) return 'open';
  const silent = standings.some((each) => silentOf(each) > 0 || each.counted.some(({ changes }) => changes.length > 0));
  return silent ? 'leftOut' : 'diverged';
}

const silentOf = ({ changed, cutShort, missing }: Standings): number => changed + cutShort + missing;

function caveatsOf(
  entries: readonly Entry[],
  standings: readonly Standings[],
  summaries: readonly ContenderSummary[],
  baselines: readonly BaselineSummary[],
  metric: MetricName | null,
): Caveat[] {
  const open = standings.reduce((sum, each) => sum + each.open, 0);
  return [
    ...(open > 0 ? [{ code: 'open', done: entries.length - open, of: entries.length } as const] : []),
    ...unmatched(summaries),
    ...standings.flatMap((each): Caveat[] => {
      const { contender, counted, changed, diverged, cutShort, missing } = each;
      const ended = counted.length + diverged.length;
      const silent = silentOf(each);
      const why = { cutShort, changed, missing };
      return [
        ...(diverged.length > 0 ? [{ code: 'diverged', contender, runs: diverged.length, of: ended } as const] : []),
        ...(silent > 0
          ? [{ code: 'leftOut', contender, runs: silent, of: ended + silent + each.open, why } as const]
          : []),
      ];
    }),
    ...(metric === null ? [] : summaries.flatMap((each) => worse(each, baselines, metric))),
    ...circumstances(standings),
  ];
}

function unmatched(summaries: readonly ContenderSummary[]): Caveat[] {
  const known = summaries.flatMap(({ parameters }) => parameters ?? []);
  if (known.length === 0 || Math.max(...known) <= (1 + MATCHED) * Math.min(...known)) return [];
  return [{ code: 'unmatched', parameters: summaries.map(({ parameters }) => parameters) }];
}

/** Against the baseline that is best on test. */
function worse(summary: ContenderSummary, baselines: readonly BaselineSummary[], metric: MetricName): Caveat[] {
  const own = summary.metrics.test[metric]?.mean;
  const rated = baselines.flatMap(({ name, metrics: { test } }) => {
    const value = test[metric];
    return value === undefined || !Number.isFinite(value) ? [] : [{ name, value }];
  });
  const best = rated.sort((a, b) => -gainOf(metric, a.value, b.value))[0];
  if (own === undefined || best === undefined || gainOf(metric, own, best.value) > 0) return [];
  const { runs, of } = summary.beaten.test[best.name]!;
  return [{ code: 'worseThanBaseline', contender: summary.contender, baseline: best.name, beaten: runs, of }];
}

/** What was not the same for all runs. */
function circumstances(standings: readonly Standings[]): Caveat[] {
  const counted = standings.flatMap((each) => each.counted);
  const changed = standings.filter((each) => each.counted.some(({ changes }) => changes.length > 0));
  const full = counted.filter(({ end }) => end === 'finished').map(({ epochs }) => epochs);
  const [least, most] = [Math.min(...full), Math.max(...full)];
  const backends = [...new Set(counted.map(engine))].sort();
  return [
    ...(changed.length > 0
      ? [{ code: 'changed', contenders: changed.map(({ contender }) => contender) } as const]
      : []),
    ...(least < most ? [{ code: 'unequalEpochs', least, most } as const] : []),
    ...(backends.length > 1 ? [{ code: 'backends', backends } as const] : []),
  ];
}

const engine = ({ backend, variant }: RunNumbers): string => (variant === null ? backend : `${backend} (${variant})`);
