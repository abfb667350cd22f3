/** The trainer's one loop: takes commands, trains in short slices between them, and reports. Runs in a worker, and in Node for tests. */
import { prepare, withLoss, type Prepared } from '../data';
import { parameterCount } from '../experiment/parameters';
import { good, problem, type Problem, type Result } from '../experiment/problem';
import type { RunOutcome } from '../experiment/runs';
import type { BackendChoice, ExperimentSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { CONTENDER_LETTERS } from '../experiment/url';
import { isContextLost, onContextLost } from '../rnn';
import { Job } from './job';
import { moveTo, recoverOnProcessor } from './moving';
import { buildModel, firstWeights, openFor } from './network';
import type { BuildStage, FromTrainer, ToTrainer } from './protocol';
import { TrainingRun } from './run';
import { SLICE, restAfterSlice, restGivingWay } from './slices';
import { roomFor, type Room } from './snapshots';
import type { View } from './view';

type Build = Extract<ToTrainer, { type: 'build' }>;

export interface Surroundings {
  readonly post: (message: FromTrainer) => void;
  readonly now: () => number;
  /** This trainer's copy of the table that a request prepared; null where the sequences are synthesised. */
  readonly table: (request: number) => Promise<Table | null>;
  /** Resolves after waiting messages had their turn; after at least `ms`. */
  readonly wait: (ms: number) => Promise<void>;
  /** Ends this worker. */
  readonly close?: () => void;
}

export class TrainerSession {
  private job: Job | null = null;
  /** The share that training takes of what it may take; less than 1 where it gives way to the page. */
  private giving = 1;
  private looping = false;
  private going: Promise<void> = Promise.resolve();
  /** The newest build asked for; an older one that is still under way gives up. */
  private wanted = -1;
  /** The data of the last build, which the next one probably shares. */
  private data: { readonly request: number; readonly prepared: Prepared } | null = null;
  /** The newest place that a network was given; it may have to be built first. */
  private placing: { readonly run: number; readonly done: Promise<void> } | null = null;
  /** Builds happen one after the other: a worker has one open backend. */
  private building: Promise<void> = Promise.resolve();

  constructor(private readonly around: Surroundings) {
    onContextLost(() => {
      const { job } = this;
      // While training, the loop itself runs into the loss.
      if (job !== null && !this.looping) void this.recover(job);
    });
  }

  /** Handles one command; a command for an older run is dropped. */
  async handle(message: ToTrainer): Promise<void> {
    if (message.type === 'build') {
      this.wanted = message.run;
      this.building = this.building.then(() => this.tryBuild(message));
      await this.building;
      return;
    }
    if (message.type === 'giveWay') {
      this.giving = message.share;
      return;
    }
    if (message.type === 'leave') {
      await this.leave(this.job);
      return;
    }
    if (message.type === 'place') {
      await this.place(message);
      return;
    }
    if (message.run === this.placing?.run) await this.placing.done;
    // What is said of a network that is being built holds for it once it is there.
    if (message.run === this.wanted && message.run !== this.job?.id) await this.building;
    const { job } = this;
    if (job === null || message.run !== job.id) return;
    if (job.moving !== null) await job.moving;
    if (job !== this.job) return;
    switch (message.type) {
      case 'train':
        await this.train(job, null);
        return;
      case 'step':
        await this.train(job, job.run.epoch + 1);
        return;
      case 'pause':
        job.pause();
        await this.show(job);
        return;
      case 'adjust': {
        const { training, contender } = message;
        job.log.note(training, contender, job.run);
        job.run.adjust(training, contender);
        if (training.backend !== job.choice) await this.move(job, training.backend);
        return;
      }
      case 'focus':
        job.focus = message.focus;
        await this.show(job);
        return;
      case 'weights':
        job.weightsWanted = true;
        // While it trains, reports set the pace.
        if (job.run.status !== 'training') this.giveWeights(job);
        return;
      default:
        message satisfies never;
    }
  }

  /** Ends a network that another replaces, or nobody wants any more; what it has learnt is handed over. */
  private async letGo(job: Job): Promise<void> {
    job.run.pause();
    await job.moving;
    try {
      if (job.handOver.due) this.handOver(job, job.handOver.all());
    } catch {
      // Something else broke while it was evaluated; it is given up either way.
    }
  }

  private async leave(job: Job | null): Promise<void> {
    this.wanted = -1;
    this.job = null;
    if (job !== null) await this.letGo(job);
    this.around.close?.();
  }

  private handOver({ id, contender }: Job, outcome: RunOutcome | null): void {
    if (outcome !== null) this.around.post({ type: 'ended', run: id, contender, outcome });
  }

  private async tryBuild(message: Build): Promise<void> {
    if (this.wanted !== message.run) return;
    try {
      await this.build(message);
    } catch (error) {
      this.fail(message, workerFailed(error, message.contender));
    }
  }

  /** Gives a network that stays another place; what it was told before still holds. */
  private async place({ was, run, spec, contender, share }: Extract<ToTrainer, { type: 'place' }>): Promise<void> {
    const before = this.placing?.run === was ? this.placing.done : this.wanted === was ? this.building : null;
    const place = async (): Promise<void> => {
      await before;
      const { job } = this;
      if (job === null || job.id !== was) return;
      if (this.wanted === was) this.wanted = run;
      const room = roomOf(spec, job.run.prepared);
      job.place(run, spec, contender, CONTENDER_LETTERS[contender]!, share, room);
    };
    this.placing = { run, done: place() };
    await this.placing.done;
  }

  private async build(message: Build): Promise<void> {
    const { run: id, spec, contender, request, focus, share, beside = false } = message;
    const { now } = this.around;
    const before = this.job;
    this.job = null;
    if (before !== null) {
      await this.letGo(before);
      before.run.model.dispose();
      before.past.forget();
    }
    if (this.wanted !== id) return;
    const tell = (stage: BuildStage) => (at: number) => {
      this.around.post({ type: 'building', run: id, contender, stage, share: at });
    };
    tell('data')(0);
    const data = await this.dataOf(request, spec);
    if (this.wanted !== id) return;
    if (!data.ok) {
      this.fail(message, data.problems[0]!);
      return;
    }
    const prepared = data.value;
    tell('weights')(0);
    const weights = await this.inTurns(id, await firstWeights(spec, contender, prepared), tell('weights'));
    if (weights === null) return;
    tell('backend')(0);
    await this.around.wait(0);
    if (this.wanted !== id) return;
    const choice = spec.training.backend;
    const found = await this.openOr(message, choice, () => openFor(choice, spec, contender, prepared, weights, now));
    if (found === null || this.wanted !== id) return;
    const timings = found.timings.map((each) => ({ ...each, beside }));
    const opened = { ...found, timings, msPerStep: beside ? null : found.msPerStep };
    tell('loss')(0);
    const model = buildModel(spec, contender, prepared, weights);
    const letter = CONTENDER_LETTERS[contender]!;
    const { inputs, outputs } = prepared;
    const room = roomOf(spec, prepared);
    const intact = () => !isContextLost();
    const run = new TrainingRun(model, prepared, spec, contender, letter, now, intact, room.most);
    const job = new Job(id, run, choice, opened, focus, share, now, room);
    const view = await this.firstView(job, tell('loss'));
    if (view === null) {
      model.dispose();
      return;
    }
    this.job = job;
    this.around.post(job.built(parameterCount(spec.contenders[contender]!, inputs, outputs), view));
    void this.keepGoing(job);
  }

  /** The data of a request, prepared once; its loss follows the spec that asks. */
  private async dataOf(request: number, spec: ExperimentSpec): Promise<Result<Prepared>> {
    if (this.data?.request !== request) {
      const prepared = prepare(spec, await this.around.table(request));
      if (!prepared.ok) return prepared;
      this.data = { request, prepared: prepared.value };
    }
    return good(withLoss(this.data.prepared, spec));
  }

  /** Long work with turns for others in between; null when a newer build is wanted. */
  private async inTurns<V>(id: number, work: Generator<number, V>, tell: (share: number) => void): Promise<V | null> {
    const { now, wait } = this.around;
    for (;;) {
      const end = now() + SLICE;
      let piece = work.next();
      while (piece.done !== true && now() < end) piece = work.next();
      if (piece.done === true) return piece.value;
      tell(piece.value);
      await wait(0);
      if (this.wanted !== id) return null;
    }
  }

  /** The untrained network's loss and its view, with turns for others in between; null when a newer build is wanted. */
  private async firstView(job: Job, tell: (share: number) => void): Promise<View | null> {
    const { now, wait } = this.around;
    const turn = async () => {
      await wait(0);
      return this.wanted === job.id;
    };
    while (!job.run.measured) {
      const end = now() + SLICE;
      do job.run.advance();
      while (!job.run.measured && now() < end);
      if (!job.run.measured && !(await turn())) return null;
    }
    tell(0.5);
    job.look();
    for (;;) {
      const view = job.seen(SLICE);
      if (view !== null) return view;
      if (!(await turn())) return null;
    }
  }

  /** Opens a backend, or says why it cannot run here; null then. */
  private async openOr<V>(
    to: Pick<Build, 'run' | 'contender'>,
    choice: BackendChoice,
    open: () => Promise<V>,
  ): Promise<V | null> {
    try {
      return await open();
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.fail(to, problem('training.backend', 'backendUnavailable', { backend: choice, detail }));
      return null;
    }
  }

  private async train(job: Job, stopAfter: number | null): Promise<void> {
    if (job.handOver.ends) this.handOver(job, job.handOver.all());
    job.start(stopAfter);
    await this.keepGoing(job);
  }

  /** Looks at the network anew and tells the page. */
  private async show(job: Job): Promise<void> {
    try {
      this.report(job, true);
    } catch (error) {
      // A lost GPU is noticed, and made up for, by the loop.
      if (!isContextLost()) this.broke(job, error);
    }
    await this.keepGoing(job);
  }

  /** Keeps training, or a view of the network, going. Resolves when neither is under way. */
  private async keepGoing(job: Job): Promise<void> {
    if (!this.looping) {
      this.looping = true;
      this.going = this.untilRest(job);
    }
    await this.going;
  }

  private async untilRest(job: Job): Promise<void> {
    try {
      await this.loop();
    } catch (error) {
      this.looping = false;
      this.broke(this.job ?? job, error);
    }
  }

  private broke(job: Job, error: unknown): void {
    job.lookAway();
    job.handOver.close();
    job.run.status = 'failed';
    this.fail({ run: job.id, contender: job.contender }, workerFailed(error, job.contender));
  }

  /** Goes on with whatever job is current, so that a rebuild in the middle needs no second loop. */
  private async loop(): Promise<void> {
    for (;;) {
      const { job } = this;
      if (job === null || (job.run.status !== 'training' && !job.isLooking && !job.handOver.due)) {
        // At once, so that whoever comes next starts a new one.
        this.looping = false;
        return;
      }
      const { trains } = job;
      const began = this.around.now();
      try {
        if (job.isLooking) this.tell(job, job.seen(SLICE));
        else if (job.handOver.due) this.handOver(job, job.handOver.next(SLICE));
        if (trains) this.slice(job);
      } catch (error) {
        if (!isContextLost()) throw error;
        await this.recover(job);
      }
      const took = this.around.now() - began;
      await this.around.wait(restAfterSlice(job.share) + restGivingWay(took, this.giving));
      await job.moving;
      const due = trains && this.job === job && job.due();
      if (due !== false) this.report(job, due.withView);
    }
  }

  private slice(job: Job): void {
    const { run } = job;
    const end = this.around.now() + SLICE;
    do {
      run.advance();
      if (job.stopAfter !== null && run.epoch >= job.stopAfter && run.status === 'training') run.pause();
    } while (run.status === 'training' && this.around.now() < end);
  }

  private async move(job: Job, choice: BackendChoice): Promise<void> {
    const to = { run: job.id, contender: job.contender };
    await this.moving(
      job,
      moveTo(job, choice, (open) => this.openOr(to, choice, open), this.around.now),
    );
  }

  /** The network was lost with the GPU: goes on from the last whole epoch, on the processor. */
  private async recover(job: Job): Promise<void> {
    await this.moving(job, recoverOnProcessor(job));
  }

  private async moving(job: Job, work: Promise<void>): Promise<void> {
    job.lookAway();
    job.moving = work.finally(() => {
      job.moving = null;
    });
    await job.moving;
    if (this.job === job) void this.show(job);
  }

  /** Tells the page what is new; with a view of the network, if it takes no longer than a slice, else that follows. */
  private report(job: Job, withView: boolean): void {
    const sees = withView && !isContextLost();
    if (sees) job.look();
    this.around.post(job.progress(sees ? job.seen(SLICE) : null));
    this.giveWeights(job);
    const fresh = job.newProblem();
    if (fresh !== null) this.fail({ run: job.id, contender: job.contender }, fresh);
  }

  /** The weights for whoever waits for them. */
  private giveWeights(job: Job): void {
    if (job.weightsWanted && !isContextLost()) this.around.post(job.givenWeights());
  }

  /** A view that took longer. */
  private tell(job: Job, view: View | null): void {
    if (view !== null) this.around.post(job.progress(view));
  }

  private fail({ run, contender }: Pick<Build, 'run' | 'contender'>, what: Problem): void {
    this.around.post({ type: 'failed', run, contender, problem: what });
  }
}

/** All contenders keep the same epochs: those that the largest has room for. */
const roomOf = ({ contenders }: ExperimentSpec, { inputs, outputs }: Prepared): Room =>
  roomFor(Math.max(...contenders.map((each) => parameterCount(each, inputs, outputs))));

const workerFailed = (error: unknown, contender: number): Problem =>
  problem('', 'workerFailed', {
    where: CONTENDER_LETTERS[contender]!,
    // Some errors of the engine have a name alone.
    detail: error instanceof Error ? error.message || error.name : String(error),
  });
