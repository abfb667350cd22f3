/** Moments counted in months, which have no fixed length. */

const DAY = 86_400_000;

/** Months since January of the year 0 (UTC). */
export const monthNumber = (time: number): number => {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** Whether the moment lies on the last day of its month. */
export const isLastDay = (time: number): boolean => new Date(time + DAY).getUTCDate() === 1;

/**
 * The moment of the same day and time of day in another month; its last day where that month is shorter, or where
 * `atEnd` says that last days are meant.
 */
export function inMonth(time: number, month: number, atEnd: boolean): number {
  const year = Math.floor(month / 12);
  const length = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  const date = Date.UTC(year, month % 12, atEnd ? length : Math.min(new Date(time).getUTCDate(), length));
  return date + (((time % DAY) + DAY) % DAY);
}
