/** How many rows a season has: as the spec says, as the catalogue knows, or as calendar and correlation suggest. */
import { mean, sum } from 'd3-array';
import { bad, good, problem, type Result } from '../experiment/problem';
import type { SourceSpec } from '../experiment/schema';
import type { RowLabels } from '../experiment/sequences';
import { calendarPeriods } from './calendarPeriods';
import { DATASETS } from './catalogue';

/** A season longer than this is looked for only where the calendar has one; it bounds the work at rows × lags. */
const LONGEST_LAG = 1000;
/** Of a longer series only so many last values are looked at, or four seasons, for the same reason. */
const LONGEST_STRETCH = 5000;
/**
 * What a correlation has to reach: a least value, and so many times what chance gives, by the number of pairs and, since
 * neighbours are alike, of seasons. Of all lags some are high by chance, so more is asked of them than of a period that
 * the calendar has. Tried on a hundred random walks of each length: at most a few have a season.
 */
const CLEAR = {
  calendar: { least: 0.2, pairs: 2, seasons: 0.5 },
  any: { least: 0.3, pairs: 3, seasons: 1.1 },
} as const;
/** Lags beside a period of the calendar that it is compared with, on either side. */
const BESIDE = 8;

/** A season in rows, and how alike values one season apart are: see `seasonalCorrelation`. */
export interface Season {
  readonly period: number;
  /** −1 … 1; NaN where the series is constant or too short to tell. */
  readonly correlation: number;
}

/** What the catalogue says of a data set; null where it says nothing, and for other sources. */
export const catalogueSeason = (source: SourceSpec): number | null =>
  source.kind === 'dataset' ? DATASETS[source.id].seasonalPeriod : null;

/**
 * The chosen season, else the catalogue's where the training part is that long, else the one suggested by that part.
 * Problem: `seasonTooLong` {period, rows, max}.
 *
 * @param known what the catalogue says
 * @param labels of the training rows, whose dates say how long an hour, a day, a month is in rows
 */
export function seasonOf(
  known: number | null,
  chosen: number | null,
  training: Float64Array,
  labels: RowLabels,
): Result<Season | null> {
  const described = (period: number) =>
    good({ period, correlation: seasonalCorrelation(recent(training, period), period) });
  if (chosen !== null) {
    if (chosen <= training.length) return described(chosen);
    const values = { period: chosen, rows: training.length, max: training.length };
    return bad(problem('task.seasonalPeriod', 'seasonTooLong', values));
  }
  if (known !== null && known <= training.length) return described(known);
  return good(suggestSeason(training, calendarPeriods(labels)));
}

/**
 * Pearson's correlation of the values with those `lag` rows before, after the slow movement is taken out of both: the
 * least-squares parabola, and where three times `lag` rows are there, the centred moving mean over `lag` rows, as in
 * classical decomposition (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, section 3.4), which leaves a
 * season of that length whole and a random walk without any.
 *
 * @returns −1 … 1; NaN where nothing is left to correlate: a constant, a straight line, fewer than two times `lag` rows
 */
export const seasonalCorrelation = (values: Float64Array, lag: number): number =>
  correlationAt(withoutParabola(values), lag);

/** The same of values whose parabola is out. */
function correlationAt(values: Float64Array, lag: number): number {
  if (lag < 1 || values.length < 2 * lag) return NaN;
  const rest = values.length < 3 * lag ? values : withoutMovingMean(values, lag);
  const pairs = rest.length - lag;
  let [sumBefore, sumNow, before2, now2, products] = [0, 0, 0, 0, 0];
  for (let t = lag; t < rest.length; t++) {
    const [before, now] = [rest[t - lag]!, rest[t]!];
    sumBefore += before;
    sumNow += now;
    before2 += before * before;
    now2 += now * now;
    products += before * now;
  }
  const [early, late] = [before2 - sumBefore ** 2 / pairs, now2 - sumNow ** 2 / pairs];
  return early > 0 && late > 0 ? (products - (sumBefore * sumNow) / pairs) / Math.sqrt(early * late) : NaN;
}

/**
 * The first period of the calendar that the correlation bears out: clear, and no less than that of the lags beside it.
 * Else the lag of the highest clear peak, or of the first that is as high but for chance. Null where nothing is clear
 * (`CLEAR`), or where three whole seasons do not fit (two of the calendar's).
 *
 * @param calendar in rows, the ones to prefer first
 */
export function suggestSeason(series: Float64Array, calendar: readonly number[] = []): Season | null {
  for (const period of calendar) {
    const values = withoutParabola(recent(series, period));
    const correlation = correlationAt(values, period);
    if (!(correlation >= clearAt('calendar', values.length, period))) continue;
    const noise = 1 / Math.sqrt(values.length - period);
    const beside = lagsBeside(period).map((lag) => correlationAt(values, lag));
    if (beside.every((other) => !(other > correlation + noise))) return { period, correlation };
  }
  return highestPeak(withoutParabola(recent(series, 0)));
}

/** @param values without their parabola */
function highestPeak(values: Float64Array): Season | null {
  const lags = Math.min(Math.floor(values.length / 3), LONGEST_LAG);
  const noise = 1 / Math.sqrt(values.length);
  // A value is always like itself: what falls from there is no peak.
  const at = [1, 1];
  for (let lag = 2; lag <= lags + 1; lag++) at.push(correlationAt(values, lag));
  const peaks: Season[] = [];
  for (let lag = 2; lag <= lags; lag++) {
    const correlation = at[lag]!;
    const high = correlation >= clearAt('any', values.length, lag) && correlation > at[lag - 1]!;
    if (high && !(at[lag + 1]! > correlation)) peaks.push({ period: lag, correlation });
  }
  const highest = Math.max(...peaks.map(({ correlation }) => correlation));
  return peaks.find(({ correlation }) => correlation >= highest - 2 * noise) ?? null;
}

function clearAt(kind: keyof typeof CLEAR, rows: number, lag: number): number {
  const { least, pairs, seasons } = CLEAR[kind];
  const left = rows < 3 * lag ? rows - lag : rows - 2 * lag;
  return Math.max(least, pairs / Math.sqrt(left), seasons / Math.sqrt(left / lag));
}

/** Lags near a period that are neither half of it nor twice, the more apart the longer it is. */
function lagsBeside(period: number): number[] {
  const apart = Math.max(1, Math.round(period / 24));
  return Array.from({ length: BESIDE }, (_, k) => (k + 1) * apart)
    .flatMap((offset) => [period - offset, period + offset])
    .filter((lag) => lag > period / 1.5 && lag < period * 1.5);
}

/** The last rows, enough for four seasons. */
const recent = (series: Float64Array, period: number): Float64Array =>
  series.subarray(Math.max(0, series.length - Math.max(LONGEST_STRETCH, 4 * period)));

/** The rows whose centred window of `lag` rows lies inside, without its mean; of an even window the ends count half. */
function withoutMovingMean(values: Float64Array, lag: number): Float64Array {
  const half = Math.floor(lag / 2);
  const sums = new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) sums[t + 1] = sums[t]! + values[t]!;
  const rest = new Float64Array(values.length - 2 * half);
  const ends = lag % 2 === 0 ? 0.5 : 0;
  for (let k = 0; k < rest.length; k++) {
    const window = sums[k + 2 * half + 1]! - sums[k]! - ends * (values[k]! + values[k + 2 * half]!);
    rest[k] = values[k + half]! - window / lag;
  }
  return rest;
}

/** What the least-squares parabola leaves; of an exact one zeros, not its rounding. */
function withoutParabola(values: Float64Array): Float64Array {
  const middle = (values.length - 1) / 2;
  const bend = mean(values, (_, t) => (t! - middle) ** 2) ?? 0;
  // Orthogonal over the rows, so that each can be taken out by itself.
  const shapes = [() => 1, (t: number) => t - middle, (t: number) => (t - middle) ** 2 - bend];
  const rest = shapes.reduce((rest, shape) => {
    const size = sum(rest, (_, t) => shape(t!) ** 2);
    const share = size > 0 ? sum(rest, (value, t) => value * shape(t!)) / size : 0;
    return rest.map((value, t) => value - share * shape(t));
  }, values);
  const scale = sum(values, (value) => value * value);
  return sum(rest, (value) => value * value) <= 1e-20 * scale ? new Float64Array(values.length) : rest;
}
