/** What a trained network does instead of forecasting, as the final lines of the command line say it. */
import { whole } from '../src/data';
import type { Prepared } from '../src/data/types';
import type { RunNumbers } from '../src/experiment/runs';
import type { BaselineName } from '../src/experiment/sequences';
import type { Model } from '../src/rnn';
import { explosionOfRun, habitOf, rivalsOf } from '../src/study/habits';
import { SCORING, scoredPredictions, type BaselineScores } from '../src/training/evaluation';
import { traitsOf } from '../src/training/traits';

/**
 * `habits`, where there are any: that the loss has exploded (`before`, `loss`), or else what the forecasts of a target on
 * the test part do (`target`, and what `habitOf` says).
 *
 * @param baselines on the test part
 */
export function habitsOf(
  model: Model,
  prepared: Prepared,
  losses: Pick<RunNumbers, 'firstValLoss' | 'finalTrainLoss' | 'finalValLoss'>,
  baselines: BaselineScores,
): { habits?: readonly object[] } {
  const explosion = explosionOfRun(losses);
  if (explosion !== null) return { habits: [{ kind: 'exploded', ...explosion }] };
  if (prepared.task !== 'forecast') return {};
  const { samples, values, scores } = whole(scoredPredictions(model, prepared, 'test', SCORING.rest));
  const rivals = Object.entries(baselines).map(([name, each]) => ({ name: name as BaselineName, scores: each }));
  const traits = traitsOf(prepared, 'test', values, samples) ?? [];
  const habits = traits.flatMap((each, v) => {
    const habit = habitOf(each, scores.targets[v]?.['r2'] ?? NaN, rivalsOf(rivals, v));
    return habit === null ? [] : [{ target: prepared.targetNames[v], ...habit }];
  });
  return habits.length === 0 ? {} : { habits };
}
