/** Inputs whose values are known for the rows that are predicted, and the rows of a table that say nothing else. */
import { bad, good, problem, type Problem, type Result } from '../experiment/problem';
import type { PreparationSpec, TaskSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { tableRows } from './tableRows';
import type { Variables } from './variables';

type Features = Pick<PreparationSpec['features'], 'knownAhead' | 'words'>;

/** The columns of a table that are known ahead. */
export interface KnownAhead {
  /** Numbers of the columns in the table. */
  readonly columns: readonly number[];
  /** Names of the columns of words. */
  readonly texts: readonly string[];
}

/**
 * Rows that one pass of a network predicts, and that an input which is known ahead is read ahead: each step of a window
 * has the value of the row so many rows later, the last step that of the last row predicted, as the covariates of Salinas
 * et al. (2020, DeepAR, section 3) for one row at a time.
 */
export const rowsAhead = ({ horizon, strategy }: Pick<TaskSpec, 'horizon' | 'strategy'>): number =>
  strategy === 'recursive' ? 1 : horizon;

/**
 * Looks the names up. Problems, each under `preparation.features.knownAhead.<k>`: `duplicateColumn` {name},
 * `aheadIsTarget` {name} for what is predicted itself, `aheadNotInput` {name} for what the network does not read.
 */
export function resolveAhead(
  { knownAhead, words }: Features,
  { inputs, targets }: Variables,
  { columns }: Pick<Table, 'columns'>,
): Result<KnownAhead> {
  const problems = knownAhead.flatMap((name, k): Problem[] => {
    const path = `preparation.features.knownAhead.${k}`;
    const named = (column: number) => columns[column]!.name === name;
    if (knownAhead.indexOf(name) < k) return [problem(path, 'duplicateColumn', { name })];
    if (targets.some(named)) return [problem(path, 'aheadIsTarget', { name })];
    return inputs.some(named) || words.includes(name) ? [] : [problem(path, 'aheadNotInput', { name })];
  });
  if (problems.length > 0) return bad(...problems);
  return good({
    columns: inputs.filter((column) => knownAhead.includes(columns[column]!.name)),
    texts: words.filter((name) => knownAhead.includes(name)),
  });
}

/** A table cut behind the last row that has a target. */
export interface CutTable {
  /** The series. */
  readonly table: Table;
  /** The series and the rows after it that are known ahead; the series itself where there are none. */
  readonly whole: Table;
}

/**
 * Cuts off the rows at the end in which no target has a value. Of these the ones are kept apart up to the last in which
 * all columns that are known ahead have a value, and up to the first before which rows are missing in time. Where nothing
 * of the table is known ahead, and where no row of its last series has a target, it stays as it is.
 *
 * @param behind rows before which rows are missing; null: none are looked for
 */
export function cutAhead(table: Table, { targets }: Variables, known: KnownAhead, behind: Int32Array | null): CutTable {
  const uncut = { table, whole: table };
  if (known.columns.length + known.texts.length === 0) return uncut;
  const columns = (places: readonly number[]) => places.map((place) => table.columns[place]!.values);
  const predicted = columns(targets);
  const read = columns(known.columns);
  const texts = (table.texts ?? []).filter(({ name }) => known.texts.includes(name));
  const last = lastRow(table.rows, (row) => predicted.some((values) => !Number.isNaN(values[row]!)));
  if (last < (table.breaks?.at(-1) ?? 0)) return uncut;
  const isKnown = (row: number) =>
    read.every((values) => !Number.isNaN(values[row]!)) && texts.every(({ codes }) => codes[row]! >= 0);
  const hole = behind?.find((row) => row > last) ?? table.rows;
  const end = Math.max(last, lastRow(hole, isKnown)) + 1;
  const series = firstRows(table, last + 1);
  return { table: series, whole: end === last + 1 ? series : firstRows(table, end) };
}

/** The last of the first `rows` rows that is such; −1: none is. */
function lastRow(rows: number, isSuch: (row: number) => boolean): number {
  let row = rows - 1;
  while (row >= 0 && !isSuch(row)) row--;
  return row;
}

const firstRows = (table: Table, rows: number): Table => (rows === table.rows ? table : tableRows(table, 0, rows));
