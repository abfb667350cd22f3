/** The memory lengths as a table, long form. Units count from 1. */
import type { Table } from '../../../../data/csv';

interface MemoryLength {
  readonly unit: number;
  readonly halfLife: number;
}

/** Half-lives in steps: a row for each unit; "Infinity" where nothing is ever lost. */
export const memoryTable = (lengths: readonly (readonly MemoryLength[] | null)[], names: readonly string[]): Table => ({
  columns: ['contender', 'unit', 'half-life'],
  rows: lengths.flatMap((units, k) =>
    (units ?? []).toSorted((a, b) => a.unit - b.unit).map(({ unit, halfLife }) => [names[k]!, unit + 1, halfLife]),
  ),
});
