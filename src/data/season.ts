/** How many rows a season has: as the spec says, as the catalogue knows, or as the autocorrelation suggests. */
import { mean, sum } from 'd3-array';
import { bad, good, problem, type Result } from '../experiment/problem';
import type { SourceSpec } from '../experiment/schema';
import { DATASETS } from './catalogue';

/** A season longer than this is not looked for; it bounds the work at rows × lags. */
const LONGEST_LAG = 1000;
/** Of a longer series only so many last values are looked at, for the same reason. */
const LONGEST_STRETCH = 20_000;
/** A peak below this autocorrelation is no season to rely on. */
const CLEAR = 0.2;

/**
 * The chosen season, else the catalogue's where the training part is that long, else the one suggested by that part.
 * Problem: `seasonTooLong` {period, rows, max}.
 */
export function seasonOf(source: SourceSpec, chosen: number | null, training: Float64Array): Result<number | null> {
  if (chosen !== null) {
    if (chosen <= training.length) return good(chosen);
    const values = { period: chosen, rows: training.length, max: training.length };
    return bad(problem('task.seasonalPeriod', 'seasonTooLong', values));
  }
  const known = source.kind === 'dataset' ? DATASETS[source.id].seasonalPeriod : null;
  return good(known !== null && known <= training.length ? known : suggestSeason(training));
}

/**
 * Autocorrelation r_1 … r_lags of a series after its slow trend is taken out (which would hide every peak). Entry k is
 * lag k + 1. A constant or straight series gives zeros.
 */
export function autocorrelation(values: Float64Array, lags: number): Float64Array {
  const rest = detrended(values);
  const power = sum(rest, (value) => value * value);
  const scale = sum(values, (value) => value * value);
  // What is left of an exact parabola is rounding, not a series.
  if (power <= 1e-20 * scale || power === 0) return new Float64Array(lags);
  return Float64Array.from({ length: lags }, (_, k) => {
    let product = 0;
    for (let t = k + 1; t < rest.length; t++) product += rest[t]! * rest[t - k - 1]!;
    return product / power;
  });
}

/**
 * The lag of the first clear peak: the highest autocorrelation of a stretch above zero, after it has once been below.
 * Null when no peak is clear (0.2 and twice the noise 1/√n) or when two whole seasons do not fit.
 */
export function suggestSeason(series: Float64Array): number | null {
  const values = series.subarray(Math.max(0, series.length - LONGEST_STRETCH));
  const lags = Math.min(Math.floor(values.length / 2), LONGEST_LAG);
  const r = autocorrelation(values, lags);
  const clear = Math.max(CLEAR, 2 / Math.sqrt(values.length));
  let peak = -1;
  for (
    let k = Math.max(
      r.findIndex((value) => value < 0),
      0,
    );
    k < lags;
    k++
  ) {
    if (r[k]! > 0 && (peak < 0 || r[k]! > r[peak]!)) peak = k;
    if (r[k]! > 0 || peak < 0) continue;
    if (r[peak]! >= clear) return peak + 1;
    peak = -1;
  }
  return null;
}

/** What the least-squares parabola leaves: a line alone would leave the bend of a series like CO2 standing. */
function detrended(values: Float64Array): Float64Array {
  const middle = (values.length - 1) / 2;
  const bend = mean(values, (_, t) => (t! - middle) ** 2) ?? 0;
  // Orthogonal over the rows, so that each can be taken out by itself.
  const shapes = [() => 1, (t: number) => t - middle, (t: number) => (t - middle) ** 2 - bend];
  return shapes.reduce((rest, shape) => {
    const size = sum(rest, (_, t) => shape(t!) ** 2);
    const share = size > 0 ? sum(rest, (value, t) => value * shape(t!)) / size : 0;
    return rest.map((value, t) => value - share * shape(t));
  }, values);
}
