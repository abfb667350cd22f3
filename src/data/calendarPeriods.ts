/** The seasons that the calendar suggests for a series, in rows: a day, a week, a year of its step. */
import type { RowLabels } from '../experiment/sequences';
import { medianStep } from './rhythm';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The periods of the calendar in rows, the ones to prefer first: hours 24, 168; days 7, 365; working days 5, 261; weeks
 * 52; months 12; quarters 4; of shorter steps the rows of a day and of a week. None for years, other steps, and rows
 * without dates. The step is the median of the differences, so that gaps do not hide it.
 */
export function calendarPeriods(labels: RowLabels): readonly number[] {
  if (labels.kind !== 'time' || labels.times.length < 3) return [];
  const { times } = labels;
  const step = medianStep(times);
  if (!(step > 0)) return [];
  if (step < DAY) return [DAY / step, (7 * DAY) / step].filter(isWhole).map(Math.round);
  const days = step / DAY;
  // A clock that moves makes a day 23 or 25 hours long once a year; the median does not see it.
  if (days === 1) return times.every(isWorkingDay) ? [5, 261] : [7, 365];
  if (days === 7) return [52];
  if (days >= 28 && days <= 31) return [12];
  return days >= 89 && days <= 92 ? [4] : [];
}

const isWhole = (rows: number): boolean => rows >= 2 && Math.abs(rows - Math.round(rows)) < 1e-6;

const isWorkingDay = (time: number): boolean => {
  const day = new Date(time).getUTCDay();
  return day !== 0 && day !== 6;
};
