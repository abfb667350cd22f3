/** Times of day that stand in a column of their own: "17:20:00", "18.00.00", "5:30 PM", hours from 0 to 24, "1730". */
import { timeOfDay } from './dates';

const CLOCK = /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}(?:[.,]\d{1,9})?))?\s*([AaPp]\.?[Mm]\.?)?$/;
const HOUR = /^(\d{1,2})(?:[.,]0+|:)?\s*([AaPp]\.?[Mm]\.?)?$/;
const DIGITS = /^(\d{1,2})(\d{2})$/;

/** How a column writes times of day. */
export type ClockForm = 'clock' | 'hour' | 'digits';

/** Headers under which whole numbers are hours. */
const HOUR_WORDS = /(?:^|[^a-z])(?:hour|hours|hr|hrs|hh|h|stunde|heure|hora|ora)(?:$|[^a-z])|时|点/i;
const DIGIT_WORDS = /(?:^|[^a-z])(?:time|hhmm|hour)(?:$|[^a-z])|时间/i;

/** Milliseconds since midnight; NaN where the cell is not in this form. */
export function readClock(cell: string, form: ClockForm): number {
  const text = cell.trim();
  if (form === 'clock') {
    const parts = CLOCK.exec(text);
    if (parts === null) return NaN;
    return timeOfDay(Number(parts[1]), Number(parts[2]), Number((parts[3] ?? '0').replace(',', '.')), parts[4]);
  }
  if (form === 'hour') {
    const parts = HOUR.exec(text);
    return parts === null ? NaN : timeOfDay(Number(parts[1]), 0, 0, parts[2]);
  }
  const parts = DIGITS.exec(text);
  if (parts === null) return /^\d{1,2}$/.test(text) ? timeOfDay(0, Number(text), 0, undefined) : NaN;
  return timeOfDay(Number(parts[1]), Number(parts[2]), 0, undefined);
}

/** How the filled cells of a column write times of day; null where they do not. */
export function clockForm(cells: readonly string[], header: string): ClockForm | null {
  if (cells.length === 0) return null;
  const reads = (form: ClockForm) => cells.every((cell) => !Number.isNaN(readClock(cell, form)));
  if (reads('clock')) return 'clock';
  if (HOUR_WORDS.test(header) && reads('hour')) return 'hour';
  // Minutes end at 59, so that 1160 is not a time; 0 to 23 alone would be hours.
  return DIGIT_WORDS.test(header) && cells.some((cell) => cell.trim().length > 2) && reads('digits') ? 'digits' : null;
}
