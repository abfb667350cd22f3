/** Rows that are missing in time: put in as rows without a value, or kept from every window. */
import { FILE_LIMITS } from '../../experiment/files';
import { bad, good, problem, type Result } from '../../experiment/problem';
import type { RowLabels, Table } from '../../experiment/sequences';
import { labelAt } from '../labels';
import { inMonth, isLastDay, monthNumber } from '../months';
import { holesOf, openDays, stepsOf, type Hole, type Step } from '../parsing/steps';
import type { Rows } from '../split';

type TimeLabels = Extract<RowLabels, { kind: 'time' }>;

/**
 * The moments of the rows and the step from one to the next. Problems: `gapsNeedDates` {} where rows have no dates,
 * `gapsNoStep` {} where they follow one another without a common step, `gapsStepChanges` {label} where it changes for good.
 */
function stepOf(labels: RowLabels): Result<{ readonly labels: TimeLabels; readonly step: Step }> {
  if (labels.kind !== 'time') return bad(problem('preparation.gaps', 'gapsNeedDates'));
  const steps = stepsOf(labels);
  if (steps === null) return bad(problem('preparation.gaps', 'gapsNoStep'));
  const { step, change } = steps;
  if (change === null) return good({ labels, step });
  return bad(problem('preparation.gaps', 'gapsStepChanges', { label: labelAt(labels, change.row) }));
}

/**
 * The table with every row that is missing in time, each a row without a value whose moment lies on the grid of the step;
 * the table itself where none is missing. The step is read off the moments of all rows, never off their values. Problems:
 * those of `stepOf`, and `gapsTooMany` {rows, max} where the table would grow beyond the limits of a file.
 */
export function withMissingRows(table: Table): Result<Table> {
  const found = stepOf(table.labels);
  if (!found.ok) return found;
  const { labels, step } = found.value;
  let rows = table.rows;
  for (const hole of holesOf(labels.times, step)) rows += hole.rows;
  if (rows === table.rows) return good(table);
  const max = mostRows(table);
  if (rows > max) return bad(problem('preparation.gaps', 'gapsTooMany', { rows, max }));
  /** Of every row the one that it was; −1: none. */
  const from = new Int32Array(rows).fill(-1);
  const times = new Float64Array(rows);
  const between = momentsBetween(labels.times, step);
  const holes = holesOf(labels.times, step);
  let hole = holes.next();
  for (let row = 0, to = 0; row < table.rows; row++) {
    times[to] = labels.times[row]!;
    from[to++] = row;
    if (hole.done === true || hole.value.after !== row) continue;
    for (const moment of between(hole.value)) times[to++] = moment;
    hole = holes.next();
  }
  return good({
    ...table,
    rows,
    columns: table.columns.map((column) => ({ ...column, values: spread(column.values, from) })),
    ...(table.texts
      ? { texts: table.texts.map((text) => ({ ...text, codes: from.map((row) => (row < 0 ? -1 : text.codes[row]!)) })) }
      : {}),
    labels: { ...labels, times },
  });
}

/** As many rows a table of these columns may have. */
export const mostRows = ({ columns }: Table): number =>
  Math.min(FILE_LIMITS.rows, Math.floor(FILE_LIMITS.cells / columns.length));

/** The values of the rows that each row was; NaN where it was none. */
function spread(values: Float64Array, from: Int32Array): Float64Array {
  const result = new Float64Array(from.length);
  for (let row = 0; row < from.length; row++) result[row] = from[row]! < 0 ? NaN : values[from[row]!]!;
  return result;
}

/** The moments that are missing in a hole: by the calendar where the step is of months or days, else every so many ms. */
function momentsBetween(times: Float64Array, step: Step): (hole: Hole) => Generator<number> {
  const { unit, size } = step;
  const open = openDays(times, step);
  const atEnd = unit === 'month' && times.every(isLastDay);
  return function* ({ after, rows }) {
    const before = times[after]!;
    for (let k = 1, found = 0; found < rows; k++) {
      const moment = unit === 'month' ? inMonth(before, monthNumber(before) + k * size, atEnd) : before + k * size;
      if (open !== null && !open.has(new Date(moment).getUTCDay())) continue;
      found++;
      yield moment;
    }
  };
}

/**
 * The rows before which rows are missing in time, in rising order. Problems: those of `stepOf`.
 */
export function rowsBehindHoles(labels: RowLabels): Result<Int32Array> {
  const found = stepOf(labels);
  if (!found.ok) return found;
  const { labels: dated, step } = found.value;
  return good(Int32Array.from(holesOf(dated.times, step), ({ after }) => after + 1));
}

/**
 * The stretches of rows without a hole, where no window may cross one. A row that was dropped leaves a hole as well.
 *
 * @param behind the rows of the table before which rows are missing
 * @param kept row numbers in the table of the rows that are kept; null: all
 * @param rows how many rows are kept
 */
export function stretchesBetween(behind: Int32Array, kept: Int32Array | null, rows: number): Rows[] {
  const begins = kept === null ? [...behind] : [];
  if (kept !== null) {
    let next = 0;
    for (let row = 1; row < rows; row++) {
      while (next < behind.length && behind[next]! <= kept[row - 1]!) next++;
      const isHole = next < behind.length && behind[next]! <= kept[row]!;
      if (isHole || kept[row] !== kept[row - 1]! + 1) begins.push(row);
    }
  }
  return [0, ...begins].map((begin, k) => ({ begin, end: begins[k] ?? rows }));
}
