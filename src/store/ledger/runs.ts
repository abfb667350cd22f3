/** Kept runs as values: taking a record apart, in order, and what stays of a run that is kept again. */
import type { RunRecord, RunSummary } from '../../experiment/runs';
import type { RunBody } from './database';

/** What the user gives a run. */
export type RunMarks = Pick<RunSummary, 'name' | 'starred' | 'note'>;

export function parted({ curves, weights, ...summary }: RunRecord): { summary: RunSummary; body: RunBody } {
  return { summary, body: { curves, weights } };
}

/** A run that is kept again, because it went on: its new numbers, with what the user has called it meanwhile. */
export const keptAgain = (summary: RunSummary, { name, starred, note }: RunMarks): RunSummary => ({
  ...summary,
  name: name === '' ? summary.name : name,
  starred: starred || summary.starred,
  note: note === '' ? summary.note : note,
});

/** The newest first; of one race that ended together, by contender and seed. */
export const inOrder = (runs: Iterable<RunSummary>): RunSummary[] =>
  [...runs].sort((a, b) => b.ended - a.ended || a.contender - b.contender || a.run - b.run || (a.id < b.id ? -1 : 1));
