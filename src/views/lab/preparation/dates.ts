/** Which calendar features dates of a given precision allow. */
import { tells, type CalendarUnit } from '../../../data/preparation/calendar';
import type { TimePrecision } from '../../../experiment/sequences';

/** False where the rows have no dates. */
export const tellsUnit = (precision: TimePrecision | null, unit: CalendarUnit): boolean =>
  precision !== null && tells(precision, unit);
