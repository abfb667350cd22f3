/** The series that a spec's source names, prepared. */
import { good, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { columnNames, isMemory, isSynthesised } from '../experiment/sources';
import { DATASETS } from './catalogue';
import { drawnTable } from './drawn';
import { cutAhead, resolveAhead } from './knownAhead';
import { defaultTarget } from './parsing';
import { inTime, type TableInTime } from './preparation/inTime';
import { prepareSeries } from './preparation/pipeline';
import type { PreparedSeries } from './preparation/types';
import { synthesise } from './synthesis';
import { resolveVariables, type Variables } from './variables';

/** A series as read, and made ready for samples. */
export interface Series extends Pick<TableInTime, 'outcome'> {
  /** Its rows in time, up to the last one that has a target where inputs are known ahead. */
  readonly table: Table;
  readonly variables: Variables;
  readonly prepared: PreparedSeries;
}

/**
 * The series a spec's source names. `table` is what was read from the file of a shipped data set or of the user; every
 * other series is made here. Problems are those of `inTime`, `resolveVariables`, `resolveAhead` and `prepareSeries`. Throws when a memory task is asked for,
 * or a data set without its table.
 */
export function seriesOf(spec: ExperimentSpec, table: Table | null): Result<Series> {
  const [made, target] = seriesTable(spec, table);
  const timed = inTime(spec.preparation, made);
  if (!timed.ok) return timed;
  const { table: rows, behind, outcome } = timed.value;
  const variables = resolveVariables(spec.data, rows, target);
  if (!variables.ok) return variables;
  const known = resolveAhead(spec.preparation.features, variables.value, rows);
  if (!known.ok) return known;
  const { table: series, whole } = cutAhead(rows, variables.value, known.value, behind);
  const inside = behind?.filter((row) => row < series.rows) ?? null;
  const prepared = prepareSeries(spec, series, variables.value, inside, { ...known.value, whole });
  if (!prepared.ok) return prepared;
  return good({ table: series, variables: variables.value, prepared: prepared.value, outcome });
}

function seriesTable(spec: ExperimentSpec, table: Table | null): [table: Table, target: string] {
  const { source } = spec.data;
  if (isMemory(source)) throw new Error(`source: ${source.kind} has no series`);
  if (isSynthesised(source)) return [synthesise(source, spec.seed), columnNames(source.kind)[0]!];
  switch (source.kind) {
    case 'drawn':
      return drawnTable(source.values);
    case 'file':
      if (table === null) throw new Error(`table: null for the file ${source.name}; read it first`);
      return [table, defaultTarget(table)];
    case 'dataset':
      if (table === null) throw new Error(`table: null for the data set ${source.id}; read its file first`);
      return [table, DATASETS[source.id].target];
  }
}
