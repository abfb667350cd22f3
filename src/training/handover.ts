/** Hands a trained network over: once whenever it has come to rest and has learnt, or ended, since the last time. */
import { whole, type Pieces } from '../data';
import type { RunOutcome } from '../experiment/runs';
import { isContextLost } from '../rnn';
import { endOf, outcomeOf, type RunPlace } from './outcome';
import type { TrainingRun } from './run';

export class HandOver {
  private work: Pieces<RunOutcome> | null = null;
  /** The run's state and number of epochs when it was handed over last. */
  private handed = 'paused 0';
  private closed = false;

  constructor(
    private readonly run: TrainingRun,
    private readonly place: () => Omit<RunPlace, 'run'>,
    private readonly now: () => number,
  ) {}

  /** Whether there is something to hand over, or it is under way. */
  get due(): boolean {
    if (this.closed || isContextLost()) return false;
    const end = endOf(this.run.status);
    return end !== null && `${end} ${this.run.epoch}` !== this.handed && (end !== 'paused' || this.run.epoch > 0);
  }

  /** Whether what is due is an end, which must not be missed, rather than a pause. */
  get ends(): boolean {
    return this.due && this.run.status !== 'paused';
  }

  /** Goes on for about `patience` milliseconds; the outcome once it is complete. */
  next(patience: number): RunOutcome | null {
    const end = this.now() + patience;
    this.work ??= this.begin();
    let piece = this.work.next();
    while (piece.done !== true && this.now() < end) piece = this.work.next();
    return piece.done === true ? this.done(piece.value) : null;
  }

  /** The rest of it at once. */
  all(): RunOutcome | null {
    return this.done(whole(this.work ?? this.begin()));
  }

  /** Gives up what is under way, because the network trains on or is removed. */
  drop(): void {
    this.work = null;
  }

  /** Nothing is handed over any more: the network is broken. */
  close(): void {
    this.drop();
    this.closed = true;
  }

  private begin(): Pieces<RunOutcome> {
    return outcomeOf(this.run, { ...this.place(), run: 0 }, this.now);
  }

  private done(outcome: RunOutcome): RunOutcome | null {
    this.work = null;
    // What was read from a lost GPU means nothing; the run recovers and is handed over then.
    if (isContextLost()) return null;
    this.handed = `${outcome.end} ${outcome.epochs}`;
    return outcome;
  }
}
