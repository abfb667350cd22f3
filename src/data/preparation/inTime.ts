/** A table in time, before anything else is prepared: which rows there are, and where some are missing. */
import { good, type Result } from '../../experiment/problem';
import type { PreparationSpec } from '../../experiment/schema';
import type { Fact, RowLabels, Table } from '../../experiment/sequences';
import { labelAt } from '../labels';
import { stepsOf, type Steps } from '../parsing/steps';
import { rowsBehindHoles, withMissingRows } from './gaps';
import { fact } from './outcomes';
import type { StepOutcome } from './types';

export interface TableInTime {
  /** As every later step sees it. */
  readonly table: Table;
  /** The rows of that table before which rows are missing and which no window may cross; null: windows may. */
  readonly behind: Int32Array | null;
  /** What was done to a column; made when asked for. Null where rows have no dates. */
  outcome(column: number): StepOutcome | null;
}

/** Problems: those of `withMissingRows` and `rowsBehindHoles`. */
export function inTime({ gaps }: Pick<PreparationSpec, 'gaps'>, read: Table): Result<TableInTime> {
  const filled = gaps === 'fill' ? withMissingRows(read) : good(read);
  if (!filled.ok) return filled;
  const behind = gaps === 'split' ? rowsBehindHoles(read.labels) : good(null);
  if (!behind.ok) return behind;
  const table = filled.value;
  return good({ table, behind: behind.value, outcome: (column) => outcomeOf(gaps, read, table, column) });
}

function outcomeOf(gaps: PreparationSpec['gaps'], read: Table, table: Table, column: number): StepOutcome | null {
  if (read.labels.kind !== 'time') return null;
  const missing = stepsOf(read.labels)?.missing ?? null;
  const added = table.rows - read.rows;
  return {
    step: 'time',
    rows: added,
    cells: added * table.columns.length,
    before: read.columns[column]!.values,
    after: table.columns[column]!.values,
    touched: null,
    facts: missing === null ? [fact('noHoles')] : [holes(missing, read.labels), ...HANDLED[gaps](added)],
  };
}

const holes = ({ rows, places, after }: NonNullable<Steps['missing']>, labels: RowLabels): Fact =>
  fact('holes', { count: rows, places, label: labelAt(labels, after) });

const HANDLED: Readonly<Record<PreparationSpec['gaps'], (rows: number) => readonly Fact[]>> = {
  fill: (rows) => [fact('holesFilled', { rows })],
  split: () => [fact('holesSplit')],
  ignore: () => [],
};
