/** One contender's training: an optimiser step at a time, the epoch's losses, the best weights, when to stop. Knows no clock but the one it is given. */
import type { Pieces } from '../data';
import type { Prepared, SampleSet } from '../data/types';
import { problem, type Problem } from '../experiment/problem';
import { permutation, stream } from '../experiment/random';
import { EpochHistory, MOST_EPOCHS } from '../experiment/thinned';
import type { ContenderSpec, ExperimentSpec } from '../experiment/schema';
import { trainingSeedOf } from '../experiment/seeds';
import type { Model, ModelSnapshot, StepSettings } from '../rnn';
import { lossOf } from './evaluation';
import type { LiveContender, LiveTraining, TrainerStatus } from './protocol';
import { stepSettingsOf } from './settings';
import { begun, extended, type Series } from './snapshots';
import { StepTimes } from './stepTimes';

export interface EpochRecord {
  /** 0 before any training, then 1, 2, … */
  readonly epoch: number;
  /** Mean over the epoch's batches, without penalties; NaN for epoch 0. */
  readonly trainLoss: number;
  readonly valLoss: number;
  /** Compute time since the start. */
  readonly seconds: number;
}

/** Those of a rising list that are of later epochs than this one. */
export function laterThan(records: readonly EpochRecord[], epoch: number): readonly EpochRecord[] {
  let from = records.length;
  while (from > 0 && records[from - 1]!.epoch > epoch) from--;
  return records.slice(from);
}

/** Milliseconds; the worker and the command line pass `performance.now`. */
type Clock = () => number;

/** How many step times the median is taken of. */
const TIMED_STEPS = 64;

/** What can turn out not finite in a step or on the validation part: the codes of the problems that say so. */
type NotFinite = 'lossNotFinite' | 'gradientNotFinite' | 'validationNotFinite';

/** A measured number as a problem holds it: three digits, with an exponent from a million on, or its name. */
function written(value: number): number | string {
  if (!Number.isFinite(value)) return String(value);
  return Math.abs(value) < 1e6 ? Number(value.toPrecision(3)) : value.toExponential(2).replace('e+', 'e');
}

export class TrainingRun {
  private readonly history: EpochHistory<EpochRecord>;
  /** Epochs finished; −1 before the untrained network was measured. */
  private done = -1;
  status: TrainerStatus = 'ready';
  problem: Problem | null = null;
  best: { epoch: number; valLoss: number; restored: boolean } | null = null;
  step = 0;
  seconds = 0;
  /** The weights of its past. */
  snapshots: Series;

  /** Called when an epoch has ended, its weights still in place, and whether training ends with it; costs no compute time. */
  atEpochEnd: ((ends: boolean) => void) | null = null;

  private settings: ExperimentSpec['training'];
  private contender: ContenderSpec;
  private lastEpoch: number;
  private samples: SampleSet | null = null;
  private order: Int32Array = new Int32Array(0);
  private position = 0;
  private lossSum = 0;
  private batches = 0;
  /** The pass over the validation part that is under way; null while an epoch is. */
  private validating: Pieces<number> | null;
  private bestSnapshot: ModelSnapshot | null = null;
  private latest: ModelSnapshot;
  /** Epochs since the validation loss was last better. */
  private stalled = 0;
  /** Gradient norm of the last good step; null before the first. */
  private lastNorm: number | null = null;
  private readonly stepTimes: number[] = [];
  /** Of the steps of the whole run. */
  readonly timed = new StepTimes();

  constructor(
    public model: Model,
    readonly prepared: Prepared,
    /** As it was when the network was built, or placed last. */
    public spec: ExperimentSpec,
    /** 0-based among the contenders of the spec. */
    public contenderIndex: number,
    private letter: string,
    private readonly now: Clock,
    /** False once what is read from the network is meaningless, because its GPU context is gone. */
    private readonly intact: () => boolean = () => true,
    /** How many evenly spaced snapshots it keeps for the time machine; a run without a page needs none. */
    private most = 1,
    /** How many evenly spaced records of epochs it keeps. */
    mostRecords = MOST_EPOCHS,
  ) {
    this.history = new EpochHistory(mostRecords);
    this.settings = spec.training;
    this.contender = spec.contenders[contenderIndex]!;
    this.lastEpoch = spec.training.epochs;
    this.latest = model.snapshot();
    this.snapshots = begun({ epoch: 0, parameters: this.latest.parameters });
    this.validating = this.validation();
  }

  /** Epochs finished. */
  get epoch(): number {
    return Math.max(0, this.done);
  }

  /** Of every epoch, by rising number; of a long run of every 2^k-th, the best and the latest. */
  get records(): readonly EpochRecord[] {
    return this.history.all();
  }

  /** Share of the epoch under way that has been trained on, 0 … 1. */
  get epochShare(): number {
    return this.samples === null ? 0 : this.position / this.order.length;
  }

  /** Whether the validation loss before any training is known: record 0. */
  get measured(): boolean {
    return this.done >= 0;
  }

  /** Median duration of the last steps in milliseconds; null before the first. */
  get msPerStep(): number | null {
    if (this.stepTimes.length === 0) return null;
    return this.stepTimes.toSorted((a, b) => a - b)[this.stepTimes.length >> 1]!;
  }

  /** Starts or goes on; after the end it goes on for as many epochs again, from the latest weights and not the best. */
  start(): void {
    if (this.status === 'finished' || this.status === 'stoppedEarly') {
      this.model.restore(this.latest);
      if (this.best !== null) this.best = { ...this.best, restored: false };
      this.lastEpoch = this.epoch + this.settings.epochs;
      this.stalled = 0;
    }
    this.problem = null;
    this.status = 'training';
  }

  pause(): void {
    if (this.status === 'training') this.status = 'paused';
  }

  /** Takes over what may change while training runs; the next step uses it. */
  adjust(training: LiveTraining, contender: LiveContender): void {
    if (this.epoch < this.lastEpoch && training.epochs !== this.settings.epochs) {
      this.lastEpoch += training.epochs - this.settings.epochs;
    }
    this.settings = { ...this.settings, ...training };
    this.contender = { ...this.contender, ...contender };
  }

  /** Gives it another place in a spec with other contenders beside it; its own network stays. */
  place(spec: ExperimentSpec, index: number, letter: string, most: number): void {
    this.spec = spec;
    this.contenderIndex = index;
    this.letter = letter;
    this.most = most;
  }

  /** Goes on with another network of the same shape and optimiser state, at the step where the run stands. */
  moveTo(model: Model, state: ModelSnapshot): void {
    model.restore(state);
    this.model = model;
    this.stepTimes.length = 0;
    this.timed.clear();
    // Half a pass on the old network is worth nothing.
    if (this.validating !== null) this.validating = this.validation();
  }

  /** Goes on with another network from the end of the last whole epoch, because the old one is lost. */
  recoverWith(model: Model): void {
    if (this.measured) this.validating = null;
    this.moveTo(model, this.best?.restored === true ? this.bestSnapshot! : this.latest);
    this.samples = null;
  }

  /**
   * One piece of work: an optimiser step, or, before the first epoch and after every one, a chunk of the validation part;
   * with its last chunk the epoch's record, the best weights and whether to stop.
   */
  advance(): void {
    const start = this.now();
    if (this.validating !== null) this.validate(this.validating);
    else this.trainStep(start);
    this.seconds += (this.now() - start) / 1000;
  }

  private validate(pass: Pieces<number>): void {
    const piece = pass.next();
    if (piece.done !== true) return;
    this.validating = null;
    if (this.measured) this.endEpoch(piece.value);
    else this.record({ epoch: 0, trainLoss: NaN, valLoss: piece.value, seconds: this.seconds }, false);
  }

  private record(record: EpochRecord, isBest: boolean): void {
    this.history.add(record, isBest);
    this.done = record.epoch;
  }

  private trainStep(start: number): void {
    if (this.samples === null) this.beginEpoch();
    const indices = this.order.subarray(this.position, this.position + this.settings.batchSize);
    const result = this.model.trainStep(this.samples!.batch(indices), this.stepSettings());
    const stepTime = this.now() - start;
    this.stepTimes.push(stepTime);
    this.timed.add(stepTime);
    if (this.stepTimes.length > TIMED_STEPS) this.stepTimes.shift();
    this.step++;
    this.position += indices.length;
    this.lossSum += result.loss;
    this.batches++;
    const { loss, gradientNorm } = result;
    const code = !Number.isFinite(loss) ? 'lossNotFinite' : !Number.isFinite(gradientNorm) ? 'gradientNotFinite' : null;
    if (code !== null) this.rewind(code, { gradientNorm: written(gradientNorm) });
    else {
      this.lastNorm = gradientNorm;
      if (this.position >= this.order.length) this.validating = this.validation();
    }
  }

  private validation(): Pieces<number> {
    return lossOf(this.model, this.prepared.validation, this.stepSettings());
  }

  private beginEpoch(): void {
    this.samples = this.prepared.training(this.epoch);
    this.order = permutation(this.samples.count, stream(trainingSeedOf(this.spec), 'shuffle', this.epoch));
    this.position = 0;
    this.lossSum = 0;
    this.batches = 0;
  }

  private endEpoch(valLoss: number): void {
    this.samples = null;
    if (!Number.isFinite(valLoss)) {
      const trainLoss = this.lossSum / this.batches;
      this.rewind('validationNotFinite', { valLoss: written(valLoss), trainLoss: written(trainLoss) });
      return;
    }
    const snapshot = this.model.snapshot();
    if (!this.intact()) throw new Error('The network was lost while its epoch ended');
    this.latest = snapshot;
    const { enabled, patience, minDelta } = this.settings.earlyStopping;
    const better = this.best === null || valLoss < this.best.valLoss;
    const trainLoss = this.lossSum / this.batches;
    this.record({ epoch: this.epoch + 1, trainLoss, valLoss, seconds: this.seconds }, better);
    this.stalled = this.best === null || valLoss < this.best.valLoss - minDelta ? 0 : this.stalled + 1;
    if (better) {
      this.best = { epoch: this.epoch, valLoss, restored: false };
      this.bestSnapshot = this.latest;
    }
    const { parameters } = snapshot;
    this.snapshots = extended(this.snapshots, { epoch: this.epoch, parameters }, better, this.most);
    const end = enabled && this.stalled >= patience ? 'stoppedEarly' : this.epoch >= this.lastEpoch ? 'finished' : null;
    if (this.atEpochEnd !== null) this.aside(this.atEpochEnd, end !== null);
    if (end !== null) this.stop(end);
  }

  /** Does something that does not belong to training, and leaves its time out of the count. */
  private aside(work: (ends: boolean) => void, ends: boolean): void {
    const start = this.now();
    work(ends);
    this.seconds -= (this.now() - start) / 1000;
  }

  private stop(status: 'finished' | 'stoppedEarly'): void {
    this.status = status;
    if (!this.settings.restoreBest || this.bestSnapshot === null || this.best === null) return;
    this.model.restore(this.bestSnapshot);
    this.best = { ...this.best, restored: true };
  }

  /** After a number that is not finite: goes back to the last whole epoch and stops with a reason. */
  private rewind(code: NotFinite, measured: Problem['values']): void {
    this.model.restore(this.latest);
    this.samples = null;
    this.status = 'failed';
    this.problem = problem('training.learningRate', code, {
      contender: this.letter,
      step: this.step,
      during: this.epoch + 1,
      epoch: this.epoch,
      ...measured,
      normBefore: this.lastNorm === null ? '–' : written(this.lastNorm),
      learningRate: this.settings.learningRate,
    });
  }

  private stepSettings(): StepSettings {
    const training = { ...this.settings, learningRate: this.learningRateNow() };
    return stepSettingsOf(training, this.contender, this.prepared);
  }

  /** Constant until `decayStart` of the epochs is over, then linear to zero at the end. */
  private learningRateNow(): number {
    const { learningRate, decayStart } = this.settings;
    const progress = (this.epoch + (this.order.length === 0 ? 0 : this.position / this.order.length)) / this.lastEpoch;
    if (decayStart >= 1 || progress <= decayStart) return learningRate;
    return learningRate * Math.max(0, 1 - (progress - decayStart) / (1 - decayStart));
  }
}
