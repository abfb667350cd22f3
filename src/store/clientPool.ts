/** The part of the client that trains a race's runs: workers made on need, kept while the race goes on. */
import type { FromRacer, RaceTask, ToRacer } from '../training/raceProtocol';

/** What becomes of the runs in the pool. */
export interface PoolListener {
  readonly fromRacer: (message: FromRacer) => void;
  /** A worker died, and the run with this ticket with it. */
  readonly racerCrashed: (ticket: number, detail: string) => void;
}

/** What the store asks of the pool. How many runs it starts at once is for the store to decide. */
export interface Pool {
  /** Cores of this machine, at least 1. */
  readonly cores: number;
  /** Trains a run from its beginning to its end in a worker of its own. */
  race(task: RaceTask): void;
  /** All runs stand still, or go on. */
  hold(hold: boolean): void;
  /** Gives up every run that is under way, at once, and lets the workers go. */
  dropRuns(): void;
}

interface Racer {
  readonly worker: Worker;
  /** Of the run that it trains; null: none. */
  ticket: number | null;
}

/** @param connect gives a new worker its channel to the data worker, and what else it has to know */
export function createPool(
  connect: (worker: Worker) => void,
  listener: () => PoolListener | undefined,
): Pool & { readonly workers: () => readonly Worker[] } {
  let racers: Racer[] = [];
  let held = false;

  const tell = ({ worker }: Racer, message: ToRacer): void => {
    worker.postMessage(message);
  };

  const hire = (): Racer => {
    const worker = new Worker(new URL('../training/race.worker.ts', import.meta.url), { type: 'module' });
    const racer: Racer = { worker, ticket: null };
    worker.addEventListener('message', ({ data }: MessageEvent<FromRacer>) => {
      // What was on its way when the race was given up is nobody's any more.
      if (!racers.includes(racer)) return;
      if (data.type !== 'advanced') racer.ticket = null;
      listener()?.fromRacer(data);
    });
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      racers = racers.filter((each) => each !== racer);
      if (racer.ticket !== null) listener()?.racerCrashed(racer.ticket, message);
    });
    racers.push(racer);
    connect(worker);
    if (held) tell(racer, { type: 'hold', hold: true });
    return racer;
  };

  return {
    cores: Math.max(1, navigator.hardwareConcurrency),
    race: (task) => {
      const racer = racers.find(({ ticket }) => ticket === null) ?? hire();
      racer.ticket = task.ticket;
      tell(racer, { type: 'race', task });
    },
    hold: (hold) => {
      held = hold;
      for (const racer of racers) tell(racer, { type: 'hold', hold });
    },
    dropRuns: () => {
      for (const { worker } of racers) worker.terminate();
      racers = [];
      held = false;
    },
    workers: () => racers.map(({ worker }) => worker),
  };
}
