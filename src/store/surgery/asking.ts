/** Asks the laboratory, one question of a kind and contender at a time, and the trainers for the weights that it needs. */
import {
  answersTo,
  isInSpareTime,
  QUESTION_NAMES,
  type AnswerName,
  type LabQuestion,
  type QuestionName,
} from '../../laboratory/questions';
import type { ExperimentSpec } from '../../experiment/schema';
import type { FromTrainer } from '../../training/protocol';
import type { Client } from '../client';
import { isTraining } from '../contender';
import type { Lineage } from '../networks/kept';
import { keptAnswers, type SurgeryStore } from './answers';
import { askedAfterRebuild, type Asked } from './asked';
import {
  OF_INTERVENTIONS,
  operateQuestion,
  requestedQuestion,
  subjectOf,
  weightsLookedAt,
  type PageShown,
} from './question';
import { Requests } from './requests';

/** What this part asks of the store around it. */
export interface Around extends SurgeryStore {
  readonly page: () => PageShown;
  /** The run whose networks are there, and the request that prepared its data; null before any, or once the data are lost. */
  readonly built: () => { readonly run: number; readonly spec: ExperimentSpec; readonly request: number } | null;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Of its time the laboratory takes one part in this many while its network trains, as `VIEW_SHARE` of the trainers. */
const LAB_SHARE = 12;

export class Asking {
  /** By contender. */
  all: Asked[] = [];
  /** The run that the laboratory was told of; −1: none. */
  opened = -1;
  readonly answers;
  readonly requests = new Requests();

  private serial = 0;

  constructor(
    private readonly client: Pick<Client, 'lab' | 'weights'>,
    private readonly around: Around,
  ) {
    this.answers = keptAnswers(around);
  }

  get watching(): boolean {
    return this.around.state().watching;
  }

  /** Calls off the question that is answered in spare time. */
  callOff(): void {
    if (this.opened >= 0) this.client.lab({ type: 'callOff', run: this.opened });
  }

  /**
   * Tells the laboratory of the networks that there are, unless it knows of them or nobody watches.
   *
   * @param kept of every contender, which one of those before it was whose network stays; null: it is built
   */
  openRun(kept: Lineage = []): void {
    const built = this.around.built();
    if (built === null || !this.watching || this.opened === built.run) return;
    const { run, spec, request } = built;
    this.opened = run;
    const before = this.all;
    this.all = spec.contenders.map((_, index) => askedAfterRebuild(before[kept[index] ?? -1]));
    this.answers.dropNew(spec.contenders.length, kept);
    this.client.lab({ type: 'open', run, spec, request });
    spec.contenders.forEach((_, index) => {
      this.freshen(index);
    });
  }

  /** The laboratory is gone, and all that it knew. */
  close(): void {
    this.opened = -1;
    this.all = [];
  }

  /** Gives the laboratory the weights that a trainer has sent. */
  give(weights: Extract<FromTrainer, { type: 'weights' }>): void {
    const asked = this.all[weights.contender]!;
    asked.weightsPending = false;
    asked.hasWeights = true;
    this.client.lab(weights);
    if (this.watching) this.askAll(weights.contender);
  }

  /** Whether the weights that are looked at are no longer those that were asked for. */
  moved(index: number): boolean {
    const { run, focus } = this.around.page();
    const network = run.contenders[index];
    return network === undefined || weightsLookedAt(network, focus) !== this.all[index]?.weights;
  }

  /** Whether `operate` was last asked about something else than the page shows. */
  showsOther(index: number): boolean {
    return this.all[index]!.subject !== subjectOf(this.around.page(), index);
  }

  /** Other weights may be looked at: answers of others are stale, those in spare time may hold again, and it is asked. */
  follow(index: number): void {
    if (this.moved(index)) this.answers.outdate(index, QUESTION_NAMES);
    this.restoreSpare(index);
    this.freshen(index);
  }

  /** Asks for the weights where they have changed and it is time. */
  freshen(index: number): void {
    const asked = this.all[index];
    const { run, focus } = this.around.page();
    const network = run.contenders[index];
    if (asked === undefined || network === undefined || !this.watching) return;
    const weights = weightsLookedAt(network, focus);
    if (network.status === 'warmingUp' || asked.weightsPending || weights === asked.weights) return;
    const busy = answersTo('operate').some(([answer]) => asked.open.has(answer));
    const changing = isTraining(network.status) && focus.epoch === null;
    const resting = changing && this.around.now() < asked.restUntil;
    if (asked.hasWeights && (busy || resting)) return;
    asked.weights = weights;
    asked.weightsPending = true;
    asked.since = this.around.now();
    this.client.weights(this.opened, index);
  }

  /** Asks, or remembers to ask once the first answer to the question of this kind that is open has come. */
  ask(index: number, name: QuestionName): void {
    const asked = this.all[index];
    if (asked === undefined || !this.watching) return;
    const answers = answersTo(name);
    // In spare time the newer question ends the one before; the others are answered soon.
    if (!asked.hasWeights || (asked.open.has(answers[0][0]) && !isInSpareTime(name))) {
      asked.again.add(name);
      return;
    }
    const question = this.question(index, name, asked);
    if (question === null) return;
    for (const [answer] of answers) asked.open.set(answer, question.ask);
    asked.again.delete(name);
    this.client.lab(question);
  }

  /** Asks everything that the weights, or what is done to them, decide, but not again what was asked in spare time. */
  askAll(index: number): void {
    this.ask(index, 'operate');
    for (const request of this.requests.of(index))
      if (this.all[index]!.spare.get(request.type) !== request) this.ask(index, request.type);
  }

  /** Asks what the interventions and the probe decide, because they have changed. */
  askTouched(index: number): void {
    this.answers.outdate(index, OF_INTERVENTIONS);
    this.ask(index, 'operate');
    for (const { type } of this.requests.of(index)) if (OF_INTERVENTIONS.includes(type)) this.ask(index, type);
  }

  /** An answer is complete: the question is asked again after its first, and the weights are after the last of `operate`. */
  answered(index: number, name: QuestionName, answer: AnswerName): void {
    const asked = this.all[index]!;
    const answers = answersTo(name);
    asked.open.delete(answer);
    if (answer === answers[0][0] && asked.again.has(name)) this.ask(index, name);
    if (name !== 'operate' || answer !== answers.at(-1)![0]) return;
    const now = this.around.now();
    asked.restUntil = now + (LAB_SHARE - 1) * (now - asked.since);
    this.freshen(index);
  }

  /** Null where no view wants to know it, and where the experiment has lost the contender whose network is still there. */
  private question(contender: number, name: QuestionName, asked: Asked): LabQuestion | null {
    const page = this.around.page();
    if (page.spec.contenders[contender] === undefined) return null;
    const address = { ask: ++this.serial, run: this.opened, contender };
    if (name === 'operate') {
      asked.subject = subjectOf(page, contender);
      return operateQuestion(page, address);
    }
    const request = this.requests.find(name, contender);
    if (request === undefined) return null;
    if (isInSpareTime(name)) asked.spare.set(name, request);
    return requestedQuestion(page, address, request);
  }

  /** An answer in spare time holds again once the weights that it is of are looked at again. */
  private restoreSpare(index: number): void {
    const { run, focus } = this.around.page();
    const network = run.contenders[index];
    const asked = this.all[index];
    if (network === undefined || asked === undefined) return;
    const weights = weightsLookedAt(network, focus);
    this.answers.restore(
      index,
      [...asked.spareOf].flatMap(([answer, of]) => (of === weights ? [answer] : [])),
    );
  }
}
