/** The worker's side of a race: trains the runs it is given, one after the other, in short slices, and reports. */
import { prepare, withLoss, type Prepared } from '../data';
import { problem } from '../experiment/problem';
import type { BackendChoice } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { openBackend } from '../rnn';
import type { FromRacer, RaceTask, ToRacer } from './raceProtocol';
import { raceRun } from './raceRun';
import { laterThan, type EpochRecord } from './run';
import { SLICE, restAfterSlice, restGivingWay } from './slices';

/** The page hears of progress at most this often, in milliseconds. */
const REPORT_EVERY = 200;

export interface RacerSurroundings {
  readonly post: (message: FromRacer) => void;
  readonly now: () => number;
  /** This worker's copy of the table that a request prepared; null where the sequences are synthesised. */
  readonly table: (request: number) => Promise<Table | null>;
  /** Resolves after waiting messages had their turn; after at least `ms`. */
  readonly wait: (ms: number) => Promise<void>;
}

export class Racer {
  /** The data of the last run, which the next one probably shares. */
  private data: { readonly request: number; readonly prepared: Prepared } | null = null;
  private held = false;
  /** The share that training takes of what it may take; less than 1 where it gives way to the page. */
  private giving = 1;
  /** Lets a run that stands still go on. */
  private release: () => void = () => undefined;
  private racing: Promise<void> = Promise.resolve();

  constructor(private readonly around: RacerSurroundings) {}

  /** Handles one command; resolves once the run is over. */
  async handle(message: ToRacer): Promise<void> {
    switch (message.type) {
      case 'race':
        this.racing = this.racing.then(() => this.race(message.task));
        await this.racing;
        return;
      case 'hold':
        this.held = message.hold;
        if (!message.hold) this.release();
        return;
      case 'giveWay':
        this.giving = message.share;
        return;
      default:
        message satisfies never;
    }
  }

  private async race(task: RaceTask): Promise<void> {
    try {
      await this.train(task);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.around.post({ type: 'notRaced', ticket: task.ticket, problem: problem('', 'workerFailed', { detail }) });
    }
  }

  private async train(task: RaceTask): Promise<void> {
    const { post, now, wait } = this.around;
    const { ticket, share } = task;
    const prepared = await this.dataOf(task);
    const backend = await openBackend(task.backend as BackendChoice);
    const work = raceRun({ ...task, prepared, backend }, now);
    /** The last epoch. */
    let told = -1;
    let last = now();
    const tell = (records: readonly EpochRecord[]) => {
      last = now();
      const fresh = laterThan(records, told);
      if (fresh.length > 0) post({ type: 'advanced', ticket, epochs: columns(fresh) });
      told = records.at(-1)?.epoch ?? told;
    };
    for (;;) {
      await this.unheld();
      const began = now();
      const end = began + SLICE;
      let piece = work.next();
      while (piece.done !== true && now() < end) piece = work.next();
      if (piece.done === true) {
        post({ type: 'raced', ticket, ...piece.value });
        return;
      }
      if (now() - last >= REPORT_EVERY) tell(piece.value);
      await wait(restAfterSlice(share) + restGivingWay(now() - began, this.giving));
    }
  }

  private async dataOf({ request, spec }: RaceTask): Promise<Prepared> {
    if (this.data?.request !== request) {
      const prepared = prepare(spec, await this.around.table(request));
      if (!prepared.ok) throw new Error(prepared.problems.map(({ code }) => code).join(', '));
      this.data = { request, prepared: prepared.value };
    }
    return withLoss(this.data.prepared, spec);
  }

  private async unheld(): Promise<void> {
    while (this.held) {
      await new Promise<void>((resolve) => {
        this.release = resolve;
      });
    }
  }
}

const columns = (records: readonly EpochRecord[]): Extract<FromRacer, { type: 'advanced' }>['epochs'] => ({
  epoch: Float64Array.from(records, ({ epoch }) => epoch),
  trainLoss: Float64Array.from(records, ({ trainLoss }) => trainLoss),
  valLoss: Float64Array.from(records, ({ valLoss }) => valLoss),
});
