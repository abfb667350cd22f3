/** Rows put together into hours, days, weeks or months. */
import { FEWEST_ROWS } from '../../experiment/files';
import { bad, good, problem, type Result } from '../../experiment/problem';
import type { PreparationSpec } from '../../experiment/schema';
import type { Table, TimePrecision } from '../../experiment/sequences';
import { RHYTHM, timesAfter } from '../future';
import { medianStep } from '../rhythm';

type Resampling = NonNullable<PreparationSpec['resample']>;
type Interval = Resampling['to'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 1 January 1970 was a Thursday; weeks begin on Mondays, as in ISO 8601. */
const MONDAY = 4 * DAY;

interface IntervalRule {
  /** The beginning of the interval that a moment lies in, and that of the next interval; ms since 1970, UTC. */
  readonly around: (time: number) => readonly [begin: number, end: number];
  /** How long the longest is, in ms. */
  readonly longest: number;
  readonly precision: TimePrecision;
}

const even =
  (length: number, first = 0): IntervalRule['around'] =>
  (time) => {
    const begin = Math.floor((time - first) / length) * length + first;
    return [begin, begin + length];
  };

const INTERVALS: Readonly<Record<Interval, IntervalRule>> = {
  hour: { around: even(HOUR), longest: HOUR, precision: 'minute' },
  day: { around: even(DAY), longest: DAY, precision: 'day' },
  week: { around: even(7 * DAY, MONDAY), longest: 7 * DAY, precision: 'day' },
  month: {
    around: (time) => {
      const date = new Date(time);
      const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
      return [Date.UTC(year, month), Date.UTC(year, month + 1)];
    },
    longest: 31 * DAY,
    precision: 'month',
  },
};

/** The intervals that hold a row, in their order; the k-th holds the rows firsts[k] … firsts[k + 1] − 1. */
interface Groups {
  /** ms since 1970, UTC. */
  readonly begins: Float64Array;
  readonly firsts: Int32Array;
}

type Summary = (values: Float64Array) => number;

/** Of the values of an interval, of which those that are missing are left out; NaN where all are. */
const SUMMARIES: Readonly<Record<Resampling['by'], Summary>> = {
  mean: (values) => {
    const [sum, count] = sumAndCount(values);
    return sum / count;
  },
  sum: (values) => {
    const [sum, count] = sumAndCount(values);
    return count === 0 ? NaN : sum;
  },
  last: (values) => values.findLast((value) => !Number.isNaN(value)) ?? NaN,
};

function sumAndCount(values: Float64Array): readonly [sum: number, count: number] {
  let [sum, count] = [0, 0];
  // A million rows are too many for an iterator.
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return [sum, count];
}

/**
 * One row for each interval that holds a row, labelled by the interval's beginning. An interval without a row is a row that
 * is missing in time, for the rule for these to deal with. Of words the last one counts.
 *
 * The last interval is left out where it is not over: where the row that would follow the last one, in the rhythm of the
 * series, still lies in it. Half a month's sum is no month, and would be the value that forecasts are measured by. The
 * first interval is left out where a row before the first one would lie in it, unless its last value is what counts.
 *
 * Problems: `resampleNeedsDates` {} where rows have no dates, `resampleFiner` {interval} where they are further apart than
 * the intervals are long, `resampleTooFew` {rows, interval, min} where fewer rows than `fewest` are left.
 */
export function resampled(table: Table, { to, by }: Resampling, fewest = FEWEST_ROWS): Result<Table> {
  const { labels } = table;
  if (labels.kind !== 'time') return bad(problem('preparation.resample', 'resampleNeedsDates'));
  const rule = INTERVALS[to];
  const step = medianStep(labels.times);
  if (step > rule.longest) {
    return bad(problem('preparation.resample.to', 'resampleFiner', { interval: to }));
  }
  const all = groupsOf(labels.times, rule);
  const { begins, firsts } = wholeGroups(all, labels.times, rule, by === 'last' ? 0 : step);
  const rows = begins.length;
  if (rows < fewest) {
    return bad(problem('preparation.resample.to', 'resampleTooFew', { rows, interval: to, min: fewest }));
  }
  const summary = SUMMARIES[by];
  return good({
    ...table,
    rows,
    columns: table.columns.map((column) => ({
      ...column,
      values: Float64Array.from(begins, (_, k) => summary(column.values.subarray(firsts[k]!, firsts[k + 1]!))),
    })),
    ...(table.texts ? { texts: table.texts.map((text) => ({ ...text, codes: lastWords(text.codes, firsts) })) } : {}),
    labels: { kind: 'time', times: begins.slice(), precision: rule.precision },
  });
}

/** Of each interval the last word that is there; −1 where none is. */
const lastWords = (codes: Int32Array, firsts: Int32Array): Int32Array =>
  Int32Array.from(
    { length: firsts.length - 1 },
    (_, k) => codes.subarray(firsts[k]!, firsts[k + 1]!).findLast((code) => code >= 0) ?? -1,
  );

function groupsOf(times: Float64Array, { around }: IntervalRule): Groups {
  const begins = new Float64Array(times.length);
  const firsts = new Int32Array(times.length + 1);
  let count = 0;
  let [begin, end] = [NaN, NaN];
  times.forEach((time, row) => {
    if (time >= begin && time < end) return;
    [begin, end] = around(time);
    begins[count] = begin;
    firsts[count++] = row;
  });
  firsts[count] = times.length;
  return { begins: begins.slice(0, count), firsts: firsts.slice(0, count + 1) };
}

/** @param step ms before the first row at which one could have been; 0: the first interval counts as it is */
function wholeGroups({ begins, firsts }: Groups, times: Float64Array, { around }: IntervalRule, step: number): Groups {
  const next = timesAfter(times.subarray(Math.max(0, times.length - RHYTHM)), 1)[0]!;
  const unfinished = times.length > 0 && next < around(times.at(-1)!)[1];
  const begun = step > 0 && times[0]! - step >= begins[0]!;
  const [from, to] = [begun ? 1 : 0, begins.length - (unfinished ? 1 : 0)];
  return { begins: begins.subarray(from, to), firsts: firsts.subarray(from, to + 1) };
}
