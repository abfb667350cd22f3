/** What each step of the preparation changes as a table. */
import type { Table } from '../../../data/csv';
import type { Preview } from '../../state/model';

/** The first target before and after each step of the preparation, long form: a row for each point that is drawn. */
export function preparationTable({ steps }: Preview): Table {
  return {
    columns: ['preparation step', 'point', 'before', 'after', 'touched'],
    rows: steps.flatMap(({ step, before, after, touched }) =>
      Array.from({ length: Math.max(before.length, after.length) }, (_, k) => [
        step,
        k + 1,
        before[k] ?? null,
        after[k] ?? null,
        touched[k] ?? 0,
      ]),
    ),
  };
}
