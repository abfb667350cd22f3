/** A series that was drawn by hand, as a table. */
import type { Table } from '../experiment/sequences';

/** The one column of a drawn series. */
const COLUMN = 'value';

/** The table, and the column that is predicted. */
export function drawnTable(drawn: readonly number[]): [table: Table, target: string] {
  const values = Float64Array.from(drawn);
  const table: Table = {
    rows: values.length,
    columns: [{ name: COLUMN, unit: '', values }],
    labels: { kind: 'number', first: 0 },
  };
  return [table, COLUMN];
}
