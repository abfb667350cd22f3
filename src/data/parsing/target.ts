/** Which column of the user's own table is predicted when the spec names none. */
import type { Table } from '../../experiment/sequences';

/** The first column that does not merely count the rows; the first one where all do. */
export function defaultTarget({ columns }: Table): string {
  return (columns.find(({ values }) => !isIndex(values)) ?? columns[0])?.name ?? '';
}

/** k, k + 1, k + 2, …: the numbers of the rows. */
function isIndex(values: Float64Array): boolean {
  return values.every((value, row) => value === values[0]! + row);
}
