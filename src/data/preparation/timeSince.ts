/** The time since the row before, for rows that follow one another unevenly. */
import type { PreparationSpec } from '../../experiment/schema';
import { problem, type Problem } from '../../experiment/problem';
import type { RowLabels } from '../../experiment/sequences';
import { monthNumber } from '../months';
import { stepsOf } from '../parsing/steps';
import { medianStep } from '../rhythm';
import type { Feature } from './feature';

type Features = PreparationSpec['features'];

/** `timeSinceNeedsDates` {} where rows have no dates. */
export function timeSinceProblems({ timeSince }: Features, labels: RowLabels): Problem[] {
  return timeSince && labels.kind !== 'time' ? [problem('preparation.features.timeSince', 'timeSinceNeedsDates')] : [];
}

/**
 * log(1 + Δ) of the time Δ since the row before, counted in steps: months where the training rows follow one another by
 * these, which have no fixed length, else their median. The logarithm always, because an hour among seconds would leave
 * nothing of the other differences; log 2 for an even step, and in the first row, before which there is none. The times of
 * rows beyond the end follow the rhythm of the series.
 *
 * @param labels of the training rows
 */
export function timeSinceFeatures({ timeSince }: Features, labels: RowLabels): Feature[] {
  if (!timeSince || labels.kind !== 'time') return [];
  const step = stepsOf(labels)?.step;
  const inMonths = step?.unit === 'month';
  const size = inMonths ? step.size : medianStep(labels.times);
  const place = inMonths ? monthNumber : (time: number) => time;
  return [
    {
      name: 'time since',
      reach: 0,
      scaled: true,
      at(row, { time }) {
        const steps = (place(time(row)) - place(time(row - 1))) / size;
        return Math.log1p(Number.isFinite(steps) ? Math.max(0, steps) : 1);
      },
    },
  ];
}
