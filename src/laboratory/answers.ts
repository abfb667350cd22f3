/** What the laboratory answers: each kind of question put to one contender's network, long ones in pieces. */
import type { Arithmetic } from '../cells';
import type { Pieces } from '../data';
import type { Prepared } from '../data/types';
import { checkInterventions } from '../experiment/fitting';
import { GATES_OF, type Intervention } from '../experiment/interventions';
import type { Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import { trainingSeedOf } from '../experiment/seeds';
import { initialWeights } from '../rnn/initialWeights';
import { ranked, type Ranking } from './importance';
import type { FromLab, LabQuestion, Probe } from './protocol';
import { beyondUnder, forecastUnder, windowsWithin } from './operatedForecast';
import { editsOf, runProbe, traceOf, validSteps, type ProbeRun } from './operatedTrace';
import { lossUnder, type OperatedLoss } from './operatedLoss';
import { principalPlane } from './projection';
import { sensitivity } from './sensitivity';
import { spectrumOf } from './spectrum';
import { passWeights, planOf, UNTOUCHED, type Body } from './surgery';

export type QuestionOf<T extends LabQuestion['type']> = Extract<LabQuestion, { type: T }>;
/** A run whose data are there. */
export interface Room {
  readonly run: number;
  readonly spec: ExperimentSpec;
  readonly prepared: Prepared;
  readonly arithmetic: Arithmetic;
}

/** A contender's network; new weights make a new one, and what is under way keeps the one that it began with. */
export interface Patient {
  readonly body: Body;
  readonly epoch: number;
  /** The untouched loss, once it has been taken. */
  loss: OperatedLoss | null;
  /** The last probe that went through untouched: a dragged clamp asks for it again and again. */
  untouched: ProbeRun | null;
  /** The last windows that were forecast untouched. */
  forecast: { readonly key: string; readonly values: Float32Array } | null;
}

/** Work in pieces that ends with its answer. */
export type Work = Generator<FromLab | null, FromLab>;

export function misfits({ spec, prepared }: Room, interventions: readonly Intervention[]): Problem[] {
  const { steps, variables } = prepared;
  return checkInterventions({ ...spec, interventions: [...interventions] }, { steps, variables });
}

const answerTo = ({ ask, run, contender }: LabQuestion, { epoch }: Patient) => ({ ask, run, contender, epoch });

/** A probe without and with the interventions of a question. */
function bothRuns(
  { prepared, arithmetic }: Room,
  patient: Patient,
  { interventions, contender }: Pick<QuestionOf<'operate'>, 'interventions' | 'contender'>,
  probe: Probe,
): readonly [before: ProbeRun, after: ProbeRun] {
  const { body, untouched } = patient;
  const { part, sample } = probe;
  const known = untouched?.probe.part === part && untouched.probe.sample === sample ? untouched : null;
  const before = known ?? runProbe(body, prepared, probe, [], UNTOUCHED, arithmetic);
  patient.untouched = before;
  const plan = planOf(interventions, contender, body.contender);
  return [before, runProbe(body, prepared, probe, editsOf(interventions), plan, arithmetic)];
}

export function operated(room: Room, patient: Patient, question: QuestionOf<'operate'>): FromLab {
  const { layer, direction, withWeights, probe } = question;
  const [before, after] = bothRuns(room, patient, question, probe).map((run) =>
    traceOf(patient.body, room.prepared, run, layer, direction, withWeights, patient.epoch),
  );
  return { type: 'operated', ...answerTo(question, patient), before, after };
}

export function* losses({ spec, prepared, arithmetic }: Room, patient: Patient, question: QuestionOf<'operate'>): Work {
  const { body } = patient;
  const settings = { loss: prepared.loss, huberDelta: spec.training.huberDelta };
  const under = (plan: typeof UNTOUCHED) => inPieces(lossUnder(body, prepared, plan, settings, arithmetic));
  patient.loss ??= yield* under(UNTOUCHED);
  const { loss: before, scored, of } = patient.loss;
  const { interventions, contender } = question;
  const touches = interventions.some((each) => each.on && each.kind !== 'input' && each.contender === contender);
  const after = touches ? (yield* under(planOf(interventions, contender, body.contender))).loss : before;
  return { type: 'losses', ...answerTo(question, patient), before, after, scored, of };
}

export function* forecasts({ prepared, arithmetic }: Room, patient: Patient, question: QuestionOf<'forecast'>): Work {
  const { body } = patient;
  const { interventions, contender } = question;
  const windows = windowsWithin(prepared, question);
  const under = (plan: typeof UNTOUCHED) => inPieces(forecastUnder(body, prepared, windows, plan, arithmetic));
  const { part, first, count } = windows;
  const key = [part, first, count].join();
  if (patient.forecast?.key !== key) patient.forecast = { key, values: yield* under(UNTOUCHED) };
  const before = patient.forecast.values.slice();
  const plan = planOf(interventions, contender, body.contender);
  const after = yield* under(plan);
  const beyond = part === 'test' ? yield* inPieces(beyondUnder(body, prepared, plan, arithmetic)) : null;
  return { type: 'forecasted', ...answerTo(question, patient), part, first, before, after, beyond };
}

/** Pieces that say nothing on the way. */
function* inPieces<V>(work: Pieces<V>): Generator<null, V> {
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
    yield null;
  }
}

export function* rankings({ spec, prepared, arithmetic }: Room, patient: Patient, question: QuestionOf<'rank'>): Work {
  const { layer, direction } = question;
  const settings = { loss: prepared.loss, huberDelta: spec.training.huberDelta };
  const tell = (ranking: Ranking): FromLab => {
    const silenced = ranking.units.reduce((count, loss) => (Number.isNaN(loss) ? count : count + 1), 0);
    const { cell, units } = patient.body.contender;
    // Copies, because what is posted is handed over.
    const gates = ranking.gates.map((each) => ({ ...each, means: each.means.slice() }));
    const progress = { done: silenced + gates.length, total: GATES_OF[cell].length + units };
    return { type: 'ranked', ...answerTo(question, patient), layer, direction, ...ranking, gates, ...progress };
  };
  const work = ranked(patient.body, prepared, layer, direction, settings, arithmetic);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return tell(piece.value);
    yield piece.value === null ? null : tell(piece.value);
  }
}

export function sensitivities(
  { prepared, arithmetic }: Room,
  patient: Patient,
  question: QuestionOf<'sensitivity'>,
): FromLab {
  const { body } = patient;
  const { interventions, contender, probe, output, step } = question;
  const plan = planOf(interventions, contender, body.contender);
  const run = runProbe(body, prepared, probe, editsOf(interventions), plan, arithmetic);
  const all = sensitivity(body, run.batch, plan, run.operated, output, step);
  const values = all.slice(0, validSteps(run.batch) * prepared.inputs);
  return { type: 'sensitivities', ...answerTo(question, patient), probe: run.probe, output, step, values };
}

export function projected(room: Room, patient: Patient, question: QuestionOf<'project'>): FromLab {
  const { layer, direction, state, sequences } = question;
  const { units } = patient.body.contender;
  const runs = sequences.map((probe) => bothRuns(room, patient, question, probe));
  const statesOf = ({ operated: { layers }, batch }: ProbeRun): Float32Array => {
    const pass = layers[layer].find((own) => own.direction === direction) ?? layers[layer][0];
    return pass[state].subarray(0, validSteps(batch) * units);
  };
  const untouched = runs.map(([before]) => statesOf(before));
  const all = new Float32Array(untouched.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const states of untouched) {
    all.set(states, at);
    at += states.length;
  }
  const { project, explained } = principalPlane(all, units);
  const trajectories = runs.map(([before, after]) => ({
    ...before.probe,
    before: project(statesOf(before)),
    after: project(statesOf(after)),
    stepLabels: room.prepared.stepLabels(before.probe.part, before.probe.sample),
    truth: truthOf(room, before),
  }));
  return { type: 'projected', ...answerTo(question, patient), layer, direction, state, trajectories, explained };
}

/** A copy, because what is posted is handed over; what is asked of padding is left out. */
function truthOf({ prepared }: Room, { probe: { part, sample }, batch }: ProbeRun): Float32Array {
  const all = prepared.truth(part, [sample]);
  const rows = prepared.perStep ? validSteps(batch) / batch.steps : 1;
  return all.slice(0, all.length * rows);
}

export function anatomy({ spec }: Room, patient: Patient, question: QuestionOf<'anatomy'>): FromLab {
  const { layer, direction } = question;
  const { contender, io, weights } = patient.body;
  const copied = (of: Body['weights']) => {
    const { kernel, recurrentKernel, bias } = passWeights(of, layer, direction);
    return { kernel: kernel.slice(), recurrentKernel: recurrentKernel.slice(), bias: bias.slice() };
  };
  const now = copied(weights);
  return {
    type: 'anatomy',
    ...answerTo(question, patient),
    layer,
    direction,
    now,
    start: copied(initialWeights(contender, io, trainingSeedOf(spec))),
    spectrum: spectrumOf(contender.cell, contender.units, now.recurrentKernel),
  };
}
