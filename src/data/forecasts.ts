/** The forecasts of a series that need no network, all of them, for windows inside the series and beyond its end. */
import { lastValue, seasonalNaive, type Behind } from './baselines';
import { whole } from './pieces';
import { feedingBack } from './recursion';
import { fitRidge, type RidgeData } from './ridge';
import type { Baseline, Rolling } from './types';

export interface ForecastedSeries {
  /** V columns in the user's units. */
  readonly targets: readonly Float64Array[];
  readonly behind: Behind;
  readonly seasonalPeriod: number | null;
  readonly horizon: number;
  readonly ridge: RidgeData;
  /** Windows that end right before the given rows. */
  window(begins: ArrayLike<number>): Rolling;
  /** Scaled targets [N, steps × V] of windows that begin their predictions at the given rows, in the user's units. */
  inUserUnits(scaled: Float32Array, begins: ArrayLike<number>, steps: number): Float32Array;
}

/** Windows that the ridge regression predicts at once. */
const CHUNK = 1024;

/**
 * Last value, seasonal naive where there is a season, ridge regression: each for `steps` rows from each of the given
 * ones on. Ridge regression is fitted once, when it is first asked for; for more steps than its horizon its own
 * predictions are fed back.
 */
export function naiveForecasts(series: ForecastedSeries): (begins: ArrayLike<number>, steps: number) => Baseline[] {
  const { targets, behind, seasonalPeriod, horizon } = series;
  let fitted: ReturnType<typeof fitRidge> | null = null;
  const ridge = (begins: ArrayLike<number>, steps: number): Float32Array => {
    fitted ??= fitRidge(series.ridge);
    const scaled = new Float32Array(begins.length * steps * targets.length);
    const rows = Array.from(begins);
    for (let start = 0; start < rows.length; start += CHUNK) {
      const chunk = series.window(rows.slice(start, start + CHUNK));
      scaled.set(whole(feedingBack(fitted, chunk, steps, horizon)), start * steps * targets.length);
    }
    return series.inUserUnits(scaled, begins, steps);
  };
  return (begins, steps) => [
    { name: 'lastValue', predictions: lastValue(targets, begins, steps, behind) },
    ...(seasonalPeriod === null
      ? []
      : [
          {
            name: 'seasonalNaive' as const,
            predictions: seasonalNaive(targets, begins, steps, seasonalPeriod, behind),
          },
        ]),
    { name: 'ridge', predictions: ridge(begins, steps) },
  ];
}
