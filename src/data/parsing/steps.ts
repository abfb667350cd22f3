/** The step of time from row to row, how even it is, and what is missing in between. */
import type { RowLabels } from '../../experiment/sequences';
import { isLastDay, monthNumber } from '../months';
import { DAY } from './dates';

/** A step is a number of milliseconds, or of months, which have no fixed length. */
export interface Step {
  readonly unit: 'millisecond' | 'month';
  readonly size: number;
}

/** How evenly moments follow one another. */
export interface Evenness {
  /** The step that occurs most often, without its sign; null where there are fewer than two moments. */
  readonly step: Step | null;
  /** Share of the differences that are that step, 0 … 1. */
  readonly share: number;
  /** Share of the differences that go the way that most go: forwards or backwards. */
  readonly oneWay: number;
  /** Share of the moments that were there before. */
  readonly repeated: number;
}

/** Looked at; the way a file is written shows in its first rows. */
const LOOKED_AT = 20_000;

/** Whether all moments lie on the same day of their months (or on last days), at the same time. */
function isMonthly(times: ArrayLike<number> & Iterable<number>): boolean {
  const [first] = times;
  if (first === undefined) return false;
  const day = new Date(first).getUTCDate();
  const clock = modulo(first, DAY);
  const allLast = isLastDay(first);
  for (const time of times) {
    if (modulo(time, DAY) !== clock) return false;
    if (new Date(time).getUTCDate() !== day && !(allLast && isLastDay(time))) return false;
  }
  return true;
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Differences from moment to moment, in months where all moments lie on one day of the month, else in milliseconds. */
function differences(times: Float64Array): { unit: Step['unit']; values: Float64Array } {
  const unit = isMonthly(times) ? 'month' : 'millisecond';
  const at = unit === 'month' ? monthNumber : (time: number) => time;
  const values = Float64Array.from(
    { length: Math.max(0, times.length - 1) },
    (_, k) => at(times[k + 1]!) - at(times[k]!),
  );
  return { unit, values };
}

/** @param times in the order of the file; NaN: none */
export function evennessOf(times: Float64Array): Evenness {
  const known = times.subarray(0, LOOKED_AT).filter((time) => !Number.isNaN(time));
  const repeated = known.length === 0 ? 0 : 1 - new Set(known).size / known.length;
  const { unit, values } = differences(known);
  const most = mode(values.map(Math.abs));
  if (most === null) return { step: null, share: 0, oneWay: 0, repeated };
  const forward = values.filter((each) => each > 0).length / values.length;
  const backward = values.filter((each) => each < 0).length / values.length;
  const step = most.value > 0 ? { unit, size: most.value } : null;
  return { step, share: most.value > 0 ? most.share : 0, oneWay: Math.max(forward, backward), repeated };
}

/** The most frequent value and its share; null where there is none. */
function mode(values: Float64Array): { value: number; share: number } | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: { value: number; count: number } | null = null;
  for (const [value, count] of counts) if (count > (best?.count ?? 0)) best = { value, count };
  return best === null ? null : { value: best.value, share: best.count / values.length };
}

/** What stands between the rows of a table in the order of time. */
export interface Steps {
  readonly step: Step;
  /** Rows that are missing in time, and the row before the first place. */
  readonly missing: { readonly rows: number; readonly places: number; readonly after: number } | null;
  /** Rows on days of the week that the series else leaves out, and the first of them; null where there are none. */
  readonly stray: { readonly rows: number; readonly first: number } | null;
  /** Where the step changes for good: the row from which the later one counts. */
  readonly change: { readonly row: number; readonly to: Step } | null;
  /** Share of the differences that are the step. */
  readonly share: number;
}

/** A stretch of so many equal steps, and of this share of the rows, has a step of its own. */
const STRETCH = { rows: 10, share: 0.05 };
/** Fewer equal steps than this share: the rows have no step, and none can be missing. */
const HAS_STEP = 0.5;

const known = new WeakMap<Float64Array, Steps | null>();

/**
 * The steps of a table whose rows are in the order of time; null where they have no common step. Asked again of the same
 * moments it answers at once.
 */
export function stepsOf(labels: RowLabels): Steps | null {
  if (labels.kind !== 'time' || labels.times.length < 3) return null;
  const { times } = labels;
  const before = known.get(times);
  if (before !== undefined) return before;
  const found = stepsIn(times);
  known.set(times, found);
  return found;
}

function stepsIn(times: Float64Array): Steps | null {
  const { unit, values } = differences(times);
  const stretches = stretchesOf(values).filter(
    ({ length }) => length >= STRETCH.rows && length >= STRETCH.share * values.length,
  );
  const first = stretches[0];
  const later = stretches.find(({ value }) => value !== first?.value);
  if (first !== undefined && later !== undefined) {
    const share = values.filter((value) => value === first.value || value === later.value).length / values.length;
    const change = { row: later.begin + 1, to: { unit, size: later.value } };
    if (share >= HAS_STEP) return { step: { unit, size: first.value }, missing: null, stray: null, change, share };
  }
  const most = mode(values);
  if (most === null || !(most.value > 0) || most.share < HAS_STEP) return null;
  const step: Step = { unit, size: most.value };
  const missing = missingRows(times, step);
  return { step, missing, stray: strayRows(times, step), change: null, share: most.share };
}

function stretchesOf(values: Float64Array): { value: number; begin: number; length: number }[] {
  const stretches: { value: number; begin: number; length: number }[] = [];
  values.forEach((value, k) => {
    const last = stretches.at(-1);
    if (last !== undefined && last.value === value) last.length++;
    else stretches.push({ value, begin: k, length: 1 });
  });
  return stretches;
}

/** Rows that are missing between two that are there. */
export interface Hole {
  /** The row before it. */
  readonly after: number;
  readonly rows: number;
}

/** The holes between rows in the order of time; days that the week of the series never has are none. */
export function* holesOf(times: Float64Array, step: Step): Generator<Hole> {
  const { unit, size } = step;
  const open = openDays(times, step);
  const at = unit === 'month' ? monthNumber : (time: number) => time;
  for (let after = 0; after + 1 < times.length; after++) {
    const value = at(times[after + 1]!) - at(times[after]!);
    if (!(value >= 1.5 * size)) continue;
    const between = Math.round(value / size) - 1;
    const rows = open === null ? between : daysBetween(times[after]!, between, open);
    if (rows > 0) yield { after, rows };
  }
}

/** How many rows are missing, and where first; null where none is. */
function missingRows(times: Float64Array, step: Step): Steps['missing'] {
  let [rows, places, after] = [0, 0, -1];
  for (const hole of holesOf(times, step)) {
    rows += hole.rows;
    places++;
    if (after < 0) ({ after } = hole);
  }
  return rows === 0 ? null : { rows, places, after };
}

/** A day of the week that is there in no larger share of the weeks is one that the series leaves out: it was there by chance. */
const BY_CHANCE = 0.05;

/**
 * Days of the week (0: Sunday) that the moments fall on, but for those that are there by chance, where the step is a day;
 * else null.
 */
export function openDays(times: Float64Array, { unit, size }: Step): ReadonlySet<number> | null {
  if (unit !== 'millisecond' || size !== DAY) return null;
  const counts = new Map<number, number>();
  for (const time of times) {
    const weekday = new Date(time).getUTCDay();
    counts.set(weekday, (counts.get(weekday) ?? 0) + 1);
  }
  // The most frequent day shows of how many weeks there is anything.
  const weeks = Math.max(...counts.values());
  return new Set([...counts].filter(([, count]) => count > BY_CHANCE * weeks).map(([weekday]) => weekday));
}

/** The rows on days that the series else leaves out. */
function strayRows(times: Float64Array, step: Step): Steps['stray'] {
  const open = openDays(times, step);
  if (open === null) return null;
  const isStray = (time: number) => !open.has(new Date(time).getUTCDay());
  const rows = times.filter(isStray).length;
  return rows === 0 ? null : { rows, first: times.findIndex(isStray) };
}

function daysBetween(time: number, between: number, open: ReadonlySet<number>): number {
  // Whole weeks by their count, the rest day by day.
  let days = Math.floor(between / 7) * open.size;
  for (let k = 1; k <= between % 7; k++) if (open.has(new Date(time + k * DAY).getUTCDay())) days++;
  return days;
}

const UNITS = [
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const;

/** "15 minute", "1 month": a number and a unit, which i18n puts into words (`steps` of the notes). */
export function stepText({ unit, size }: Step): string {
  if (unit === 'month') {
    if (size % 12 === 0) return `${size / 12} year`;
    return size % 3 === 0 ? `${size / 3} quarter` : `${size} month`;
  }
  const [name, length] = UNITS.find(([, each]) => size % each === 0) ?? (['millisecond', 1] as const);
  return `${size / length} ${name}`;
}
