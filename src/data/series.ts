/** A series made ready for windows: its variables, the split of its rows, its windows, its season; all checks are here. */
import { bad, good, problem, type Problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Part, Table } from '../experiment/sequences';
import { isMemory, isSynthesised } from '../experiment/sources';
import { DATASETS } from './catalogue';
import { suggestSeason } from './season';
import { byPart, rowCount, splitRows, type Rows } from './split';
import { synthesise } from './synthesis';
import { columnNames } from './synthesis/columns';
import { resolveVariables, type Variables } from './variables';
import { windowsOf, type Windows } from './windows';

export interface Series {
  readonly table: Table;
  readonly variables: Variables;
  readonly rows: Readonly<Record<Part, Rows>>;
  readonly windows: Readonly<Record<Part, Windows>>;
  /** Rows a season has; null where none is known or found. */
  readonly seasonalPeriod: number | null;
}

/**
 * The series a spec's source names. `table` is what was read from the file of a shipped data set; synthesised series
 * are drawn here. Problems, besides those of the variables: `horizonTooLong` {horizon, rows, max}, `windowTooLong`
 * {window, horizon, rows, max}, `partEmpty` {part, rows, horizon, min}, `seasonTooLong` {period, rows, max}. Throws when
 * a memory task is asked for, or a data set without its table.
 */
export function seriesOf(spec: ExperimentSpec, table: Table | null): Result<Series> {
  const [series, target] = seriesTable(spec, table);
  const variables = resolveVariables(spec.data, series, target);
  if (!variables.ok) return variables;
  const rows = splitRows(series.rows, spec.preparation.split);
  const problems = [...windowProblems(spec, rowCount(rows.train)), ...partProblems(spec, rows)];
  if (problems.length > 0) return bad(...problems);
  const training = series.columns[variables.value.targets[0]!]!.values.subarray(rows.train.begin, rows.train.end);
  const season = seasonOf(spec, training);
  if (!season.ok) return season;
  return good({
    table: series,
    variables: variables.value,
    rows,
    windows: byPart((part) => windowsOf(part, rows[part], spec.task)),
    seasonalPeriod: season.value,
  });
}

function seriesTable(spec: ExperimentSpec, table: Table | null): [table: Table, target: string] {
  const { source } = spec.data;
  if (isMemory(source)) throw new Error(`source: ${source.kind} has no series`);
  if (isSynthesised(source)) return [synthesise(source, spec.seed), columnNames(source.kind)[0]!];
  if (table === null) throw new Error(`table: null for the data set ${source.id}; read its file first`);
  return [table, DATASETS[source.id].target];
}

function windowProblems({ task }: ExperimentSpec, rows: number): Problem[] {
  const { window, horizon } = task;
  if (horizon > rows - 1) return [problem('task.horizon', 'horizonTooLong', { horizon, rows, max: rows - 1 })];
  if (window + horizon > rows) {
    return [problem('task.window', 'windowTooLong', { window, horizon, rows, max: rows - horizon })];
  }
  return [];
}

function partProblems({ task: { horizon } }: ExperimentSpec, rows: Readonly<Record<Part, Rows>>): Problem[] {
  return (['validation', 'test'] as const)
    .filter((part) => rowCount(rows[part]) < horizon)
    .map((part) => {
      // Rounded up to whole per mille, so that the advice always suffices.
      const min = Math.ceil((1000 * horizon) / rows.test.end) / 1000;
      const values = { part, rows: rowCount(rows[part]), horizon, min };
      return problem(`preparation.split.${part}`, 'partEmpty', values);
    });
}

/** The spec's season, else the catalogue's where the training part is that long, else the one suggested by it. */
function seasonOf({ data: { source }, task }: ExperimentSpec, training: Float64Array): Result<number | null> {
  const chosen = task.seasonalPeriod;
  if (chosen !== null) {
    if (chosen <= training.length) return good(chosen);
    const values = { period: chosen, rows: training.length, max: training.length };
    return bad(problem('task.seasonalPeriod', 'seasonTooLong', values));
  }
  const known = source.kind === 'dataset' ? DATASETS[source.id].seasonalPeriod : null;
  return good(known !== null && known <= training.length ? known : suggestSeason(training));
}
