/** The trajectories as a table. */
import type { Table } from '../../../../data/csv';
import type { ContenderSurgery } from '../../../../store/surgeryState';

export type Projected = NonNullable<ContenderSurgery['projected']>['answer'];

/** Long form: a row for each sequence and step, with both components without and with surgery. Steps count from 1. */
export const trajectoryTable = (contender: string, { trajectories, layer, direction, state }: Projected): Table => ({
  columns: [
    'contender',
    'layer',
    'direction',
    'state',
    'part',
    'sample',
    'step',
    'label',
    'PC 1 untouched',
    'PC 2 untouched',
    'PC 1 with surgery',
    'PC 2 with surgery',
  ],
  rows: trajectories.flatMap(({ part, sample, before, after, stepLabels }) =>
    Array.from({ length: before.length / 2 }, (_, step) => [
      contender,
      layer + 1,
      direction,
      state,
      part,
      sample + 1,
      step + 1,
      stepLabels[step] ?? '',
      before[2 * step]!,
      before[2 * step + 1]!,
      after[2 * step]!,
      after[2 * step + 1]!,
    ]),
  ),
});
