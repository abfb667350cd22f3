/** Calendar features: where a row lies in its day, week or year, as a point on a circle. */
import type { PreparationSpec } from '../../experiment/schema';
import { problem, type Problem } from '../../experiment/problem';
import type { RowLabels, TimePrecision } from '../../experiment/sequences';
import type { Feature } from './feature';

export type CalendarUnit = PreparationSpec['features']['calendar'][number];

const PRECISIONS = ['year', 'month', 'day', 'minute', 'second'] as const satisfies readonly TimePrecision[];

/** The coarsest dates that still tell the unit. */
const COARSEST: Readonly<Record<CalendarUnit, TimePrecision>> = { hour: 'minute', weekday: 'day', month: 'month' };

/** Whether labels of this precision tell the hour, weekday or month. */
export const tells = (precision: TimePrecision, unit: CalendarUnit): boolean =>
  PRECISIONS.indexOf(precision) >= PRECISIONS.indexOf(COARSEST[unit]);

/** `calendarNeedsDates` {calendar} where rows have no dates, `datesTooCoarse` {calendar, precision} where they tell no such unit. */
export function calendarProblems(units: readonly CalendarUnit[], labels: RowLabels): Problem[] {
  return units.flatMap((unit, k) => {
    const path = `preparation.features.calendar.${k}`;
    if (labels.kind !== 'time') return [problem(path, 'calendarNeedsDates', { calendar: unit })];
    return tells(labels.precision, unit)
      ? []
      : [problem(path, 'datesTooCoarse', { calendar: unit, precision: labels.precision })];
  });
}

/** Share of the circle 0 … 1 at a moment; its minutes belong to the hour, its day does not belong to the month. */
const SHARE: Readonly<Record<CalendarUnit, (moment: Date) => number>> = {
  hour: (moment) => (moment.getUTCHours() + moment.getUTCMinutes() / 60) / 24,
  weekday: (moment) => moment.getUTCDay() / 7,
  month: (moment) => moment.getUTCMonth() / 12,
};

/** A sine and a cosine, so that December lies beside January; both zero where a row has no date. */
export function calendarFeatures(units: readonly CalendarUnit[]): Feature[] {
  return [...new Set(units)].flatMap((unit) =>
    (
      [
        ['sin', Math.sin],
        ['cos', Math.cos],
      ] as const
    ).map(([name, wave]) => ({
      name: `${unit} ${name}`,
      reach: 0,
      scaled: false,
      at: (row, { time }) => {
        const moment = time(row);
        return Number.isFinite(moment) ? wave(2 * Math.PI * SHARE[unit](new Date(moment))) : 0;
      },
    })),
  );
}
