/** A contender's run as its worker holds it, and what the page is told of it. */
import { gatesOf } from '../experiment/cells';
import type { Problem } from '../experiment/problem';
import type { BackendChoice, ExperimentSpec } from '../experiment/schema';
import { isContextLost, type Model, type OpenBackend } from '../rnn';
import type { Pieces } from '../data';
import { ChangeLog } from './changes';
import { SCORING, scoresEverything } from './evaluation';
import { HandOver } from './handover';
import type { Opened } from './network';
import type { Focus, FromTrainer, Recovery, Timing } from './protocol';
import { Past } from './past';
import { laterThan, type TrainingRun } from './run';
import { SaturationWatch } from './saturation';
import type { Room } from './snapshots';
import { viewOf, type View } from './view';

/** The page hears of progress at most this often, in milliseconds. */
const REPORT_EVERY = 100;
/** What the page looks at may cost training one part in this many. */
const VIEW_SHARE = 12;
/** Steps a second is counted over this span, in milliseconds. */
const SPEED_SPAN = 2000;

type Progress = Extract<FromTrainer, { type: 'progress' }>;
type Built = Extract<FromTrainer, { type: 'built' }>;

export class Job {
  /** Pause once this epoch is over; null: go on. */
  stopAfter: number | null = null;
  recovered: Recovery | null = null;
  /** A change of backend under way, for which everything else waits. */
  moving: Promise<void> | null = null;
  readonly past: Past;

  readonly log: ChangeLog;
  readonly handOver: HandOver;
  backend: OpenBackend;
  timings: readonly Timing[];
  /** Time of a step with nothing else training; null where that was not measured. */
  msPerStep: number | null;

  /** Somebody waits for the weights. */
  weightsWanted = false;

  /** Null for a simple RNN, which has no gates. */
  private readonly saturation: SaturationWatch | null;
  /** The last epoch that the page was told of; −1: none. */
  private reported = -1;
  private told: Problem | null = null;
  private lastReport = 0;
  private lastView = 0;
  private viewCost = 0;
  private looking: { readonly work: Pieces<View>; readonly thorough: boolean; cost: number } | null = null;
  private speed: { time: number; step: number }[] = [];

  constructor(
    public id: number,
    readonly run: TrainingRun,
    public choice: BackendChoice,
    opened: Opened,
    public focus: Focus,
    /** Of a core, that training may take: in (0, 1]. */
    public share: number,
    private readonly now: () => number,
    room: Room,
  ) {
    ({ backend: this.backend, timings: this.timings, msPerStep: this.msPerStep } = opened);
    this.past = new Past(run, room);
    this.log = new ChangeLog(run.spec, run.contenderIndex);
    const place = () => ({ contender: this.contender, backend: this.backend, changes: this.log.changes });
    this.handOver = new HandOver(run, place, now);
    const gated = gatesOf(run.spec.contenders[this.contender]!.cell).length > 0;
    this.saturation = gated ? new SaturationWatch(run.prepared) : null;
    run.atEpochEnd = (ends) => this.measure(ends || run.epoch === this.stopAfter);
  }

  /** 0-based. */
  get contender(): number {
    return this.run.contenderIndex;
  }

  /** The network stays while others are built: from now on it is this contender of that run. */
  place(id: number, spec: ExperimentSpec, contender: number, letter: string, share: number, room: Room): void {
    this.id = id;
    this.share = share;
    this.past.room = room;
    this.log.place(spec, contender);
    this.run.place(spec, contender, letter, room.most);
  }

  /** Starts or goes on. */
  start(stopAfter: number | null): void {
    this.stopAfter = stopAfter;
    this.handOver.drop();
    this.recovered = null;
    // Training need not wait until everything is scored; a first look at the past goes on beside it.
    if (this.focus.epoch === null || this.looking?.thorough === true) this.looking = null;
    this.run.start();
    this.speed = [{ time: this.now(), step: this.run.step }];
  }

  /** The untrained network, as the page first sees it. */
  built(parameters: number, view: View): Built {
    this.reported = this.run.epoch;
    this.measure(true);
    return {
      type: 'built',
      run: this.id,
      contender: this.contender,
      backend: this.backend.name,
      timings: this.timings,
      msPerStep: this.msPerStep,
      parameters,
      valLoss: this.run.records[0]!.valLoss,
      saturation: this.saturation?.take() ?? [],
      kept: this.past.kept(),
      ...view,
    };
  }

  /**
   * Whether the page should hear now, and whether with a view of the network; false: not yet. The past stays as it is
   * once the run has reached it.
   */
  due(): false | { readonly withView: boolean } {
    const live = this.focus.epoch === null;
    if (this.run.status !== 'training') return { withView: live || this.past.caughtUp };
    const now = this.now();
    if (now - this.lastReport < REPORT_EVERY) return false;
    return { withView: live ? now - this.lastView >= this.viewCost * VIEW_SHARE : this.past.caughtUp };
  }

  /** Pauses, and measures once more what is seen at rest. */
  pause(): void {
    this.run.pause();
    this.measure(true);
  }

  /** What is new since the last report, with or without the costlier view of the network. */
  progress(view: View | null): Progress {
    const { run } = this;
    const fresh = laterThan(run.records, this.reported);
    this.reported = run.epoch;
    this.lastReport = this.now();
    return {
      type: 'progress',
      run: this.id,
      contender: this.contender,
      status: this.recovered !== null && run.status === 'training' ? 'recovered' : run.status,
      epoch: run.epoch,
      epochShare: run.epochShare,
      step: run.step,
      seconds: run.seconds,
      stepsPerSecond: this.stepsPerSecond(),
      msPerStep: run.msPerStep,
      epochs: {
        epoch: Float64Array.from(fresh, (record) => record.epoch),
        trainLoss: Float64Array.from(fresh, (record) => record.trainLoss),
        valLoss: Float64Array.from(fresh, (record) => record.valLoss),
      },
      saturation: this.saturation?.take() ?? [],
      ...(view ?? { predictions: null, trace: null, scores: null, traits: null }),
      kept: fresh.length > 0 ? this.past.kept() : null,
      best: run.best,
      backend: this.backend.name,
      timings: this.timings,
      recovered: this.recovered,
    };
  }

  /** The weights that are looked at, for whoever asked. */
  givenWeights(): Extract<FromTrainer, { type: 'weights' }> {
    this.weightsWanted = false;
    const { model, epoch } = this.shown;
    return { type: 'weights', run: this.id, contender: this.contender, epoch, weights: model.weights() };
  }

  /** The network that the page looks at, and the epoch whose weights it holds: as it is now, or was. */
  private get shown(): { readonly model: Model; readonly epoch: number } {
    const { run, focus, chosenEpoch } = this;
    if (focus.epoch !== null) return this.past.at(focus.epoch);
    const epoch = run.best?.restored === true ? run.best.epoch : run.epoch;
    return chosenEpoch === null || chosenEpoch === epoch ? { model: run.model, epoch } : this.past.at(chosenEpoch);
  }

  /** The epoch whose weights the page has chosen of a run that has ended; null where it has not chosen. */
  private get chosenEpoch(): number | null {
    const { best, status, epoch } = this.run;
    if ((status !== 'finished' && status !== 'stoppedEarly') || best === null) return null;
    return { best: best.epoch, last: epoch }[this.focus.ended ?? (best.restored ? 'best' : 'last')];
  }

  /** The run's problem, once; null when there is none or the page knows it. */
  newProblem(): Problem | null {
    const { problem } = this.run;
    if (problem === this.told) return null;
    this.told = problem;
    return problem;
  }

  /** Whether a view of the network is being taken. */
  get isLooking(): boolean {
    return this.looking !== null;
  }

  /** Whether optimiser steps are due; not between the pieces of a view of the weights that they change. */
  get trains(): boolean {
    return this.run.status === 'training' && (this.looking === null || this.focus.epoch !== null);
  }

  /**
   * Begins a view of what the page is looking at, with the weights as they are now or were at the epoch it asks for; a
   * thorough one scores all that a rest leaves time for.
   */
  look(thorough = false): void {
    const { run, focus } = this;
    const { model, epoch } = this.shown;
    if (model === run.model) this.past.forget();
    const budget = thorough ? SCORING.rest : SCORING.training;
    const { cell, activation, gateActivation, resetAfter } = run.spec.contenders[this.contender]!;
    const variant = focus.cell === this.contender ? { cell, activation, gateActivation, resetAfter } : null;
    const losses = { loss: run.prepared.loss, huberDelta: run.spec.training.huberDelta };
    const work = viewOf(model, run.prepared, focus, epoch, budget, variant, losses);
    this.looking = { work, thorough, cost: 0 };
  }

  /** Gives up the view that is being taken, because its network goes. */
  lookAway(): void {
    this.looking = null;
    this.handOver.drop();
  }

  /**
   * Goes on with the view for at least one piece and about `patience` milliseconds; the view once it is complete. Its
   * cost sets how soon it may be asked for again. At rest a thorough one follows where there is more to score.
   */
  seen(patience: number): View | null {
    const { looking } = this;
    if (looking === null) return null;
    const start = this.now();
    let piece = looking.work.next();
    while (piece.done !== true && this.now() - start < patience) piece = looking.work.next();
    const end = this.now();
    looking.cost += end - start;
    if (piece.done !== true) return null;
    this.lastView = end;
    this.viewCost = looking.cost;
    this.looking = null;
    const resting = this.run.status !== 'training';
    if (resting && !looking.thorough && !scoresEverything(this.run.prepared)) this.look(true);
    return piece.value;
  }

  /** How near the gates stand to their ends now; a GPU that is lost meanwhile is noticed by the next step. */
  private measure(surely: boolean): void {
    if (isContextLost()) return;
    try {
      const { model, epoch, epochShare } = this.run;
      this.saturation?.measure(model, epoch + Math.round(100 * epochShare) / 100, surely);
      // What was read from it just then means nothing.
      if (isContextLost()) this.saturation?.take();
    } catch (error) {
      if (!isContextLost()) throw error;
    }
  }

  /** Over the last two seconds; null when no step was made since the last report. */
  private stepsPerSecond(): number | null {
    const { speed, run } = this;
    const now = this.now();
    if (speed.at(-1)?.step === run.step) return null;
    speed.push({ time: now, step: run.step });
    while (speed.length > 2 && now - speed[0]!.time > SPEED_SPAN) speed.shift();
    const first = speed[0]!;
    return now > first.time ? ((run.step - first.step) * 1000) / (now - first.time) : null;
  }
}
