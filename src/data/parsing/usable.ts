/** Whether there is something to forecast in the user's own table: enough rows, and a column that changes. */
import { bad, good, problem, type Result } from '../../experiment/problem';
import { FEWEST_ROWS } from '../../experiment/files';
import type { Table } from '../../experiment/sequences';

/** True where a column has one value in every row that has any. */
export function isConstant(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.every((value) => value === first || Number.isNaN(value));
}

/** k, k + 1, k + 2, …: the numbers of the rows. */
export function isIndex(values: Float64Array): boolean {
  return values.every((value, row) => value === values[0]! + row);
}

/**
 * The table, or why nothing can be forecast in it: `fileTooFewRows` {rows, min}, `fileConstant` {name, value},
 * `fileAllConstant` {columns}.
 */
export function usable(table: Table): Result<Table> {
  const { rows, columns } = table;
  if (rows < FEWEST_ROWS) return bad(problem('', 'fileTooFewRows', { rows, min: FEWEST_ROWS }));
  const constant = columns.filter(({ values }) => isConstant(values));
  // A column that counts the rows beside them is no series either.
  if (constant.length === 0 || columns.some(({ values }) => !isConstant(values) && !isIndex(values)))
    return good(table);
  if (constant.length > 1) return bad(problem('', 'fileAllConstant', { columns: constant.length }));
  const { name, values } = constant[0]!;
  return bad(problem('', 'fileConstant', { name, value: values.find((value) => !Number.isNaN(value)) ?? 0 }));
}
