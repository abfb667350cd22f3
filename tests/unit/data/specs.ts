/** Small specs and tables for the tests of the data room. */
import { readFileSync } from 'node:fs';
import { DATASETS, parseTable, prepare, type Prepared } from '../../../src/data';
import { parseSpec } from '../../../src/experiment/parse';
import type { Problem, Result } from '../../../src/experiment/problem';
import type { DatasetId, ExperimentSpec } from '../../../src/experiment/schema';
import type { Table } from '../../../src/experiment/sequences';

/** The value of a result that must be good. */
export function value<V>(result: Result<V>): V {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

export function problems(result: Result<unknown>): readonly Problem[] {
  return result.ok ? [] : result.problems;
}

export const specOf = (document: object): ExperimentSpec => value(parseSpec(document));

/** A spec whose data set is replaced by `tableOf`; the target is the column "sunspots". */
export const seriesSpec = (fields: { task?: object; preparation?: object; data?: object; training?: object } = {}) =>
  specOf({ ...fields, data: { source: { kind: 'dataset', id: 'sunspots' }, ...fields.data } });

/** A table with the column "sunspots" and, where given, others; rows are labelled r0, r1, …. */
export function tableOf(sunspots: readonly number[], others: Readonly<Record<string, readonly number[]>> = {}): Table {
  return {
    rows: sunspots.length,
    columns: Object.entries({ sunspots, ...others }).map(([name, values]) => ({
      name,
      unit: 'u',
      values: Float64Array.from(values),
    })),
    labels: { kind: 'text', values: sunspots.map((_, row) => `r${row}`) },
  };
}

export const counting = (rows: number, from = 0): number[] => Array.from({ length: rows }, (_, row) => from + row);

export const prepared = (spec: ExperimentSpec, table: Table | null = null): Prepared => value(prepare(spec, table));

const shipped = new Map<DatasetId, Table>();

/** A shipped series, read once for all tests of a file. */
export function shippedTable(id: DatasetId): Table {
  const known = shipped.get(id);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`../../../public/${DATASETS[id].file}`, import.meta.url), 'utf8');
  const table = value(parseTable(text, DATASETS[id]));
  shipped.set(id, table);
  return table;
}
