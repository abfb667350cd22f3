/** What claims measure of a trained contender, by the functions that the page shows it by. */
import { gatesOf } from '../src/experiment/cells';
import { parameterCount } from '../src/experiment/parameters';
import type { Scores } from '../src/experiment/sequences';
import type { Measure } from '../src/lessons/lesson';
import { FIRST_PLACE, lossesWith, rankingOf, relativeFlow, saturationAt } from './laboratory';
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
      const { before, after } = lossesWith((await trained()).subject, measure.preset);
      return after / before;
    }
    case 'heldAtMean':
      return heldAtMean(await trained(), measure.gate);
    case 'flow':
      return flowOf(await trained(), measure.state);
    case 'saturation': {
      const shares = saturationAt((await trained()).subject, FIRST_PLACE);
      const { above, below } = named('gate', measure.gate, Object.fromEntries(shares.map((each) => [each.name, each])));
      return measure.side === 'open' ? above : below;
    }
    default:
      return measure satisfies never;
  }
}

/** Whatever goes by this name. Throws where nothing does. */
function named<V>(what: string, name: string, all: Readonly<Partial<Record<string, V>>>): V {
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found === undefined) throw new Error(`${what}: ${name} is none of ${Object.keys(all).join(', ')}`);
  return found;
}

const scoreOf = (scores: Scores, { metric }: Extract<Measure, { of: 'score' | 'baseline' }>): number =>
  named('metric', metric, scores.overall);

/** Losses: of the last epoch, 0 where it is untrained. */
const courseOf = ({ best, records }: Contender['run']) => ({
  bestEpoch: best?.epoch ?? NaN,
  bestValLoss: best?.valLoss ?? NaN,
  trainLoss: records.at(-1)?.trainLoss ?? NaN,
  valLoss: records.at(-1)?.valLoss ?? NaN,
});

function heldAtMean({ subject }: Contender, gate: string): number {
  const gates: readonly string[] = gatesOf(subject.network.body.contender.cell);
  if (!gates.includes(gate)) throw new Error(`gate: ${gate} is none of ${gates.join(', ')}`);
  const found = (so: ReturnType<typeof rankingOf>) => so.gates.find((each) => each.gate === gate);
  const ranking = rankingOf(subject, FIRST_PLACE, (so) => found(so) !== undefined);
  return found(ranking)!.loss / ranking.loss;
}

function flowOf({ subject }: Contender, state: 'h' | 'c'): number {
  const norms = relativeFlow(subject, FIRST_PLACE)[state];
  if (norms === null) throw new Error(`state: the cell ${subject.network.body.contender.cell} has no ${state}`);
  // Where all sequences that are averaged are shorter than the probe, the mean begins after its first step.
  return norms.find((norm) => !Number.isNaN(norm)) ?? NaN;
}
