/** The numbers of a cell as a table. Steps and units count from 1. */
import type { Table } from '../../../data/csv';

/** The numbers on a cell's wires, long form: a row for each; `quantity` as in the diagram ("f.x" is what x adds to f). */
export const cellTable = (
  contender: string,
  unit: number,
  step: number,
  values: ReadonlyMap<string, number>,
): Table => ({
  columns: ['contender', 'unit', 'step', 'quantity', 'value'],
  rows: Array.from(values, ([quantity, value]) => [contender, unit + 1, step + 1, quantity, value]),
});
