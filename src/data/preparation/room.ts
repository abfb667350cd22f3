/** Whether windows fit into the parts of a series, and what to change where they do not. */
import { problem, type Problem } from '../../experiment/problem';
import type { ExperimentSpec } from '../../experiment/schema';
import { rowCount } from '../split';
import type { UsedColumns } from './columns';

/**
 * Problems of the windows after `lost` first rows are gone: `tooFewRows` {rows, lost}, `horizonTooLong` {horizon, rows, max},
 * `windowTooLong` {window, horizon, rows, max}, `partEmpty` {part, rows, horizon, min}.
 */
export function roomProblems({ task }: ExperimentSpec, used: UsedColumns, lost: number): Problem[] {
  const { window, horizon } = task;
  const rows = Math.max(0, rowCount(used.parts.train) - lost);
  if (rows < 2) return [problem('preparation', 'tooFewRows', { rows, lost })];
  if (horizon > rows - 1) return [problem('task.horizon', 'horizonTooLong', { horizon, rows, max: rows - 1 })];
  const long = window + horizon > rows;
  return [
    ...(long ? [problem('task.window', 'windowTooLong', { window, horizon, rows, max: rows - horizon })] : []),
    ...emptyParts(used, horizon),
  ];
}

function emptyParts({ parts, tableParts }: UsedColumns, horizon: number): Problem[] {
  return (['validation', 'test'] as const)
    .filter((part) => rowCount(parts[part]) < horizon)
    .map((part) => {
      const rows = rowCount(parts[part]);
      // Where rows were dropped, as large a share of a larger part will be dropped.
      const given = rowCount(tableParts[part]);
      const needed = rows > 0 ? (horizon * given) / rows : horizon;
      // Rounded up to whole per mille, so that the advice always suffices.
      const min = Math.ceil((1000 * needed) / tableParts.test.end) / 1000;
      return problem(`preparation.split.${part}`, 'partEmpty', { part, rows, horizon, min });
    });
}
