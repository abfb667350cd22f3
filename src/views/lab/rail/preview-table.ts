/** The data that are drawn in the rail as a table, in the units that its columns name. */
import type { Table } from '../../../data/csv';
import type { Preview } from '../../state/model';

/** The points that are drawn, wide form: of a long series stretches' extremes in turn, so that `row` is not whole. */
export function previewTable({ lines, rows, unit, kind }: Preview): Table {
  const count = Math.max(0, ...lines.map(({ values }) => values.length));
  const measured = unit === '' ? '' : ` (${unit})`;
  return {
    columns: [kind === 'series' ? 'row' : 'step', ...lines.map(({ name }) => name + measured)],
    rows: Array.from({ length: count }, (_, k) => [
      count < rows ? ((k + 0.5) * rows) / count + 0.5 : k + 1,
      ...lines.map(({ values }) => values[k] ?? null),
    ]),
  };
}
