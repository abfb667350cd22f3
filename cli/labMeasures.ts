/** Numbers that claims take from the laboratory's answers about a trained network. */
import { gatesOf, gatesThat } from '../src/experiment/cells';
import { checkInterventions } from '../src/experiment/fitting';
import { isOperation, type Operation } from '../src/experiment/interventions';
import { parseSpec } from '../src/experiment/parse';
import { bad, good } from '../src/experiment/problem';
import type { Measure, Ranked } from '../src/lessons/lesson';
import {
  FIRST_PLACE,
  lossesUnder,
  rankingOf,
  relativeFlow,
  sensitivitiesOf,
  spectralRadii,
  type Subject,
} from './laboratory';
import { valueOf } from './sentences';

/** The ratio of the validation losses with a gate held at its mean, unit by unit, and without. */
export function heldAtMean(subject: Subject, gate: string): number {
  const gates: readonly string[] = gatesOf(subject.network.body.contender.cell);
  if (!gates.includes(gate)) throw new Error(`gate: ${gate} is none of ${gates.join(', ')}`);
  const found = (so: ReturnType<typeof rankingOf>) => so.gates.find((each) => each.gate === gate);
  const ranking = rankingOf(subject, FIRST_PLACE, (so) => found(so) !== undefined);
  return found(ranking)!.loss / ranking.loss;
}

/** The mean gradient of a state at the first step over that at the last. */
export function firstOverLast(subject: Subject, state: 'h' | 'c'): number {
  const norms = relativeFlow(subject, FIRST_PLACE)[state];
  if (norms === null) throw new Error(`state: the cell ${subject.network.body.contender.cell} has no ${state}`);
  // Where all sequences that are averaged are shorter than the probe, the mean begins after its first step.
  return norms.find((norm) => !Number.isNaN(norm)) ?? NaN;
}

/**
 * The ratio of the validation losses with and without an intervention on this contender, given as a document; where it is
 * `ranked`, on the one unit of its layer without which the loss is highest, or lowest.
 */
export function operatedOn(subject: Subject, { intervention, ranked }: Extract<Measure, { of: 'operated' }>): number {
  const whole = operationOf(subject, intervention);
  const unit = ranked === undefined ? null : rankedUnit(rankingOf(subject, whole).units, ranked);
  const chosen = unit === null ? whole : operationOf(subject, { ...intervention, units: [unit] });
  const { before, after } = lossesUnder(subject, [chosen]);
  return after / before;
}

/** Throws where it is none that acts inside this network. */
function operationOf({ open: { spec, prepared }, contender }: Subject, document: object): Operation {
  const parsed = valueOf(parseSpec({ ...spec, interventions: [{ ...document, contender }] }));
  const misfits = checkInterventions(parsed, prepared);
  const [found] = valueOf(misfits.length > 0 ? bad(...misfits) : good(parsed.interventions));
  if (!isOperation(found!)) throw new Error('operated: the validation loss knows no changed input');
  return found;
}

/** @param losses [H], each without that unit */
function rankedUnit(losses: Float64Array, ranked: Ranked): number {
  const extreme = ranked === 'first' ? Math.max(...losses) : Math.min(...losses);
  return losses.indexOf(extreme);
}

/**
 * The largest slope, by amount, of the answer to the first test sequence with respect to the input "value" of those steps
 * whose "marker" is 1, or of the others.
 */
export function largestSlope(subject: Subject, at: 'marked' | 'others'): number {
  const { prepared } = subject.open;
  const [value, marker] = ['value', 'marker'].map((name) => prepared.inputNames.indexOf(name)) as [number, number];
  if (value < 0 || marker < 0) throw new Error('slope: only sequences with a value and a marker have marked steps');
  const { values: slopes, probe } = sensitivitiesOf(subject);
  const { values } = prepared.edited(probe.part, probe.sample, []);
  let largest = NaN;
  for (let from = 0; from < slopes.length; from += prepared.inputs) {
    if ((values[from + marker] === 1) !== (at === 'marked')) continue;
    const slope = Math.abs(slopes[from + value]!);
    if (!(slope <= largest)) largest = slope;
  }
  return largest;
}

/** The largest absolute eigenvalue of the candidate's block, or of the only one. */
export function recurrentRadius(subject: Subject): number {
  const [candidate = null] = gatesThat(subject.network.body.contender.cell, 'candidate');
  return spectralRadii(subject, FIRST_PLACE).find(({ gate }) => gate === candidate)!.radius;
}
