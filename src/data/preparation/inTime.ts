/** A table in time, before anything else is prepared: rows put together, and where some are missing, in each of its series. */
import { FEWEST_ROWS } from '../../experiment/files';
import { bad, good, problem, type Result } from '../../experiment/problem';
import type { PreparationSpec } from '../../experiment/schema';
import type { Fact, Table } from '../../experiment/sequences';
import { labelAt } from '../labels';
import { stepsOf } from '../parsing/steps';
import { mostRows, rowsBehindHoles, withMissingRows } from './gaps';
import { fact } from './outcomes';
import { resampled } from './resample';
import { oneBelowTheOther, seriesIn } from './series';
import type { StepOutcome } from './types';

export interface TableInTime {
  /** As every later step sees it. */
  readonly table: Table;
  /** The rows of that table before which rows are missing or another series begins, and which no window may cross; null: windows may. */
  readonly behind: Int32Array | null;
  /** What was done to a column; made when asked for. Null where rows have no dates. */
  outcome(column: number): StepOutcome | null;
}

type InTimeSpec = Pick<PreparationSpec, 'resample' | 'gaps'>;

/** A series at the stations of its way. */
interface Stations {
  /** Its rows put together. */
  readonly together: Table;
  /** The missing ones put in. */
  readonly filled: Table;
  /** Rows of it that no window may cross. */
  readonly behind: Int32Array;
}

/** So few rows show no step. */
const STEP_ROWS = 3;

/**
 * The rows put together, then those that are missing, in each series of a table by itself. A series of which nothing is left
 * is left out. Problems: those of `resampled`, `withMissingRows` and `rowsBehindHoles`; `resampleTooFew` and `gapsTooMany`
 * also for all series together.
 */
export function inTime(spec: InTimeSpec, read: Table): Result<TableInTime> {
  const alone = read.breaks === undefined;
  const series: Stations[] = [];
  for (const each of seriesIn(read)) {
    const own = seriesInTime(spec, each, alone);
    if (!own.ok) return own;
    if (own.value.filled.rows > 0) series.push(own.value);
  }
  const { resample, gaps } = spec;
  const rows = series.reduce((sum, { filled }) => sum + filled.rows, 0);
  if (resample !== null && rows < FEWEST_ROWS) {
    return bad(problem('preparation.resample.to', 'resampleTooFew', { rows, interval: resample.to, min: FEWEST_ROWS }));
  }
  const max = mostRows(read);
  if (gaps === 'fill' && rows > max) return bad(problem('preparation.gaps', 'gapsTooMany', { rows, max }));
  const isSame = resample === null && series.every(({ filled, together }) => filled === together);
  const table = isSame ? read : oneBelowTheOther(series.map(({ filled }) => filled));
  const behind = alone && gaps !== 'split' ? null : bordersOf(series);
  return good({ table, behind, outcome: (column) => outcomeOf(spec, { read, series, table }, column) });
}

function seriesInTime({ resample, gaps }: InTimeSpec, read: Table, alone: boolean): Result<Stations> {
  const together = resample === null ? good(read) : resampled(read, resample, alone ? FEWEST_ROWS : 0);
  if (!together.ok) return together;
  const { labels, rows } = together.value;
  // Of many series some may be too short to tell.
  const looked = alone || labels.kind !== 'time' || rows >= STEP_ROWS;
  const filled = gaps === 'fill' && looked ? withMissingRows(together.value) : together;
  if (!filled.ok) return filled;
  const behind = gaps === 'split' && looked ? rowsBehindHoles(labels) : good(new Int32Array());
  if (!behind.ok) return behind;
  return good({ together: together.value, filled: filled.value, behind: behind.value });
}

/** Where further series begin, and where rows are missing in one. */
function bordersOf(series: readonly Stations[]): Int32Array {
  const borders: number[] = [];
  let begin = 0;
  for (const { filled, behind } of series) {
    if (begin > 0) borders.push(begin);
    for (const row of behind) borders.push(begin + row);
    begin += filled.rows;
  }
  return Int32Array.from(borders);
}

interface Done {
  readonly read: Table;
  readonly series: readonly Stations[];
  readonly table: Table;
}

function outcomeOf({ resample, gaps }: InTimeSpec, { read, series, table }: Done, column: number): StepOutcome | null {
  if (read.labels.kind !== 'time') return null;
  const together = series.reduce((sum, each) => sum + each.together.rows, 0);
  const added = table.rows - together;
  const changed = resample === null ? added : table.rows;
  const missing = holesIn(series);
  return {
    step: 'time',
    rows: changed,
    cells: changed * table.columns.length,
    before: read.columns[column]!.values,
    after: table.columns[column]!.values,
    touched: null,
    facts: [
      ...(resample === null ? [] : [fact('resampled', { before: read.rows, after: together })]),
      ...(missing === null ? [fact('noHoles')] : [missing, ...HANDLED[gaps](added)]),
    ],
  };
}

/** The rows that are missing in all series, and where first; null where none is. */
function holesIn(series: readonly Stations[]): Fact | null {
  const found = series.flatMap(({ together: { labels } }) => {
    const missing = stepsOf(labels)?.missing ?? null;
    return missing === null ? [] : [{ ...missing, label: labelAt(labels, missing.after) }];
  });
  const sum = (of: 'rows' | 'places') => found.reduce((total, each) => total + each[of], 0);
  return found.length === 0
    ? null
    : fact('holes', { count: sum('rows'), places: sum('places'), label: found[0]!.label });
}

const HANDLED: Readonly<Record<PreparationSpec['gaps'], (rows: number) => readonly Fact[]>> = {
  fill: (rows) => [fact('holesFilled', { rows })],
  split: () => [fact('holesSplit')],
  ignore: () => [],
};
