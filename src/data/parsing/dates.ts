/**
 * Dates as files write them, by their form. Own code where a library exists: d3-time-format takes 31 February for
 * 3 March, and must be given each format, separator and precision by itself.
 */
import type { DateOrder } from '../../experiment/sources/file';
import type { TimePrecision } from '../../experiment/sequences';

/** A form that all dates of a column share; a time of day may follow in most. */
export type DateForm = (typeof FORMS)[number]['name'];

interface Form {
  readonly name: string;
  readonly precision: TimePrecision;
  /** Only where the header speaks of time: the cells alone are plain numbers. */
  readonly header?: RegExp;
  readonly pattern: RegExp;
  /** Milliseconds since 1970, UTC; NaN for what no calendar has. */
  readonly read: (parts: RegExpExecArray, order: DateOrder) => number;
}

const DAY = 86_400_000;
const TIME = String.raw`(?:(?:[T,]|\s)\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const withTime = (date: string): RegExp => new RegExp(`^${date}${TIME}$`);

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Headers that make whole numbers moments: "date", "time_stamp", "Unix time", but not "lifetime". */
const TIME_WORDS =
  /(?:^|[^a-z])(?:date|datetime|time|timestamp|stamp|day|month|year|unix|unixtime|epoch|ts)(?:$|[^a-z])|日期|时间|年|月/i;
const YEAR_WORDS = /(?:^|[^a-z])(?:year|date|time|jahr|année|yr)$|年/i;

/** The four digits of a year; of two, 70 to 99 are of the last century. */
const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900);

function ofDay(year: number, month: number, day: number): number {
  const time = new Date(0).setUTCFullYear(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : NaN;
}

/** The time of day that stands in the six groups from `first` on; 0 where there is none. */
function ofTime(parts: RegExpExecArray, first: number): number {
  const hours = parts[first];
  if (hours === undefined) return 0;
  const [minutes, seconds = '0', fraction = '0', half, zone] = parts.slice(first + 1, first + 6) as [
    string,
    ...(string | undefined)[],
  ];
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return NaN;
  const time =
    (hour * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
  if (zone === undefined || zone === 'Z') return time;
  const offset = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return time - (zone.startsWith('-') ? -offset : offset) * 60_000;
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
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
    name: 'yearMonth',
    precision: 'month',
    pattern: /^(\d{4})[-/](\d{1,2})$/,
    read: (p) => ofDay(Number(p[1]), Number(p[2]), 1),
  },
  {
    name: 'monthYear',
    precision: 'month',
    pattern: /^(\d{1,2})[-/](\d{4})$/,
    read: (p) => ofDay(Number(p[2]), Number(p[1]), 1),
  },
  {
    name: 'dayWordYear',
    precision: 'day',
    pattern: withTime(String.raw`(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})`),
    read: (p) => ofDay(fullYear(p[3]!), monthOf(p[2]!), Number(p[1])) + ofTime(p, 4),
  },
  {
    name: 'wordDayYear',
    precision: 'day',
    pattern: withTime(String.raw`([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})`),
    read: (p) => ofDay(Number(p[3]), monthOf(p[1]!), Number(p[2])) + ofTime(p, 4),
  },
  {
    name: 'wordYear',
    precision: 'month',
    pattern: /^([A-Za-z]{3,9})\.?[ -](\d{4})$/,
    read: (p) => ofDay(Number(p[2]), monthOf(p[1]!), 1),
  },
  {
    name: 'digits',
    precision: 'day',
    header: TIME_WORDS,
    pattern: /^((?:1[5-9]|2[01])\d{2})(\d{2})(\d{2})$/,
    read: (p) => ofDay(Number(p[1]), Number(p[2]), Number(p[3])),
  },
  {
    name: 'year',
    precision: 'year',
    header: YEAR_WORDS,
    pattern: /^((?:1[0-9]|2[01])\d{2})(?:\.0)?$/,
    read: (p) => ofDay(Number(p[1]), 1, 1),
  },
  {
    name: 'seconds',
    precision: 'second',
    header: TIME_WORDS,
    pattern: /^(\d{9,10})(?:\.(\d{1,9}))?$/,
    read: (p) => Number(p[1]) * 1000 + Math.floor(Number(`0.${p[2] ?? 0}`) * 1000),
  },
  {
    name: 'milliseconds',
    precision: 'second',
    header: TIME_WORDS,
    pattern: /^(\d{12,13})$/,
    read: (p) => Number(p[1]),
  },
] as const satisfies readonly Form[];

const BY_NAME = new Map<DateForm, Form>(FORMS.map((form) => [form.name, form]));

/** Milliseconds since 1970 (UTC; local times are taken as if they were UTC); NaN where the cell is not in this form. */
export function readDate(cell: string, form: DateForm, order: DateOrder): number {
  const { pattern, read } = BY_NAME.get(form)!;
  const parts = pattern.exec(cell) ?? pattern.exec(cell.trim());
  return parts === null ? NaN : read(parts, order);
}

/** Whether the three numbers of this form can mean more than one day. */
export const hasOrder = (form: DateForm): boolean => form === 'threeNumbers';

/**
 * The form that most of the cells share and at least `share` of them; null where none has. What also reads as plain
 * numbers counts only where the header speaks of time, or where `always`.
 */
export function dateForm(cells: readonly string[], header: string, share: number, always: boolean): DateForm | null {
  let best: { form: DateForm; count: number } | null = null;
  for (const form of FORMS as readonly (Form & { name: DateForm })[]) {
    if (form.header !== undefined && !always && !form.header.test(header)) continue;
    const orders: readonly DateOrder[] = hasOrder(form.name) ? ['dayFirst', 'monthFirst', 'yearFirst'] : ['yearFirst'];
    for (const order of orders) {
      const count = cells.filter((cell) => !Number.isNaN(readDate(cell, form.name, order))).length;
      if (count > (best?.count ?? 0)) best = { form: form.name, count };
    }
  }
  return best !== null && best.count >= share * cells.length ? best.form : null;
}

/** The form of a date that no number has; null where the cell is none. */
export const freeForm = (cell: string): DateForm | null => dateForm([cell], '', 1, false);

/** How fine the labels have to be: the form's own precision, or that of the times of day that occur. */
export function precisionOf(times: Float64Array, form: DateForm): TimePrecision {
  const own = BY_NAME.get(form)!.precision;
  if (times.some((time) => time % 60_000 !== 0)) return 'second';
  if (times.some((time) => time % DAY !== 0)) return 'minute';
  return own === 'second' ? 'day' : own;
}
