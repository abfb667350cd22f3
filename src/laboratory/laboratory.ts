/**
 * The laboratory's one loop: holds the data and the contenders' weights, and answers questions about trained networks. Runs
 * in a worker, and in Node for tests.
 *
 * Each answer has a pace (see `Pace`). Answers that come at once go first. Work in pieces takes turns with them, so that it
 * ends however fast a clamp is dragged. Work in spare time gets the time that is left.
 */
import type { Arithmetic } from '../cells';
import { prepare, withLoss, type Prepared } from '../data';
import { checkInterventions } from '../experiment/fitting';
import { problem, type Problem } from '../experiment/problem';
import type { Table } from '../experiment/sequences';
import { restGivingWay } from '../training/slices';
import { answerAtOnce, workOn } from './answers';
import type { OpenRun, OperatedNetwork, Work } from './answers/answering';
import type { FromLab, ToLab } from './protocol';
import { answersTo, type AnswerName, type LabQuestion } from './questions';

export interface LabSurroundings {
  readonly post: (message: FromLab) => void;
  /** The table that a request prepared, as a copy for the laboratory; null where the sequences are synthesised. */
  readonly table: (request: number) => Promise<Table | null>;
  /** Resolves after messages that wait have been handled, and after at least `ms` milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds. */
  readonly now: () => number;
  /** The fastest arithmetic that this machine has. */
  readonly arithmetic: () => Promise<Arithmetic>;
}

/** A question, and which of its answers comes next. */
interface Pending {
  readonly question: LabQuestion;
  /** 0-based among its answers. */
  readonly next: number;
}

/** Work that has begun, and the number of the question that it answers. */
interface UnderWay {
  readonly ask: number;
  readonly work: Work;
}

export class Laboratory {
  /** The newest run that was opened. */
  private wanted = -1;
  /** The newest run with its data; null until they are there. */
  private opened: OpenRun | null = null;
  /** The data of the last run, which the next one probably shares. */
  private data: { readonly request: number; readonly prepared: Prepared } | null = null;
  private readonly weights = new Map<number, Extract<ToLab, { type: 'weights' }>>();
  private readonly networks = new Map<number, OperatedNetwork>();
  /** Answers that come at once, by kind and contender of the question. */
  private readonly short = new Map<string, Pending>();
  /** Answers that take turns with those, by kind and contender of the question. */
  private readonly long = new Map<string, Pending>();
  /** The answer that waits for spare time. */
  private spare: Pending | null = null;
  private longWork: UnderWay | null = null;
  private spareWork: UnderWay | null = null;
  /** Whether the last piece of work was a short one. */
  private wasShort = false;
  private looping: Promise<void> | null = null;
  /** The share of its time in which it works; less than 1 where it gives way to the page. */
  private giving = 1;

  constructor(private readonly around: LabSurroundings) {}

  /** Takes one message; resolves once everything that could be answered has been. */
  async handle(message: ToLab): Promise<void> {
    if (message.type === 'open') {
      await this.open(message);
      return;
    }
    if (message.type === 'giveWay') {
      this.giving = message.share;
      return;
    }
    if (message.run !== this.wanted) return;
    switch (message.type) {
      case 'weights':
        this.weights.set(message.contender, message);
        this.networks.delete(message.contender);
        break;
      case 'callOff':
        this.spare = null;
        this.spareWork = null;
        return;
      default:
        this.put({ question: message, next: 0 });
    }
    await this.goOn();
  }

  /** Makes an answer wait for its turn; the newest of a kind takes the place of the one before it. */
  private put(pending: Pending): void {
    const { question, next } = pending;
    const key = `${question.type} ${question.contender}`;
    const [, pace] = answersTo(question.type)[next];
    switch (pace) {
      case 'atOnce':
        this.short.set(key, pending);
        return;
      case 'inTurns':
        this.long.set(key, pending);
        return;
      case 'inSpareTime':
        this.spare = pending;
        this.spareWork = null;
    }
  }

  private async open({ run, spec, request }: Extract<ToLab, { type: 'open' }>): Promise<void> {
    this.wanted = run;
    this.opened = null;
    this.weights.clear();
    this.networks.clear();
    this.short.clear();
    this.long.clear();
    this.spare = null;
    this.longWork = null;
    this.spareWork = null;
    try {
      const known = this.data?.request === request;
      const [table, arithmetic] = await Promise.all([
        known ? null : this.around.table(request),
        this.around.arithmetic(),
      ]);
      if (this.wanted !== run) return;
      if (this.data === null || !known) {
        const prepared = prepare(spec, table);
        if (!prepared.ok) {
          this.fail(run, null, prepared.problems[0]!);
          return;
        }
        this.data = { request, prepared: prepared.value };
      }
      this.opened = { run, spec, prepared: withLoss(this.data.prepared, spec), arithmetic };
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
      const { opened } = this;
      const began = this.around.now();
      if (opened === null || !this.step(opened)) return;
      // Short work never gives way, because the page waits for it.
      const giving = this.wasShort ? 1 : this.giving;
      await this.around.wait(restGivingWay(this.around.now() - began, giving));
    }
  }

  /** Does one piece of work and posts its answer; false when there is none to do. */
  private step(opened: OpenRun): boolean {
    this.longWork ??= this.nextLong(opened);
    // They take turns, so that long work ends even if short questions never stop coming.
    const longTurn = this.longWork !== null && this.wasShort;
    this.wasShort = !longTurn && this.answerNext(opened);
    if (this.wasShort) return true;
    if (this.longWork !== null) {
      this.longWork = this.advance(opened, this.longWork);
      return true;
    }
    this.spareWork ??= this.nextInSpareTime(opened);
    if (this.spareWork === null) return false;
    this.spareWork = this.advance(opened, this.spareWork);
    return true;
  }

  /** Answers the short question that has waited longest; false when there is none that can be answered. */
  private answerNext(opened: OpenRun): boolean {
    for (const [key, pending] of this.short) {
      const { question } = pending;
      const network = this.network(opened, question.contender);
      if (network === null) continue;
      this.short.delete(key);
      const answer = this.begin(opened, pending);
      if (answer === null) return true;
      try {
        this.around.post(answerAtOnce(opened, network, question, answer));
      } catch (error) {
        this.fail(opened.run, question.ask, broke(error));
      }
      return true;
    }
    return false;
  }

  /** Begins the long work that has waited longest; null when there is none. A question that is asked again goes to the end. */
  private nextLong(opened: OpenRun): UnderWay | null {
    for (const [key, pending] of this.long) {
      const network = this.network(opened, pending.question.contender);
      if (network === null) continue;
      this.long.delete(key);
      const work = this.workOn(opened, network, pending);
      if (work !== null) return work;
    }
    return null;
  }

  private nextInSpareTime(opened: OpenRun): UnderWay | null {
    const { spare } = this;
    const network = spare === null ? null : this.network(opened, spare.question.contender);
    if (spare === null || network === null) return null;
    this.spare = null;
    return this.workOn(opened, network, spare);
  }

  private workOn(opened: OpenRun, network: OperatedNetwork, pending: Pending): UnderWay | null {
    const { question } = pending;
    const answer = this.begin(opened, pending);
    return answer === null ? null : { ask: question.ask, work: workOn(opened, network, question, answer) };
  }

  /**
   * Takes up the answer that is pending and puts the next one of its question in line; null where the question is refused
   * because its interventions do not fit.
   */
  private begin({ run, spec, prepared }: OpenRun, { question, next }: Pending): AnswerName | null {
    const answers = answersTo(question.type);
    if (next === 0 && 'interventions' in question) {
      const { steps, variables } = prepared;
      const interventions = [...question.interventions];
      const [refused] = checkInterventions({ ...spec, interventions }, { steps, variables });
      if (refused !== undefined) {
        this.fail(run, question.ask, refused);
        return null;
      }
    }
    if (next + 1 < answers.length) this.put({ question, next: next + 1 });
    return answers[next][0];
  }

  /** Does one more piece of the work and posts its answer; null when that was the last piece. */
  private advance({ run }: OpenRun, underWay: UnderWay): UnderWay | null {
    try {
      const { done, value } = underWay.work.next();
      if (value !== null) this.around.post(value);
      return done === true ? null : underWay;
    } catch (error) {
      this.fail(run, underWay.ask, broke(error));
      return null;
    }
  }

  /** The network of a contender (0-based); null until its weights have come. */
  private network({ spec, prepared }: OpenRun, contender: number): OperatedNetwork | null {
    const known = this.networks.get(contender);
    if (known !== undefined) return known;
    const given = this.weights.get(contender);
    const chosen = spec.contenders[contender];
    if (given === undefined || chosen === undefined) return null;
    const { inputs, outputs, perStep, output } = prepared;
    const body = { contender: chosen, io: { inputs, outputs, perStep, output }, weights: given.weights };
    const network = { body, epoch: given.epoch, loss: null, untouched: null, forecast: null };
    this.networks.set(contender, network);
    return network;
  }

  private fail(run: number, ask: number | null, what: Problem): void {
    this.around.post({ type: 'labFailed', run, ask, problem: what });
  }
}

const broke = (error: unknown): Problem =>
  problem('', 'labFailed', { detail: error instanceof Error ? error.message : String(error) });
