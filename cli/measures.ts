/** What claims measure of a trained contender, by the functions that the page shows it by. */
import { whole } from '../src/data';
import type { Prepared } from '../src/data/types';
import { parameterCount } from '../src/experiment/parameters';
import type { Scores } from '../src/experiment/sequences';
import type { Measure } from '../src/lessons/lesson';
import { scoredPredictions } from '../src/training/evaluation';
import { traitsOf } from '../src/training/traits';
import { FIRST_PLACE, lossesWith, saturationAt, type Subject } from './laboratory';
import { firstOverLast, heldAtMean, largestSlope, operatedOn, recurrentRadius } from './labMeasures';
import { named, numbered } from './named';
import { planeOf } from './plane';
import type { Contender, Trial } from './trial';

/**
 * One number; NaN where the network has none, which fulfils no claim. A network of several layers is looked at in the
 * first one, as on the page.
 *
 * @param contender 0-based; it is trained only where the measure needs it
 * @throws where the experiment has no such contender, metric, baseline, gate, state or preset
 */
export async function measured(trial: Trial, contender: number, measure: Measure): Promise<number> {
  const settings = trial.settings(contender);
  const trained = () => trial.contender(contender);
  const subject = async () => (await trained()).subject;
  switch (measure.of) {
    case 'parameters':
      return parameterCount(settings, trial.prepared.inputs, trial.prepared.outputs);
    case 'baseline':
      return scoreOf(named('baseline', measure.baseline, trial.baselines), measure);
    case 'score':
      return scoreOf((await trained()).scores, measure);
    case 'bestEpoch':
    case 'bestValLoss':
    case 'trainLoss':
    case 'valLoss':
      return courseOf((await trained()).run)[measure.of];
    case 'failed':
      return (await trained()).run.status === 'failed' ? 1 : 0;
    case 'preset': {
      const { before, after } = lossesWith(await subject(), measure.preset);
      return after / before;
    }
    case 'heldAtMean':
      return heldAtMean(await subject(), measure.gate);
    case 'flow':
      return firstOverLast(await subject(), measure.state);
    case 'saturation': {
      const shares = saturationAt(await subject(), FIRST_PLACE);
      const { above, below } = named('gate', measure.gate, Object.fromEntries(shares.map((each) => [each.name, each])));
      return measure.side === 'open' ? above : below;
    }
    case 'operated':
      return operatedOn(await subject(), measure);
    case 'slope':
      return largestSlope(await subject(), measure.at);
    case 'spectralRadius':
      return recurrentRadius(await subject());
    case 'plane':
      return planeOf(await subject(), measure);
    case 'repeats':
      return repeats(await subject());
    case 'outside':
      return shareOutside(trial.prepared);
    default:
      return measure satisfies never;
  }
}

function scoreOf(scores: Scores, measure: Extract<Measure, { of: 'score' | 'baseline' }>): number {
  const { metric, ahead, target } = measure;
  if (ahead === undefined) {
    return named('metric', metric, target === undefined ? scores.overall : numbered('target', target, scores.targets));
  }
  if (metric !== 'rmse') throw new Error(`metric: of one step ahead there is the rmse alone, and not ${metric}`);
  if (target === undefined && scores.steps.length > 1)
    throw new Error('target: say of which; they differ in their units');
  return numbered('ahead', ahead - 1, numbered('target', target ?? 0, scores.steps));
}

/** Losses: of the last epoch, 0 where it is untrained. */
const courseOf = ({ best, records }: Contender['run']) => ({
  bestEpoch: best?.epoch ?? NaN,
  bestValLoss: best?.valLoss ?? NaN,
  trainLoss: records.at(-1)?.trainLoss ?? NaN,
  valLoss: records.at(-1)?.valLoss ?? NaN,
});

/** Of the first target, as the page says it of a forecast that repeats the last value. */
function repeats({ model, open: { prepared } }: Subject): number {
  const { samples, values } = whole(scoredPredictions(model, prepared, 'test', Infinity));
  const [traits] = traitsOf(prepared, 'test', values, samples) ?? [];
  if (traits === undefined) throw new Error('repeats: only a forecast can repeat the last value');
  return traits.toLast[0]! / traits.toTruth[0]!;
}

/** Of the first target. */
function shareOutside(prepared: Prepared): number {
  if (prepared.series === undefined) throw new Error('outside: only a series has a range in its training part');
  const { parts, targets } = prepared.series.prepared;
  let [low, high] = [Infinity, -Infinity];
  for (const value of targets[0]!.truth.subarray(parts.train.begin, parts.train.end)) {
    // A missing value is neither.
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const V = prepared.targetNames.length;
  const truth = prepared.truth('test').filter((value, k) => k % V === 0 && !Number.isNaN(value));
  return truth.filter((value) => value < low || value > high).length / truth.length;
}
