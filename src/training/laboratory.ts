/**
 * The laboratory's one loop: holds the data and the contenders' weights, and answers questions about what breaks. Runs in a
 * worker, and in Node for tests.
 *
 * Short questions go first, the newest of a kind and contender in place of the one before it. A pass over the validation
 * windows goes on in turns with them until it is done, so that it ends however fast a clamp is dragged; then the newest
 * begins. Rankings get what time is left.
 */
import type { Arithmetic } from '../cells';
import { prepare } from '../data';
import type { Prepared } from '../data/types';
import { checkInterventions } from '../experiment/fitting';
import { GATES_OF, type Intervention } from '../experiment/interventions';
import { problem, type Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import { trainingSeedOf } from '../experiment/seeds';
import type { Table } from '../experiment/sequences';
import { initialWeights } from '../rnn/initialWeights';
import { ranked, type Ranking } from './importance';
import type { FromLab, LabQuestion, Probe, ToLab } from './labProtocol';
import { editsOf, runProbe, traceOf, validSteps, type ProbeRun } from './operatedTrace';
import { lossUnder, type OperatedLoss } from './operatedLoss';
import { principalPlane } from './projection';
import { sensitivity } from './sensitivity';
import { spectrumOf } from './spectrum';
import { passWeights, planOf, UNTOUCHED, type Body } from './surgery';

export interface LabSurroundings {
  readonly post: (message: FromLab) => void;
  /** The laboratory's copy of the table that a request prepared; null where the sequences are synthesised. */
  readonly table: (request: number) => Promise<Table | null>;
  /** Resolves after waiting messages had their turn. */
  readonly wait: () => Promise<void>;
  /** The fastest that this machine has. */
  readonly arithmetic: () => Promise<Arithmetic>;
}

type QuestionOf<T extends LabQuestion['type']> = Extract<LabQuestion, { type: T }>;
type Open = Extract<ToLab, { type: 'open' }>;

/** A run whose data are there. */
interface Room {
  readonly run: number;
  readonly spec: ExperimentSpec;
  readonly prepared: Prepared;
  readonly arithmetic: Arithmetic;
}

/** A contender's network; new weights make a new one, and what is under way keeps the one that it began with. */
interface Patient {
  readonly body: Body;
  readonly epoch: number;
  /** The untouched loss, once it has been taken. */
  loss: OperatedLoss | null;
  /** The last probe that went through untouched: a dragged clamp asks for it again and again. */
  untouched: ProbeRun | null;
}

/** Work in pieces that ends with its answer. */
type Work = Generator<FromLab | null, FromLab>;

export class Laboratory {
  /** The newest run that was opened. */
  private wanted = -1;
  private room: Room | null = null;
  private readonly weights = new Map<number, Extract<ToLab, { type: 'weights' }>>();
  private readonly patients = new Map<number, Patient>();
  /** Questions that wait, by kind and contender. */
  private readonly short = new Map<string, LabQuestion>();
  /** Questions whose trace was answered and whose loss is to follow, by contender. */
  private readonly losses = new Map<number, QuestionOf<'operate'>>();
  private ranking: QuestionOf<'rank'> | null = null;
  private lossWork: { readonly ask: number; readonly work: Work } | null = null;
  private rankWork: { readonly ask: number; readonly work: Work } | null = null;
  /** Whether the last piece of work was a short question. */
  private answered = false;
  private looping: Promise<void> | null = null;

  constructor(private readonly around: LabSurroundings) {}

  /** Takes one message; resolves once everything that could be answered has been. */
  async handle(message: ToLab): Promise<void> {
    if (message.type === 'open') {
      await this.open(message);
      return;
    }
    if (message.run !== this.wanted) return;
    switch (message.type) {
      case 'weights':
        this.weights.set(message.contender, message);
        this.patients.delete(message.contender);
        break;
      case 'stopRanking':
        this.ranking = null;
        this.rankWork = null;
        return;
      case 'rank':
        this.ranking = message;
        this.rankWork = null;
        break;
      case 'operate':
      case 'sensitivity':
      case 'project':
      case 'anatomy':
        this.queue(message);
        break;
      default:
        message satisfies never;
    }
    await this.goOn();
  }

  private queue(question: LabQuestion): void {
    const key = `${question.type} ${question.contender}`;
    // The newest of a kind waits where the one before it waited.
    this.short.set(key, question);
  }

  private async open({ run, spec, request }: Open): Promise<void> {
    this.wanted = run;
    this.room = null;
    this.weights.clear();
    this.patients.clear();
    this.short.clear();
    this.losses.clear();
    this.ranking = null;
    this.lossWork = null;
    this.rankWork = null;
    try {
      const [table, arithmetic] = await Promise.all([this.around.table(request), this.around.arithmetic()]);
      if (this.wanted !== run) return;
      const prepared = prepare(spec, table);
      if (!prepared.ok) {
        this.fail(run, null, prepared.problems[0]!);
        return;
      }
      this.room = { run, spec, prepared: prepared.value, arithmetic };
      this.around.post({ type: 'opened', run });
    } catch (error) {
      if (this.wanted === run) this.fail(run, null, broke(error));
      return;
    }
    await this.goOn();
  }

  private async goOn(): Promise<void> {
    this.looping ??= this.loop().finally(() => {
      this.looping = null;
    });
    await this.looping;
  }

  private async loop(): Promise<void> {
    for (;;) {
      const { room } = this;
      if (room === null || !this.step(room)) return;
      await this.around.wait();
    }
  }

  /** One piece of work, its answer posted; false when there is none to do. */
  private step(room: Room): boolean {
    this.lossWork ??= this.nextLoss(room);
    // In turns, so that questions that never stop coming do not keep a loss from its end.
    const lossTurn = this.lossWork !== null && this.answered;
    this.answered = !lossTurn && this.answerNext(room);
    if (this.answered) return true;
    if (this.lossWork !== null) {
      this.lossWork = this.advance(room, this.lossWork);
      return true;
    }
    this.rankWork ??= this.nextRanking(room);
    if (this.rankWork === null) return false;
    this.rankWork = this.advance(room, this.rankWork);
    return true;
  }

  /** Answers the short question that has waited longest; false when there is none that can be answered. */
  private answerNext(room: Room): boolean {
    for (const [key, question] of this.short) {
      const patient = this.patient(room, question.contender);
      if (patient === null) continue;
      this.short.delete(key);
      this.attempt(room, question.ask, () => this.answer(room, patient, question));
      return true;
    }
    return false;
  }

  private nextLoss(room: Room): Laboratory['lossWork'] {
    for (const [contender, question] of this.losses) {
      const patient = this.patient(room, contender);
      if (patient === null) continue;
      this.losses.delete(contender);
      return { ask: question.ask, work: losses(room, patient, question) };
    }
    return null;
  }

  private nextRanking(room: Room): Laboratory['rankWork'] {
    const { ranking } = this;
    const patient = ranking === null ? null : this.patient(room, ranking.contender);
    if (ranking === null || patient === null) return null;
    this.ranking = null;
    return { ask: ranking.ask, work: rankings(room, patient, ranking) };
  }

  /** One more piece; null when that was the last. */
  private advance(
    { run }: Room,
    under: { readonly ask: number; readonly work: Work },
  ): { readonly ask: number; readonly work: Work } | null {
    try {
      const { done, value } = under.work.next();
      if (value !== null) this.around.post(value);
      return done === true ? null : under;
    } catch (error) {
      this.fail(run, under.ask, broke(error));
      return null;
    }
  }

  private attempt({ run }: Room, ask: number, work: () => FromLab): void {
    try {
      this.around.post(work());
    } catch (error) {
      this.fail(run, ask, broke(error));
    }
  }

  private answer(room: Room, patient: Patient, question: LabQuestion): FromLab {
    const [refused] = 'interventions' in question ? misfits(room, question.interventions) : [];
    if (refused !== undefined) return { type: 'labFailed', run: room.run, ask: question.ask, problem: refused };
    switch (question.type) {
      case 'operate':
        // The loss follows the trace that it belongs to.
        this.losses.set(question.contender, question);
        return operated(room, patient, question);
      case 'sensitivity':
        return sensitivities(room, patient, question);
      case 'project':
        return projected(room, patient, question);
      case 'anatomy':
        return anatomy(room, patient, question);
      case 'rank':
        throw new Error('rank: it is no short question');
    }
  }

  /** A contender's network; null while its weights have not come. */
  private patient({ spec, prepared }: Room, contender: number): Patient | null {
    const known = this.patients.get(contender);
    if (known !== undefined) return known;
    const given = this.weights.get(contender);
    const chosen = spec.contenders[contender];
    if (given === undefined || chosen === undefined) return null;
    const { inputs, outputs, perStep, output } = prepared;
    const body = { contender: chosen, io: { inputs, outputs, perStep, output }, weights: given.weights };
    const patient = { body, epoch: given.epoch, loss: null, untouched: null };
    this.patients.set(contender, patient);
    return patient;
  }

  private fail(run: number, ask: number | null, what: Problem): void {
    this.around.post({ type: 'labFailed', run, ask, problem: what });
  }
}

const broke = (error: unknown): Problem =>
  problem('', 'labFailed', { detail: error instanceof Error ? error.message : String(error) });

function misfits({ spec, prepared }: Room, interventions: readonly Intervention[]): Problem[] {
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

function operated(room: Room, patient: Patient, question: QuestionOf<'operate'>): FromLab {
  const { layer, direction, withWeights, probe } = question;
  const [before, after] = bothRuns(room, patient, question, probe).map((run) =>
    traceOf(patient.body, room.prepared, run, layer, direction, withWeights, patient.epoch),
  );
  return { type: 'operated', ...answerTo(question, patient), before, after };
}

function* losses({ spec, prepared, arithmetic }: Room, patient: Patient, question: QuestionOf<'operate'>): Work {
  const { body } = patient;
  const settings = { loss: prepared.loss, huberDelta: spec.training.huberDelta };
  const under = function* (plan: typeof UNTOUCHED): Generator<null, OperatedLoss> {
    const work = lossUnder(body, prepared, plan, settings, arithmetic);
    for (;;) {
      const piece = work.next();
      if (piece.done === true) return piece.value;
      yield null;
    }
  };
  patient.loss ??= yield* under(UNTOUCHED);
  const { loss: before, scored, of } = patient.loss;
  const { interventions, contender } = question;
  const touches = interventions.some((each) => each.on && each.kind !== 'input' && each.contender === contender);
  const after = touches ? (yield* under(planOf(interventions, contender, body.contender))).loss : before;
  return { type: 'losses', ...answerTo(question, patient), before, after, scored, of };
}

function* rankings({ spec, prepared, arithmetic }: Room, patient: Patient, question: QuestionOf<'rank'>): Work {
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

function sensitivities({ prepared, arithmetic }: Room, patient: Patient, question: QuestionOf<'sensitivity'>): FromLab {
  const { body } = patient;
  const { interventions, contender, probe, output, step } = question;
  const plan = planOf(interventions, contender, body.contender);
  const run = runProbe(body, prepared, probe, editsOf(interventions), plan, arithmetic);
  const all = sensitivity(body, run.batch, plan, run.operated, output, step);
  const values = all.slice(0, validSteps(run.batch) * prepared.inputs);
  return { type: 'sensitivities', ...answerTo(question, patient), output, step, values };
}

function projected(room: Room, patient: Patient, question: QuestionOf<'project'>): FromLab {
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

function anatomy({ spec }: Room, patient: Patient, question: QuestionOf<'anatomy'>): FromLab {
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
