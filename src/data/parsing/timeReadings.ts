/** The ways in which the columns of a file may say when its rows are: one column, date and time in two, parts in several. */
import type { DateOrder } from '../../experiment/sources/file';
import type { TimePrecision } from '../../experiment/sequences';
import { isMissing } from './cells';
import { clockForm, readClock, type ClockForm } from './clock';
import { DATE_PARTS, holds, namedParts, partsPrecision, readParts, type PartColumns } from './dateParts';
import { DAY, dateForms, formPrecision, hasOrder, isPlain, ordersOf, readDate, type DateForm } from './dates';
import { evennessOf } from './steps';

/** One way to read when a row is. */
export interface TimeReading {
  readonly kind: 'column' | 'joined' | 'parts';
  /** Numbers of the columns, that of the date first. */
  readonly columns: readonly number[];
  /** Of a date in one column. */
  readonly form: DateForm | null;
  /** How dates of three numbers are read; null where there is nothing to choose. */
  readonly order: DateOrder | null;
  readonly precision: TimePrecision;
  /** Milliseconds since 1970, UTC; NaN where the cells cannot be read so. */
  read(cells: readonly string[]): number;
}

/** A column with the cells of the sample. */
export interface SampleColumn {
  readonly name: string;
  /** False where the name was made up, because there is no header. */
  readonly named: boolean;
  /** Every row's cell. */
  readonly cells: readonly string[];
  /** The cells that are not missing. */
  readonly filled: readonly string[];
  /** The forms of date that it is read in; empty where it holds no dates. */
  readonly forms: readonly DateForm[];
}

/** Readings that are followed through the whole file; more are never alike in the sample. */
const MOST = 8;
/** A column of numbers without a name is time only where its steps are this even. */
const EVEN = 0.9;
/** Hours without a name leave out so few that no other numbers up to 24 would do so well. */
const ALL_HOURS = 0.99;
const HOUR = 3_600_000;

/** All readings that the sample allows, the ones to prefer first. `wanted`: the order of day and month that the spec says. */
export function timeReadings(columns: readonly SampleColumn[], wanted: DateOrder | 'auto'): TimeReading[] {
  const singles = columns.flatMap((column, k) =>
    column.forms.flatMap((form) => orders(form, wanted).map((order) => columnReading(k, form, order))),
  );
  const clocks = columns.flatMap(({ filled, name, forms }, k) => {
    const form = forms.length > 0 ? null : clockForm(filled, name);
    return form === null ? [] : [{ column: k, form }];
  });
  const joined = singles
    .filter((single) => sharesDays(single, columns[single.columns[0]!]!))
    .flatMap((single) => {
      const named = clocks.map(({ column, form }) => joinedReading(single, column, form));
      return named.length > 0 ? named : unnamedHours(single, columns);
    });
  const parts = partReadings(columns);
  return [...joined, ...parts, ...singles].slice(0, MOST);
}

/** The readings of the columns that the spec names for time: one date, a date and a time, or parts. */
export function chosenReadings(
  columns: readonly SampleColumn[],
  chosen: readonly number[],
  wanted: DateOrder | 'auto',
): TimeReading[] {
  const [first, second] = chosen;
  if (first === undefined) return [];
  const singles = (column: number) =>
    dateForms(columns[column]!.filled, columns[column]!.name, 0, true).flatMap(({ form }) =>
      orders(form, wanted).map((order) => columnReading(column, form, order)),
    );
  if (second === undefined) return singles(first).slice(0, MOST);
  const parts = namedParts(
    columns.map(({ name }) => name),
    (k) => (chosen.includes(k) ? columns[k]!.filled : []),
  );
  const inOrder = parts ?? partsInOrder(columns, chosen);
  if (inOrder !== null && inOrder.length === chosen.length) return [partsReading(inOrder)];
  if (chosen.length > 2) return [];
  const joined = (date: number, clock: number) => {
    const form = asClock(columns[clock]!);
    return form === null ? [] : singles(date).map((single) => joinedReading(single, clock, form));
  };
  const straight = joined(first, second);
  // The time of day may stand before the date.
  return (straight.length > 0 ? straight : joined(second, first)).slice(0, MOST);
}

/** How the cells of a column say a time of day when they are asked to; null where they cannot. */
export const asClock = ({ filled, name }: Pick<SampleColumn, 'filled' | 'name'>): ClockForm | null =>
  clockForm(filled, `${name} hour`);

const orders = (form: DateForm, wanted: DateOrder | 'auto'): readonly DateOrder[] =>
  !hasOrder(form) ? ['yearFirst'] : wanted === 'auto' ? ordersOf(form).slice(0, 2) : [wanted];

const columnReading = (column: number, form: DateForm, order: DateOrder): TimeReading => ({
  kind: 'column',
  columns: [column],
  form,
  order: hasOrder(form) ? order : null,
  precision: formPrecision(form),
  read: (cells) => readDate(cells[column] ?? '', form, order),
});

const joinedReading = (single: TimeReading, column: number, form: ClockForm): TimeReading => ({
  ...single,
  kind: 'joined',
  columns: [single.columns[0]!, column],
  // A row without its time of day has no moment.
  read: (cells) => single.read(cells) + readClock(cells[column] ?? '', form),
});

const partsReading = (parts: PartColumns): TimeReading => ({
  kind: 'parts',
  columns: parts.map(([, column]) => column),
  form: null,
  order: null,
  precision: partsPrecision(parts),
  read: (cells) => readParts(cells, parts),
});

/** A column of whole days that come more than once: the time of day stands elsewhere. */
function sharesDays({ read, precision, columns: [column] }: TimeReading, { filled }: SampleColumn): boolean {
  if (precision !== 'day') return false;
  const cells: string[] = [];
  const times = Float64Array.from(filled, (cell) => {
    cells[column!] = cell;
    return read(cells);
  }).filter((time) => !Number.isNaN(time));
  return times.length > 0 && times.every((time) => time % DAY === 0) && evennessOf(times).repeated > 0;
}

/** Columns of hours whose header does not say so: where they fill up the days, which a column of codes does not. */
function unnamedHours(single: TimeReading, columns: readonly SampleColumn[]): TimeReading[] {
  return columns.flatMap((column, k) => {
    if (column.forms.length > 0 || asClock(column) !== 'hour') return [];
    const reading = joinedReading(single, k, 'hour');
    const { repeated, share, step } = evennessOf(rowTimes(reading, columns));
    const hourly = step?.unit === 'millisecond' && step.size === HOUR;
    return hourly && repeated === 0 && share >= ALL_HOURS ? [reading] : [];
  });
}

function partReadings(columns: readonly SampleColumn[]): TimeReading[] {
  const named = namedParts(
    columns.map(({ name, named }) => (named ? name : '')),
    (k) => columns[k]!.filled,
  );
  const found = named ?? (columns.some(({ named }) => named) ? null : unnamedParts(columns));
  return found === null ? [] : [partsReading(found)];
}

/** Year, month and perhaps day and hour side by side without names: where they make even moments, each once. */
function unnamedParts(columns: readonly SampleColumn[]): PartColumns | null {
  for (let first = 0; first + 1 < columns.length; first++) {
    if (!holds(columns[first]!.filled, 'year')) continue;
    for (const parts of [
      ['year', 'month', 'day', 'hour'],
      ['year', 'month', 'day'],
      ['year', 'month'],
    ] as const) {
      const there = parts.every((part, k) => holds(columns[first + k]?.filled ?? [], part));
      if (!there) continue;
      const placed = parts.map((part, k) => [part, first + k] as const);
      const times = rowTimes(partsReading(placed), columns);
      const { repeated, share, oneWay } = evennessOf(times);
      if (repeated === 0 && share >= EVEN && oneWay >= EVEN) return placed;
    }
  }
  return null;
}

/** The chosen columns as year, month, day, hour, minute, second, in this order. */
function partsInOrder(columns: readonly SampleColumn[], chosen: readonly number[]): PartColumns | null {
  const parts = DATE_PARTS.filter((part) => ['year', 'month', 'day', 'hour', 'minute', 'second'].includes(part));
  const placed = chosen.map((column, k) => [parts[k]!, column] as const);
  const fits = placed.every(([part, column]) => part !== undefined && holds(columns[column]!.filled, part));
  return fits ? placed : null;
}

function rowTimes(reading: TimeReading, columns: readonly SampleColumn[]): Float64Array {
  const rows = columns[0]?.cells.length ?? 0;
  return Float64Array.from({ length: rows }, (_, row) => reading.read(columns.map(({ cells }) => cells[row] ?? '')));
}

/** Plain forms of a column without a name: those by which its rows follow one another evenly, each once. */
export function evenForms(cells: readonly string[], firstColumn: boolean): DateForm[] {
  const filled = cells.filter((cell) => !isMissing(cell));
  if (filled.length < 3) return [];
  return dateForms(filled, '', 1, true)
    .filter(({ form }) => isPlain(form) && form !== 'spreadsheetDay' && form !== 'relativeMonth')
    .filter(({ form }) => form !== 'year' || firstColumn)
    .filter(({ form }) => {
      const times = Float64Array.from(filled, (cell) => readDate(cell, form, 'yearFirst'));
      const { share, oneWay, repeated } = evennessOf(form === 'decimalYear' ? times.map(wholeHours) : times);
      const isEven = form === 'decimalYear' ? isYearPart(filled) : share >= EVEN;
      return repeated === 0 && oneWay === 1 && isEven;
    })
    .map(({ form }) => form);
}

const wholeHours = (time: number): number => Math.round(time / HOUR) * HOUR;

/** Rows of a year that decimal years are written for. */
const PARTS_OF_YEAR = [12, 4, 2, 52, 365, 365.25, 366];

/** Decimal years whose step is a month, a quarter, a week or a day, with decimals that show it. */
export function isYearPart(cells: readonly string[]): boolean {
  if (!cells.some((cell) => /[.,]\d/.test(cell))) return false;
  const years = cells.map((cell) => Number(cell.replace(',', '.')));
  const steps = years.slice(1).map((year, k) => Math.abs(year - years[k]!));
  const middle = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? NaN;
  return PARTS_OF_YEAR.some((count) => Math.abs(middle * count - 1) < 0.03);
}
