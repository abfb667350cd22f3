/** Why a metric of a forecast has no value: the reason goes under the table, where the column would be missed. */
import type { Preview } from '../../state/model';

type Target = NonNullable<Preview['forecast']>['targets'][number];
type Metrics = Readonly<Record<string, number>>;

export type Reason = 'mapeNotPositive' | 'mapeNoTrueZero' | 'r2Constant' | 'maseNoError' | 'maseTooShort';

/** The reasons for the metrics of a target that none of these scores has; none where nothing is scored. */
export function leftOut({ positive, naiveError }: Target, scores: readonly (Metrics | null)[]): readonly Reason[] {
  const known = scores.filter((metrics) => metrics !== null);
  if (known.length === 0) return [];
  const missing = (name: string) => known.every((metrics) => !Number.isFinite(metrics[name]));
  return [
    ...(missing('mape') ? [positive ? ('mapeNoTrueZero' as const) : ('mapeNotPositive' as const)] : []),
    ...(missing('r2') ? ['r2Constant' as const] : []),
    ...(missing('mase') ? [naiveError === 0 ? ('maseNoError' as const) : ('maseTooShort' as const)] : []),
  ];
}
