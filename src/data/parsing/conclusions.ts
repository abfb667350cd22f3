/** What a table that was read shows of itself: the step of time and what is missing in it, codes, and what is predicted. */
import type { FileNote } from '../../experiment/files';
import type { Table } from '../../experiment/sequences';
import { labelAt } from '../labels';
import { findMissingCodes } from './missingCodes';
import { stepsOf, stepText } from './steps';
import { possibleTargets } from './target';

export interface Conclusions {
  readonly notes: readonly FileNote[];
  readonly step: string | null;
  readonly target: string | null;
  readonly missingCodes: readonly number[];
}

/**
 * @param turned whether the columns are series of one kind, any of which may be predicted
 * @param rows how many rows the first series has; the step of time is looked for in it
 */
export function conclusionsOf(table: Table, turned: boolean, rows: number = table.rows): Conclusions {
  const notes: FileNote[] = [];
  const { labels } = table;
  const steps = stepsOf(
    labels.kind === 'time' && rows < table.rows ? { ...labels, times: labels.times.subarray(0, rows) } : labels,
  );
  const label = (row: number) => labelAt(table.labels, row);
  if (steps?.missing) {
    const { rows, places, after } = steps.missing;
    const values = { step: stepText(steps.step), count: rows, places, label: label(after) };
    notes.push({ code: 'missingRows', values });
  }
  if (steps?.stray) {
    const { rows: count, first } = steps.stray;
    notes.push({ code: 'strayDays', values: { count, label: label(first) } });
  }
  if (steps?.change) {
    const { row, to } = steps.change;
    const values = { before: stepText(steps.step), after: stepText(to), label: label(row) };
    notes.push({ code: 'stepChanges', values });
  }
  const codes = findMissingCodes(table.columns);
  for (const { value, columns, count } of codes) {
    notes.push({ code: 'missingCode', values: { column: columns.join(', '), count, value } });
  }
  const targets = possibleTargets(table);
  const [target] = targets;
  if (target !== undefined && targets.length > 1 && !turned) {
    notes.push({ code: 'targetGuessed', values: { column: target.name, count: targets.length - 1 } });
  }
  return {
    notes,
    step: steps === null ? null : stepText(steps.step),
    target: target?.name ?? null,
    missingCodes: codes.map(({ value }) => value),
  };
}
