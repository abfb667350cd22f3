/** The used columns of a table, with the rows that are kept and the split fixed before anything is estimated. */
import { bad, good, problem, type Problem, type Result } from '../../experiment/problem';
import type { PreparationSpec } from '../../experiment/schema';
import { PARTS, type Part, type Table } from '../../experiment/sequences';
import { labelAt } from '../labels';
import { byPart, rowCount, splitRows, type Rows } from '../split';
import type { KnownAhead } from '../knownAhead';
import type { Variables } from '../variables';
import { completeRows, firstKnown } from './missing';

/** Larger numbers leave the range of 32-bit floats as soon as errors are squared. */
const LARGEST = 1e18;

/** What is known ahead, and the table with the rows after it for which it is; the table itself where there are none. */
export interface KnownRows extends KnownAhead {
  readonly whole: Table;
}

interface UsedColumn {
  /** In the table. */
  readonly index: number;
  readonly name: string;
  /** Where the spec names it. */
  readonly path: string;
  /** As read, all rows. */
  readonly values: Float64Array;
  /** The rows that are kept, and behind them those of `known.whole` after the table where the column is known ahead. */
  readonly truth: Float64Array;
  /** Whether it is. */
  readonly isAhead: boolean;
}

export interface UsedColumns {
  readonly columns: readonly UsedColumn[];
  /** Row numbers in the table of the rows kept; null: all. */
  readonly kept: Int32Array | null;
  /** The parts by the table's rows, and by the rows kept. */
  readonly tableParts: Readonly<Record<Part, Rows>>;
  readonly parts: Readonly<Record<Part, Rows>>;
}

/**
 * Problems: `valueTooLarge` {column, row, value, max} for a number beyond 1e18 or an infinite one, and
 * `noTrainingValue` {column} for a column whose training rows are all empty.
 *
 * @param known the columns that are known ahead, and the table with the rows after it for which they are
 */
export function usedColumns(
  table: Table,
  { inputs, targets }: Variables,
  { missing, split }: Pick<PreparationSpec, 'missing' | 'split'>,
  known: Pick<KnownRows, 'columns' | 'whole'>,
): Result<UsedColumns> {
  const named = [
    ...targets.map((index, k) => ({ index, path: `data.targets.${k}` })),
    ...inputs.map((index, k) => ({ index, path: `data.inputs.${k}` })),
  ].filter(({ index }, k, all) => all.findIndex((other) => other.index === index) === k);
  const columns = named.map(({ index, path }) => {
    const isAhead = known.columns.includes(index);
    return { index, path, isAhead, all: known.whole.columns[index]!.values, ...table.columns[index]! };
  });
  const tooLarge = columns.flatMap((column) =>
    largeValue(known.whole, column.isAhead ? { ...column, values: column.all } : column),
  );
  if (tooLarge.length > 0) return bad(...tooLarge);
  const tableParts = splitRows(table.rows, split);
  const kept =
    missing === 'dropRow'
      ? completeRows(
          columns.map(({ values }) => values),
          table.rows,
        )
      : null;
  const parts = kept === null ? tableParts : keptParts(kept, tableParts);
  const empty = columns.filter(({ values }) => firstKnown(values, tableParts.train) === undefined);
  if (empty.length > 0 && rowCount(tableParts.train) > 0) {
    return bad(...empty.map(({ path, name }) => problem(path, 'noTrainingValue', { column: name })));
  }
  return good({
    columns: columns.map(({ index, path, name, values, isAhead, all }) => ({
      index,
      path,
      name,
      values,
      truth: keptRows(isAhead ? all : values, kept, table.rows),
      isAhead,
    })),
    kept,
    tableParts,
    parts,
  });
}

/** The rows of a table of so many that are kept, and all that follow them. */
function keptRows(values: Float64Array, kept: Int32Array | null, rows: number): Float64Array {
  if (kept === null) return values;
  const result = new Float64Array(kept.length + values.length - rows);
  kept.forEach((row, k) => {
    result[k] = values[row]!;
  });
  result.set(values.subarray(rows), kept.length);
  return result;
}

function largeValue(
  table: Table,
  { path, name, values }: { path: string; name: string; values: Float64Array },
): Problem[] {
  const row = values.findIndex((value) => Math.abs(value) > LARGEST);
  if (row < 0) return [];
  const details = { column: name, row: labelAt(table.labels, row), value: String(values[row]), max: String(LARGEST) };
  return [problem(path, 'valueTooLarge', details)];
}

/** Dropping a row moves no other row into another part. */
function keptParts(kept: Int32Array, parts: Readonly<Record<Part, Rows>>): Readonly<Record<Part, Rows>> {
  const ends = PARTS.map((part) => {
    const beyond = kept.findIndex((row) => row >= parts[part].end);
    return beyond < 0 ? kept.length : beyond;
  });
  return byPart((part) => {
    const k = PARTS.indexOf(part);
    return { begin: k === 0 ? 0 : ends[k - 1]!, end: ends[k]! };
  });
}
