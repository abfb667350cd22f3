/** The part of the client that trains a race's runs, in workers that are made when needed and kept while the race goes on. */
import type { Connect } from '../training/protocol';
import type { FromRacer, RaceTask, ToRacer } from '../training/raceProtocol';
import { networkWorker } from './clientNetworkWorker';
import { watched, type Ending, type WatchedWorker } from './clientWorker';

/** What becomes of the runs in the pool. */
export interface PoolListener {
  readonly fromRacer: (message: FromRacer) => void;
  /** A worker died, and the run with this ticket with it. */
  readonly racerCrashed: (ticket: number, how: Ending) => void;
}

/** What the store asks of the pool. How many runs it starts at once is for the store to decide. */
export interface Pool {
  /** Cores of this machine, at least 1. */
  readonly cores: number;
  /** Trains a run from its beginning to its end in a worker of its own. */
  race(task: RaceTask): void;
  /** Pauses all runs, or lets them go on. */
  hold(hold: boolean): void;
  /**
   * Gives up runs that are under way, at once, and lets their workers go.
   *
   * @param tickets only the runs with these; absent: all runs, and the workers that train none end as well
   */
  dropRuns(tickets?: readonly number[]): void;
}

interface Racer {
  readonly worker: WatchedWorker<ToRacer | Connect>;
  /** The ticket of the run that it trains; null: it trains none. */
  ticket: number | null;
}

/** @param connect gives a new worker its channel to the data worker, and what else it has to know */
export function createPool(
  connect: (worker: WatchedWorker<ToRacer | Connect>) => void,
  listener: () => PoolListener | undefined,
): Pool & { readonly workers: () => readonly WatchedWorker<ToRacer | Connect>[] } {
  let racers: Racer[] = [];
  let held = false;

  const tell = ({ worker }: Racer, message: ToRacer): void => {
    worker.post(message);
  };

  const start = (): Racer => {
    const racer: Racer = {
      worker: watched<FromRacer, ToRacer | Connect>(
        networkWorker('racer'),
        (message) => {
          // The race was given up while this message was on its way.
          if (!racers.includes(racer)) return;
          if (message.type !== 'advanced') racer.ticket = null;
          listener()?.fromRacer(message);
        },
        (how) => {
          racers = racers.filter((each) => each !== racer);
          if (racer.ticket !== null) listener()?.racerCrashed(racer.ticket, how);
        },
      ),
      ticket: null,
    };
    // Before it is listed, because a new data worker is connected to all that are.
    connect(racer.worker);
    racers.push(racer);
    if (held) tell(racer, { type: 'hold', hold: true });
    return racer;
  };

  return {
    cores: Math.max(1, navigator.hardwareConcurrency),
    race: (task) => {
      const racer = racers.find(({ ticket }) => ticket === null) ?? start();
      racer.ticket = task.ticket;
      tell(racer, { type: 'race', task });
    },
    hold: (hold) => {
      held = hold;
      for (const racer of racers) tell(racer, { type: 'hold', hold });
    },
    dropRuns: (tickets) => {
      const goes = ({ ticket }: Racer) => tickets === undefined || (ticket !== null && tickets.includes(ticket));
      for (const { worker } of racers.filter(goes)) worker.end();
      racers = racers.filter((each) => !goes(each));
      if (racers.length === 0) held = false;
    },
    workers: () => racers.map(({ worker }) => worker),
  };
}
