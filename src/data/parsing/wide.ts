/** Wide tables: years or dates across, one series a row. */
import type { DateOrder } from '../../experiment/sources/file';
import type { TimePrecision } from '../../experiment/sequences';
import { isMissing, numberOf } from './cells';
import { dateForms, formPrecision, hasOrder, isPlain, ordersOf, precisionOf, readDate, type DateForm } from './dates';
import { evennessOf } from './steps';

/** The moments that stand in a header. */
export interface WideHeader {
  /** The first column that is a moment; those before say which series it is. */
  readonly from: number;
  /** The column after the last one. */
  readonly to: number;
  readonly times: Float64Array;
  readonly precision: TimePrecision;
  readonly order: DateOrder | null;
}

/** Fewer moments across are no series. */
const FEWEST = 5;
/** Columns before the moments, at most. */
const LONGEST_NAME = 10;
const EVEN = 0.7;

/** Plain numbers that are years or days in a header, where they follow one another. */
const ACROSS: readonly DateForm[] = ['year', 'digits', 'digitsMonth'];

/** "X1960" of R and "1960 [YR1960]" of the World Bank are years. */
const bareYear = (cell: string): string => cell.trim().replace(/^X(\d{4})$|^(\d{4}) \[YR\d{4}\]$/, '$1$2');

/**
 * The moments of a wide table's header: at least five cells up to the last filled one that are dates of one form in their
 * order, above numbers. Null where there are none.
 */
export function wideHeader(header: readonly string[], below: readonly (readonly string[])[]): WideHeader | null {
  const cells = header.map(bareYear);
  let to = cells.length;
  while (to > 0 && isMissing(cells[to - 1]!)) to--;
  for (let from = 0; from <= Math.min(LONGEST_NAME, to - FEWEST); from++) {
    const across = cells.slice(from, to);
    if (across.some(isMissing)) continue;
    const found = momentsOf(across);
    if (found === null || !hasNumbersBelow(below, from, to)) continue;
    return { from, to, ...found };
  }
  return null;
}

function momentsOf(cells: readonly string[]): Pick<WideHeader, 'times' | 'precision' | 'order'> | null {
  // The first cells show whether it is worth looking at all of them.
  if (dateForms(cells.slice(0, FEWEST), '', 1, true).length === 0) return null;
  const readings = dateForms(cells, '', 1, true)
    .filter(({ form }) => !isPlain(form) || ACROSS.includes(form))
    .flatMap(({ form }) => ordersOf(form).map((order) => ({ form, order })))
    .map(({ form, order }) => ({ form, order, times: Float64Array.from(cells, (cell) => readDate(cell, form, order)) }))
    .filter(({ times }) => times.every((time, k) => k === 0 || time > times[k - 1]!))
    .map((reading) => ({ ...reading, share: evennessOf(reading.times).share }))
    .filter(({ share }) => share >= EVEN);
  if (readings.length === 0) return null;
  const { form, order, times } = readings.reduce((a, b) => (b.share > a.share ? b : a));
  return { times, precision: precisionOf(times, formPrecision(form)), order: hasOrder(form) ? order : null };
}

/** Numbers, and not years again: the first of two rows of years is not a header. */
function hasNumbersBelow(below: readonly (readonly string[])[], from: number, to: number): boolean {
  const values = below.flatMap((cells) => cells.slice(from, to).filter((cell) => !isMissing(cell)));
  const numbers = values.filter((cell) => numberOf(cell, 'point') !== null || numberOf(cell, 'comma') !== null);
  if (numbers.length === 0 || numbers.length < 0.75 * values.length) return false;
  return below.some((cells) => momentsOf(cells.slice(from, to)) === null);
}
