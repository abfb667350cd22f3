/** Moments whose year, month, day, hour … stand in columns of their own. */
import { monthOf } from './monthNames';
import { ofDay, timeOfDay, readDate } from './dates';
import type { TimePrecision } from '../../experiment/sequences';

export const DATE_PARTS = ['year', 'quarter', 'month', 'week', 'day', 'dayOfYear', 'hour', 'minute', 'second'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/** What headers call the parts, in lower case and without signs. */
const WORDS: Readonly<Record<DatePart, ReadonlySet<string>>> = {
  year: new Set(['year', 'yr', 'yyyy', 'yy', 'jahr', 'année', 'annee', 'an', 'año', 'anno', 'ano', '年', '年份']),
  quarter: new Set(['quarter', 'qtr', 'quartal', 'trimestre', '季度']),
  month: new Set(['month', 'mon', 'mo', 'mm', 'mth', 'mnth', 'monat', 'mois', 'mes', 'mese', 'mês', '月', '月份']),
  week: new Set(['week', 'wk', 'isoweek', 'weekofyear', 'woche', 'kw', 'semaine', '周']),
  day: new Set(['day', 'dd', 'dy', 'dom', 'mday', 'dayofmonth', 'tag', 'jour', 'día', 'dia', 'giorno', '日']),
  dayOfYear: new Set(['doy', 'yday', 'dayofyear', 'julianday', 'jday']),
  hour: new Set(['hour', 'hr', 'hh', 'stunde', 'heure', 'hora', 'ora', '时', '小时']),
  minute: new Set(['minute', 'min', 'mi', 'minuto', 'minuten', '分', '分钟']),
  second: new Set(['second', 'sec', 'ss', 'sekunde', '秒']),
};

const RANGES: Readonly<Record<DatePart, readonly [from: number, to: number]>> = {
  year: [1000, 2200],
  quarter: [1, 4],
  month: [1, 12],
  week: [1, 53],
  day: [1, 31],
  dayOfYear: [1, 366],
  hour: [0, 24],
  minute: [0, 59],
  second: [0, 60.999],
};

/** Combinations that make moments; an hour, a minute and a second may follow. */
const DATES: readonly (readonly DatePart[])[] = [
  ['year', 'month', 'day'],
  ['year', 'dayOfYear'],
  ['year', 'month'],
  ['year', 'week'],
  ['year', 'quarter'],
];
const TIMES = ['hour', 'minute', 'second'] as const satisfies readonly DatePart[];

/** The number of a part; NaN where the cell holds none that it can be. Months may be words, quarters "Q3". */
function partOf(cell: string, part: DatePart): number {
  const text = cell.trim();
  const word = part === 'month' ? monthOf(text) : 0;
  const digits = part === 'quarter' ? text.replace(/^[Qq]/, '') : text;
  const value = word > 0 ? word : /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : NaN;
  const [from, to] = RANGES[part];
  const whole = part === 'second' || Number.isInteger(value);
  return whole && value >= from && value <= to ? value : NaN;
}

/** Which column is which part. */
export type PartColumns = readonly (readonly [part: DatePart, column: number])[];

/**
 * The parts that the headers name and the cells bear out, as far as they make moments; null where they make none.
 *
 * @param cells of a column, the filled ones
 */
export function namedParts(names: readonly string[], cells: (column: number) => readonly string[]): PartColumns | null {
  const found = new Map<DatePart, number>();
  names.forEach((name, column) => {
    const word = name.toLowerCase().replace(/[^\p{L}]/gu, '');
    const free = (part: DatePart) => !found.has(part) && holds(cells(column), part);
    const part = DATE_PARTS.find((each) => WORDS[each].has(word) && free(each));
    // "YY MM DD hh mm": the second mm is the minute.
    if (part !== undefined) found.set(part, column);
    else if (word === 'mm' && free('minute')) found.set('minute', column);
  });
  return momentsOf(found);
}

/** Whether all of a column's cells can be this part. */
export const holds = (cells: readonly string[], part: DatePart): boolean =>
  cells.length > 0 && cells.every((cell) => !Number.isNaN(partOf(cell, part)));

function momentsOf(found: ReadonlyMap<DatePart, number>): PartColumns | null {
  const date = DATES.find((parts) => parts.every((part) => found.has(part)));
  if (date === undefined) return null;
  const days = date.includes('day') || date.includes('dayOfYear');
  const missing = TIMES.findIndex((part) => !found.has(part));
  const times = days ? TIMES.slice(0, missing < 0 ? TIMES.length : missing) : [];
  return [...date, ...times].map((part) => [part, found.get(part)!] as const);
}

/** Milliseconds since 1970 (UTC) of a row's parts; NaN where one cannot be read or no calendar has the day. */
export function readParts(cells: readonly string[], columns: PartColumns): number {
  const parts = new Map(columns.map(([part, column]) => [part, partOf(cells[column] ?? '', part)]));
  const of = (part: DatePart, otherwise: number) => parts.get(part) ?? otherwise;
  const year = of('year', NaN);
  const clock = timeOfDay(of('hour', 0), of('minute', 0), of('second', 0), undefined);
  if (parts.has('week')) return readDate(`${year}-W${of('week', NaN)}`, 'isoWeek', 'yearFirst');
  if (parts.has('dayOfYear')) return ofDay(year, 1, 1) + (of('dayOfYear', NaN) - 1) * 86_400_000 + clock;
  return ofDay(year, parts.has('quarter') ? 3 * of('quarter', NaN) - 2 : of('month', 1), of('day', 1)) + clock;
}

/** How fine such moments are. */
export const partsPrecision = (columns: PartColumns): TimePrecision => {
  const has = (part: DatePart) => columns.some(([each]) => each === part);
  return has('day') || has('dayOfYear') || has('week') ? 'day' : 'month';
};
