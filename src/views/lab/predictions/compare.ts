/** A contender against the best forecast that needs no network. */
import type { Scores } from '../../../experiment/sequences';
import { errorOf, gainOf, type MetricName } from '../../../study/metric';
import { FROM_FACTOR, twoDigits } from '../../words/format';
import type { PartPreview, Preview } from '../../state/model';
import { firstOutput } from '../shared/rows';

type ScoredBaseline = PartPreview['baselines'][number];

/** A forecast that needs no network, with the metrics to compare. */
export interface Baseline {
  readonly name: ScoredBaseline['name'];
  readonly metrics: Readonly<Record<string, number>>;
}

/** A baseline's scores on as many evenly spaced windows of its part as a contender was scored on, where there are such. */
export const scoresOn = ({ scores, onFewer = [] }: ScoredBaseline, scored: number | null): Scores =>
  [scores, ...onFewer].find((each) => each.scored === scored) ?? scores;

/** The baselines of a part with their metrics of one target, where possible on as many windows as a contender. */
export const baselinesOf = ({ baselines }: Pick<PartPreview, 'baselines'>, v: number, scored: number | null) =>
  baselines.map((baseline): Baseline & { readonly scored: number } => {
    const scores = scoresOn(baseline, scored);
    return { name: baseline.name, metrics: scores.targets[v] ?? scores.overall, scored: scores.scored };
  });

/** The same over all targets. */
export const overallBaselinesOf = ({ baselines }: Pick<PartPreview, 'baselines'>, scored: number | null): Baseline[] =>
  baselines.map((baseline) => ({ name: baseline.name, metrics: scoresOn(baseline, scored).overall }));

/** The baseline that is nearest to the best there can be. */
export function bestBaseline(baselines: readonly Baseline[], metric: MetricName): Baseline | null {
  const rated = baselines.filter(({ metrics }) => Number.isFinite(metrics[metric]));
  return rated.reduce<Baseline | null>(
    (best, next) => (best === null || gainOf(metric, next.metrics[metric]!, best.metrics[metric]!) > 0 ? next : best),
    null,
  );
}

/**
 * How much better than the baseline: the share of its error that is gone (0.25: a quarter less; negative: worse). For
 * accuracy, the share of its wrong answers that is gone. −∞ where only the baseline has no error.
 */
export function gain(own: number, baseline: number, metric: MetricName): number {
  const [error, before] = [errorOf(metric, own), errorOf(metric, baseline)];
  if (before === 0) return error > 0 ? -Infinity : error;
  return 1 - error / before;
}

/** A comparison in words: how it came out, and by how many percent, or how many times, where that says something. */
export type Comparison =
  | { readonly kind: 'same' | 'flawless' | 'far' }
  | { readonly kind: 'better' | 'worse'; readonly percent: string }
  | { readonly kind: 'times'; readonly times: string };

/** More than so many times the baseline's error: the exact number says nothing more. */
export const FAR = 100;

/** What a gain means: `flawless` where only the baseline has no error; null where there is nothing to compare. */
export function comparison(share: number): Comparison | null {
  if (Number.isNaN(share)) return null;
  if (share === -Infinity) return { kind: 'flawless' };
  if (1 - share > FAR) return { kind: 'far' };
  if (1 - share >= FROM_FACTOR) return { kind: 'times', times: twoDigits(1 - share) };
  const size = Math.abs(100 * share);
  const percent = size < 10 ? size.toFixed(1) : size.toFixed(0);
  if (Number(percent) === 0) return { kind: 'same' };
  return { kind: share > 0 ? 'better' : 'worse', percent };
}

/** True when every contender has been scored and none of them is as good as the best baseline. */
export function allWorse(
  scored: readonly (Readonly<Record<string, number>> | null)[],
  baselines: readonly Baseline[],
  metric: MetricName,
): boolean {
  const best = bestBaseline(baselines, metric)?.metrics[metric];
  if (best === undefined || scored.length === 0) return false;
  return scored.every((metrics) => {
    const own = metrics?.[metric];
    return own !== undefined && gain(own, best, metric) < 0;
  });
}

/**
 * The share of a part's truth [N, width] of the first target, one step ahead, that lies outside the range of the
 * training part of the series; 0 where the data are not a series.
 */
export function shareOutside(
  { lines, boundaries }: Pick<Preview, 'lines' | 'boundaries'>,
  truth: Float32Array,
  width: number,
): number {
  const whole = lines[0]?.values;
  if (!boundaries || !whole) return 0;
  // The line keeps the extremes of every stretch of the series.
  const seen = whole.subarray(0, Math.floor(boundaries.validation * whole.length)).filter(Number.isFinite);
  const rows = firstOutput(truth, width);
  if (seen.length === 0 || rows.length === 0) return 0;
  const low = Math.min(...seen);
  const high = Math.max(...seen);
  return rows.filter((value) => value < low || value > high).length / rows.length;
}
