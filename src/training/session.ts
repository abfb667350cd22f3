/** The trainer's one loop: takes commands, trains in short slices between them, and reports. Runs in a worker, and in Node for tests. */
import { prepare } from '../data';
import { problem, type Problem } from '../experiment/problem';
import { CONTENDER_LETTERS } from '../experiment/url';
import { initialWeights, Model, openBackend } from '../rnn';
import { partMetrics, predictionsFor } from './evaluation';
import { probeTrace } from './probe';
import { SHOWN_ROWS, type Focus, type FromTrainer, type PredictionSet, type ToTrainer } from './protocol';
import { TrainingRun } from './run';

/** How long commands wait at most, in milliseconds. */
const SLICE = 20;
/** Pause between slices when every core is busy, so that the page's thread gets its turn. */
const REST = 8;
/** The page hears of progress at most this often, in milliseconds. */
const REPORT_EVERY = 100;
/** What the page looks at may cost training one part in this many. */
const VIEW_SHARE = 12;
/** Steps a second is counted over this span, in milliseconds. */
const SPEED_SPAN = 2000;

export interface Surroundings {
  readonly post: (message: FromTrainer) => void;
  readonly now: () => number;
  /** Resolves after waiting messages had their turn; after at least `ms`. */
  readonly wait: (ms: number) => Promise<void>;
}

interface Job {
  readonly id: number;
  readonly contender: number;
  readonly backend: string;
  readonly parameters: number;
  readonly run: TrainingRun;
  readonly rest: boolean;
  focus: Focus;
  /** Pause once this epoch is over; null: go on. */
  stopAfter: number | null;
  /** Records the page has. */
  reported: number;
  /** The last problem the page was told of. */
  told: Problem | null;
  lastReport: number;
  lastView: number;
  viewCost: number;
  readonly speed: { time: number; step: number }[];
}

export class TrainerSession {
  private job: Job | null = null;
  private looping = false;
  /** The newest build asked for; an older one that is still under way gives up. */
  private wanted = -1;

  constructor(private readonly around: Surroundings) {}

  /** Handles one command; a command for an older run is dropped. */
  async handle(message: ToTrainer): Promise<void> {
    if (message.type === 'build') {
      try {
        await this.build(message);
      } catch (error) {
        this.around.post({ type: 'failed', run: message.run, contender: message.contender, problem: crash(error) });
      }
      return;
    }
    const { job } = this;
    if (job === null || message.run !== job.id) return;
    switch (message.type) {
      case 'train':
        job.stopAfter = null;
        await this.train(job);
        return;
      case 'step':
        job.stopAfter = job.run.epoch + 1;
        await this.train(job);
        return;
      case 'pause':
        job.run.pause();
        this.report(job, true);
        return;
      case 'adjust':
        job.run.adjust(message.training, message.contender);
        return;
      case 'focus':
        job.focus = message.focus;
        this.report(job, true);
        return;
      default:
        message satisfies never;
    }
  }

  private async build(message: Extract<ToTrainer, { type: 'build' }>): Promise<void> {
    const { run: id, spec, contender, table, focus, rest } = message;
    this.wanted = id;
    this.job?.run.pause();
    this.job?.run.model.dispose();
    this.job = null;
    const prepared = prepare(spec, table);
    if (!prepared.ok) {
      this.around.post({ type: 'failed', run: id, contender, problem: prepared.problems[0]! });
      return;
    }
    const backend = await openBackend(spec.training.backend);
    if (this.wanted !== id) return;
    const { inputs, outputs, perStep, output } = prepared.value;
    const io = { inputs, outputs, perStep, output };
    const chosen = spec.contenders[contender]!;
    const weights = initialWeights(chosen, io, spec.seed);
    const model = new Model(chosen, io, weights, spec.seed);
    const run = new TrainingRun(model, prepared.value, spec, contender, CONTENDER_LETTERS[contender]!, this.around.now);
    const job: Job = {
      id,
      contender,
      backend: backend.name,
      parameters: Object.values(weights).reduce((sum, { values }) => sum + values.length, 0),
      run,
      rest,
      focus,
      stopAfter: null,
      reported: 0,
      told: null,
      lastReport: 0,
      lastView: 0,
      viewCost: 0,
      speed: [],
    };
    this.job = job;
    this.around.post({
      type: 'built',
      run: id,
      contender,
      backend: job.backend,
      parameters: job.parameters,
      valLoss: run.records[0]!.valLoss,
      ...this.view(job),
    });
    job.reported = run.records.length;
  }

  private async train(job: Job): Promise<void> {
    job.run.start();
    job.speed.splice(0, Infinity, { time: this.around.now(), step: job.run.step });
    if (this.looping) return;
    this.looping = true;
    try {
      await this.loop();
    } catch (error) {
      this.fail(error);
    } finally {
      this.looping = false;
    }
  }

  /** Goes on with whatever job is current, so that a rebuild in the middle needs no second loop. */
  private async loop(): Promise<void> {
    for (;;) {
      const { job } = this;
      if (job === null || job.run.status !== 'training') return;
      this.slice(job);
      await this.around.wait(job.rest ? REST : 0);
      if (this.job === job) this.reportIfDue(job);
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

  private reportIfDue(job: Job): void {
    const now = this.around.now();
    if (job.run.status !== 'training') this.report(job, true);
    else if (now - job.lastReport >= REPORT_EVERY) this.report(job, now - job.lastView >= job.viewCost * VIEW_SHARE);
  }

  /** Tells the page what is new since the last report, with or without the costlier view of the network. */
  private report(job: Job, withView: boolean): void {
    const { run } = job;
    const now = this.around.now();
    const fresh = run.records.slice(job.reported);
    job.reported = run.records.length;
    job.lastReport = now;
    const view = withView ? this.view(job) : { predictions: null, trace: null, metrics: null };
    this.around.post({
      type: 'progress',
      run: job.id,
      contender: job.contender,
      status: run.status,
      epoch: run.epoch,
      step: run.step,
      seconds: run.seconds,
      stepsPerSecond: this.stepsPerSecond(job, now),
      msPerStep: run.msPerStep,
      epochs: {
        epoch: Float64Array.from(fresh, (record) => record.epoch),
        trainLoss: Float64Array.from(fresh, (record) => record.trainLoss),
        valLoss: Float64Array.from(fresh, (record) => record.valLoss),
      },
      ...view,
      best: run.best,
    });
    if (run.problem !== null && run.problem !== job.told) {
      job.told = run.problem;
      this.around.post({ type: 'failed', run: job.id, contender: job.contender, problem: run.problem });
    }
  }

  /** What the page is looking at, computed with the weights as they are now; its cost sets how soon it may be asked again. */
  private view(job: Job) {
    const { run, focus } = job;
    const start = this.around.now();
    const { model, prepared } = run;
    const epoch = run.best?.restored === true ? run.best.epoch : run.epoch;
    const predicted = {
      validation: predictionsFor(model, prepared, 'validation'),
      test: predictionsFor(model, prepared, 'test'),
    };
    const shown =
      focus.predictions === 'train' ? predictionsFor(model, prepared, 'train') : predicted[focus.predictions];
    const predictions: PredictionSet = {
      part: focus.predictions,
      values: shown.slice(0, SHOWN_ROWS * prepared.outputs),
      outputs: prepared.outputs,
      epoch,
    };
    const trace = probeTrace(model, prepared, focus, epoch);
    const metrics = {
      validation: partMetrics(prepared, 'validation', predicted.validation),
      test: partMetrics(prepared, 'test', predicted.test),
    };
    job.lastView = this.around.now();
    job.viewCost = job.lastView - start;
    return { predictions, trace, metrics };
  }

  /** Over the last two seconds; null when no step was made since the last report. */
  private stepsPerSecond({ speed, run }: Job, now: number): number | null {
    if (speed.at(-1)?.step === run.step) return null;
    speed.push({ time: now, step: run.step });
    while (speed.length > 2 && now - speed[0]!.time > SPEED_SPAN) speed.shift();
    const first = speed[0]!;
    return now > first.time ? ((run.step - first.step) * 1000) / (now - first.time) : null;
  }

  private fail(error: unknown): void {
    const { job } = this;
    if (job === null) throw error;
    job.run.status = 'failed';
    this.around.post({ type: 'failed', run: job.id, contender: job.contender, problem: crash(error) });
  }
}

const crash = (error: unknown): Problem =>
  problem('', 'workerFailed', { detail: error instanceof Error ? error.message : String(error) });
