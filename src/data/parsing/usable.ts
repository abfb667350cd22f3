/** Whether there is something to forecast in the user's own table: enough rows, and a column that changes. */
import { bad, good, problem, type Result } from '../../experiment/problem';
import { FEWEST_ROWS } from '../../experiment/files';
import type { Table } from '../../experiment/sequences';

/** True where a column has one value in every row that has any. */
export function isConstant(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.every((value) => value === first || Number.isNaN(value));
}

/**
 * The table, or why nothing can be forecast in it: `fileTooFewRows` {rows, min}, `fileConstant` {name, value, rows},
 * `fileAllConstant` {columns}.
 */
export function usable(table: Table): Result<Table> {
  const { rows, columns } = table;
  if (rows < FEWEST_ROWS) return bad(problem('', 'fileTooFewRows', { rows, min: FEWEST_ROWS }));
  if (!columns.every(({ values }) => isConstant(values))) return good(table);
  const [{ name, values }] = columns as readonly [Table['columns'][number]];
  if (columns.length > 1) return bad(problem('', 'fileAllConstant', { columns: columns.length }));
  return bad(problem('', 'fileConstant', { name, value: values.find((value) => !Number.isNaN(value)) ?? 0 }));
}
