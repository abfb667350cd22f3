/** Additional inputs made from the targets' own past and from what was missing. */
import { mean } from 'd3-array';
import type { PreparationSpec } from '../../experiment/schema';
import { calendarFeatures } from './calendar';
import { readAhead, type Feature } from './feature';

/** 1 where a cell of a column was missing, else 0; rows beyond the end are never missing. */
export const missingIndicator = (name: string, values: Float64Array): Feature => ({
  name: `${name} missing`,
  reach: 0,
  scaled: false,
  at: (row) => (Number.isNaN(values[row] ?? 0) ? 1 : 0),
});

/**
 * The features of a spec in their order: calendar, then for each target the mean and the standard deviation (of the
 * population) of the `rollingMean` or `rollingStd` rows that end with the row itself, then its values `lags` rows before.
 *
 * @param ahead rows ahead that the calendar is read where `calendarAhead` is set
 */
export function featuresOf(
  features: PreparationSpec['features'],
  targetNames: readonly string[],
  ahead: number,
): Feature[] {
  const { calendar, calendarAhead, rollingMean, rollingStd, lags } = features;
  return [
    ...calendarFeatures(calendar).map((feature) => (calendarAhead ? readAhead(feature, ahead) : feature)),
    ...targetNames.flatMap((name, v) => [
      ...(rollingMean === null ? [] : [rolling(`${name} mean ${rollingMean}`, v, rollingMean, average)]),
      ...(rollingStd === null ? [] : [rolling(`${name} std ${rollingStd}`, v, rollingStd, deviation)]),
      ...[...new Set(lags)].map((lag) => lagged(name, v, lag)),
    ]),
  ];
}

function rolling(name: string, v: number, width: number, statistic: (values: Float64Array) => number): Feature {
  const seen = new Float64Array(width);
  return {
    name,
    reach: width - 1,
    scaled: true,
    at: (row, { target }) => {
      for (let k = 0; k < width; k++) seen[k] = target(v, row - width + 1 + k);
      return statistic(seen);
    },
  };
}

const average = (values: Float64Array): number => mean(values)!;

function deviation(values: Float64Array): number {
  const centre = average(values);
  return Math.sqrt(mean(values, (value) => (value - centre) ** 2)!);
}

const lagged = (name: string, v: number, lag: number): Feature => ({
  name: `${name} lag ${lag}`,
  reach: lag,
  scaled: true,
  at: (row, { target }) => target(v, row - lag),
});
