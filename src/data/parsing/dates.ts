/**
 * Dates as files write them, by their form. Own code where a library exists: d3-time-format takes 31 February for
 * 3 March, and must be given each format, separator and precision by itself.
 */
import type { DateOrder } from '../../experiment/sources/file';
import type { TimePrecision } from '../../experiment/sequences';
import { monthOf } from './monthNames';

/** A form that all dates of a column share; a time of day may follow in most. */
export type DateForm = (typeof FORMS)[number]['name'];

interface Form {
  readonly name: string;
  readonly precision: TimePrecision;
  /** Only where the header speaks of time: the cells alone are plain numbers, or something else as often as a date. */
  readonly header?: RegExp;
  readonly pattern: RegExp;
  /** Milliseconds since 1970, UTC; NaN for what no calendar has. */
  readonly read: (parts: RegExpExecArray, order: DateOrder) => number;
}

export const DAY = 86_400_000;
const TIME = String.raw`(?:(?:[T,:-]|\s)\s*(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const withTime = (date: string): RegExp => new RegExp(`^${date}${TIME}$`, 'u');

/** Headers that make whole numbers moments: "date", "time_stamp", "Unix time", but not "lifetime". */
export const TIME_WORDS =
  /(?:^|[^a-z])(?:date|datetime|time|timestamp|stamp|day|month|year|period|unix|unixtime|epoch|ts|datum|zeit|fecha)(?:$|[^a-z])|日期|时间|年|月/i;
const DAY_WORDS = /(?:^|[^a-z])(?:date|datetime|day|month|datum|fecha)(?:$|[^a-z])|日期/i;
const YEAR_WORDS = /(?:^|[^a-z])(?:year|date|time|jahr|année|yr)$|年/i;
const DECIMAL_YEAR_WORDS = /(?:^|[^a-z])(?:year|date|time|decimal|jahr|année|yr)(?:$|[^a-z])|年/i;

/** Two digits from here on are years of the last century, as spreadsheets read them. */
const LAST_CENTURY = 30;

/** The four digits of a year; of two, 30 to 99 are of the last century. */
const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < LAST_CENTURY ? 2000 : 1900);

/** A day of the calendar (UTC) in milliseconds since 1970; NaN for one that it does not have. */
export function ofDay(year: number, month: number, day: number): number {
  if (year === before.year && month === before.month && day === before.day) return before.time;
  const time = new Date(0).setUTCFullYear(year, month - 1, day);
  const date = new Date(time);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  before = { year, month, day, time: isDay ? time : NaN };
  return before.time;
}

/** The day that was asked for last: rows of one day follow one another. */
let before = { year: NaN, month: NaN, day: NaN, time: NaN };

/** The time of day that stands in the six groups from `first` on; 0 where there is none. */
function ofTime(parts: RegExpExecArray, first: number): number {
  const hours = parts[first];
  if (hours === undefined) return 0;
  const [minutes = '0', seconds = '0', fraction = '0', half, zone] = parts.slice(first + 1, first + 6) as (
    | string
    | undefined
  )[];
  const time = timeOfDay(Number(hours), Number(minutes), Number(`${seconds}.${fraction}`), half);
  if (zone === undefined || zone === 'Z') return time;
  const offset = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return time - (zone.startsWith('-') ? -offset : offset) * 60_000;
}

/** Milliseconds since midnight; NaN for what no clock shows. 24:00 is the end of the day. */
export function timeOfDay(hours: number, minutes: number, seconds: number, half: string | undefined): number {
  let hour = hours;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (hour > 24 || minutes > 59 || seconds >= 61) return NaN;
  return (hour * 60 + minutes) * 60_000 + Math.floor(seconds * 1000 + 1e-6);
}

function ofThree(parts: RegExpExecArray, order: DateOrder): number {
  const [a, b, c] = [parts[1]!, parts[3]!, parts[4]!];
  const time = ofTime(parts, 5);
  switch (order) {
    case 'yearFirst':
      return ofDay(fullYear(a), Number(b), Number(c)) + time;
    case 'dayFirst':
      return ofDay(fullYear(c), Number(b), Number(a)) + time;
    case 'monthFirst':
      return ofDay(fullYear(c), Number(a), Number(b)) + time;
  }
}

const QUARTERS = '一二三四';
const ofQuarter = (year: string, quarter: string): number =>
  ofDay(fullYear(year), 3 * (Number(quarter) || QUARTERS.indexOf(quarter) + 1) - 2, 1);

/** A day of an ISO week (ISO 8601): week 1 holds the first Thursday of its year, weeks begin on Monday. */
function ofIsoWeek(year: number, week: number, day: number): number {
  const fourth = ofDay(year, 1, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  const time = monday + ((week - 1) * 7 + day - 1) * DAY;
  const thursday = new Date(monday + ((week - 1) * 7 + 3) * DAY);
  return week >= 1 && thursday.getUTCFullYear() === year ? time : NaN;
}

/** The day that a spreadsheet counts as 0, with its leap year 1900 that never was (right from March 1900 on). */
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);
/** A moment by a spreadsheet's number of days, to the millisecond. */
export const ofSpreadsheetDay = (days: number): number => SPREADSHEET_EPOCH + Math.round(days * DAY);

/** Moments counted since 1970 in units of so many milliseconds, from 1973 to 2100; a spreadsheet may have rounded them. */
function epochForm<const Name extends string>(name: Name, millisecond: number, digits: string) {
  const [first, last] = [Date.UTC(1973, 0, 1), Date.UTC(2100, 0, 1)];
  return {
    name,
    precision: 'second',
    header: TIME_WORDS,
    pattern: new RegExp(String.raw`^(?:\d{${digits}}(?:\.\d+)?|\d(?:\.\d+)?[eE]\+?\d{1,2})$`),
    read: (p: RegExpExecArray) => {
      const time = Math.floor(Number(p[0]) * millisecond + 1e-6);
      return time >= first && time < last ? time : NaN;
    },
  } as const;
}

/** The forms, the ones that say most first. */
const FORMS = [
  {
    name: 'yearMonthDay',
    precision: 'day',
    pattern: withTime(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})`),
    read: (p) => ofDay(Number(p[1]), Number(p[3]), Number(p[4])) + ofTime(p, 5),
  },
  {
    name: 'threeNumbers',
    precision: 'day',
    pattern: withTime(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})`),
    read: ofThree,
  },
  {
    name: 'chinese',
    precision: 'day',
    pattern: withTime(String.raw`(\d{4})年(\d{1,2})月(\d{1,2})[日号]`),
    read: (p) => ofDay(Number(p[1]), Number(p[2]), Number(p[3])) + ofTime(p, 4),
  },
  {
    name: 'chineseMonth',
    precision: 'month',
    pattern: /^(\d{4})年(\d{1,2})月$/,
    read: (p) => ofDay(Number(p[1]), Number(p[2]), 1),
  },
  { name: 'chineseYear', precision: 'year', pattern: /^(\d{4})年$/, read: (p) => ofDay(Number(p[1]), 1, 1) },
  {
    name: 'chineseQuarter',
    precision: 'month',
    pattern: /^(\d{4})年第?([1-4一二三四])季度?$/,
    read: (p) => ofQuarter(p[1]!, p[2]!),
  },
  {
    name: 'yearMonth',
    precision: 'month',
    pattern: /^(\d{4})(?:[-/]|[-/: ]?[Mm])(\d{1,2})$/,
    read: (p) => ofDay(Number(p[1]), Number(p[2]), 1),
  },
  {
    name: 'monthYear',
    precision: 'month',
    pattern: /^(\d{1,2})[-/](\d{4})$/,
    read: (p) => ofDay(Number(p[2]), Number(p[1]), 1),
  },
  {
    name: 'yearQuarter',
    precision: 'month',
    pattern: /^(\d{4})[-:./ ]?[Qq]([1-4])$/,
    read: (p) => ofQuarter(p[1]!, p[2]!),
  },
  {
    name: 'quarterYear',
    precision: 'month',
    pattern: /^(?:[Qq]([1-4])|([1-4])\.? ?[Qq])[-:./' ]{0,2}(\d{4}|\d{2})$/,
    read: (p) => ofQuarter(p[3]!, (p[1] ?? p[2])!),
  },
  {
    name: 'isoWeek',
    precision: 'day',
    pattern: /^(\d{4})[- ]?[Ww](\d{1,2})(?:-?([1-7]))?$/,
    read: (p) => ofIsoWeek(Number(p[1]), Number(p[2]), Number(p[3] ?? 1)),
  },
  {
    name: 'dayWordYear',
    precision: 'day',
    pattern: withTime(String.raw`(?:\p{L}{2,10}\.?,? )?(\d{1,2})\.?[ /-](\p{L}{3,10})\.?,?[ /-](\d{4}|\d{2})`),
    read: (p) => ofDay(fullYear(p[3]!), monthOf(p[2]!), Number(p[1])) + ofTime(p, 4),
  },
  {
    name: 'wordDayYear',
    precision: 'day',
    pattern: withTime(String.raw`(?:\p{L}{2,10}\.?,? )?(\p{L}{3,10})\.? (\d{1,2}),? (\d{4})`),
    read: (p) => ofDay(Number(p[3]), monthOf(p[1]!), Number(p[2])) + ofTime(p, 4),
  },
  {
    name: 'wordYear',
    precision: 'month',
    pattern: /^(\p{L}{3,10})\.?,?[ /-]'?(\d{4}|\d{2})$/u,
    read: (p) => ofDay(fullYear(p[2]!), monthOf(p[1]!), 1),
  },
  {
    name: 'yearWord',
    precision: 'month',
    pattern: /^(\d{4})[ /-]?(\p{L}{3,10})\.?$/u,
    read: (p) => ofDay(Number(p[1]), monthOf(p[2]!), 1),
  },
  {
    name: 'compactTime',
    precision: 'day',
    pattern: /^((?:1[5-9]|2[01])\d{2})(\d{2})(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2}))?Z?$/,
    read: (p) =>
      ofDay(Number(p[1]), Number(p[2]), Number(p[3])) +
      timeOfDay(Number(p[4]), Number(p[5]), Number(p[6] ?? 0), undefined),
  },
  {
    name: 'digits',
    precision: 'day',
    header: TIME_WORDS,
    pattern: /^((?:1[5-9]|2[01])\d{2})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})?)?)?(?:\.0)?$/,
    read: (p) =>
      ofDay(Number(p[1]), Number(p[2]), Number(p[3])) +
      timeOfDay(Number(p[4] ?? 0), Number(p[5] ?? 0), Number(p[6] ?? 0), undefined),
  },
  {
    name: 'digitsMonth',
    precision: 'month',
    header: TIME_WORDS,
    pattern: /^((?:1[5-9]|2[01])\d{2})(\d{2})(?:\.0)?$/,
    read: (p) => ofDay(Number(p[1]), Number(p[2]), 1),
  },
  {
    name: 'relativeMonth',
    precision: 'month',
    header: TIME_WORDS,
    pattern: /^(\d{1,3})-(\d{1,2})$/,
    read: (p) => ofDay(Number(p[1]), Number(p[2]), 1),
  },
  {
    name: 'year',
    precision: 'year',
    header: YEAR_WORDS,
    pattern: /^((?:1[0-9]|2[01])\d{2})(?:\.0)?$/,
    read: (p) => ofDay(Number(p[1]), 1, 1),
  },
  {
    name: 'decimalYear',
    precision: 'day',
    header: DECIMAL_YEAR_WORDS,
    pattern: /^(?:1[0-9]|2[01])\d{2}(?:[.,]\d+)?$/,
    read: (p) => ofDecimalYear(Number(p[0].replace(',', '.'))),
  },
  {
    name: 'spreadsheetDay',
    precision: 'day',
    header: DAY_WORDS,
    // 1954 to 2119.
    pattern: /^[2-7]\d{4}(?:[.,]\d+)?$/,
    // To the second: a fraction of a day has no more to say.
    read: (p) => Math.round(ofSpreadsheetDay(Number(p[0].replace(',', '.'))) / 1000) * 1000,
  },
  epochForm('seconds', 1000, '8,10'),
  epochForm('milliseconds', 1, '11,13'),
  epochForm('microseconds', 1e-3, '15,16'),
  epochForm('nanoseconds', 1e-6, '18,19'),
] as const satisfies readonly Form[];

/** A year with its part that has passed: 1949.5 is the middle of 1949. */
function ofDecimalYear(years: number): number {
  const year = Math.floor(years);
  const begin = ofDay(year, 1, 1);
  return begin + (years - year) * (ofDay(year + 1, 1, 1) - begin);
}

/** The same moment as a year with its part that has passed. */
export function decimalYearOf(time: number): number {
  const year = new Date(time).getUTCFullYear();
  const begin = ofDay(year, 1, 1);
  return year + (time - begin) / (ofDay(year + 1, 1, 1) - begin);
}

const BY_NAME = new Map<DateForm, Form>(FORMS.map((form) => [form.name, form]));

/** "a – b", where the dates of an interval stand. */
const INTERVAL = /^(.*?\S)\s+(?:[-–—]|to|bis|至)\s+\S/;

/**
 * Milliseconds since 1970 (UTC; local times are taken as if they were UTC); NaN where the cell is not in this form. Of an
 * interval "a – b" it is the beginning.
 */
export function readDate(cell: string, form: DateForm, order: DateOrder): number {
  const { pattern, read } = BY_NAME.get(form)!;
  const parts = pattern.exec(cell) ?? pattern.exec(cell.trim()) ?? pattern.exec(intervalBegin(cell) ?? '');
  return parts === null ? NaN : read(parts, order);
}

/** What stands before the dash of an interval; null where the cell is none. */
export const intervalBegin = (cell: string): string | null =>
  cell.length > 80 ? null : (INTERVAL.exec(cell.trim())?.[1] ?? null);

/** Whether the three numbers of this form can mean more than one day. */
export const hasOrder = (form: DateForm): boolean => form === 'threeNumbers';

/** Whether cells of this form are plain numbers, or something else as often as dates. */
export const isPlain = (form: DateForm): boolean => BY_NAME.get(form)!.header !== undefined;

/** The orders that a form can be read in. */
export const ordersOf = (form: DateForm): readonly DateOrder[] =>
  hasOrder(form) ? ['dayFirst', 'monthFirst', 'yearFirst'] : ['yearFirst'];

/** A form with the share of the cells that it reads, in the order that reads most. */
export interface FormShare {
  readonly form: DateForm;
  readonly share: number;
}

/**
 * The forms that read at least `share` of the cells, the one that reads most first. A plain form counts only where the
 * header speaks of time, or where `always`.
 */
export function dateForms(cells: readonly string[], header: string, share: number, always: boolean): FormShare[] {
  if (cells.length === 0) return [];
  const found = (FORMS as readonly (Form & { name: DateForm })[]).flatMap((form) => {
    if (form.header !== undefined && !always && !form.header.test(header)) return [];
    const counts = ordersOf(form.name).map(
      (order) => cells.filter((cell) => !Number.isNaN(readDate(cell, form.name, order))).length,
    );
    const count = Math.max(...counts);
    return count > 0 && count >= share * cells.length ? [{ form: form.name, share: count / cells.length }] : [];
  });
  return found.sort((a, b) => b.share - a.share);
}

/** The form that most of the cells share and at least `share` of them; null where none has. */
export const dateForm = (cells: readonly string[], header: string, share: number, always: boolean): DateForm | null =>
  dateForms(cells, header, share, always)[0]?.form ?? null;

/** The form of a date that no number has; null where the cell is none. */
export const freeForm = (cell: string): DateForm | null => dateForm([cell], '', 1, false);

/** How fine the labels have to be: the form's own precision, or that of the times of day that occur. */
export function precisionOf(times: Float64Array, own: TimePrecision): TimePrecision {
  const divides = (length: number) => times.every((time) => Number.isNaN(time) || time % length === 0);
  if (!divides(60_000)) return 'second';
  if (!divides(DAY)) return 'minute';
  return own === 'second' ? 'day' : own;
}

/** The precision that the dates of a form have by themselves. */
export const formPrecision = (form: DateForm): TimePrecision => BY_NAME.get(form)!.precision;
