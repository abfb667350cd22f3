/** A table in time, before anything else is prepared: rows put together, and where some are missing. */
import { bad, good, problem, type Result } from '../../experiment/problem';
import type { PreparationSpec } from '../../experiment/schema';
import type { Fact, RowLabels, Table } from '../../experiment/sequences';
import { labelAt } from '../labels';
import { stepsOf, type Steps } from '../parsing/steps';
import { rowsBehindHoles, withMissingRows } from './gaps';
import { fact } from './outcomes';
import { resampled } from './resample';
import type { StepOutcome } from './types';

export interface TableInTime {
  /** As every later step sees it. */
  readonly table: Table;
  /** The rows of that table before which rows are missing and which no window may cross; null: windows may. */
  readonly behind: Int32Array | null;
  /** What was done to a column; made when asked for. Null where rows have no dates. */
  outcome(column: number): StepOutcome | null;
}

type InTimeSpec = Pick<PreparationSpec, 'resample' | 'gaps'>;

/** The rows put together, then those that are missing. Problems: those of `resampled`, `withMissingRows`, `rowsBehindHoles`; `resampleOfSeries` {} and `gapsOfSeries` {}. */
export function inTime(spec: InTimeSpec, read: Table): Result<TableInTime> {
  const { resample, gaps } = spec;
  if (read.breaks !== undefined) return severalInTime(spec, read, read.breaks);
  const together = resample === null ? good(read) : resampled(read, resample);
  if (!together.ok) return together;
  const filled = gaps === 'fill' ? withMissingRows(together.value) : together;
  if (!filled.ok) return filled;
  const behind = gaps === 'split' ? rowsBehindHoles(together.value.labels) : good(null);
  if (!behind.ok) return behind;
  const tables = { read, together: together.value, table: filled.value };
  return good({ table: filled.value, behind: behind.value, outcome: (column) => outcomeOf(spec, tables, column) });
}

/** Several series one below the other: their rows stay as they are, and no window crosses from one to the next. */
function severalInTime({ resample, gaps }: InTimeSpec, table: Table, behind: Int32Array): Result<TableInTime> {
  if (resample !== null) return bad(problem('preparation.resample', 'resampleOfSeries'));
  if (gaps !== 'ignore') return bad(problem('preparation.gaps', 'gapsOfSeries'));
  return good({ table, behind, outcome: () => null });
}

/** The table at the stations of its way: as read, its rows put together, the missing ones put in. */
type Tables = Readonly<Record<'read' | 'together' | 'table', Table>>;

function outcomeOf({ resample, gaps }: InTimeSpec, tables: Tables, column: number): StepOutcome | null {
  const { read, together, table } = tables;
  if (read.labels.kind !== 'time') return null;
  const missing = stepsOf(together.labels)?.missing ?? null;
  const added = table.rows - together.rows;
  const changed = resample === null ? added : table.rows;
  return {
    step: 'time',
    rows: changed,
    cells: changed * table.columns.length,
    before: read.columns[column]!.values,
    after: table.columns[column]!.values,
    touched: null,
    facts: [
      ...(resample === null ? [] : [fact('resampled', { before: read.rows, after: together.rows })]),
      ...(missing === null ? [fact('noHoles')] : [holes(missing, together.labels), ...HANDLED[gaps](added)]),
    ],
  };
}

const holes = ({ rows, places, after }: NonNullable<Steps['missing']>, labels: RowLabels): Fact =>
  fact('holes', { count: rows, places, label: labelAt(labels, after) });

const HANDLED: Readonly<Record<PreparationSpec['gaps'], (rows: number) => readonly Fact[]>> = {
  fill: (rows) => [fact('holesFilled', { rows })],
  split: () => [fact('holesSplit')],
  ignore: () => [],
};
