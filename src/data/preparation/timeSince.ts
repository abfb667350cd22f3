/** The time since the row before, for rows that follow one another unevenly. */
import type { PreparationSpec } from '../../experiment/schema';
import { problem, type Problem } from '../../experiment/problem';
import type { RowLabels } from '../../experiment/sequences';
import { medianStep } from '../rhythm';
import type { Feature } from './feature';

type Features = PreparationSpec['features'];

/** `timeSinceNeedsDates` {} where rows have no dates. */
export function timeSinceProblems({ timeSince }: Features, labels: RowLabels): Problem[] {
  return timeSince && labels.kind !== 'time' ? [problem('preparation.features.timeSince', 'timeSinceNeedsDates')] : [];
}

/**
 * log(1 + Δ) of the time Δ since the row before, counted in steps: the median of the training rows. The logarithm always,
 * because an hour among seconds would leave nothing of the other differences; log 2 for an even step, and in the first row,
 * before which there is none. The times of rows beyond the end follow the rhythm of the series.
 *
 * @param labels of the training rows
 */
export function timeSinceFeatures({ timeSince }: Features, labels: RowLabels): Feature[] {
  if (!timeSince || labels.kind !== 'time') return [];
  const step = medianStep(labels.times);
  return [
    {
      name: 'time since',
      reach: 0,
      scaled: true,
      at(row, { time }) {
        const steps = (time(row) - time(row - 1)) / step;
        return Math.log1p(Number.isFinite(steps) ? Math.max(0, steps) : 1);
      },
    },
  ];
}
