/** The rows after the last one: what they are called, going on in the rhythm of the series. */
import type { RowLabels } from '../experiment/sequences';
import { timeLabel } from './labels';
import { inMonth, isLastDay, monthNumber } from './months';
import { medianStep } from './rhythm';

const DAY = 86_400_000;
/** From this on a step is counted in months, which have no fixed length. */
const MONTH = 27 * DAY;

export interface FutureRows {
  readonly labels: readonly string[];
  /** ms since 1970, UTC; NaN where rows have no dates. */
  readonly times: Float64Array;
}

/** A series, by its rows. */
interface LabelledRows {
  readonly rows: number;
  /** Rows after the last one that have labels of their own, because something is known of them. */
  readonly given: number;
  labelAt(row: number): string;
  timeAt(row: number): number;
}

/**
 * `steps` rows after the last of a series: first those that are given, then moments go on in its own rhythm (the median
 * step; months and years by the calendar, days over weekends where the series has none), numbers count on, words become
 * "+1", "+2", …
 */
export function rowsAfter(labels: RowLabels, series: LabelledRows, steps: number): FutureRows {
  const given = Math.min(series.given, steps);
  const own = Array.from({ length: given }, (_, k) => series.rows + k);
  const further = rowsBehind(labels, { ...series, rows: series.rows + series.given }, steps - given);
  return {
    labels: [...own.map((row) => series.labelAt(row)), ...further.labels],
    times: Float64Array.of(...own.map((row) => series.timeAt(row)), ...further.times),
  };
}

function rowsBehind(labels: RowLabels, series: LabelledRows, steps: number): FutureRows {
  const first = Math.max(0, series.rows - RHYTHM);
  const times = Float64Array.from({ length: series.rows - first }, (_, k) => series.timeAt(first + k));
  const after = labels.kind === 'time' ? timesAfter(times, steps) : new Float64Array(steps).fill(NaN);
  const last = series.labelAt(series.rows - 1);
  const label = (k: number): string => {
    switch (labels.kind) {
      case 'number':
        return String(Number(last) + k + 1);
      case 'text':
        return `+${k + 1}`;
      case 'time':
        return Number.isNaN(after[k]!) ? `+${k + 1}` : timeLabel(after[k]!, labels.precision);
    }
  };
  return { labels: Array.from({ length: steps }, (_, k) => label(k)), times: after };
}

/** Of a longer series the rhythm is read off so many last rows. */
export const RHYTHM = 1000;

/** Moments (ms since 1970, UTC) after the last of a rising series; NaN where it has none. */
export function timesAfter(times: Float64Array, steps: number): Float64Array {
  const last = times.at(-1) ?? NaN;
  const step = medianStep(times);
  if (!Number.isFinite(last) || !(step > 0)) return new Float64Array(steps).fill(NaN);
  if (step >= MONTH) return monthsAfter(times, steps);
  const closed = step === DAY ? closedDays(times) : [];
  const result = new Float64Array(steps);
  for (let k = 0, time = last; k < steps; k++) {
    do time += step;
    while (closed.includes(new Date(time).getUTCDay()));
    result[k] = time;
  }
  return result;
}

/** By the calendar: the same day of a later month, its last day where the series keeps to last days or the month is short. */
function monthsAfter(times: Float64Array, steps: number): Float64Array {
  const months = times.map(monthNumber);
  const step = Math.max(1, Math.round(medianStep(months) || 1));
  const last = times.at(-1)!;
  const atEnd = times.every(isLastDay);
  return Float64Array.from({ length: steps }, (_, k) => inMonth(last, months.at(-1)! + (k + 1) * step, atEnd));
}

/** Days of the week (0: Sunday) that a daily series of two weeks or more never has. */
function closedDays(times: Float64Array): number[] {
  if (times.length < 14) return [];
  const open = new Set<number>();
  for (const time of times) open.add(new Date(time).getUTCDay());
  return [0, 1, 2, 3, 4, 5, 6].filter((day) => !open.has(day));
}
