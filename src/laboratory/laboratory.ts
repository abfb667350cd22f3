/**
 * The laboratory's one loop: holds the data and the contenders' weights, and answers questions about what breaks. Runs in a
 * worker, and in Node for tests.
 *
 * Short questions go first, the newest of a kind and contender in place of the one before it. A pass over the validation
 * windows, or a forecast of the windows that are drawn, goes on in turns with them until it is done, so that it ends
 * however fast a clamp is dragged; then the newest begins. Rankings get what time is left.
 */
import type { Arithmetic } from '../cells';
import { prepare, withLoss, type Prepared } from '../data';
import { problem, type Problem } from '../experiment/problem';
import type { Table } from '../experiment/sequences';
import {
  anatomy,
  forecasts,
  losses,
  misfits,
  operated,
  projected,
  rankings,
  sensitivities,
  type Patient,
  type QuestionOf,
  type Room,
  type Work,
} from './answers';
import type { FromLab, LabQuestion, ToLab } from './protocol';
import { restGivingWay } from '../training/slices';

export interface LabSurroundings {
  readonly post: (message: FromLab) => void;
  /** The laboratory's copy of the table that a request prepared; null where the sequences are synthesised. */
  readonly table: (request: number) => Promise<Table | null>;
  /** Resolves after waiting messages had their turn; after at least `ms`. */
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
  /** The fastest that this machine has. */
  readonly arithmetic: () => Promise<Arithmetic>;
}

type Open = Extract<ToLab, { type: 'open' }>;

export class Laboratory {
  /** The newest run that was opened. */
  private wanted = -1;
  private room: Room | null = null;
  /** The data of the last run, which the next one probably shares. */
  private data: { readonly request: number; readonly prepared: Prepared } | null = null;
  private readonly weights = new Map<number, Extract<ToLab, { type: 'weights' }>>();
  private readonly patients = new Map<number, Patient>();
  /** Questions that wait, by kind and contender. */
  private readonly short = new Map<string, LabQuestion>();
  /** Forecasts, and questions whose trace was answered and whose loss is to follow, by kind and contender. */
  private readonly long = new Map<string, QuestionOf<'operate' | 'forecast'>>();
  private ranking: QuestionOf<'rank'> | null = null;
  private longWork: { readonly ask: number; readonly work: Work } | null = null;
  private rankWork: { readonly ask: number; readonly work: Work } | null = null;
  /** Whether the last piece of work was a short question. */
  private answered = false;
  private looping: Promise<void> | null = null;
  /** Of its time, what it works; less than 1 where it gives way to the page. */
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
      case 'forecast':
        this.long.set(`forecast ${message.contender}`, message);
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
    this.long.clear();
    this.ranking = null;
    this.longWork = null;
    this.rankWork = null;
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
      this.room = { run, spec, prepared: withLoss(this.data.prepared, spec), arithmetic };
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
      const began = this.around.now();
      if (room === null || !this.step(room)) return;
      // What somebody waits for is short, and comes at once; the others give way.
      const giving = this.answered ? 1 : this.giving;
      await this.around.wait(restGivingWay(this.around.now() - began, giving));
    }
  }

  /** One piece of work, its answer posted; false when there is none to do. */
  private step(room: Room): boolean {
    this.longWork ??= this.nextLong(room);
    // In turns, so that questions that never stop coming do not keep a loss from its end.
    const longTurn = this.longWork !== null && this.answered;
    this.answered = !longTurn && this.answerNext(room);
    if (this.answered) return true;
    if (this.longWork !== null) {
      this.longWork = this.advance(room, this.longWork);
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

  /** The long question that has waited longest; one that is taken up and put anew goes to the end. */
  private nextLong(room: Room): Laboratory['longWork'] {
    for (const [key, question] of this.long) {
      const patient = this.patient(room, question.contender);
      if (patient === null) continue;
      this.long.delete(key);
      const work = question.type === 'forecast' ? forecasts(room, patient, question) : losses(room, patient, question);
      return { ask: question.ask, work };
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
        this.long.set(`operate ${question.contender}`, question);
        return operated(room, patient, question);
      case 'sensitivity':
        return sensitivities(room, patient, question);
      case 'project':
        return projected(room, patient, question);
      case 'anatomy':
        return anatomy(room, patient, question);
      case 'rank':
      case 'forecast':
        throw new Error(`${question.type}: it is no short question`);
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
    const patient = { body, epoch: given.epoch, loss: null, untouched: null, forecast: null };
    this.patients.set(contender, patient);
    return patient;
  }

  private fail(run: number, ask: number | null, what: Problem): void {
    this.around.post({ type: 'labFailed', run, ask, problem: what });
  }
}

const broke = (error: unknown): Problem =>
  problem('', 'labFailed', { detail: error instanceof Error ? error.message : String(error) });
