/** The runs that a race has given to the pool: a ticket for each that is under way there, and how many there may be. */
import type { ExperimentSpec } from '../../experiment/schema';
import type { RaceTask } from '../../training/raceProtocol';
import type { Client } from '../client';
import { coreShare } from '../cores';

export type PoolClient = Pick<Client, 'cores' | 'race' | 'hold' | 'dropRuns'>;

/** Which run a ticket is for, both 0-based. */
interface Place {
  readonly contender: number;
  readonly run: number;
}

/** A run that the pool trains. */
interface Pooled extends Place {
  /** Whether others trained at the same time. */
  beside: boolean;
}

/** What a run is trained with. */
interface Given {
  readonly spec: ExperimentSpec;
  /** The request that prepared its data. */
  readonly request: number;
  readonly backend: RaceTask['backend'];
}

export function raceTickets(client: PoolClient) {
  let places = new Map<number, Pooled>();
  let serial = 0;
  /** Whether runs were given to the pool, which then has workers. */
  let assigned = false;

  return {
    all: (): readonly Pooled[] => [...places.values()],

    at: (ticket: number): Place | undefined => places.get(ticket),

    /** The run is no longer under way. */
    close(ticket: number): Pooled | undefined {
      const place = places.get(ticket);
      places.delete(ticket);
      return place;
    },

    /** Whether another run can be given while the page itself trains as many networks: they leave that many cores. */
    hasRoom: (training: number): boolean => places.size < most(training),

    /** @param training networks of the page itself that train @param pending runs for the pool that are still to end */
    give({ contender, run }: Place, { spec, request, backend }: Given, training: number, pending: number): void {
      const ticket = ++serial;
      const share = coreShare(training + Math.min(most(training), pending), client.cores);
      places.set(ticket, { contender, run, beside: false });
      assigned = true;
      client.race({ ticket, spec, request, contender, run, backend, share });
    },

    hold(hold: boolean): void {
      if (places.size > 0) client.hold(hold);
    },

    /** Gives all up, and lets the workers go. */
    drop(): void {
      if (assigned) client.dropRuns();
      assigned = false;
      places = new Map();
    },

    /** Contenders stand elsewhere; the runs of those that are gone are given up. @param place its new one; -1: gone */
    follow(place: (contender: number) => number): void {
      const lost = [...places].flatMap(([ticket, { contender }]) => (place(contender) < 0 ? [ticket] : []));
      if (lost.length > 0) client.dropRuns(lost);
      places = new Map(
        [...places].flatMap(([ticket, each]) =>
          lost.includes(ticket) ? [] : [[ticket, { ...each, contender: place(each.contender) }] as const],
        ),
      );
    },
  };

  function most(training: number): number {
    return Math.max(1, client.cores - training);
  }
}
