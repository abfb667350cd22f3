/** Numbers of a verdict: side by side with the same decimals, no finer than their spread. */
import { isShare, unitOf, type MetricName } from '../../../study/metric';
import type { Spread } from '../../../study/statistics';
import { compact, decimal } from '../../words/format';

/** Significant digits of a spread, as is usual for uncertainties. */
const SPREAD_DIGITS = 2;
const MOST_DECIMALS = 6;

/** The values with as many decimals as a number of size `precision` needs for `digits` significant digits. */
export function aligned(values: readonly number[], precision: number, digits = SPREAD_DIGITS): string[] {
  const decimals = precision > 0 ? digits - 1 - Math.floor(Math.log10(precision)) : MOST_DECIMALS;
  const large = values.some((value) => Math.abs(value) >= 1e6);
  if (decimals > MOST_DECIMALS || large || !Number.isFinite(precision)) return values.map((value) => compact(value));
  return values.map((value) => decimal(value, Math.max(0, decimals)));
}

const shown = (metric: MetricName, value: number): number => (isShare(metric) ? 100 * value : value);

type Interval = readonly [low: number, high: number];

const halfOf = (metric: MetricName, [low, high]: Interval): number => shown(metric, Math.abs(high - low)) / 2;

/** Half of the narrowest of these intervals: numbers of one sentence or table are all written as fine as it asks for. */
export function finestOf(metric: MetricName, intervals: readonly (Interval | null | undefined)[]): number | null {
  const halves = intervals.flatMap((each) => (each ? halfOf(metric, each) : [])).filter((half) => half > 0);
  return halves.length === 0 ? null : Math.min(...halves);
}

/**
 * A difference of the metric, and the ends of its interval, in percentage points where it is a share.
 *
 * @param finest of what stands beside it, by `finestOf`
 */
export function differenceTexts(
  metric: MetricName,
  gain: number,
  interval: Interval | null,
  finest: number | null = null,
): readonly [gain: string, low: string, high: string] {
  const values = [gain, ...(interval ?? [gain, gain])].map((value) => shown(metric, value));
  const half = finest ?? (interval ? halfOf(metric, interval) : null);
  const [middle, low, high] = half === null ? aligned(values, Math.abs(values[0]!), 3) : aligned(values, half);
  return [middle!, low!, high!];
}

/** "12.34 ± 0.45", with "%" where the metric is a share; the mean alone where there is no spread. */
export function spreadText({ mean, sd }: Spread, metric: MetricName | null = null): string {
  const percent = metric !== null && (isShare(metric) || unitOf(metric, '') === '%');
  const scale = metric !== null && isShare(metric) ? 100 : 1;
  const [middle, spread] = [mean * scale, (sd ?? 0) * scale];
  // Four digits of the mean, or as many as the spread makes sense of.
  const digits = Math.max(Math.abs(middle) / 1e3, spread / 10 ** (SPREAD_DIGITS - 1));
  const [text, around] = aligned([middle, spread], digits, 1);
  const unit = percent ? ' %' : '';
  return sd === null ? `${text}${unit}` : `${text} ± ${sd === 0 ? '0' : around}${unit}`;
}

/** "p = 0.013". */
export const pText = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);

/** 95 or 98.3, in percent. */
export const levelText = (level: number): string => String(Number((100 * level).toFixed(1)));

/** "932 B", "4.93 kB". */
export const bytesText = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${(bytes / 1e3).toPrecision(3)} kB`
      : `${(bytes / 1e6).toPrecision(3)} MB`;
