/** A race's leader, chosen on validation, against every other contender, compared on test run by run. */
import type { RunNumbers } from '../experiment/runs';
import type { Standings } from './entries';
import { gainLimit, gainOf, metricOf, type MetricName } from './metric';
import { ALPHA, holm, interval, isConstant, pairedTest, spreadOf, type Spread } from './statistics';

/** With fewer pairs of runs nothing can be said. */
export const FEWEST_PAIRS = 3;

/**
 * How a comparison came out, seen from the leader. `ahead`, `behind`: p < 0.05 after Holm's correction, on test.
 * `mixed`: the one that is better where both have numbers diverged more often. `constant`: the same difference in every
 * run, for which the t-test has no answer; `equal`: that difference is 0. `rivalDiverged`: the rival did in at least
 * three runs in which the leader did not, so that hardly anything is left to compare.
 */
export type Outcome = 'tooFew' | 'ahead' | 'behind' | 'undecided' | 'mixed' | 'constant' | 'equal' | 'rivalDiverged';

export interface Comparison {
  /** 0-based. */
  readonly rival: number;
  readonly outcome: Outcome;
  /** By how much the leader's run was better on test, in the metric's unit, where both of a pair have numbers. */
  readonly gains: readonly { readonly run: number; readonly gain: number }[];
  readonly gain: Spread | null;
  /** Runs of pairs in which one diverged, which counts as lost. */
  readonly diverged: { readonly leader: number; readonly rival: number };
  /** Student's paired t-test of the gains; null where it has no answer. */
  readonly test: {
    readonly interval: readonly [low: number, high: number];
    /** Of the interval, Holm-corrected: 0.95 for one comparison. */
    readonly level: number;
    /** Two-sided, Holm-corrected. */
    readonly p: number;
  } | null;
}

/**
 * The contender with the best mean on validation over the runs that all of them have; who diverged in fewer of these
 * goes before. The first of equals; null where none has numbers.
 */
export function leaderOf(standings: readonly Standings[], metric: MetricName): Standings | null {
  const present = standings.filter(({ counted }) => counted.length > 0);
  const common = runsOfAll(present);
  const rated = present.map((own) => {
    const shared = own.counted.filter(({ run }) => common.has(run));
    const used = shared.length > 0 ? shared : own.counted;
    return {
      own,
      diverged: own.diverged.filter((run) => common.has(run)).length,
      mean: spreadOf(used.map((each) => metricOf(each, 'validation', metric)))!.mean,
    };
  });
  rated.sort((a, b) => a.diverged - b.diverged || -gainOf(metric, a.mean, b.mean));
  return rated[0]?.own ?? null;
}

/** Run numbers that all have ended, with numbers or without. */
function runsOfAll(present: readonly Standings[]): Set<number> {
  const [first, ...others] = present.map(
    ({ counted, diverged }) => new Set([...counted.map(({ run }) => run), ...diverged]),
  );
  return new Set([...(first ?? [])].filter((run) => others.every((runs) => runs.has(run))));
}

/** The leader against each of the rivals, on test; p and interval are corrected for how many tests there are. */
export function comparisonsOf(leader: Standings, rivals: readonly Standings[], metric: MetricName): Comparison[] {
  const compared = rivals.map((rival) => ({ rival, ...pairsOf(leader, rival, metric) }));
  const tests = compared.map(({ gains }) =>
    gains.length < FEWEST_PAIRS ? null : pairedTest(gains.map(({ gain }) => gain)),
  );
  const corrected = holm(tests.flatMap((test) => (test === null ? [] : [test.p])));
  let used = 0;
  return compared.map(({ rival, gains, diverged }, k): Comparison => {
    const values = gains.map(({ gain }) => gain);
    const common = { rival: rival.contender, gains, gain: spreadOf(values), diverged };
    const found = tests[k]!;
    if (found === null) return { ...common, outcome: untested(values, diverged), test: null };
    const { p, level } = corrected[used++]!;
    const test = { p, level, interval: within(gainLimit(metric), interval(found, level)) };
    return { ...common, outcome: tested(found.mean, p, diverged), test };
  });
}

/** No difference lies beyond what the metric can reach, so that the interval needs not either. */
const within = (limit: number, [low, high]: readonly [number, number]): readonly [number, number] => [
  Math.max(-limit, low),
  Math.min(limit, high),
];

type Diverged = Comparison['diverged'];

function untested(gains: readonly number[], diverged: Diverged): Outcome {
  if (gains.length < FEWEST_PAIRS) {
    return diverged.rival - diverged.leader >= FEWEST_PAIRS ? 'rivalDiverged' : 'tooFew';
  }
  if (!isConstant(gains)) return 'undecided';
  if (gains[0] === 0) return 'equal';
  return outweighed(gains[0]!, diverged) ? 'mixed' : 'constant';
}

function tested(gain: number, p: number, diverged: Diverged): Outcome {
  if (p >= ALPHA) return 'undecided';
  if (outweighed(gain, diverged)) return 'mixed';
  return gain > 0 ? 'ahead' : 'behind';
}

/** Whether who is better by this gain diverged more often than the other. */
const outweighed = (gain: number, { leader, rival }: Diverged): boolean => (gain > 0 ? leader > rival : rival > leader);

function pairsOf(leader: Standings, rival: Standings, metric: MetricName): Pick<Comparison, 'gains' | 'diverged'> {
  const byRun = (of: Standings) => new Map(of.counted.map((each) => [each.run, each]));
  const [own, other] = [byRun(leader), byRun(rival)];
  const test = (outcome: RunNumbers) => metricOf(outcome, 'test', metric)!;
  const gains = [...own.keys()]
    .filter((run) => other.has(run) && sameChanges(own.get(run)!, other.get(run)!))
    .sort((a, b) => a - b)
    .map((run) => ({ run, gain: gainOf(metric, test(own.get(run)!), test(other.get(run)!)) }));
  const ended = (of: Standings, runs: ReadonlyMap<number, unknown>) => (run: number) =>
    runs.has(run) || of.diverged.includes(run);
  return {
    gains,
    diverged: {
      leader: leader.diverged.filter(ended(rival, other)).length,
      rival: rival.diverged.filter(ended(leader, own)).length,
    },
  };
}

/** Whether two runs went on under the same settings, changed at the same steps. */
const sameChanges = (a: RunNumbers, b: RunNumbers): boolean => JSON.stringify(a.changes) === JSON.stringify(b.changes);
