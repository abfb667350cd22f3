/** The numbers of a kept run as the table compares them: its deciding metric, and the difference to the baseline run. */
import type { HeldOut, RunSummary } from '../../../experiment/runs';
import { resolvedTask } from '../../../experiment/resolvedTask';
import { decidingMetric, errorOf, isShare, type MetricName } from '../../../study/metric';

export interface Figure {
  readonly metric: MetricName;
  /** NaN where the run was not scored. */
  readonly value: number;
}

/** What decides on a part, as in a verdict: over all targets. */
export function figureOf({ spec, scores }: RunSummary, part: HeldOut): Figure {
  const metric = decidingMetric(resolvedTask(spec), scores.validation.own.overall);
  return { metric, value: scores[part].own.overall[metric] ?? NaN };
}

export type Difference =
  /** Relative: 0.1 is a tenth more error. */
  | { readonly kind: 'error'; readonly value: number }
  /** Of two shares: 0.1 is ten points more. */
  | { readonly kind: 'share'; readonly value: number }
  | { readonly kind: 'itself' }
  /** Other samples, or another metric. */
  | { readonly kind: 'incomparable' };

/** How a run's validation metric differs from the baseline run's; null where neither can be told. */
export function differenceTo(baseline: RunSummary, run: RunSummary): Difference | null {
  if (baseline.id === run.id) return { kind: 'itself' };
  const [before, now] = [figureOf(baseline, 'validation'), figureOf(run, 'validation')];
  if (before.metric !== now.metric || baseline.fingerprint !== run.fingerprint) return { kind: 'incomparable' };
  const share = isShare(now.metric);
  const error = ({ value: own }: Figure) => errorOf(now.metric, own);
  const value = share ? now.value - before.value : error(now) / error(before) - 1;
  return Number.isFinite(value) ? { kind: share ? 'share' : 'error', value } : null;
}

/** The contender of its spec that the run trained. */
export const contenderOf = ({ spec, contender }: RunSummary) => spec.contenders[contender]!;
