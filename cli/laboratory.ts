/**
 * Asks about a network that was trained here what the page asks its laboratory and its trainer, by the same functions.
 *
 * Letters: T steps, I inputs, H units.
 */
import { whole } from '../src/data';
import type { Prepared } from '../src/data/types';
import type { Gate, PresetName } from '../src/experiment/cells';
import type { Intervention } from '../src/experiment/interventions';
import { presetInterventions } from '../src/experiment/presets';
import type { ExperimentSpec } from '../src/experiment/schema';
import { anatomy } from '../src/laboratory/answers/anatomy';
import type { OpenRun, OperatedNetwork } from '../src/laboratory/answers/answering';
import { losses } from '../src/laboratory/answers/operate';
import { ranked } from '../src/laboratory/answers/rank';
import { sensitivities } from '../src/laboratory/answers/sensitivity';
import { loadedArithmetic } from '../src/laboratory/arithmetic';
import type { AnswerOf } from '../src/laboratory/questions';
import type { Place } from '../src/laboratory/questions/question';
import type { Model } from '../src/rnn';
import { flowOf } from '../src/training/flow';
import { probeTrace } from '../src/training/probe';
import type { GateSaturation, ProbeFlow } from '../src/training/protocol';
import { SaturationWatch } from '../src/training/saturation';

/** The sequence that the page shows until another is chosen. */
const PROBE = { part: 'test', sample: 0 } as const;
/** What the page shows until another layer is chosen. */
export const FIRST_PLACE: Place = { layer: 0, direction: 'forward' };

/** A network, and what the laboratory needs of it and its run. */
export interface Subject {
  readonly model: Model;
  /** 0-based. */
  readonly contender: number;
  readonly open: OpenRun;
  readonly network: OperatedNetwork;
}

/**
 * The network as it stands; it must not be trained on, or disposed of, while questions about it are asked.
 *
 * @param spec of its run, whose interventions have to fit (`checkInterventions`)
 * @param epoch whose weights it has
 */
export async function subjectOf(
  model: Model,
  spec: ExperimentSpec,
  contender: number,
  prepared: Prepared,
  epoch: number,
): Promise<Subject> {
  const { inputs, outputs, perStep, output } = prepared;
  const io = { inputs, outputs, perStep, output };
  const body = { contender: spec.contenders[contender]!, io, weights: model.weights() };
  const open = { run: 0, spec, prepared, arithmetic: await loadedArithmetic() };
  return { model, contender, open, network: { body, epoch, loss: null, untouched: null, forecast: null } };
}

const numbered = ({ contender }: Subject) => ({ ask: 0, run: 0, contender });

/** The validation loss without and with interventions, all other interventions left out. */
export function lossesUnder(subject: Subject, interventions: readonly Intervention[]): AnswerOf<'losses'> {
  const asked = { ...numbered(subject), ...FIRST_PLACE, interventions, probe: PROBE, withWeights: false };
  return lastOf(losses(subject.open, subject.network, { type: 'operate', ...asked }));
}

/** The same with a preset. Throws when the cell has no such gate. */
export const lossesWith = (subject: Subject, preset: PresetName): AnswerOf<'losses'> =>
  lossesUnder(subject, presetInterventions(preset, subject.contender, subject.network.body.contender));

type Ranking = AnswerOf<'ranked'>;

/** @param enough ends the ranking early, once what is looked for is in it */
export function rankingOf(subject: Subject, place: Place, enough: (so: Ranking) => boolean = () => false): Ranking {
  const work = ranked(subject.open, subject.network, { type: 'rank', ...numbered(subject), ...place });
  for (;;) {
    const { done, value } = work.next();
    if (value !== null && (done === true || enough(value))) return value;
  }
}

/** Slopes [T, I] of the first output for the first test sequence, of its last step where every step is answered. */
export function sensitivitiesOf(subject: Subject): AnswerOf<'sensitivities'> {
  const { interventions } = subject.open.spec;
  const asked = { ...numbered(subject), interventions, probe: PROBE, output: 0, step: traceAt(subject).steps - 1 };
  return sensitivities(subject.open, subject.network, { type: 'sensitivity', ...asked });
}

/** The largest absolute eigenvalue of every block of the recurrent weights; `gate` null: of a cell without gates. */
export function spectralRadii(subject: Subject, place: Place): { gate: Gate | null; radius: number }[] {
  const { spectrum } = anatomy(subject.open, subject.network, { type: 'anatomy', ...numbered(subject), ...place });
  return spectrum.map(({ gate, real, imaginary }) => ({
    gate,
    radius: real.reduce((most, value, k) => Math.max(most, Math.hypot(value, imaginary[k]!)), 0),
  }));
}

/**
 * The mean gradient through time over several training sequences: by step [T], as multiples of the step where the pass
 * ends, which is the last one and of a backward pass the first.
 */
export function relativeFlow(subject: Subject, place: Place): Pick<ProbeFlow, 'h' | 'c' | 'sequences'> {
  const { spec, prepared } = subject.open;
  const settings = { loss: prepared.loss, huberDelta: spec.training.huberDelta };
  const { h, c, sequences } = whole(flowOf(subject.model, prepared, traceAt(subject, place), 'mean', settings));
  const relative = (norms: Float64Array | null) => {
    const end = norms?.at(place.direction === 'backward' ? 0 : -1) ?? NaN;
    return norms && norms.map((norm) => norm / end);
  };
  return { h: relative(h), c: relative(c), sequences };
}

/** The shares of the values of every gate of a layer that lie near its ends; none of a cell without gates. */
export function saturationAt(
  { model, open, network }: Subject,
  { layer, direction }: Place,
): readonly GateSaturation[] {
  const watch = new SaturationWatch(open.prepared);
  watch.measure(model, network.epoch, true);
  return watch.take()[0]!.layers[layer]![direction]!;
}

/** The probe at a place of the network. */
const traceAt = ({ model, open, network: { epoch } }: Subject, { layer, direction }: Place = FIRST_PLACE) => {
  const focus = { probe: PROBE, layer, direction, predictions: 'test', cell: null, flow: null, epoch: null } as const;
  return probeTrace(model, open.prepared, focus, epoch, null);
};

function lastOf<A>(work: Generator<unknown, A>): A {
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}
