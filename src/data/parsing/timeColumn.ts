/** When the rows of a file are: every possible reading is followed to the end of the file, and then one is taken. */
import { problem, type Problem } from '../../experiment/problem';
import type { DateOrder } from '../../experiment/sources/file';
import type { TimePrecision } from '../../experiment/sequences';
import { isMissing } from './cells';
import { place, shown } from './columns';
import { decimalYearOf, intervalBegin, ofDay, precisionOf } from './dates';
import { Grown } from './grown';
import { evennessOf, type Evenness } from './steps';
import type { TimeReading } from './timeReadings';

/** Rows that a reading cannot read are remembered up to this number. */
const REMEMBERED = 1000;

interface Followed {
  readonly reading: TimeReading;
  readonly times: Grown;
  /** The rows that it does not read. */
  readonly wrong: { readonly row: number; readonly line: number; readonly cell: string }[];
  failures: number;
  /** The first cell that it reads. */
  example: string;
}

/** What the rows are, by the reading that was taken. */
export interface ReadTimes {
  readonly reading: TimeReading;
  readonly times: Float64Array;
  readonly precision: TimePrecision;
  readonly order: DateOrder | null;
  /** Cells that another order of day and month would read as well, with nothing to decide between them. */
  readonly ambiguous: string | null;
  /** A cell such as "a – b", of which the beginning counts. */
  readonly interval: string | null;
  /** The first cell that was read. */
  readonly example: string;
  readonly failures: number;
  /** The rows that could not be read, as far as they are remembered. */
  readonly wrong: Followed['wrong'];
  readonly problem: Problem | null;
}

/**
 * One reading is better than another where its share is better by this much. Readings of one column differ in nothing but
 * the order of day and month, so that every step counts.
 */
const CLEARLY = { others: 0.02, sameColumn: 1e-9 };

export class TimeColumn {
  private rows = 0;
  private readonly followed: readonly Followed[];

  /**
   * @param names of all columns of the file
   * @param missing cells that stand for a missing value
   */
  constructor(
    readonly readings: readonly TimeReading[],
    private readonly names: readonly string[],
    private readonly missing: ReadonlySet<string>,
  ) {
    this.followed = readings.map((reading) => ({
      reading,
      times: new Grown(),
      wrong: [],
      failures: 0,
      example: '',
    }));
  }

  /** Takes a row; what is wrong with it is known only when all have been seen. */
  add(cells: readonly string[], line: number): void {
    const row = this.rows++;
    for (const each of this.followed) {
      const { reading, times, wrong } = each;
      const own = reading.columns.map((column) => cells[column] ?? '');
      const missing = own.some(isMissing) || this.isCode(own);
      const time = missing ? NaN : reading.read(cells);
      times.push(time);
      if (missing) continue;
      if (!Number.isNaN(time)) {
        if (each.example === '') each.example = own.join(' ').trim();
        continue;
      }
      each.failures++;
      if (wrong.length < REMEMBERED) wrong.push({ row, line, cell: own.join(' ').trim() });
    }
  }

  /** Whether the settings say that these cells, alone or together, stand for a missing value. */
  private isCode(own: readonly string[]): boolean {
    if (this.missing.size === 0) return false;
    return this.missing.has(own.join(' ').trim()) || own.some((cell) => this.missing.has(cell.trim()));
  }

  /**
   * The reading with the fewest failures; of several such the one whose rows follow one another in time, each once and
   * evenly. Where that does not decide, the first of the list: the day before the month, as most of the world writes.
   */
  result(): ReadTimes {
    const judged = this.followed.map((each) => ({ ...each, quality: evennessOf(timesOf(each)) }));
    const best = judged.reduce((a, b) => (isBetter(b, a) ? b : a));
    const rival = judged.find(
      (each) =>
        each !== best &&
        each.failures === best.failures &&
        each.reading.columns.join() === best.reading.columns.join() &&
        each.reading.order !== best.reading.order &&
        !isBetter(best, each),
    );
    const { reading, wrong, failures, example } = best;
    const times = timesOf(best);
    const [first] = wrong;
    return {
      reading,
      times,
      precision: precisionOf(times, precisionIn(reading, times)),
      order: reading.order,
      ambiguous: rival !== undefined && failures === 0 ? example : null,
      interval: reading.kind === 'column' && intervalBegin(example) !== null ? example : null,
      example,
      failures,
      wrong,
      problem:
        first === undefined
          ? null
          : problem(place(first.line, reading.columns[0]! + 1), example === '' ? 'fileNoDate' : 'fileDates', {
              value: shown(first.cell),
              name: this.names[reading.columns[0]!]!,
              example,
            }),
    };
  }
}

interface Judged extends Followed {
  readonly quality: Evenness;
}

function isBetter(one: Judged, other: Judged): boolean {
  if (one.failures !== other.failures) return one.failures < other.failures;
  // Of readings that fail equally often, the one that comes further; those of one file may not fit any.
  if (one.failures > 0) return one.wrong[0]!.line > other.wrong[0]!.line;
  const { quality: a } = one;
  const { quality: b } = other;
  const same = one.reading.columns.join() === other.reading.columns.join();
  const clearly = same ? CLEARLY.sameColumn : CLEARLY.others;
  if (Math.abs(a.repeated - b.repeated) > clearly) return a.repeated < b.repeated;
  if (Math.abs(a.oneWay - b.oneWay) > clearly) return a.oneWay > b.oneWay;
  return a.share - b.share > clearly;
}

/** The times of a reading; decimal years that are months, quarters or years become those. */
function timesOf({ reading, times }: Followed): Float64Array {
  const all = times.all();
  return reading.form === 'decimalYear' ? asMonths(all) : all;
}

/** A month lies within so much of its begin or its middle, as a share of a month. */
const ROUNDED = 0.06;

function asMonths(times: Float64Array): Float64Array {
  const months = times.map((time) => decimalYearOf(time) * 12);
  const [first] = months.filter((month) => !Number.isNaN(month));
  if (first === undefined) return times;
  const begin = first - Math.floor(first + ROUNDED);
  const fits = months.every((month) => {
    const rest = month - begin - Math.round(month - begin);
    return Number.isNaN(month) || Math.abs(rest) < ROUNDED;
  });
  if (!fits) return times;
  return months.map((month) => {
    const whole = Math.round(month - begin);
    return Number.isNaN(month) ? NaN : ofDay(Math.floor(whole / 12), (whole % 12) + 1, 1);
  });
}

const precisionIn = ({ form, precision }: TimeReading, times: Float64Array): TimePrecision => {
  if (form !== 'decimalYear') return precision;
  return times.every((time) => Number.isNaN(time) || new Date(time).getUTCDate() === 1) ? 'month' : 'day';
};
